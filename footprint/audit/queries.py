"""Reading the event log."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.audit.models import Event


def events(session: Session, actor: User, subject_id: str | None = None, page: int = 1, size: int = 50) -> list[Event]:
    """The operator's log, newest first. Others read what their own people did."""
    demand(actor, "audit.read")
    query = select(Event).order_by(col(Event.sequence).desc())
    if actor.role != "operator":
        query = query.where(Event.organisation_id == actor.organisation_id)
    if subject_id is not None:
        query = query.where(Event.subject_id == subject_id)
    return list(session.scalars(query.limit(size).offset((max(page, 1) - 1) * size)))
