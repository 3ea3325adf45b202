"""What becomes of a label: the one door through which its status changes."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.accounts.queries import people
from footprint.db import link
from footprint.findings import InputError
from footprint.labels import queries
from footprint.labels.messages import MESSAGES
from footprint.labels.models import Label, LabelEvent, LabelFile
from footprint.labels.status import CHANGES, STATUS_WORDS, Change
from footprint.mail.outbox import enqueue
from footprint.refusals import IllegalMove


def _change(
    session: Session, actor: User, label: Label, status: Change, reason: str, successor: str | None = None
) -> LabelEvent:
    session.refresh(label, with_for_update=True)
    history = queries.events(session, label.id)
    before: Change | None = history[-1].status if history else None  # type: ignore[assignment]
    if status not in CHANGES[before]:
        zh = STATUS_WORDS[before][1] if before else "制作中"
        raise IllegalMove(
            f"A label that is {before or 'being made'} cannot become {status}.",
            f"当前状态为“{zh}”的标签不能变更为“{STATUS_WORDS[status][1]}”。",
        )
    event = LabelEvent(
        label_id=label.id,
        number=len(history) + 1,
        status=status,
        reason=reason,
        successor=successor,
        user_id=actor.id,
    )
    session.add(event)
    session.flush()
    data = {"from": before, "to": status, "reason": reason, "successor": successor}
    audit.record(session, actor, f"label.{status}", ("label", label.number), data)
    en, zh = STATUS_WORDS[status]
    for person in people(session, label.organisation_id):
        enqueue(
            session,
            person.email,
            "label",
            number=label.number,
            product=label.search[:200],
            status=en,
            status_zh=zh,
            reason=reason,
            link=link(session, f"/labels/{label.number}"),
        )
    return event


def _by_hand(session: Session, actor: User, number: str, status: Change, reason: str) -> LabelEvent:
    label = queries.by_number(session, number)
    demand(actor, "label.suspend", label)
    text = reason.strip()
    if not 1 <= len(text) <= 2000:
        raise InputError([MESSAGES.finding("reason", cell="reason")])
    return _change(session, actor, label, status, text)


def suspend(session: Session, actor: User, number: str, reason: str) -> LabelEvent:
    """Not valid until it is reinstated. The operator, or the body that verified it."""
    return _by_hand(session, actor, number, "suspended", reason)


def reinstate(session: Session, actor: User, number: str, reason: str) -> LabelEvent:
    """Valid again after a suspension."""
    label = queries.by_number(session, number)
    if not queries.events(session, label.id):
        raise queries.NO_LABEL
    return _by_hand(session, actor, number, "valid", reason)


def withdraw(session: Session, actor: User, number: str, reason: str) -> LabelEvent:
    """Never valid again."""
    return _by_hand(session, actor, number, "withdrawn", reason)


def issue_label(session: Session, actor: User, label: Label, files: Mapping[str, tuple[str, int]]) -> LabelEvent:
    """The files are there: the label is valid from now on, and those of the same product before it are superseded.

    `files`: kind → (SHA-256, size) of the blob.
    """
    event = _change(session, actor, label, "valid", "")
    for kind, (sha256, size) in files.items():
        session.add(LabelFile(label_id=label.id, kind=kind, sha256=sha256, size=size))
    earlier = select(Label).where(Label.study_id == label.study_id, Label.id != label.id)
    for other in session.scalars(earlier).all():
        history = queries.events(session, other.id)
        if history and history[-1].status in ("valid", "suspended"):
            _change(session, actor, other, "superseded", "", successor=label.number)
    session.flush()
    return event
