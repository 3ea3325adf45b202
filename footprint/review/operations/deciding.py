"""The certifier's side: ask, note, ask for changes, approve a hash, reject."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import get_args

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.findings import Finding, InputError
from footprint.jobs.models import Job
from footprint.labels.operations import begin_label
from footprint.refusals import IllegalMove, StaleError
from footprint.results import queries as results
from footprint.review import queries
from footprint.review.messages import MESSAGES
from footprint.review.models import ReviewEvent
from footprint.review.operations.moving import TEXT_LIMIT, locked, move
from footprint.settings import Settings
from footprint.studies.models import Study
from reports.values import Assurance

ASSURANCE: tuple[str, ...] = get_args(Assurance)


@dataclass(frozen=True, slots=True)
class Statement:
    """What the certifier states besides the level of assurance (ISO 14064-3:2019 clause 9 names what belongs to it)."""

    opinion: str
    work_done: str
    qualifications: str = ""
    not_verified: str = ""
    independence: str = ""
    independent_reviewer: str = ""


def ask(
    session: Session, actor: User, review_id: str, text: str, *, line: str | None = None, number: int
) -> ReviewEvent:
    """Ask the manufacturer something."""
    return move(session, actor, review_id, "question", text, number=number, line=line)


def note(session: Session, actor: User, review_id: str, line: str, text: str) -> ReviewEvent:
    """Remark on one line of the result, from either side, without changing whose turn it is."""
    row = queries.find(session, actor, review_id)
    snapshot = queries.latest_snapshot(session, row, queries.events(session, row.id))
    if line not in {item["id"] for item in results.document(snapshot)["lines"]}:
        raise InputError([MESSAGES.finding("line", line=line[:120])])
    return move(session, actor, review_id, "note", text, number=None, line=line)


def request_changes(session: Session, actor: User, review_id: str, reason: str, *, number: int) -> ReviewEvent:
    """Give it back with the reason."""
    return move(session, actor, review_id, "changes_requested", reason, number=number)


def reject(session: Session, actor: User, review_id: str, reason: str, *, number: int) -> ReviewEvent:
    """Refuse it for good, with the reason."""
    return move(session, actor, review_id, "rejected", reason, number=number)


def _checked(assurance: str, statement: Statement) -> None:
    findings: list[Finding] = []
    if assurance not in ASSURANCE:
        findings.append(MESSAGES.finding("assurance", cell="assurance", known=", ".join(ASSURANCE)))
    if not statement.opinion.strip():
        findings.append(MESSAGES.finding("opinion", cell="opinion"))
    if not statement.work_done.strip():
        findings.append(MESSAGES.finding("work-done", cell="work_done"))
    for cell, text in asdict(statement).items():
        if len(text) > TEXT_LIMIT:
            findings.append(MESSAGES.finding("text-long", cell=cell, limit=TEXT_LIMIT))
    if findings:
        raise InputError(findings)


def approve(
    session: Session,
    settings: Settings,
    actor: User,
    review_id: str,
    sha256: str,
    assurance: str,
    *,
    statement: Statement,
    number: int,
) -> Job:
    """Approve this hash and set the making of its label going.

    StaleError when the hash is not what the review is about or the study has a newer result; IllegalMove when the
    result is incomplete.
    """
    _checked(assurance, statement)
    row, timeline, _ = locked(session, actor, review_id)
    snapshot = queries.latest_snapshot(session, row, timeline)
    study = session.get(Study, row.study_id)
    if study is None:
        raise queries.NO_REVIEW
    session.refresh(study, with_for_update=True)
    demand(actor, "review.decide", queries.subject_of(row, snapshot))
    if sha256 != snapshot.sha256 or study.current != sha256:
        raise StaleError(
            "There is a newer result than the one that you looked at. It has to be submitted and reviewed.",
            "您查看的结果已有更新版本，须重新提交并核查。",
        )
    if not snapshot.complete:
        raise IllegalMove("An incomplete result gets no label.", "结果不完整，不能发放标签。")
    told = {"assurance": assurance, **asdict(statement)}
    event = move(session, actor, review_id, "approved", statement.opinion, number=number, data=told)
    return begin_label(session, settings, actor, row, snapshot, event)
