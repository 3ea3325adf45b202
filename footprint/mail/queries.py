"""Reading the outbox."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import col, func, select

from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.mail.models import Message


def outbox(session: Session, actor: User, page: int = 1, size: int = 50) -> list[Message]:
    """The operator's view of every message, newest first."""
    demand(actor, "outbox.read")
    query = select(Message).order_by(col(Message.created).desc(), col(Message.id))
    return list(session.scalars(query.limit(size).offset((max(page, 1) - 1) * size)))


def count(session: Session, actor: User) -> int:
    """How many messages there are."""
    demand(actor, "outbox.read")
    return session.scalar(select(func.count()).select_from(Message)) or 0
