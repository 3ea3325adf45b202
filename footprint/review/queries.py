"""Reading reviews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy.orm import Session
from sqlmodel import col, func, or_, select

from footprint.accounts.models import Organisation, User
from footprint.accounts.permissions import Subject, demand, may
from footprint.refusals import NotFound
from footprint.results.models import Snapshot
from footprint.review.models import Review, ReviewEvent
from footprint.review.states import MOVES, OPEN, Move, State, state_after
from footprint.studies.models import Study

NO_REVIEW = NotFound("There is no such review.", "没有该核查。")
# who makes which move, as an action of the permission table
ACTIONS: dict[Move, str] = {
    "submitted": "review.submit",
    "question": "review.ask",
    "answer": "review.answer",
    "note": "review.note",
    "changes_requested": "review.decide",
    "resubmitted": "review.resubmit",
    "approved": "review.decide",
    "rejected": "review.decide",
    "withdrawn": "review.withdraw",
}


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row of the list. `certifier` is empty until one is named; `snapshot` is the latest hash."""

    review: Review
    study_name: str
    organisation: str
    certifier: str
    state: State
    snapshot: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class EventView:
    """One entry of the timeline with who wrote it."""

    event: ReviewEvent
    person: str
    organisation: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review as its page shows it. `moves` are those that the actor may make now; `number` the last event's."""

    review: Review
    study_name: str
    organisation: str
    certifier: str
    state: State
    number: int
    events: tuple[EventView, ...]
    snapshot: Snapshot
    stale: bool
    moves: tuple[Move, ...]


def events(session: Session, review_id: str) -> list[ReviewEvent]:
    """The timeline in its order; asks nobody."""
    query = select(ReviewEvent).where(ReviewEvent.review_id == review_id).order_by(col(ReviewEvent.number))
    return list(session.scalars(query))


def state_of(timeline: list[ReviewEvent]) -> State:
    """The state that a timeline leaves. ValueError when it is empty or impossible."""
    state = state_after(cast("Move", event.kind) for event in timeline)
    if state is None:
        raise ValueError("a review without events")
    return state


def state_of_study(session: Session, study_id: str) -> State | None:
    """The state of a study's newest review."""
    query = select(Review).where(Review.study_id == study_id).order_by(col(Review.created).desc(), col(Review.id))
    newest = session.scalars(query.limit(1)).first()
    return state_of(events(session, newest.id)) if newest else None


def open_review(session: Session, study_id: str) -> Review | None:
    """A study's review that has not come to an end."""
    for row in session.scalars(select(Review).where(Review.study_id == study_id)):
        if state_of(events(session, row.id)) in OPEN:
            return row
    return None


def find(session: Session, actor: User, review_id: str) -> Review:
    """A review that the actor may read; the operator may too, to name a certifier, but never its calculation."""
    row = session.get(Review, review_id)
    if row is None or not (may(actor, "review.read", row).allowed or actor.role == "operator"):
        raise NO_REVIEW
    return row


def reviews(session: Session, actor: User) -> list[ReviewRow]:
    """One's own, those given to one's organisation, or all for the operator; the latest change first."""
    demand(actor, "review.list")
    query = select(Review)
    if actor.role != "operator":
        mine = or_(
            Review.organisation_id == actor.organisation_id,
            Review.certifier_organisation_id == actor.organisation_id,
        )
        query = query.where(mine)
    names = _names(session)
    rows = []
    for row in session.scalars(query):
        timeline = events(session, row.id)
        rows.append(
            ReviewRow(
                review=row,
                study_name=session.scalars(select(Study.name).where(Study.id == row.study_id)).one(),
                organisation=names[row.organisation_id],
                certifier=names.get(row.certifier_organisation_id or "", ""),
                state=state_of(timeline),
                snapshot=timeline[-1].snapshot,
                updated=timeline[-1].created,
            )
        )
    return sorted(rows, key=lambda item: item.updated, reverse=True)


def _names(session: Session) -> dict[str, str]:
    return {row.id: row.name for row in session.scalars(select(Organisation))}


def _people(session: Session, timeline: list[ReviewEvent]) -> dict[str, str]:
    query = select(User).where(col(User.id).in_({event.user_id for event in timeline}))
    return {row.id: row.name for row in session.scalars(query)}


def latest_snapshot(session: Session, review: Review, timeline: list[ReviewEvent]) -> Snapshot:
    """The snapshot that the review speaks of now."""
    query = select(Snapshot).where(Snapshot.study_id == review.study_id, Snapshot.sha256 == timeline[-1].snapshot)
    return session.scalars(query).one()


def subject_of(review: Review, snapshot: Snapshot) -> Subject:
    """What the permission table looks at."""
    return Subject(review.organisation_id, review.certifier_organisation_id, prepared_by=snapshot.prepared_by)


def _unread(event: ReviewEvent) -> ReviewEvent:
    kept = event.model_dump(exclude={"line", "text", "data"})
    return ReviewEvent(**kept, line=None, text="", data={})


def review(session: Session, actor: User, review_id: str) -> ReviewView:
    """A review with its whole timeline; without its words for who may not read it."""
    row = find(session, actor, review_id)
    timeline, names = events(session, row.id), _names(session)
    # who only names a certifier sees that something was said, not what and not about which line
    reads = may(actor, "review.read", row).allowed
    shown = timeline if reads else [_unread(event) for event in timeline]
    people, snapshot = _people(session, timeline), latest_snapshot(session, row, timeline)
    state, study = state_of(timeline), session.get(Study, row.study_id)
    if study is None:
        raise NO_REVIEW
    subject = subject_of(row, snapshot)
    return ReviewView(
        review=row,
        study_name=study.name,
        organisation=names[row.organisation_id],
        certifier=names.get(row.certifier_organisation_id or "", ""),
        state=state,
        number=timeline[-1].number,
        events=tuple(EventView(event, people[event.user_id], names[event.organisation_id]) for event in shown),
        snapshot=snapshot,
        stale=study.current != snapshot.sha256,
        moves=tuple(move for move in MOVES[state] if may(actor, ACTIONS[move], subject).allowed),
    )


def acknowledged(timeline: Iterable[ReviewEvent]) -> list[dict[str, Any]]:
    """The warnings of the latest submission, each with the maker's reason."""
    for event in reversed(list(timeline)):
        if event.kind in ("submitted", "resubmitted"):
            return list(event.data.get("acknowledged", ()))
    return []


def acknowledged_with(session: Session, actor: User, snapshot: Snapshot) -> list[dict[str, Any]]:
    """The reasons that this result was last submitted with, for those who may read its review."""
    query = (
        select(Review).where(Review.study_id == snapshot.study_id).order_by(col(Review.created).desc(), col(Review.id))
    )
    for row in session.scalars(query):
        timeline = [event for event in events(session, row.id) if event.snapshot == snapshot.sha256]
        if timeline and may(actor, "review.read", row).allowed:
            return acknowledged(timeline)
    return []


def staffed_certifiers(session: Session) -> list[Organisation]:
    """The active organisations with an active certifier."""
    staffed = select(User.organisation_id).where(User.role == "certifier", User.status == "active")
    query = select(Organisation).where(Organisation.status == "active", col(Organisation.id).in_(staffed))
    return list(session.scalars(query.order_by(func.lower(Organisation.name))))


def certifiers(session: Session, actor: User) -> list[Organisation]:
    """The certification bodies that may be named: not one's own organisation."""
    return [row for row in staffed_certifiers(session) if row.id != actor.organisation_id]
