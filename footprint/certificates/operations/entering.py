"""Certificates into the ledger: entered, proven, taken out again while nothing uses them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import col, delete, insert, select

from footprint import audit
from footprint.accounts.checks import clean_name
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.bom.places import place_code
from footprint.certificates import queries
from footprint.certificates.messages import MESSAGES
from footprint.certificates.models import Certificate, CertificateAllocation, CertificateLot
from footprint.certificates.numbers import parse, ranges
from footprint.db import new_id, now, take_turn
from footprint.findings import Finding, InputError
from footprint.modelling.electricity.reading import SCHEMES, technologies
from footprint.modelling.electricity.values import KWH_PER_CERTIFICATE
from footprint.refusals import IllegalMove
from footprint.resources import Resources

KINDS = {".pdf": b"%PDF-", ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
CHUNK = 500


@dataclass(frozen=True, slots=True)
class LotForm:
    """What a person says of certificates. `numbers` is a list with ranges."""

    numbers: str
    technology: str
    plant: str
    market: str
    generated_from: date
    generated_to: date
    scheme: str = "GEC"


def enter(session: Session, actor: User, form: LotForm) -> CertificateLot:
    """Certificates of one plant and time. InputError when one of them is in the ledger already, whoever entered it."""
    demand(actor, "certificate.enter")
    findings, market = _checked(form)
    try:
        numbers = parse(form.numbers)
    except InputError as error:
        raise InputError([*findings, *error.findings]) from None
    if findings:
        raise InputError(findings)
    take_turn(session, "certificates")
    _demand_unused(session, numbers)
    row = CertificateLot(
        organisation_id=actor.organisation_id,
        scheme=form.scheme,
        technology=form.technology,
        plant=clean_name(form.plant),
        market=market,
        generated_from=form.generated_from,
        generated_to=form.generated_to,
        count=len(numbers),
        kwh=KWH_PER_CERTIFICATE * len(numbers),
        numbers="\n".join(ranges(numbers)),
        entered_by=actor.id,
    )
    session.add(row)
    session.flush()
    moment = now()
    rows = [{"id": new_id(), "created": moment, "lot_id": row.id, "number": number} for number in numbers]
    try:
        with session.begin_nested():
            session.execute(insert(Certificate), rows)
    except IntegrityError:  # the constraint is the last word, should the turn ever not have been taken
        raise InputError([_taken(1, numbers[0])]) from None
    data = {"count": row.count, "numbers": list(ranges(numbers))[:20], "technology": row.technology, "plant": row.plant}
    audit.record(session, actor, "certificate.enter", ("certificate_lot", row.id), data)
    return row


def _checked(form: LotForm) -> tuple[list[Finding], str]:
    market = place_code(form.market) or ""
    wrong = [
        ("scheme", form.scheme not in SCHEMES),
        ("technology", form.technology not in technologies()),
        ("plant", not 1 <= len(clean_name(form.plant)) <= 200),
        ("market", not market or len(market) > 6),
        ("period", form.generated_to < form.generated_from),
        ("future", form.generated_to > now().date()),
    ]
    cells = {"period": "generated_to", "future": "generated_to"}
    return [MESSAGES.finding(code, cell=cells.get(code, code)) for code, is_so in wrong if is_so], market


def _demand_unused(session: Session, numbers: tuple[str, ...]) -> None:
    known: list[str] = []
    for start in range(0, len(numbers), CHUNK):
        query = select(Certificate.number).where(col(Certificate.number).in_(numbers[start : start + CHUNK]))
        known += session.scalars(query)
    if known:
        raise InputError([_taken(len(known), min(known))])


def _taken(count: int, number: str) -> Finding:
    return MESSAGES.finding("number-taken", cell="numbers", count=count, number=number)


def attach_proof(
    session: Session,
    resources: Resources,
    actor: User,
    lot_id: str,
    data: bytes,
    filename: str,
    *,
    holder: str,
    cancelled_on: date,
) -> CertificateLot:
    """The proof that the certificates were cancelled in the holder's name; from then on they can be used."""
    row = _own(session, actor, lot_id)
    if _used(session, row):
        raise IllegalMove(
            "These certificates are in use; release them before you change their proof.",
            "该批证书正在使用，请先释放再更换证明。",
        )
    name = clean_name(PurePath(filename.replace("\\", "/")).name)[-200:]
    mark = KINDS.get(PurePath(name).suffix.lower())
    limit = resources.settings.max_upload
    findings = []
    if mark is None or not data.startswith(mark):
        findings.append(MESSAGES.finding("proof-kind", cell="proof"))
    if not 0 < len(data) <= limit:
        findings.append(MESSAGES.finding("proof-size", cell="proof", size=len(data), limit=limit))
    if not 1 <= len(clean_name(holder)) <= 200:
        findings.append(MESSAGES.finding("holder", cell="holder"))
    if cancelled_on > now().date():
        findings.append(MESSAGES.finding("future", cell="cancelled_on"))
    if findings:
        raise InputError(findings)
    row.proof, row.proof_name = resources.blobs.put(data), name
    row.holder, row.cancelled_on, row.status = clean_name(holder), cancelled_on, "proven"
    told = {"proof": row.proof, "holder": row.holder, "cancelled_on": cancelled_on.isoformat()}
    audit.record(session, actor, "certificate.prove", ("certificate_lot", row.id), told)
    return row


def remove(session: Session, actor: User, lot_id: str) -> CertificateLot:
    """Take a lot out that was entered by mistake; its numbers are free again. Refused while it is in use."""
    row = _own(session, actor, lot_id)
    if _used(session, row):
        raise IllegalMove(
            "These certificates are in use; release them first.",
            "该批证书正在使用，请先释放。",
        )
    row.status = "removed"
    session.execute(delete(Certificate).where(col(Certificate.lot_id) == row.id))
    told = {"count": row.count, "numbers": row.numbers.split("\n")[:20]}
    audit.record(session, actor, "certificate.remove", ("certificate_lot", row.id), told)
    return row


def _own(session: Session, actor: User, lot_id: str) -> CertificateLot:
    row = session.get(CertificateLot, lot_id)
    if row is None or row.status == "removed" or row.organisation_id != actor.organisation_id:
        raise queries.NO_LOT
    demand(actor, "certificate.write", row)
    session.refresh(row, with_for_update=True)
    return row


def _used(session: Session, row: CertificateLot) -> bool:
    query = select(CertificateAllocation.id).where(
        CertificateAllocation.lot_id == row.id, col(CertificateAllocation.released).is_(None)
    )
    return session.scalars(query).first() is not None
