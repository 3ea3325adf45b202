"""The dialogue of a manufacturer and a certifier about a snapshot: append-only; its latest event is its state."""

from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from footprint.db import Record


class Review(Record, table=True):
    """One dialogue. The certifier's organisation is named by the manufacturer or by the operator."""

    __tablename__ = "review"

    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    certifier_organisation_id: str | None = Field(
        default=None, foreign_key="organisation.id", index=True, max_length=36
    )


class ReviewEvent(Record, table=True):
    """One entry of the timeline. `snapshot` is the hash it speaks of; `line` is set for a note on one line."""

    __tablename__ = "review_event"
    __table_args__ = (UniqueConstraint("review_id", "number"),)

    review_id: str = Field(foreign_key="review.id", index=True, max_length=36)
    number: int
    kind: str = Field(max_length=20)
    snapshot: str = Field(max_length=64)
    line: str | None = Field(default=None, max_length=120)
    text: str = ""
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)
    organisation_id: str = Field(foreign_key="organisation.id", max_length=36)
