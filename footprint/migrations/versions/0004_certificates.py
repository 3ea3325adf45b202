"""The certificate ledger"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "certificate_lot",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("scheme", sa.String(length=10), nullable=False),
        sa.Column("technology", sa.String(length=12), nullable=False),
        sa.Column("plant", sa.String(length=200), nullable=False),
        sa.Column("market", sa.String(length=6), nullable=False),
        sa.Column("generated_from", sa.Date(), nullable=False),
        sa.Column("generated_to", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("kwh", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(length=64), nullable=True),
        sa.Column("proof_name", sa.String(length=200), nullable=False),
        sa.Column("entered_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_certificate_lot_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["entered_by"], ["user_account.id"], name="fk_certificate_lot_entered_by_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_certificate_lot"),
    )
    op.create_index("ix_certificate_lot_organisation_id", "certificate_lot", ["organisation_id"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lot_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["lot_id"], ["certificate_lot.id"], name="fk_certificate_lot_id_certificate_lot"),
        sa.PrimaryKeyConstraint("id", name="pk_certificate"),
        sa.UniqueConstraint("number", name="uq_certificate_number"),
    )
    op.create_index("ix_certificate_lot_id", "certificate", ["lot_id"], unique=False)
    op.create_table(
        "certificate_allocation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lot_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("site", sa.String(length=40), nullable=False),
        sa.Column("kwh", sa.Integer(), nullable=False),
        sa.Column("released", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["lot_id"], ["certificate_lot.id"], name="fk_certificate_allocation_lot_id_certificate_lot"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_certificate_allocation_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_certificate_allocation_study_id_study"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name="fk_certificate_allocation_user_id_user_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_certificate_allocation"),
    )
    op.create_index("ix_certificate_allocation_lot_id", "certificate_allocation", ["lot_id"], unique=False)
    op.create_index(
        "ix_certificate_allocation_organisation_id", "certificate_allocation", ["organisation_id"], unique=False
    )
    op.create_index("ix_certificate_allocation_study_id", "certificate_allocation", ["study_id"], unique=False)
