"""What the columns of an upload mean: uploads that wait for it, what an organisation said, and what was read"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bom_version", sa.Column("mapping", sa.JSON(), nullable=True))
    op.create_table(
        "bom_draft",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_bom_draft_study_id_study"),
        sa.ForeignKeyConstraint(["uploaded_by"], ["user_account.id"], name="fk_bom_draft_uploaded_by_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_bom_draft"),
        sa.UniqueConstraint("study_id", name="uq_bom_draft_study_id"),
    )
    op.create_table(
        "column_choice",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("headings", sa.String(length=500), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_column_choice_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_column_choice_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_column_choice"),
        sa.UniqueConstraint("organisation_id", "fingerprint", name="uq_column_choice_organisation_id_fingerprint"),
    )
    op.create_index("ix_column_choice_organisation_id", "column_choice", ["organisation_id"], unique=False)
