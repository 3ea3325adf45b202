"""How much of a site's electricity instruments cover: what is measured at the site first, then certificates.

Own generation and direct lines are measured at the site and reach all its products alike. Certificates are given to one
study: they cover what its product needs of the period's grid electricity, and the rest of the site keeps the grid mix.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from footprint.findings import Finding, InputError
from footprint.modelling.electricity.values import Instrument, Instruments
from footprint.modelling.messages import MESSAGES
from footprint.modelling.production.system import Solved, to_unit_of
from footprint.modelling.production.values import Production, Site
from footprint.units import conversion_factor

SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Applied:
    """One instrument and the share of every kWh of its site that it covers."""

    instrument: Instrument
    share: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """The electricity of one site and period, kWh.

    `consumption` is the site's, `physical` what own generation and direct lines bring of it; `need` is what the
    study's product takes of the rest in the period, `certificates` what covers that. `rest`: the share on the grid mix.
    """

    site: str
    consumption: float
    physical: float
    need: float
    certificates: float
    applied: tuple[Applied, ...]
    rest: float


def consumption_of(site: Site) -> float:
    """kWh of all electricity entries of a site's period."""
    return fsum(
        entry.amount * conversion_factor(entry.unit, "kWh")
        for process in site.processes
        for entry in process.entries
        if entry.kind == "electricity"
    )


def units_made(production: Production) -> float:
    """How many declared units (pieces, with a reference flow) the period's production is enough for."""
    products = production.products
    wanted: dict[str, list[float]] = {}
    for one in production.demand:
        made = products[one.product]
        wanted.setdefault(made.id, []).append(one.amount * to_unit_of(made, one.unit, f"{one.cell}.unit"))
    return min(products[name].amount / fsum(amounts) for name, amounts in wanted.items())


def need_of(site: Site, production: Production, solved: Solved) -> float:
    """kWh of a site that the study's product takes in the period.

    Formula: Electricity that a product needs of a site.
    """
    per_unit = fsum(
        entry.amount * conversion_factor(entry.unit, "kWh") * solved.parts.get(entry.cell, 0.0)
        for process in site.processes
        for entry in process.entries
        if entry.kind == "electricity"
    )
    return per_unit * units_made(production)


def cover(site: Site, production: Production, solved: Solved, instruments: Instruments, *, strict: bool) -> Coverage:
    """The shares of a site's electricity that its instruments cover. `strict`: more than there is to cover is an error.

    Source: ISO 14067:2018, 6.4.9.4; GHG Protocol Scope 2 Guidance (2015), chapter 7.

    Formula: Coverage by instruments.
    """
    whole, need = consumption_of(site), need_of(site, production, solved)
    mine = [one for one in instruments.instruments if one.site == site.id]
    measured = [one for one in mine if one.kind != "certificate" and not one.sold]
    given = [one for one in mine if one.kind == "certificate" and counts(one, instruments)]
    physical = fsum(one.kwh for one in measured)
    if strict and physical > whole * (1.0 + SLACK):
        raise InputError([_too_much(measured, physical, whole)])
    reached = min(physical / whole, 1.0) if whole > 0.0 else 0.0
    left = need * (1.0 - reached)
    certificates = fsum(one.kwh for one in given)
    if strict and certificates > left * (1.0 + SLACK):
        raise InputError([_too_much(given, certificates, left)])
    applied = [
        *(Applied(one, one.kwh / max(whole, physical)) for one in measured if whole > 0.0),
        *(Applied(one, one.kwh / max(need, certificates / (1.0 - reached))) for one in given if left > 0.0),
    ]
    rest = max(1.0 - fsum(one.share for one in applied), 0.0)
    return Coverage(
        site.id, whole, physical, left, certificates, tuple(applied), rest if rest > SLACK or not applied else 0.0
    )


def counts(one: Instrument, instruments: Instruments) -> bool:
    """Whether a certificate counts: where a ledger stands behind it, it must be allocated there."""
    return one.allocation is not None or not instruments.ledger


def coverages(
    production: Production | None, solved: Solved | None, instruments: Instruments | None, *, strict: bool = True
) -> Mapping[str, Coverage]:
    """Site → its coverage, for the sites that have instruments."""
    if production is None or solved is None or instruments is None:
        return {}
    named = {one.site for one in instruments.instruments}
    return {
        site.id: cover(site, production, solved, instruments, strict=strict)
        for site in production.sites
        if site.id in named
    }


def _too_much(instruments: Sequence[Instrument], kwh: float, limit: float) -> Finding:
    cell = f"{instruments[-1].cell}.kwh"
    return MESSAGES.finding("instruments-exceed", cell=cell, kwh=f"{kwh:g}", limit=f"{limit:g}")
