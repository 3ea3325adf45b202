"""Versions of a bill of materials in which one line was composed of materials, and what they were made from"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("bom_version") as batch:
        batch.add_column(sa.Column("composed", sa.String(length=120), nullable=True))
        batch.add_column(sa.Column("base", sa.String(length=36), nullable=True))
