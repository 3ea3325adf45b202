"""Giving certificates back: when a person says so and no result stands on them, or with the study."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint import audit
from footprint.accounts.models import User
from footprint.certificates.ledger import named_in
from footprint.certificates.models import CertificateAllocation
from footprint.db import now
from footprint.labels import queries as labels
from footprint.labels.models import Label
from footprint.results import queries as results
from footprint.review import queries as reviews
from footprint.review.models import Review
from footprint.review.states import OPEN


def give_back(session: Session, actor: User, row: CertificateAllocation, reason: str) -> None:
    """The kWh are free again; the allocation stays for the record."""
    row.released, row.reason = now(), reason
    told = {"lot": row.lot_id, "study": row.study_id, "site": row.site, "kwh": row.kwh, "reason": reason}
    audit.record(session, actor, "certificate.release", ("certificate_allocation", row.id), told)


def give_back_all(session: Session, actor: User, study_id: str, reason: str) -> None:
    """Everything that is allocated to a study that goes."""
    query = select(CertificateAllocation).where(
        CertificateAllocation.study_id == study_id, col(CertificateAllocation.released).is_(None)
    )
    for row in session.scalars(query):
        give_back(session, actor, row, reason)


def stands_on(session: Session, row: CertificateAllocation) -> bool:
    """Whether a result that counts with the allocation is under review, approved, or on a label not withdrawn."""
    for review in session.scalars(select(Review).where(Review.study_id == row.study_id)):
        timeline = reviews.events(session, review.id)
        state = reviews.state_of(timeline)
        if state not in (*OPEN, "approved"):
            continue
        label = session.scalars(select(Label).where(Label.review_id == review.id)).first()
        history = labels.events(session, label.id) if label else []
        if history and history[-1].status == "withdrawn":
            continue
        if row.id in named_in(results.document(reviews.latest_snapshot(session, review, timeline))):
            return True
    return False
