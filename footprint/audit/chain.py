"""Writing and checking the chain of events.

Each event's hash covers the one before it, so that a change, a removal or an insertion anywhere breaks every later
link. There is no verb here that changes or removes an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.audit.models import Event
from footprint.canonical import canonical_bytes
from footprint.db import now, take_turn

GENESIS = "0" * 64


class Actor(Protocol):
    """Who did it."""

    id: str
    name: str
    organisation_id: str


def digest(event: Event) -> str:
    """SHA-256 (hex) over the canonical JSON (RFC 8785) of everything but the hash itself."""
    fields: dict[str, Any] = {
        "sequence": event.sequence,
        "at": event.at.isoformat(timespec="microseconds"),
        "actor_id": event.actor_id,
        "actor": event.actor,
        "organisation_id": event.organisation_id,
        "action": event.action,
        "subject_kind": event.subject_kind,
        "subject_id": event.subject_id,
        "data": event.data,
        "previous": event.previous,
    }
    return sha256(canonical_bytes(fields)).hexdigest()


def record(
    session: Session,
    actor: Actor | None,
    action: str,
    subject: tuple[str, str],
    data: Mapping[str, Any] | None = None,
) -> Event:
    """Append an event, in the transaction of the change. `subject` is (kind, id); no actor is the system itself."""
    session.flush()
    take_turn(session, "audit")
    last = session.scalars(select(Event).order_by(col(Event.sequence).desc()).limit(1)).first()
    event = Event(
        sequence=last.sequence + 1 if last else 1,
        at=now(),
        actor_id=actor.id if actor else "",
        actor=actor.name if actor else "system",
        organisation_id=actor.organisation_id if actor else "",
        action=action,
        subject_kind=subject[0],
        subject_id=subject[1],
        data=dict(data or {}),
        previous=last.hash if last else GENESIS,
        hash="",
    )
    event.hash = digest(event)
    session.add(event)
    session.flush()
    return event


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """Whether the chain holds. `head` is the last good hash, `broken_at` the sequence of the first bad link."""

    ok: bool
    length: int
    head: str
    broken_at: int | None
    en: str
    zh: str


def verify_chain(session: Session) -> ChainVerdict:
    """Recompute every link from the first one on."""
    previous, length = GENESIS, 0
    rows = session.scalars(select(Event).order_by(col(Event.sequence)).execution_options(yield_per=1000))
    for event in rows:
        length += 1
        if event.sequence != length:
            en, zh = f"event {length} is missing", f"缺少第 {length} 条事件"
        elif event.previous != previous:
            en, zh = f"event {length} does not follow the one before it", f"第 {length} 条事件与前一条不衔接"
        elif digest(event) != event.hash:
            en, zh = f"event {length} was changed after it was written", f"第 {length} 条事件写入后被改动"
        else:
            previous = event.hash
            continue
        return ChainVerdict(False, length, previous, length, en, zh)
    return ChainVerdict(True, length, previous, None, f"{length} events, unbroken", f"共 {length} 条事件，链条完整")
