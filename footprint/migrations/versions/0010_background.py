"""Drafts of background processes, their effect on products, and which release was adopted when"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "background_draft",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("candidate", sa.String(length=64), nullable=True),
        sa.Column("compiled", sa.JSON(), nullable=False),
        sa.Column("products", sa.Integer(), nullable=True),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("opened_by", sa.String(length=36), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["opened_by"], ["user_account.id"], name="fk_background_draft_opened_by_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_background_draft"),
    )
    op.create_index("ix_background_draft_state", "background_draft", ["state"], unique=False)
    op.create_table(
        "background_edit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("process", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=True),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["background_draft.id"], name="fk_background_edit_draft_id_background_draft"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_background_edit_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_background_edit"),
        sa.UniqueConstraint("draft_id", "process", name="uq_background_edit_draft_id_process"),
    )
    op.create_index("ix_background_edit_draft_id", "background_edit", ["draft_id"], unique=False)
    op.create_table(
        "background_effect",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("candidate", sa.String(length=64), nullable=False),
        sa.Column("snapshot_id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=30), nullable=False),
        sa.Column("before", sa.Float(), nullable=True),
        sa.Column("after", sa.Float(), nullable=True),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("stages", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["background_draft.id"], name="fk_background_effect_draft_id_background_draft"
        ),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshot.id"], name="fk_background_effect_snapshot_id_snapshot"),
        sa.PrimaryKeyConstraint("id", name="pk_background_effect"),
        sa.UniqueConstraint(
            "draft_id", "candidate", "snapshot_id", name="uq_background_effect_draft_id_candidate_snapshot_id"
        ),
    )
    op.create_index("ix_background_effect_draft_id", "background_effect", ["draft_id"], unique=False)
    op.create_table(
        "background_adoption",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("release", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("draft_id", sa.String(length=36), nullable=True),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["background_draft.id"], name="fk_background_adoption_draft_id_background_draft"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_background_adoption_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_background_adoption"),
    )
    op.create_index("ix_background_adoption_release", "background_adoption", ["release"], unique=False)
