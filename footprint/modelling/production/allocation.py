"""How the products of one process share what it uses: subdivision first, then one key; the others as sensitivity.

Order of ISO 14044:2006, 4.3.4.2: what one product needs alone names it and is not shared; the rest goes by a physical
relation (mass, energy, a stated quantity) or, where there is none, by economic value.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from footprint.findings import Finding, InputError
from footprint.modelling.messages import MESSAGES
from footprint.modelling.production.values import COMPARABLE, Key, Made, Process, Production
from footprint.units import mass_in_kg, parse_unit

FIELDS: Mapping[Key, str] = {
    "mass": "mass_kg",
    "energy": "energy_mj",
    "economic": "price",
    "physical": "physical",
    "stated": "share",
}
SUM_TOLERANCE = 1e-6


def per_unit(made: Made, by: Key) -> float | None:
    """What allocation goes by, per unit of a product: kg, MJ, money, the stated quantity; None when nobody says."""
    match by:
        case "mass":
            return mass_in_kg(made.unit) if made.mass_kg is None else made.mass_kg
        case "energy":
            unit = parse_unit(made.unit)
            stated = unit.factor if unit.dimension == "energy" else None
            return stated if made.energy_mj is None else made.energy_mj
        case "economic":
            return made.price
        case "physical":
            return made.physical
        case "stated":
            return made.share
        case "subdivision":
            return None


def shares(process: Process, by: Key | None) -> dict[str, float]:
    """Product → its share of what all products need, summing to one. InputError naming the cell that prevents it.

    Source: ISO 14044:2006, 4.3.4.2; ISO 14067:2018, 6.4.6.

    Formula: Allocation on site.
    """
    products = process.products
    if by is None or len(products) == 1:
        return {products[0].id: 1.0}
    if by == "subdivision":
        return _subdivided(process)
    values = {made.id: per_unit(made, by) for made in products}
    missing = [made for made in products if values[made.id] is None]
    if missing:
        raise InputError(
            MESSAGES.finding("allocation-value", cell=f"{made.cell}.{FIELDS[by]}", by=by) for made in missing
        )
    counts = {made.id: (values[made.id] or 0.0) * (1.0 if by == "stated" else made.amount) for made in products}
    whole = fsum(counts.values())
    if by == "stated" and abs(whole - 1.0) > SUM_TOLERANCE:
        raise InputError([MESSAGES.finding("shares-sum", cell=f"{process.cell}.products[0].share", total=f"{whole:g}")])
    if whole <= 0.0:
        raise InputError([MESSAGES.finding("allocation-zero", cell=f"{products[0].cell}.{FIELDS[by]}", by=by)])
    return {name: count / whole for name, count in counts.items()}


def _subdivided(process: Process) -> dict[str, float]:
    shared: list[Finding] = [
        *(
            MESSAGES.finding("subdivision-shared", cell=f"{entry.cell}.product")
            for entry in process.entries
            if entry.product is None
        ),
        *(
            MESSAGES.finding("subdivision-shared", cell=f"{taken.cell}.used_for")
            for taken in process.takes
            if taken.used_for is None
        ),
    ]
    if shared:
        raise InputError(shared)
    return {made.id: 0.0 for made in process.products}


def applicable(process: Process) -> tuple[Key, ...]:
    """The keys, apart from the declared one, by which this process could be shared."""
    if process.by in (None, "subdivision"):
        return ()
    found = []
    for by in COMPARABLE:
        values = [per_unit(made, by) for made in process.products]
        if by != process.by and None not in values and fsum((value or 0.0) for value in values) > 0.0:
            found.append(by)
    return tuple(found)


def alternatives(production: Production) -> tuple[Key, ...]:
    """The keys that at least one process could be shared by instead of its declared one."""
    found = {by for process in production.processes for by in applicable(process)}
    return tuple(by for by in COMPARABLE if by in found)


def price_ratio(process: Process) -> float | None:
    """The highest price per kg of the products over the lowest; None unless price and mass of all are known.

    Source: Together for Sustainability, PCF Guideline 3 (2024): economic allocation where it exceeds 5.

    Formula: Price ratio of co-products.
    """
    per_kg = [
        made.price / mass
        for made in process.products
        if made.price is not None and (mass := per_unit(made, "mass")) is not None
    ]
    if len(per_kg) < max(2, len(process.products)) or min(per_kg) <= 0.0:
        return None
    return max(per_kg) / min(per_kg)
