"""What a study declares beside its bill of materials"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "study_declaration",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("part", sa.String(length=30), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_study_declaration_study_id_study"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_study_declaration_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_study_declaration"),
        sa.UniqueConstraint("study_id", "part", "number", name="uq_study_declaration_study_id_part_number"),
    )
    op.create_index("ix_study_declaration_study_id", "study_declaration", ["study_id"], unique=False)
