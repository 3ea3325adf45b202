"""Rule sets that an operator adds"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_set_file",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule_set", sa.String(length=60), nullable=False),
        sa.Column("version", sa.String(length=14), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["uploaded_by"], ["user_account.id"], name="fk_rule_set_file_uploaded_by_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_rule_set_file"),
        sa.UniqueConstraint("rule_set", "version", name="uq_rule_set_file_rule_set_version"),
    )
