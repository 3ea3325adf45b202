"""What a handler has in its hands while it works."""

from __future__ import annotations

from contextlib import AbstractContextManager
from threading import Event
from typing import Any

from sqlalchemy.orm import Session

from footprint.db import session_scope
from footprint.jobs import operations
from footprint.resources import Resources
from footprint.settings import Settings


class JobContext:
    """The job's payload, sessions to read with, and a way to say how far it is."""

    def __init__(self, resources: Resources, job_id: str, worker: str, payload: dict[str, Any]) -> None:
        self.resources = resources
        self.job_id = job_id
        self.worker = worker
        self.payload = payload
        self.lost = Event()

    @property
    def settings(self) -> Settings:
        """The settings of this installation."""
        return self.resources.settings

    def read(self) -> AbstractContextManager[Session]:
        """A session that only reads."""
        return session_scope(self.settings, read_only=True)

    def check(self) -> None:
        """LostJobError when the job was cancelled or taken over."""
        if self.lost.is_set():
            raise operations.LostJobError(self.job_id)

    def progress(self, fraction: float, text: str) -> None:
        """Tell the reader how far it is. LostJobError when the job was cancelled or taken over."""
        self.check()
        with session_scope(self.settings) as session:
            operations.report(session, self.job_id, self.worker, fraction, text)
