"""Reading the event log."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.audit.models import Event

# the rooms whose events carry lines, data sets, names of products or what was said about them
CONFIDENTIAL = frozenset({"study", "snapshot", "review", "exchange", "label"})


def events(session: Session, actor: User, subject_id: str | None = None, page: int = 1, size: int = 50) -> list[Event]:
    """The operator's log, newest first. Others read what their own people did."""
    query = _seen(actor, subject_id).order_by(col(Event.sequence).desc())
    return list(session.scalars(query.limit(size).offset((max(page, 1) - 1) * size)))


def data_for(actor: User, event: Event) -> dict[str, Any] | None:
    """What an event tells besides who did what; None where that is another organisation's trade secret.

    The operator keeps the log, but what was chosen, said, calculated or shared is not the operator's to read.
    """
    if event.organisation_id != actor.organisation_id and event.action.partition(".")[0] in CONFIDENTIAL:
        return None
    return event.data


def count(session: Session, actor: User, subject_id: str | None = None) -> int:
    """How many events there are for this reader."""
    return session.scalar(select(func.count()).select_from(_seen(actor, subject_id).subquery())) or 0


def _seen(actor: User, subject_id: str | None) -> SelectOfScalar[Event]:
    demand(actor, "audit.read")
    query = select(Event)
    if actor.role != "operator":
        query = query.where(Event.organisation_id == actor.organisation_id)
    if subject_id is not None:
        query = query.where(Event.subject_id == subject_id)
    return query
