"""Reading the ledger: lots with their balance, what they are used for, proofs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import col, func, select

from footprint.accounts.models import Organisation, User
from footprint.accounts.permissions import Subject, demand, may
from footprint.certificates.ledger import Given, named_in
from footprint.certificates.models import CertificateAllocation, CertificateLot
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.review.models import Review
from footprint.studies import queries as studies
from footprint.studies.models import Study

NO_LOT = NotFound("There are no such certificates.", "没有该批证书。")


@dataclass(frozen=True, slots=True)
class Use:
    """One allocation and the study that it is for."""

    allocation: CertificateAllocation
    study: str


@dataclass(frozen=True, slots=True)
class LotView:
    """A lot, what is used of it now, and by what; released uses are in the list too."""

    lot: CertificateLot
    organisation: str
    used: int
    uses: tuple[Use, ...]

    @property
    def balance(self) -> int:
        """kWh that are left."""
        return self.lot.kwh - self.used


def balance(session: Session, lot: CertificateLot) -> int:
    """kWh of a lot that are not allocated; asks nobody."""
    query = select(func.coalesce(func.sum(CertificateAllocation.kwh), 0)).where(
        CertificateAllocation.lot_id == lot.id, col(CertificateAllocation.released).is_(None)
    )
    return lot.kwh - int(session.scalar(query) or 0)


def lots(session: Session, actor: User) -> list[LotView]:
    """One's own lots, or for the operator all of them, the newest generation first; removed ones are left out."""
    demand(actor, "certificate.list")
    query = select(CertificateLot).where(CertificateLot.status != "removed")
    if actor.role != "operator":
        query = query.where(CertificateLot.organisation_id == actor.organisation_id)
    newest = query.order_by(col(CertificateLot.generated_to).desc(), col(CertificateLot.created).desc())
    return _views(session, list(session.scalars(newest)))


def lot(session: Session, actor: User, lot_id: str) -> LotView:
    """One of one's own lots; of any firm for the operator."""
    row = session.get(CertificateLot, lot_id)
    if row is None or row.status == "removed" or not may(actor, "certificate.read", row).allowed:
        raise NO_LOT
    return _views(session, [row])[0]


def _views(session: Session, rows: list[CertificateLot]) -> list[LotView]:
    names = {row.id: row.name for row in session.scalars(select(Organisation))}
    ids = [row.id for row in rows]
    query = (
        select(CertificateAllocation, Study.name)
        .join(Study, col(Study.id) == col(CertificateAllocation.study_id))
        .where(col(CertificateAllocation.lot_id).in_(ids))
        .order_by(col(CertificateAllocation.created), col(CertificateAllocation.id))
    )
    uses: dict[str, list[Use]] = {}
    for allocation, study in session.execute(query).all():
        uses.setdefault(allocation.lot_id, []).append(Use(allocation, study))
    return [
        LotView(
            row,
            names[row.organisation_id],
            sum(use.allocation.kwh for use in uses.get(row.id, ()) if use.allocation.released is None),
            tuple(uses.get(row.id, ())),
        )
        for row in rows
    ]


def proof(session: Session, resources: Resources, actor: User, lot_id: str) -> tuple[str, bytes]:
    """Name and bytes of a lot's proof of cancellation: for its owner, the operator, and the certifier of a study

    that the lot is allocated to.
    """
    row = session.get(CertificateLot, lot_id)
    if row is None or row.proof is None or not _may_see_proof(session, actor, row):
        raise NO_LOT
    return row.proof_name, resources.blobs.get(row.proof)


def _may_see_proof(session: Session, actor: User, row: CertificateLot) -> bool:
    if may(actor, "certificate.proof", row).allowed:
        return True
    query = (
        select(Review)
        .join(CertificateAllocation, col(CertificateAllocation.study_id) == col(Review.study_id))
        .where(CertificateAllocation.lot_id == row.id)
    )
    return any(
        may(actor, "certificate.proof", Subject(row.organisation_id, review.certifier_organisation_id)).allowed
        for review in session.scalars(query)
    )


def of_study(session: Session, study_id: str) -> list[tuple[CertificateAllocation, CertificateLot]]:
    """What is allocated to a study now, with its lots, oldest first; asks nobody."""
    query = (
        select(CertificateAllocation, CertificateLot)
        .join(CertificateLot, col(CertificateLot.id) == col(CertificateAllocation.lot_id))
        .where(CertificateAllocation.study_id == study_id, col(CertificateAllocation.released).is_(None))
        .order_by(col(CertificateAllocation.created), col(CertificateAllocation.id))
    )
    return [(allocation, row) for allocation, row in session.execute(query).all()]


def given(session: Session, study_id: str) -> list[Given]:
    """What is allocated to a study now, as its calculation takes it; asks nobody."""
    return [
        Given(
            id=allocation.id,
            site=allocation.site,
            kwh=allocation.kwh,
            scheme=row.scheme,
            technology=row.technology,
            plant=row.plant,
            market=row.market,
            first=row.generated_from,
            last=row.generated_to,
            count=row.count,
            numbers=tuple(row.numbers.split("\n")),
            holder=row.holder,
            cancelled=row.cancelled_on,
            proof=row.proof,
        )
        for allocation, row in of_study(session, study_id)
        if row.cancelled_on is not None and row.proof is not None
    ]


def released_since(session: Session, study_id: str, document: Mapping[str, Any]) -> bool:
    """Whether a result counts with certificates that are no longer its study's."""
    now_given = {one.id: one.kwh for one in given(session, study_id)}
    return any(now_given.get(name) != kwh for name, kwh in named_in(document).items())


@dataclass(frozen=True, slots=True)
class Place:
    """A declared site of one's own study that certificates may cover; `version` is the study's."""

    study_id: str
    study: str
    version: int
    site: str
    period: str


def places(session: Session, actor: User) -> list[Place]:
    """The declared sites of one's own active studies, by study."""
    demand(actor, "study.list")
    query = (
        select(Study)
        .where(Study.organisation_id == actor.organisation_id, Study.status == "active")
        .order_by(func.lower(Study.name), col(Study.id))
    )
    return [
        Place(row.id, row.name, row.version, str(site["id"]), f"{site['from']} – {site['to']}")
        for row in session.scalars(query)
        for site in studies.declarations(session, row.id).get("production", {}).get("sites", [])
    ]
