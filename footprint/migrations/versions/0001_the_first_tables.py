"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(length=36), nullable=False),
        sa.Column("actor", sa.String(length=254), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=80), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_event"),
        sa.UniqueConstraint("hash", name="uq_audit_event_hash"),
    )
    op.create_index("ix_audit_event_action", "audit_event", ["action"], unique=False)
    op.create_index("ix_audit_event_actor_id", "audit_event", ["actor_id"], unique=False)
    op.create_index("ix_audit_event_organisation_id", "audit_event", ["organisation_id"], unique=False)
    op.create_index("ix_audit_event_subject_id", "audit_event", ["subject_id"], unique=False)
    op.create_table(
        "mail_message",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mail_message"),
    )
    op.create_index("ix_mail_message_sent", "mail_message", ["sent"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_zh", sa.String(length=200), nullable=False),
        sa.Column("park", sa.String(length=200), nullable=False),
        sa.Column("credit_code", sa.String(length=18), nullable=False),
        sa.Column("accreditation", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("name", name="uq_organisation_name"),
    )
    op.create_table(
        "supplier_share",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("series", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("customer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["organisation.id"], name="fk_supplier_share_customer_id_organisation"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_supplier_share_organisation_id_organisation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_supplier_share"),
        sa.UniqueConstraint("series", "customer_id", name="uq_supplier_share_series_customer_id"),
    )
    op.create_index("ix_supplier_share_customer_id", "supplier_share", ["customer_id"], unique=False)
    op.create_index("ix_supplier_share_organisation_id", "supplier_share", ["organisation_id"], unique=False)
    op.create_index("ix_supplier_share_series", "supplier_share", ["series"], unique=False)
    op.create_table(
        "user_account",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("session_key", sa.String(length=36), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_login", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_user_account_organisation_id_organisation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_user_account"),
        sa.UniqueConstraint("email", name="uq_user_account_email"),
    )
    op.create_index("ix_user_account_organisation_id", "user_account", ["organisation_id"], unique=False)
    op.create_table(
        "account_token",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.Column("created_by", sa.String(length=36), nullable=True),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["user_account.id"], name="fk_account_token_created_by_user_account"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_account_token_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_account_token_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_account_token"),
        sa.UniqueConstraint("token_hash", name="uq_account_token_token_hash"),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("progress", sa.Float(), nullable=False),
        sa.Column("progress_text", sa.String(length=200), nullable=False),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("error_zh", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker", sa.String(length=80), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_job_organisation_id_organisation"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_job_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    op.create_index("ix_job_organisation_id", "job", ["organisation_id"], unique=False)
    op.create_index("ix_job_state", "job", ["state"], unique=False)
    op.create_index("ix_job_subject_id", "job", ["subject_id"], unique=False)
    op.create_table(
        "study",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("electricity", sa.String(length=10), nullable=False),
        sa.Column("recycling", sa.String(length=14), nullable=False),
        sa.Column("iterations", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("full_disclosure", sa.Boolean(), nullable=False),
        sa.Column("current", sa.String(length=64), nullable=True),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["user_account.id"], name="fk_study_created_by_user_account"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_study_organisation_id_organisation"),
        sa.PrimaryKeyConstraint("id", name="pk_study"),
    )
    op.create_index("ix_study_organisation_id", "study", ["organisation_id"], unique=False)
    op.create_table(
        "supplier_footprint",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("series", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("product", sa.String(length=200), nullable=False),
        sa.Column("product_zh", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=12), nullable=False),
        sa.Column("fossil", sa.Float(), nullable=False),
        sa.Column("biogenic_emissions", sa.Float(), nullable=False),
        sa.Column("biogenic_removals", sa.Float(), nullable=False),
        sa.Column("land_use_change", sa.Float(), nullable=False),
        sa.Column("aircraft", sa.Float(), nullable=False),
        sa.Column("biogenic_carbon_kg", sa.Float(), nullable=False),
        sa.Column("mass_kg_per_unit", sa.Float(), nullable=True),
        sa.Column("primary_data_share", sa.Float(), nullable=True),
        sa.Column("dqr", sa.Float(), nullable=True),
        sa.Column("geography", sa.String(length=20), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("preceding", sa.JSON(), nullable=False),
        sa.Column("source_data", sa.JSON(), nullable=True),
        sa.Column("published_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_supplier_footprint_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(
            ["published_by"], ["user_account.id"], name="fk_supplier_footprint_published_by_user_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_supplier_footprint"),
        sa.UniqueConstraint("series", "version", name="uq_supplier_footprint_series_version"),
    )
    op.create_index("ix_supplier_footprint_organisation_id", "supplier_footprint", ["organisation_id"], unique=False)
    op.create_index("ix_supplier_footprint_series", "supplier_footprint", ["series"], unique=False)
    op.create_table(
        "bom_version",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bom", sa.JSON(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_bom_version_study_id_study"),
        sa.ForeignKeyConstraint(["uploaded_by"], ["user_account.id"], name="fk_bom_version_uploaded_by_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_bom_version"),
        sa.UniqueConstraint("study_id", "number", name="uq_bom_version_study_id_number"),
    )
    op.create_index("ix_bom_version_study_id", "bom_version", ["study_id"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("certifier_organisation_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["certifier_organisation_id"],
            ["organisation.id"],
            name="fk_review_certifier_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_review_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_review_study_id_study"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
    )
    op.create_index("ix_review_certifier_organisation_id", "review", ["certifier_organisation_id"], unique=False)
    op.create_index("ix_review_organisation_id", "review", ["organisation_id"], unique=False)
    op.create_index("ix_review_study_id", "review", ["study_id"], unique=False)
    op.create_table(
        "line_choice",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bom_version_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(length=120), nullable=True),
        sa.Column("supplier_footprint", sa.String(length=36), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("reason_zh", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["bom_version_id"], ["bom_version.id"], name="fk_line_choice_bom_version_id_bom_version"
        ),
        sa.ForeignKeyConstraint(
            ["supplier_footprint"],
            ["supplier_footprint.id"],
            name="fk_line_choice_supplier_footprint_supplier_footprint",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_line_choice_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_line_choice"),
        sa.UniqueConstraint("bom_version_id", "line", "number", name="uq_line_choice_bom_version_id_line_number"),
    )
    op.create_index("ix_line_choice_bom_version_id", "line_choice", ["bom_version_id"], unique=False)
    op.create_table(
        "review_event",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("review_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("snapshot", sa.String(length=64), nullable=False),
        sa.Column("line", sa.String(length=120), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_review_event_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name="fk_review_event_review_id_review"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_review_event_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_review_event"),
        sa.UniqueConstraint("review_id", "number", name="uq_review_event_review_id_number"),
    )
    op.create_index("ix_review_event_review_id", "review_event", ["review_id"], unique=False)
    op.create_table(
        "snapshot",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("bom_version_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("inventory", sa.LargeBinary(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("release", sa.String(length=64), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("total", sa.Float(), nullable=True),
        sa.Column("declared_unit", sa.String(length=60), nullable=False),
        sa.Column("study_version", sa.Integer(), nullable=False),
        sa.Column("prepared_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["bom_version_id"], ["bom_version.id"], name="fk_snapshot_bom_version_id_bom_version"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_snapshot_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["prepared_by"], ["user_account.id"], name="fk_snapshot_prepared_by_user_account"),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_snapshot_study_id_study"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
        sa.UniqueConstraint("study_id", "number", name="uq_snapshot_study_id_number"),
        sa.UniqueConstraint("study_id", "sha256", name="uq_snapshot_study_id_sha256"),
    )
    op.create_index("ix_snapshot_organisation_id", "snapshot", ["organisation_id"], unique=False)
    op.create_index("ix_snapshot_release", "snapshot", ["release"], unique=False)
    op.create_index("ix_snapshot_sha256", "snapshot", ["sha256"], unique=False)
    op.create_index("ix_snapshot_study_id", "snapshot", ["study_id"], unique=False)
    op.create_table(
        "label",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("certifier_organisation_id", sa.String(length=36), nullable=False),
        sa.Column("review_id", sa.String(length=36), nullable=False),
        sa.Column("snapshot_id", sa.String(length=36), nullable=False),
        sa.Column("snapshot", sa.String(length=64), nullable=False),
        sa.Column("issued", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("assurance", sa.String(length=30), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("search", sa.String(length=1000), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certifier_organisation_id"],
            ["organisation.id"],
            name="fk_label_certifier_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_label_organisation_id_organisation"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name="fk_label_review_id_review"),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshot.id"], name="fk_label_snapshot_id_snapshot"),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name="fk_label_study_id_study"),
        sa.PrimaryKeyConstraint("id", name="pk_label"),
        sa.UniqueConstraint("number", name="uq_label_number"),
        sa.UniqueConstraint("review_id", name="uq_label_review_id"),
        sa.UniqueConstraint("year", "serial", name="uq_label_year_serial"),
    )
    op.create_index("ix_label_certifier_organisation_id", "label", ["certifier_organisation_id"], unique=False)
    op.create_index("ix_label_organisation_id", "label", ["organisation_id"], unique=False)
    op.create_index("ix_label_study_id", "label", ["study_id"], unique=False)
    op.create_table(
        "label_event",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("label_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("successor", sa.String(length=30), nullable=True),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["label_id"], ["label.id"], name="fk_label_event_label_id_label"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_label_event_user_id_user_account"),
        sa.PrimaryKeyConstraint("id", name="pk_label_event"),
        sa.UniqueConstraint("label_id", "number", name="uq_label_event_label_id_number"),
    )
    op.create_index("ix_label_event_label_id", "label_event", ["label_id"], unique=False)
    op.create_table(
        "label_file",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("label_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["label_id"], ["label.id"], name="fk_label_file_label_id_label"),
        sa.PrimaryKeyConstraint("id", name="pk_label_file"),
        sa.UniqueConstraint("label_id", "kind", name="uq_label_file_label_id_kind"),
    )
    op.create_index("ix_label_file_label_id", "label_file", ["label_id"], unique=False)
