"""The one door through which a review moves on: permitted, legal, and not past something unread."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.accounts.queries import organisation, people
from footprint.db import link
from footprint.findings import InputError
from footprint.mail.outbox import enqueue
from footprint.refusals import IllegalMove, StaleError
from footprint.review import queries
from footprint.review.messages import MESSAGES
from footprint.review.models import Review, ReviewEvent
from footprint.review.states import NEEDS_TEXT, STATE_WORDS, Move, State, follow
from footprint.studies.models import Study

TEXT_LIMIT = 10_000
KIND_WORDS: dict[Move, tuple[str, str]] = {
    "question": ("a question", "提出问题"),
    "answer": ("an answer", "已回答问题"),
    "note": ("a note", "添加备注"),
}


def checked_text(text: str, *, required: bool, cell: str = "text") -> str:
    """The text without blanks around it. InputError when it is missing or too long."""
    clean = text.strip()
    if required and not clean:
        raise InputError([MESSAGES.finding("text", cell=cell, limit=TEXT_LIMIT)])
    if len(clean) > TEXT_LIMIT:
        raise InputError([MESSAGES.finding("text-long", cell=cell, limit=TEXT_LIMIT)])
    return clean


def locked(session: Session, actor: User, review_id: str) -> tuple[Review, list[ReviewEvent], State]:
    """The review, held until the transaction ends, its timeline and its state."""
    row = queries.find(session, actor, review_id)
    session.refresh(row, with_for_update=True)
    timeline = queries.events(session, row.id)
    return row, timeline, queries.state_of(timeline)


def move(
    session: Session,
    actor: User,
    review_id: str,
    kind: Move,
    text: str = "",
    *,
    number: int | None,
    snapshot: str | None = None,
    line: str | None = None,
    data: dict[str, Any] | None = None,
) -> ReviewEvent:
    """Append one event. `number` is the last event that the actor saw; None asks for no such check (notes)."""
    row, timeline, state = locked(session, actor, review_id)
    current = queries.latest_snapshot(session, row, timeline)
    demand(actor, queries.ACTIONS[kind], queries.subject_of(row, current))
    if number is not None and number != timeline[-1].number:
        raise StaleError(
            "Something was added to this review since you opened the page. Read it, then decide again.",
            "打开页面后该核查有新的内容。请阅读后再操作。",
        )
    if follow(state, kind) is None:
        en, zh = STATE_WORDS[state]
        raise IllegalMove(f"This cannot be done now: {en}.", f"当前状态为“{zh}”，不能执行此操作。")
    event = ReviewEvent(
        review_id=row.id,
        number=timeline[-1].number + 1,
        kind=kind,
        snapshot=snapshot or timeline[-1].snapshot,
        line=line,
        text=checked_text(text, required=kind in NEEDS_TEXT),
        data=data or {},
        user_id=actor.id,
        organisation_id=actor.organisation_id,
    )
    session.add(event)
    session.flush()
    told = {"event": event.number, "snapshot": event.snapshot, "line": line, "text": event.text, **event.data}
    audit.record(session, actor, f"review.{kind}", ("review", row.id), told)
    notify(session, row, actor, event)
    return event


def notify(session: Session, review: Review, actor: User, event: ReviewEvent) -> None:
    """Write to the people of the other side. What was said stays here: a letter passes through many hands."""
    kind: Move = event.kind  # type: ignore[assignment]
    en, zh = KIND_WORDS[kind] if kind in KIND_WORDS else STATE_WORDS[kind]  # type: ignore[index]
    own = actor.organisation_id == review.organisation_id
    other = review.certifier_organisation_id if own else review.organisation_id
    study = session.scalars(select(Study.name).where(Study.id == review.study_id)).one()
    for person in people(session, other, "certifier" if own else None) if other else ():
        enqueue(
            session,
            person.email,
            "review",
            study=study,
            event=en,
            event_zh=zh,
            organisation=organisation(session, actor.organisation_id).name,
            link=link(session, f"/reviews/{review.id}"),
        )
