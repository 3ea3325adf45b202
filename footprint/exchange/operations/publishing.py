"""Publishing a component's footprint, by form or from a PACT file. A change is a new version, never an edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.checks import clean_name
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.db import new_id, take_turn
from footprint.exchange import queries
from footprint.exchange.messages import MESSAGES
from footprint.exchange.models import PublishedFootprint
from footprint.exchange.pact import ReadFootprint, from_pact
from footprint.findings import Finding, InputError
from footprint.ledgers import LEDGERS, Ledgers
from footprint.refusals import IllegalMove
from footprint.units import UnitError, parse_unit

LONGEST = timedelta(days=3 * 366)
MOST_IDS, LONGEST_ID = 50, 200


@dataclass(frozen=True, slots=True)
class FootprintForm:
    """What a supplier fills in. Ledgers in kg CO2e per `declared_amount` × `unit`; shares 0–1.

    `product_ids`: the part numbers, one's own and customers', that it is of.
    """

    product: str
    unit: str
    fossil: float
    period_start: date
    period_end: date
    valid_from: date
    valid_until: date
    source: str
    declared_amount: float = 1.0
    product_zh: str = ""
    biogenic_emissions: float = 0.0
    biogenic_removals: float = 0.0
    land_use_change: float = 0.0
    aircraft: float = 0.0
    biogenic_carbon_kg: float = 0.0
    mass_kg: float | None = None
    primary_data_share: float | None = None
    dqr: float | None = None
    geography: str = ""
    product_ids: tuple[str, ...] = ()


def _amounts(form: FootprintForm) -> list[Finding]:
    findings = []
    for name in (*LEDGERS, "declared_amount", "biogenic_carbon_kg"):
        value = getattr(form, name)
        if not isfinite(value):
            findings.append(MESSAGES.finding("number", cell=name))
        elif name == "biogenic_removals" and value > 0:
            findings.append(MESSAGES.finding("positive", cell=name))
        elif name == "declared_amount" and value <= 0:
            findings.append(MESSAGES.finding("mass", cell=name))
        elif name != "biogenic_removals" and value < 0:
            findings.append(MESSAGES.finding("negative", cell=name))
    if form.mass_kg is not None and not (isfinite(form.mass_kg) and form.mass_kg > 0):
        findings.append(MESSAGES.finding("mass", cell="mass_kg"))
    if form.primary_data_share is not None and not 0 <= form.primary_data_share <= 1:
        findings.append(MESSAGES.finding("share", cell="primary_data_share"))
    if form.dqr is not None and not 1 <= form.dqr <= 5:
        findings.append(MESSAGES.finding("dqr", cell="dqr"))
    return findings


def check(form: FootprintForm) -> list[Finding]:
    """Everything that is wrong with a form."""
    findings = _amounts(form)
    if not 1 <= len(clean_name(form.product)) <= 200 or len(form.product_zh) > 200:
        findings.append(MESSAGES.finding("product", cell="product"))
    try:
        parse_unit(form.unit)
    except UnitError as error:
        findings.append(MESSAGES.finding("unit", cell="unit", why=error))
    if form.period_end < form.period_start:
        findings.append(MESSAGES.finding("period", cell="period_end"))
    if form.valid_from < form.period_end or not form.valid_from < form.valid_until <= form.valid_from + LONGEST:
        findings.append(MESSAGES.finding("validity", cell="valid_until"))
    if len(form.product_ids) > MOST_IDS or any(not 1 <= len(one) <= LONGEST_ID for one in form.product_ids):
        findings.append(MESSAGES.finding("product-ids", cell="product_ids", most=MOST_IDS, longest=LONGEST_ID))
    if not 1 <= len(form.source.strip()) <= 500:
        findings.append(MESSAGES.finding("source", cell="source"))
    return findings


def publish_by_form(
    session: Session, actor: User, form: FootprintForm, *, series: str | None = None
) -> PublishedFootprint:
    """A first version, or the next one of `series`."""
    demand(actor, "exchange.publish")
    findings = check(form)
    if findings:
        raise InputError(findings)
    one = 1 / form.declared_amount
    ledgers = Ledgers(*(getattr(form, name) for name in LEDGERS)).times(one)
    row = PublishedFootprint(
        series="",
        version=0,
        organisation_id=actor.organisation_id,
        product=clean_name(form.product),
        product_zh=clean_name(form.product_zh),
        unit=parse_unit(form.unit).symbol,
        fossil=ledgers.fossil,
        biogenic_emissions=ledgers.biogenic_emissions,
        biogenic_removals=ledgers.biogenic_removals,
        land_use_change=ledgers.land_use_change,
        aircraft=ledgers.aircraft,
        biogenic_carbon_kg=form.biogenic_carbon_kg * one,
        mass_kg_per_unit=form.mass_kg * one if form.mass_kg is not None else None,
        primary_data_share=form.primary_data_share,
        dqr=form.dqr,
        geography=clean_name(form.geography)[:20],
        period_start=form.period_start,
        period_end=form.period_end,
        valid_from=form.valid_from,
        valid_until=form.valid_until,
        source=form.source.strip(),
        product_ids=list(dict.fromkeys(form.product_ids)),
        published_by=actor.id,
    )
    return publish_row(session, actor, row, series)


def publish_from_pact(session: Session, actor: User, data: bytes, *, series: str | None = None) -> PublishedFootprint:
    """A version from a PACT v3 file. The file is kept for its owner; customers get the result alone."""
    demand(actor, "exchange.publish")
    read = from_pact(data)
    return publish_row(session, actor, row_of(actor, read), series or _preceding(session, actor, read))


def row_of(actor: User, read: ReadFootprint) -> PublishedFootprint:
    """The row of a file."""
    return PublishedFootprint(
        series="",
        version=0,
        organisation_id=actor.organisation_id,
        product=read.product,
        unit=read.unit,
        fossil=read.factor.fossil,
        biogenic_emissions=read.factor.biogenic_emissions,
        biogenic_removals=read.factor.biogenic_removals,
        land_use_change=read.factor.land_use_change,
        aircraft=read.factor.aircraft,
        biogenic_carbon_kg=read.biogenic_carbon_kg,
        mass_kg_per_unit=read.mass_kg_per_unit,
        primary_data_share=read.primary_data_share,
        dqr=read.dqr,
        geography=read.geography,
        period_start=read.period_start,
        period_end=read.period_end,
        valid_from=read.valid_from,
        valid_until=read.valid_until,
        source=read.source,
        source_data=read.data,
        preceding=list(read.preceding),
        product_ids=[one for one in read.product_ids if len(one) <= LONGEST_ID][:MOST_IDS],
        published_by=actor.id,
    )


def _preceding(session: Session, actor: User, read: ReadFootprint) -> str | None:
    """The series of one's own version that this file says it follows."""
    named = set(read.preceding)
    for row in queries.published(session, actor):
        if row.id in named or (row.source_data or {}).get("id") in named:
            return row.series
    return None


def publish_row(session: Session, actor: User, row: PublishedFootprint, series: str | None) -> PublishedFootprint:
    """Add the row as the first version of a new series, or as the next one of `series`."""
    take_turn(session, "exchange")
    before = queries.series(session, actor, series) if series else []
    row.series, row.version = (before[0].series, before[0].version + 1) if before else (new_id(), 1)
    row.preceding = [*row.preceding, *(old.id for old in before if old.id not in row.preceding)]
    for old in before:
        old.status = "deprecated"
    session.add(row)
    data = {"series": row.series, "version": row.version, "product": row.product}
    audit.record(session, actor, "exchange.publish", ("supplier-footprint", row.id), data)
    return row


def deprecate(session: Session, actor: User, footprint_id: str) -> PublishedFootprint:
    """Not for new calculations any more; results that used it stay as they are."""
    row = queries.footprint(session, actor, footprint_id)
    demand(actor, "exchange.write", row)
    if row.status != "active":
        raise IllegalMove("This version is deprecated already.", "该版本已弃用。")
    row.status = "deprecated"
    audit.record(session, actor, "exchange.deprecate", ("supplier-footprint", row.id))
    return row
