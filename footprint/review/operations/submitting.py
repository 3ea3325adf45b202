"""The manufacturer's side: submit, name a certifier, answer, submit again, withdraw."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.certificates import queries as certificates
from footprint.findings import InputError
from footprint.refusals import IllegalMove
from footprint.results import queries as results
from footprint.results.models import Snapshot
from footprint.review import queries
from footprint.review.messages import MESSAGES
from footprint.review.models import Review, ReviewEvent
from footprint.review.operations.gate import passed
from footprint.review.operations.moving import checked_text, locked, move, notify
from footprint.review.states import OPEN
from footprint.studies import queries as studies
from footprint.studies.models import Study


def _ready(session: Session, actor: User, study: Study, snapshot_id: str) -> Snapshot:
    """The snapshot, if it is this study's latest and complete."""
    snapshot = results.snapshot(session, actor, snapshot_id)
    if snapshot.study_id != study.id:
        raise results.NO_SNAPSHOT
    if not snapshot.complete:
        raise IllegalMove(
            "The result is incomplete: some lines have no data. Complete it first.",
            "结果不完整：部分行缺少数据，请先补全。",
        )
    if study.current != snapshot.sha256:
        raise IllegalMove(
            "There is a newer result of this study. Submit that one.",
            "该研究已有更新的结果，请提交最新结果。",
        )
    if certificates.released_since(session, study.id, results.document(snapshot)):
        raise IllegalMove(
            "Certificates that this result counts with were released since. Calculate again.",
            "该结果所用的证书已被释放，请重新计算。",
        )
    return snapshot


def _certifier(session: Session, review: Review, certifier_organisation_id: str) -> str:
    known = {row.id for row in queries.staffed_certifiers(session)}
    if certifier_organisation_id not in known or certifier_organisation_id == review.organisation_id:
        raise InputError([MESSAGES.finding("certifier", cell="certifier")])
    return certifier_organisation_id


def submit(
    session: Session,
    actor: User,
    study_id: str,
    snapshot_id: str,
    certifier_organisation_id: str | None = None,
    text: str = "",
    acknowledged: Mapping[str, str] | None = None,
) -> Review:
    """Open a review of the study's latest result. Without a certifier the operator names one.

    `acknowledged`: key of a warning (`rules.gate.Point.key`) → why the result is submitted in spite of it. InputError
    while a violation stands or a warning has no reason.
    """
    study = studies.study(session, actor, study_id)
    demand(actor, "review.submit", study)
    session.refresh(study, with_for_update=True)
    snapshot = _ready(session, actor, study, snapshot_id)
    seen = passed(results.document(snapshot), acknowledged or {})
    if queries.open_review(session, study.id):
        raise IllegalMove("This study is in review already.", "该研究已在核查中。")
    row = Review(study_id=study.id, organisation_id=study.organisation_id)
    if certifier_organisation_id:
        row.certifier_organisation_id = _certifier(session, row, certifier_organisation_id)
    session.add(row)
    session.flush()
    event = ReviewEvent(
        review_id=row.id,
        number=1,
        kind="submitted",
        snapshot=snapshot.sha256,
        text=checked_text(text, required=False),
        data={"acknowledged": seen},
        user_id=actor.id,
        organisation_id=actor.organisation_id,
    )
    session.add(event)
    session.flush()
    data = {"snapshot": snapshot.sha256, "certifier": row.certifier_organisation_id, "acknowledged": seen}
    audit.record(session, actor, "review.submitted", ("review", row.id), data)
    notify(session, row, actor, event)
    return row


def assign(session: Session, actor: User, review_id: str, certifier_organisation_id: str) -> Review:
    """Name the certification body, or another one while nothing is decided."""
    row, timeline, state = locked(session, actor, review_id)
    demand(actor, "review.assign", row)
    if state not in OPEN:
        raise IllegalMove("This review has come to its end.", "该核查已结束。")
    if row.certifier_organisation_id and len(timeline) > 1 and actor.role != "operator":
        raise IllegalMove(
            "The review has begun; only the operator can name another certifier.",
            "核查已开始，只有运营方可以更换核查机构。",
        )
    before = row.certifier_organisation_id
    row.certifier_organisation_id = _certifier(session, row, certifier_organisation_id)
    data = {"from": before, "to": row.certifier_organisation_id}
    audit.record(session, actor, "review.assign", ("review", row.id), data)
    return row


def answer(
    session: Session, actor: User, review_id: str, text: str, *, line: str | None = None, number: int
) -> ReviewEvent:
    """Answer the open question."""
    return move(session, actor, review_id, "answer", text, number=number, line=line)


def resubmit(
    session: Session,
    actor: User,
    review_id: str,
    snapshot_id: str,
    text: str = "",
    acknowledged: Mapping[str, str] | None = None,
    *,
    number: int,
) -> ReviewEvent:
    """Put the study's latest result in the place of the one before; `acknowledged` as of `submit`."""
    row, timeline, _ = locked(session, actor, review_id)
    study = studies.study(session, actor, row.study_id)
    snapshot = _ready(session, actor, study, snapshot_id)
    if snapshot.sha256 == timeline[-1].snapshot and timeline[-1].kind != "changes_requested":
        raise IllegalMove("This result is under review already.", "该结果已在核查中。")
    seen = passed(results.document(snapshot), acknowledged or {})
    data = {"acknowledged": seen}
    return move(session, actor, review_id, "resubmitted", text, number=number, snapshot=snapshot.sha256, data=data)


def withdraw(session: Session, actor: User, review_id: str, text: str = "", *, number: int) -> ReviewEvent:
    """End the review without a decision."""
    return move(session, actor, review_id, "withdrawn", text, number=number)
