"""Reading suppliers' footprints: one's own, and the results (never the inputs) of those that were shared."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session
from sqlmodel import col, or_, select

from footprint.accounts.models import Organisation, User
from footprint.accounts.permissions import demand, may
from footprint.db import now
from footprint.engine.values import SupplierFootprint
from footprint.exchange.models import PublishedFootprint, Share
from footprint.exchange.pact import Published
from footprint.ledgers import Ledgers
from footprint.refusals import NotFound


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share with the names that a page shows."""

    share: Share
    product: str
    supplier: str
    customer: str


def value_of(row: PublishedFootprint, organisation: str) -> SupplierFootprint:
    """What a customer's calculation gets of it: the result, no inputs."""
    return SupplierFootprint(
        id=row.id,
        organisation=organisation,
        version=row.version,
        source=row.source,
        product=row.product,
        unit=row.unit,
        factor=Ledgers(row.fossil, row.biogenic_emissions, row.biogenic_removals, row.land_use_change, row.aircraft),
        biogenic_carbon_kg=row.biogenic_carbon_kg,
        mass_kg_per_unit=row.mass_kg_per_unit,
        primary_data_share=row.primary_data_share,
        dqr=row.dqr,
        geography=row.geography or None,
        reference_period=f"{row.period_start:%Y-%m-%d}/{row.period_end:%Y-%m-%d}",
        product_ids=tuple(row.product_ids),
    )


def footprint(session: Session, actor: User, footprint_id: str) -> PublishedFootprint:
    """One's own published version."""
    row = session.get(PublishedFootprint, footprint_id)
    if row is None or not may(actor, "exchange.write", row).allowed:
        raise NotFound("There is no such footprint.", "没有该碳足迹。")
    return row


def published(session: Session, actor: User) -> list[PublishedFootprint]:
    """One's own, newest version of each first."""
    demand(actor, "exchange.list")
    query = select(PublishedFootprint).where(PublishedFootprint.organisation_id == actor.organisation_id)
    order = (col(PublishedFootprint.product), col(PublishedFootprint.series), col(PublishedFootprint.version).desc())
    return list(session.scalars(query.order_by(*order)))


def series(session: Session, actor: User, series_id: str) -> list[PublishedFootprint]:
    """The versions of one's own product, newest first. NotFound when there are none."""
    rows = [row for row in published(session, actor) if row.series == series_id]
    if not rows:
        raise NotFound("There is no such footprint.", "没有该碳足迹。")
    return rows


def shares(session: Session, actor: User) -> list[ShareRow]:
    """What one's organisation gave and received, newest first."""
    demand(actor, "exchange.list")
    mine = or_(Share.organisation_id == actor.organisation_id, Share.customer_id == actor.organisation_id)
    rows = session.scalars(select(Share).where(mine).order_by(col(Share.created).desc(), col(Share.id))).all()
    names = dict(session.execute(select(Organisation.id, Organisation.name)).all()) if rows else {}
    return [
        ShareRow(row, _product(session, row.series), names[row.organisation_id], names[row.customer_id]) for row in rows
    ]


def _product(session: Session, series_id: str) -> str:
    query = select(PublishedFootprint.product).where(PublishedFootprint.series == series_id)
    return session.scalars(query.order_by(col(PublishedFootprint.version).desc()).limit(1)).one()


def visible_to(session: Session, organisation_id: str) -> tuple[SupplierFootprint, ...]:
    """What an organisation may calculate with: active and in force, its own or shared with it and accepted."""
    today = now().date()
    accepted = select(Share.series).where(Share.customer_id == organisation_id, Share.state == "accepted")
    query = (
        select(PublishedFootprint, Organisation.name)
        .where(PublishedFootprint.organisation_id == Organisation.id)
        .where(PublishedFootprint.status == "active")
        .where(PublishedFootprint.valid_from <= today, PublishedFootprint.valid_until >= today)
        .where(
            or_(
                PublishedFootprint.organisation_id == organisation_id,
                col(PublishedFootprint.series).in_(accepted),
            )
        )
        .order_by(col(PublishedFootprint.product), col(PublishedFootprint.version).desc())
    )
    return tuple(value_of(row, name) for row, name in session.execute(query).all())


def exchanged(session: Session, actor: User) -> list[Published]:
    """What a program of this organisation may fetch: every version, deprecated ones too, of its own and of what was

    shared with it (not declined, not revoked). Oldest first, so that pages stay what they were. The version of a label
    that is not valid any more counts as deprecated.
    """
    from footprint.labels.queries import label_status

    demand(actor, "exchange.list")
    given = select(Share.series).where(
        Share.customer_id == actor.organisation_id, col(Share.state).in_(("offered", "accepted"))
    )
    query = (
        select(PublishedFootprint, Organisation)
        .where(PublishedFootprint.organisation_id == Organisation.id)
        .where(
            or_(
                PublishedFootprint.organisation_id == actor.organisation_id,
                col(PublishedFootprint.series).in_(given),
            )
        )
        .order_by(col(PublishedFootprint.created), col(PublishedFootprint.id))
    )
    found = []
    for row, owner in session.execute(query).all():
        label = label_status(session, row.label) if row.label else None
        found.append(_published(row, owner, label is None or label.status == "valid"))
    return found


def _published(row: PublishedFootprint, owner: Organisation, in_force: bool) -> Published:
    return Published(
        id=row.id,
        created=row.created,
        active=row.status == "active" and in_force,
        preceding=tuple(row.preceding),
        company=owner.name,
        sample=owner.demo,
        series=row.series,
        product=row.product,
        product_zh=row.product_zh,
        unit=row.unit,
        factor=Ledgers(row.fossil, row.biogenic_emissions, row.biogenic_removals, row.land_use_change, row.aircraft),
        biogenic_carbon_kg=row.biogenic_carbon_kg,
        mass_kg_per_unit=row.mass_kg_per_unit,
        primary_data_share=row.primary_data_share,
        geography=row.geography,
        period_start=row.period_start,
        period_end=row.period_end,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        source=row.source,
        kept=row.source_data,
    )
