"""Steps of the matching desk that can be taken back; notes and evidence files of lines"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bom_version", sa.Column("study_version", sa.Integer(), nullable=False, server_default=sa.text("0")))
    with op.batch_alter_table("line_choice") as batch:
        batch.add_column(sa.Column("study_version", sa.Integer(), nullable=False, server_default=sa.text("0")))
        batch.add_column(sa.Column("actor_id", sa.String(length=36), nullable=True))
        batch.add_column(sa.Column("undoes", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_line_choice_actor_id_user_account", "user_account", ["actor_id"], ["id"])
    op.create_table(
        "line_note",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.String(length=120), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_line_note_study_id_study"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_line_note_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_line_note"),
    )
    op.create_index("ix_line_note_study_id", "line_note", ["study_id"], unique=False)
    op.create_table(
        "line_evidence",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.String(length=120), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_line_evidence_study_id_study"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_line_evidence_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_line_evidence"),
    )
    op.create_index("ix_line_evidence_study_id", "line_evidence", ["study_id"], unique=False)
