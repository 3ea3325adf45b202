"""Reading snapshots: the owner's, and those that a certifier was given."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts.models import User
from footprint.accounts.permissions import Subject, may
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.results.models import Snapshot
from footprint.review.models import Review, ReviewEvent

NO_EVIDENCE = NotFound("This result names no such evidence file.", "该结果未列出此证据文件。")
NO_ANALYSIS = NotFound(
    "This result was calculated before results were analysed; calculate the product again.",
    "本结果计算时尚无分析功能，请重新计算该产品。",
)
NO_SNAPSHOT = NotFound("There is no such result.", "没有该结果。")


def snapshots(session: Session, actor: User, study_id: str) -> list[Snapshot]:
    """The results of a study that the actor may see, newest first."""
    query = select(Snapshot).where(Snapshot.study_id == study_id).order_by(col(Snapshot.number).desc())
    return [row for row in session.scalars(query) if may_read(session, actor, row)]


def may_read(session: Session, actor: User, row: Snapshot) -> bool:
    """Whether it is one's own, or was submitted to one's certification body."""
    if may(actor, "snapshot.read", row).allowed:
        return True
    query = (
        select(Review)
        .join(ReviewEvent, col(ReviewEvent.review_id) == col(Review.id))
        .where(Review.study_id == row.study_id, ReviewEvent.snapshot == row.sha256)
        .where(Review.certifier_organisation_id == actor.organisation_id)
    )
    for review in session.scalars(query):
        subject = Subject(row.organisation_id, review.certifier_organisation_id, prepared_by=row.prepared_by)
        if may(actor, "snapshot.read", subject).allowed:
            return True
    return False


def snapshot(session: Session, actor: User, snapshot_id: str) -> Snapshot:
    """A result by its id."""
    row = session.get(Snapshot, snapshot_id)
    if row is None or not may_read(session, actor, row):
        raise NO_SNAPSHOT
    return row


def evidence(session: Session, resources: Resources, actor: User, snapshot_id: str, sha256: str) -> tuple[str, bytes]:
    """Name and bytes of an evidence file that a result names. NotFound when it names none of this hash."""
    named = document(snapshot(session, actor, snapshot_id)).get("evidence", [])
    for file in named:
        if file["sha256"] == sha256:
            return str(file["filename"]), resources.blobs.get(sha256)
    raise NO_EVIDENCE


def by_hash(session: Session, study_id: str, sha256: str) -> Snapshot | None:
    """A study's result of this hash; asks nobody."""
    return session.scalars(select(Snapshot).where(Snapshot.study_id == study_id, Snapshot.sha256 == sha256)).first()


def document(row: Snapshot) -> dict[str, Any]:
    """The full result document."""
    found: dict[str, Any] = json.loads(row.document)
    return found


def analysis(row: Snapshot) -> dict[str, Any]:
    """The section `analysis` of the document. NotFound for a result that was made before there was one."""
    found: dict[str, Any] | None = document(row).get("analysis")
    if found is None:
        raise NO_ANALYSIS
    return found


def public(row: Snapshot) -> dict[str, Any]:
    """The public view."""
    found: dict[str, Any] = json.loads(row.public)
    return found


def inventory(row: Snapshot) -> dict[str, Any]:
    """The foreground inventory with the factors used and their inclusion proofs."""
    found: dict[str, Any] = json.loads(row.inventory)
    return found
