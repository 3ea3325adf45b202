"""Labels, what became of them, and their files."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from footprint.db import Record


class Label(Record, table=True):
    """One label of one approved snapshot. `facts` is what its PDF says beside the number."""

    __tablename__ = "label"
    __table_args__ = (UniqueConstraint("year", "serial"),)

    number: str = Field(max_length=30, unique=True)
    year: int
    serial: int
    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    certifier_organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    review_id: str = Field(foreign_key="review.id", unique=True, max_length=36)
    snapshot_id: str = Field(foreign_key="snapshot.id", max_length=36)
    snapshot: str = Field(max_length=64)
    issued: date
    valid_until: date
    assurance: str = Field(max_length=30)
    sample: bool
    search: str = Field(default="", max_length=1000)
    facts: dict[str, Any] = Field(sa_type=JSON)


class LabelEvent(Record, table=True):
    """A change of status: valid, superseded, suspended or withdrawn. Expiry follows from the date."""

    __tablename__ = "label_event"
    __table_args__ = (UniqueConstraint("label_id", "number"),)

    label_id: str = Field(foreign_key="label.id", index=True, max_length=36)
    number: int
    status: str = Field(max_length=12)
    reason: str = ""
    successor: str | None = Field(default=None, max_length=30)
    user_id: str | None = Field(default=None, foreign_key="user_account.id", max_length=36)


class LabelFile(Record, table=True):
    """One rendered and signed file. `kind`: label, report-en, report-zh or verification."""

    __tablename__ = "label_file"
    __table_args__ = (UniqueConstraint("label_id", "kind"),)

    label_id: str = Field(foreign_key="label.id", index=True, max_length=36)
    kind: str = Field(max_length=20)
    sha256: str = Field(max_length=64)
    size: int
