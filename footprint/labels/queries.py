"""Reading labels. What is public here never names a line."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session
from sqlmodel import and_, col, func, or_, select

from footprint.accounts.models import User
from footprint.accounts.permissions import demand, may
from footprint.canonical import canonical_bytes
from footprint.db import now
from footprint.labels.models import Label, LabelEvent, LabelFile
from footprint.labels.numbers import normal_number
from footprint.labels.status import STATUS_WORDS, Change, Status, status_on
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.results import queries as results
from footprint.results.models import Snapshot

NO_LABEL = NotFound("There is no label of this number.", "没有该编号的标签。")
PDF_KINDS = ("label", "report-en", "report-zh", "verification")
# what a file shows: anybody, the label's parties and the operator, or those who may see the recipe
PUBLIC, RECIPE = frozenset({"label"}), frozenset({"verification", "result", "report-en", "report-zh"})


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One entry of a label's public history."""

    status: Change
    at: datetime
    reason: str
    successor: str | None


@dataclass(frozen=True, slots=True)
class LabelStatus:
    """What anybody may know of a label. `total` is kg CO2e per `declared_unit`."""

    number: str
    status: Status
    status_en: str
    status_zh: str
    product: str
    product_zh: str
    model: str
    boundary: str
    total: float
    declared_unit: str
    holder: str
    holder_zh: str
    verifier_organisation: str
    verifier_organisation_zh: str
    assurance: str
    criteria: str
    issued: date
    valid_until: date
    snapshot: str
    release: str
    sample: bool
    successor: str | None
    disclosure: str
    history: tuple[StatusChange, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        plain = asdict(self)
        plain["issued"], plain["valid_until"] = self.issued.isoformat(), self.valid_until.isoformat()
        plain["history"] = [{**asdict(item), "at": item.at.isoformat()} for item in self.history]
        return plain


@dataclass(frozen=True, slots=True)
class Register:
    """One page of the public register."""

    items: tuple[LabelStatus, ...]
    total: int
    page: int
    size: int


def events(session: Session, label_id: str) -> list[LabelEvent]:
    """What became of a label, in its order; empty while its files are being made."""
    query = select(LabelEvent).where(LabelEvent.label_id == label_id).order_by(col(LabelEvent.number))
    return list(session.scalars(query))


def by_number(session: Session, number: str) -> Label:
    """The label of this number, as somebody typed it; asks nobody."""
    known = normal_number(number)
    label = session.scalars(select(Label).where(Label.number == known)).first() if known else None
    if label is None:
        raise NO_LABEL
    return label


def _status(session: Session, label: Label, today: date) -> LabelStatus | None:
    history = events(session, label.id)
    if not history:
        return None
    snapshot = session.get(Snapshot, label.snapshot_id)
    if snapshot is None:
        raise NO_LABEL
    view, facts = results.public(snapshot), label.facts
    status = status_on(cast("Change", history[-1].status), label.valid_until, today)
    en, zh = STATUS_WORDS[status]
    product = view["product"]
    return LabelStatus(
        number=label.number,
        status=status,
        status_en=en,
        status_zh=zh,
        product=product["name"],
        product_zh=product.get("name_zh") or "",
        model=product.get("model") or "",
        boundary=product["boundary"],
        total=view["footprint"]["total"],
        declared_unit=snapshot.declared_unit,
        holder=facts["holder"],
        holder_zh=facts["holder_zh"],
        verifier_organisation=facts["verifier_organisation"],
        verifier_organisation_zh=facts["verifier_organisation_zh"],
        assurance=label.assurance,
        criteria=facts["criteria"],
        issued=label.issued,
        valid_until=label.valid_until,
        snapshot=label.snapshot,
        release=snapshot.release,
        sample=label.sample,
        successor=history[-1].successor,
        disclosure=view["disclosure"],
        history=tuple(
            StatusChange(cast("Change", item.status), item.created, item.reason, item.successor) for item in history
        ),
    )


def label_status(session: Session, number: str) -> LabelStatus | None:
    """What anybody may know of the label of this number; None when there is none."""
    try:
        return _status(session, by_number(session, number), now().date())
    except NotFound:
        return None


def label_of_snapshot(session: Session, sha256: str) -> LabelStatus | None:
    """The newest label that carries a snapshot of this hash."""
    query = select(Label).where(Label.snapshot == sha256).order_by(col(Label.created).desc())
    label = session.scalars(query.limit(1)).first()
    return _status(session, label, now().date()) if label else None


def _latest_is(*statuses: str) -> ColumnElement[bool]:
    newest = (
        select(func.max(LabelEvent.number)).where(LabelEvent.label_id == Label.id).correlate(Label).scalar_subquery()
    )
    latest = select(LabelEvent.id).where(
        LabelEvent.label_id == Label.id, LabelEvent.number == newest, col(LabelEvent.status).in_(statuses)
    )
    return latest.exists()


def _with_status(status: str, today: date) -> ColumnElement[bool]:
    over = col(Label.valid_until) < today
    match status:
        case "expired":
            return and_(over, _latest_is("valid", "suspended"))
        case "valid" | "suspended":
            return and_(~over, _latest_is(status))
        case _:
            return _latest_is(status)


def register(session: Session, *, text: str = "", status: str | None = None, page: int = 1, size: int = 50) -> Register:
    """The public register, newest first; `text` is looked for in product, holder and number."""
    today, page, size = now().date(), max(page, 1), min(max(size, 1), 200)
    where: list[ColumnElement[bool]] = [_latest_is("valid", "superseded", "suspended", "withdrawn")]
    if wanted := " ".join(text.split())[:100]:
        where.append(or_(*(col(field).icontains(wanted, autoescape=True) for field in (Label.number, Label.search))))
    if status is not None:
        where.append(_with_status(status, today))
    total = session.scalar(select(func.count()).select_from(Label).where(*where)) or 0
    query = select(Label).where(*where).order_by(col(Label.year).desc(), col(Label.serial).desc())
    rows = session.scalars(query.limit(size).offset((page - 1) * size))
    found = (_status(session, row, today) for row in rows)
    return Register(tuple(item for item in found if item), total, page, size)


def labels(session: Session, actor: User) -> list[LabelStatus]:
    """One's own, those that one's body verified, or all for the operator; newest first."""
    demand(actor, "label.list")
    query = select(Label).order_by(col(Label.year).desc(), col(Label.serial).desc())
    if actor.role != "operator":
        mine = or_(
            Label.organisation_id == actor.organisation_id, Label.certifier_organisation_id == actor.organisation_id
        )
        query = query.where(mine)
    today = now().date()
    found = (_status(session, row, today) for row in session.scalars(query))
    return [item for item in found if item]


def in_force(session: Session) -> list[Label]:
    """The labels that are valid or suspended today; asks nobody."""
    where = or_(_with_status("valid", now().date()), _with_status("suspended", now().date()))
    return list(session.scalars(select(Label).where(where)))


def of_study(session: Session, actor: User, study_id: str) -> list[LabelStatus]:
    """The labels of one's own study, newest first."""
    rows = session.scalars(select(Label).where(Label.study_id == study_id).order_by(col(Label.created).desc()))
    today = now().date()
    found = (_status(session, row, today) for row in rows if may(actor, "label.files", row).allowed)
    return [item for item in found if item]


def study_of(session: Session, actor: User | None, number: str) -> str | None:
    """The id of the study that the label is of, when it is one's own organisation's."""
    label = by_number(session, number)
    return label.study_id if actor is not None and label.organisation_id == actor.organisation_id else None


@dataclass(frozen=True, slots=True)
class Access:
    """What a person may have of a label: the PACT file; reports and files that show every line; a change of status."""

    files: bool
    recipe: bool
    suspend: bool


def access(session: Session, actor: User | None, number: str) -> Access:
    """What to offer on a label's page. Nothing to the public, which has the label itself."""
    if actor is None:
        return Access(False, False, False)
    label = by_number(session, number)
    return Access(
        may(actor, "label.files", label).allowed,
        may(actor, "label.recipe", label).allowed,
        may(actor, "label.suspend", label).allowed,
    )


def snapshot_of(session: Session, label: Label) -> Snapshot:
    """The result that a label was issued for; asks nobody."""
    found = session.get(Snapshot, label.snapshot_id)
    if found is None:
        raise NO_LABEL
    return found


def public_document(session: Session, number: str) -> dict[str, Any]:
    """The public view that the label carries: totals, ledgers, stages, material groups."""
    snapshot = session.get(Snapshot, by_number(session, number).snapshot_id)
    if snapshot is None:
        raise NO_LABEL
    return results.public(snapshot)


def being_made(session: Session, review_id: str) -> Label | None:
    """The label of a review whose files are not there yet."""
    label = session.scalars(select(Label).where(Label.review_id == review_id)).first()
    return label if label and not events(session, label.id) else None


def file(session: Session, resources: Resources, actor: User | None, number: str, kind: str) -> tuple[str, bytes]:
    """Name and bytes of a label's file: `label` for anybody, `pact` for its parties and the operator, and

    `verification`, `result`, `report-en` and `report-zh`, which show every line, for its owner and its certifier.
    """
    label = by_number(session, number)
    if kind not in (*PDF_KINDS, "result", "pact") or not events(session, label.id):
        raise NO_LABEL
    if kind not in PUBLIC:
        action = "label.recipe" if kind in RECIPE else "label.files"
        if actor is None or not may(actor, action, label).allowed:
            raise NO_LABEL
    if kind in PDF_KINDS:
        query = select(LabelFile).where(LabelFile.label_id == label.id, LabelFile.kind == kind)
        found = session.scalars(query).first()
        if found is None:
            raise NO_LABEL
        return f"{label.number}-{kind}.pdf", resources.blobs.get(found.sha256)
    snapshot = session.get(Snapshot, label.snapshot_id)
    if snapshot is None:
        raise NO_LABEL
    if kind == "result":
        return f"{label.number}-result.json", snapshot.document
    from footprint.exchange.pact import to_pact
    from footprint.labels.facts import facts_of

    return f"{label.number}-pact.json", canonical_bytes(to_pact(results.document(snapshot), facts_of(label)))
