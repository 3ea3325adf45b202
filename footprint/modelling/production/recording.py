"""What the result document tells about on-site production: everything that a certifier needs to retrace a meter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Any

from footprint.findings import InputError
from footprint.modelling.lines import Wanted
from footprint.modelling.production.allocation import applicable, price_ratio, shares
from footprint.modelling.production.lines import Counted, Counting
from footprint.modelling.production.system import Solved
from footprint.modelling.production.values import Entry, Key, Made, Process, Production, Site
from footprint.units import mass_in_kg


def production_record(
    production: Production, solved: Solved, count: Counting, lines: Sequence[Wanted]
) -> dict[str, Any]:
    """The section `production`; `sensitivity` is added when the study is calculated."""
    named: dict[str, list[str]] = {}
    for line in lines:
        named.setdefault(line.cell, []).append(line.id)
    conversions = {
        entry.cell: counted.record()
        for site in production.sites
        for process in site.processes
        for entry in process.entries
        if (counted := count(site, entry)) != Counted(1.0, entry.unit)
    }
    return {
        "sites": [_site(site, solved, named) for site in production.sites],
        "demand": [
            {"cell": one.cell, "product": one.product, "amount": one.amount, "unit": one.unit}
            for one in production.demand
        ],
        "runs": dict(solved.runs),
        "conversions": conversions,
        "lines": [line.record() for line in lines],
    }


def _site(site: Site, solved: Solved, named: Mapping[str, list[str]]) -> dict[str, Any]:
    first, last = site.first, site.last
    return {
        "id": site.id,
        "name": site.name,
        "name_zh": site.name_zh,
        "location": site.location,
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "days": (last - first).days + 1 if first and last else None,
        "processes": [_process(process, solved, named) for process in site.processes],
    }


def _process(process: Process, solved: Solved, named: Mapping[str, list[str]]) -> dict[str, Any]:
    divided = solved.shares[process.cell]
    return {
        "id": process.id,
        "name": process.name,
        "name_zh": process.name_zh,
        "products": [_made(made, divided) for made in process.products],
        "allocation": {
            "by": process.by or "none",
            "reason": process.reason,
            "quantity": process.quantity,
            "shares": dict(divided),
            "alternatives": {by: _shares(process, by) for by in applicable(process)},
            "price_ratio": price_ratio(process),
        },
        "entries": [_entry(entry, solved, named) for entry in process.entries],
        "takes": [
            {"cell": one.cell, "product": one.product, "amount": one.amount, "unit": one.unit, "used_for": one.used_for}
            for one in process.takes
        ],
        "scrap": _scrap(process),
    }


def _shares(process: Process, by: Key) -> dict[str, float] | None:
    try:
        return shares(process, by)
    except InputError:
        return None


def _made(made: Made, divided: Mapping[str, float]) -> dict[str, Any]:
    return {
        "id": made.id,
        "name": made.name,
        "name_zh": made.name_zh,
        "amount": made.amount,
        "unit": made.unit,
        "mass_kg": made.mass_kg,
        "energy_mj": made.energy_mj,
        "price": made.price,
        "physical": made.physical,
        "share": divided[made.id],
    }


def _entry(entry: Entry, solved: Solved, named: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "cell": entry.cell,
        "kind": entry.kind,
        "name": entry.name,
        "name_zh": entry.name_zh,
        "amount": entry.amount,
        "unit": entry.unit,
        "product": entry.product,
        "measured": entry.measured,
        "evidence": entry.evidence,
        "part": solved.parts.get(entry.cell, 0.0),
        "lines": named.get(entry.cell, []),
    }


def _scrap(process: Process) -> dict[str, Any]:
    """Scrap of the process: where it goes, and its rate. Rework of the same process is not recycled content.

    Source: ISO 14021:2016, 7.8.1.1 (pre-consumer material excludes what the same process uses again).

    Formula: Scrap rate.
    """
    kg = [one.amount * (mass_in_kg(one.unit) or 0.0) for one in process.scrap]
    masses = [
        made.amount * (made.mass_kg if made.mass_kg is not None else mass_in_kg(made.unit) or 0.0)
        for made in process.products
    ]
    whole = fsum(masses)
    return {
        "rows": [
            {"name": one.name, "amount": one.amount, "unit": one.unit, "goes": one.goes, "evidence": one.evidence}
            for one in process.scrap
        ],
        "kg": fsum(kg),
        "rate": fsum(kg) / (whole + fsum(kg)) if kg and whole > 0.0 and all(mass > 0.0 for mass in masses) else None,
        "internal_kg": fsum(mass for one, mass in zip(process.scrap, kg, strict=True) if one.goes == "internal"),
    }
