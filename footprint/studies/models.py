"""A firm's product under study, the bills of materials it uploaded, and the choice made for each line."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from footprint.db import Record, UtcDateTime


class Study(Record, table=True):
    """One product. `version` counts changes: a write that saw an older one is refused.

    `current` is the hash of the snapshot that the latest calculation gave.
    """

    __tablename__ = "study"

    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    name: str = Field(max_length=200)
    status: str = Field(default="active", max_length=10)
    version: int = 1
    electricity: str = Field(default="location", max_length=10)
    recycling: str = Field(default="cut-off", max_length=14)
    iterations: int = 1000
    seed: int = 20260101
    full_disclosure: bool = False
    current: str | None = Field(default=None, max_length=64)
    created_by: str = Field(foreign_key="user_account.id", max_length=36)


class BomVersion(Record, table=True):
    """One uploaded file (a blob) and what was read from it. Immutable; the highest number is current.

    `study_version` is the study's version that the upload led to; `mapping` what its columns were taken to mean, None
    for JSON. `composed` is the line that a person made an assembly of its materials, instead of uploading a file, and
    `base` the id of the version that this was done to.
    """

    __tablename__ = "bom_version"
    __table_args__ = (UniqueConstraint("study_id", "number"),)

    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    number: int
    filename: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    bom: dict[str, Any] = Field(sa_type=JSON)
    warnings: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    study_version: int = 0
    mapping: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    uploaded_by: str = Field(foreign_key="user_account.id", max_length=36)
    composed: str | None = Field(default=None, max_length=120)
    base: str | None = Field(default=None, max_length=36)


class BomDraft(Record, table=True):
    """An uploaded file (a blob) that waits until a person says what its columns mean, as far as that is said.

    One a study: another upload takes its place.
    """

    __tablename__ = "bom_draft"

    study_id: str = Field(foreign_key="study.id", unique=True, max_length=36)
    filename: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    mapping: dict[str, Any] = Field(sa_type=JSON)
    uploaded_by: str = Field(foreign_key="user_account.id", max_length=36)


class ColumnChoice(Record, table=True):
    """What an organisation's columns mean under headings of this fingerprint, as a person said it last."""

    __tablename__ = "column_choice"
    __table_args__ = (UniqueConstraint("organisation_id", "fingerprint"),)

    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    fingerprint: str = Field(max_length=64)
    headings: str = Field(max_length=500)
    mapping: dict[str, Any] = Field(sa_type=JSON)
    by: str = Field(max_length=120)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)


class StudyDeclaration(Record, table=True):
    """One part of what a study declares beside its BOM (`footprint.declarations`), as a person or a file set it.

    Append-only: the highest number of a part counts; an empty `content` takes the part back.
    """

    __tablename__ = "study_declaration"
    __table_args__ = (UniqueConstraint("study_id", "part", "number"),)

    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    part: str = Field(max_length=30)
    number: int
    content: dict[str, Any] = Field(sa_type=JSON)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)


class LineChoice(Record, table=True):
    """What a line is calculated with: a data set, a supplier's footprint, or (neither) nothing any more.

    Append-only: the highest number of a line counts. `by` is `file`, `matcher` or a person's name: who stands behind
    it. `study_version` is the study's version that the change led to, the same for all lines that one step changed;
    `actor_id` who made that step, and `undoes` the step (its `study_version`) that this one takes back. `text_key`
    (`footprint.matching.memory`) finds what people chose for the same words; rows that no person made have none.
    """

    __tablename__ = "line_choice"
    __table_args__ = (UniqueConstraint("bom_version_id", "line", "number"),)

    bom_version_id: str = Field(foreign_key="bom_version.id", index=True, max_length=36)
    line: str = Field(max_length=120)
    number: int
    dataset: str | None = Field(default=None, max_length=120)
    supplier_footprint: str | None = Field(default=None, foreign_key="supplier_footprint.id", max_length=36)
    score: float = 1.0
    by: str = Field(max_length=120)
    user_id: str | None = Field(default=None, foreign_key="user_account.id", max_length=36)
    reason: str = Field(default="", max_length=500)
    reason_zh: str = Field(default="", max_length=500)
    study_version: int = 0
    actor_id: str | None = Field(default=None, foreign_key="user_account.id", max_length=36)
    undoes: int | None = None
    text_key: str | None = Field(default=None, index=True, max_length=64)


class LineNote(Record, table=True):
    """What somebody of the firm wrote about a line; it goes with the line's id through all uploads. Append-only."""

    __tablename__ = "line_note"

    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    line: str = Field(max_length=120)
    text: str = Field(max_length=2000)
    by: str = Field(max_length=120)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)


class LineEvidence(Record, table=True):
    """A file (a blob) that proves a line's figures. Taking it away only marks it: results that named it stay whole."""

    __tablename__ = "line_evidence"

    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    line: str = Field(max_length=120)
    filename: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    size: int
    by: str = Field(max_length=120)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)
    removed: datetime | None = Field(default=None, sa_type=UtcDateTime)
