"""The event log: one chain of hashes over everything that changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from footprint.db import UtcDateTime


class Event(SQLModel, table=True):
    """One change. `hash` is SHA-256 over the canonical JSON of the other fields, `previous` among them."""

    __tablename__ = "audit_event"

    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcDateTime)
    actor_id: str = Field(default="", max_length=36, index=True)
    actor: str = Field(default="", max_length=254)
    organisation_id: str = Field(default="", max_length=36, index=True)
    action: str = Field(max_length=60, index=True)
    subject_kind: str = Field(max_length=40)
    subject_id: str = Field(default="", max_length=80, index=True)
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64, unique=True)
