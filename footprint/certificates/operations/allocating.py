"""Certificates for the electricity of one site in one study, never more than there are."""

from __future__ import annotations

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.assessment import prepare
from footprint.certificates import queries
from footprint.certificates.messages import MESSAGES
from footprint.certificates.models import CertificateAllocation, CertificateLot
from footprint.certificates.operations.releasing import give_back, stands_on
from footprint.findings import InputError
from footprint.refusals import IllegalMove, NotFound
from footprint.resources import Resources
from footprint.studies.calculating import gather
from footprint.studies.models import Study
from footprint.studies.operations.changing import changed, changing

NO_ALLOCATION = NotFound("There is no such allocation.", "没有该项分配。")


def allocate(
    session: Session,
    resources: Resources,
    actor: User,
    lot_id: str,
    study_id: str,
    site: str,
    kwh: int,
    *,
    version: int,
) -> CertificateAllocation:
    """kWh of a proven lot for a site of one's own study; everything that its next calculation would refuse is refused.

    `version` is the study's: an allocation changes what it comes to.
    """
    study = changing(session, actor, study_id, version)
    lot = session.get(CertificateLot, lot_id)
    if lot is None or lot.status == "removed" or lot.organisation_id != actor.organisation_id:
        raise queries.NO_LOT
    demand(actor, "certificate.write", lot)
    session.refresh(lot, with_for_update=True)
    if lot.status != "proven":
        raise IllegalMove(
            "Attach the proof of cancellation first: without it the certificates do not count.",
            "请先上传核销证明：没有证明的证书不能计入。",
        )
    if kwh <= 0:
        raise InputError([MESSAGES.finding("kwh", cell="kwh")])
    left = queries.balance(session, lot)
    if kwh > left:
        raise InputError([MESSAGES.finding("balance", cell="kwh", kwh=kwh, balance=left)])
    row = CertificateAllocation(
        lot_id=lot.id,
        organisation_id=actor.organisation_id,
        study_id=study.id,
        site=site[:40],
        kwh=kwh,
        user_id=actor.id,
    )
    session.add(row)
    session.flush()
    now = gather(session, study)
    sites = [str(one.get("id")) for one in now.declarations.get("production", {}).get("sites", [])]
    if site not in sites:
        raise InputError([MESSAGES.finding("site", cell="site", site=site[:40])])
    prepare(now.bom, now.choices, resources.catalogue(), now.declarations)
    told = {"lot": lot.id, "study": study.id, "site": site, "kwh": kwh}
    audit.record(session, actor, "certificate.allocate", ("certificate_allocation", row.id), told)
    changed(session, actor, study, "study.allocate-certificates", {"allocation": row.id, "site": site, "kwh": kwh})
    return row


def release(session: Session, actor: User, allocation_id: str, reason: str = "") -> CertificateAllocation:
    """Give certificates back. Refused while a review or a label stands on a result that counts with them."""
    row = session.get(CertificateAllocation, allocation_id)
    if row is None or row.released is not None or row.organisation_id != actor.organisation_id:
        raise NO_ALLOCATION
    demand(actor, "certificate.write", row)
    session.refresh(row, with_for_update=True)
    if stands_on(session, row):
        raise IllegalMove(
            "A result that counts with these certificates is under review or on a label; withdraw that first.",
            "使用该批证书的结果正在核查中或已在标签上，请先撤回或撤销。",
        )
    study = session.get_one(Study, row.study_id)
    give_back(session, actor, row, " ".join(reason.split())[:200])
    session.refresh(study, with_for_update=True)
    changed(session, actor, study, "study.release-certificates", {"allocation": row.id, "kwh": row.kwh})
    return row
