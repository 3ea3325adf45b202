"""Every table of the service, for migrations and for a process that starts: importing this fills the metadata."""

from sqlmodel import SQLModel

import footprint.accounts.models
import footprint.audit.models
import footprint.certificates.models
import footprint.exchange.models
import footprint.jobs.models
import footprint.labels.models
import footprint.library.models
import footprint.mail.models
import footprint.results.models
import footprint.review.models
import footprint.rulebook.models
import footprint.studies.models  # noqa: F401

METADATA = SQLModel.metadata
OURS = frozenset(METADATA.tables)
