"""The job table: the record of what is to be done and how far it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from footprint.db import Record, UtcDateTime


class Job(Record, table=True):
    """One piece of work. `lease` is the moment until which its worker answers for it; `worker` fences a late one."""

    __tablename__ = "job"

    kind: str = Field(max_length=40)
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    state: str = Field(default="queued", max_length=10, index=True)
    progress: float = 0.0
    progress_text: str = Field(default="", max_length=200)
    result: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    error: str = ""
    error_zh: str = ""
    attempts: int = 0
    lease: datetime | None = Field(default=None, sa_type=UtcDateTime)
    worker: str = Field(default="", max_length=80)
    not_before: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished: datetime | None = Field(default=None, sa_type=UtcDateTime)
    subject_id: str = Field(default="", max_length=36, index=True)
    user_id: str | None = Field(default=None, foreign_key="user_account.id", max_length=36)
    organisation_id: str | None = Field(default=None, foreign_key="organisation.id", max_length=36, index=True)
