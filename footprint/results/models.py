"""Snapshots: calculated results, immutable and addressed by their hash."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from footprint.db import Record


class Snapshot(Record, table=True):
    """A result document as canonical JSON, its public view and the foreground inventory; `secret` (hex) salts lines."""

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("study_id", "sha256"), UniqueConstraint("study_id", "number"))

    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    bom_version_id: str = Field(foreign_key="bom_version.id", max_length=36)
    number: int
    sha256: str = Field(max_length=64, index=True)
    document: bytes
    public: bytes
    inventory: bytes
    secret: str = Field(max_length=64)
    release: str = Field(max_length=64, index=True)
    complete: bool
    total: float | None = None
    declared_unit: str = Field(max_length=60)
    study_version: int
    prepared_by: str = Field(foreign_key="user_account.id", max_length=36)
