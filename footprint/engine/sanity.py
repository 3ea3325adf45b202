"""Warnings about a result that is calculated but looks wrong."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from footprint.bom.values import Product
from footprint.engine.leaves import Leaf
from footprint.engine.messages import MESSAGES
from footprint.engine.quality import MASS_TOLERANCE
from footprint.engine.tree import Tree
from footprint.engine.values import StudyLine
from footprint.findings import Finding

DOMINATING = 0.8
OLD_YEARS = 10


def warnings(
    product: Product, tree: Tree, leaves: dict[str, Leaf], lines: Sequence[StudyLine], mass: float | None
) -> list[Finding]:
    """Mass that does not close, doubled lines, one line that is nearly everything, a negative total, old data."""
    return [
        *_mass(product, mass),
        *_doubles(tree),
        *_dominating(lines),
        *_negative(lines),
        *_old(product, leaves),
    ]


def _mass(product: Product, mass: float | None) -> list[Finding]:
    if not product.mass_kg or mass is None or abs(mass / product.mass_kg - 1.0) <= MASS_TOLERANCE:
        return []
    percent = 100.0 * (mass / product.mass_kg - 1.0)
    return [MESSAGES.finding("mass-closure", lines=mass, product=product.mass_kg, percent=percent)]


def _doubles(tree: Tree) -> list[Finding]:
    seen: dict[tuple[object, ...], str] = {}
    found = []
    for line in tree.lines.values():
        key = (line.parent, line.stage, line.name, *line.identity, line.quantity, line.unit, line.transport)
        if key in seen:
            found.append(MESSAGES.finding("duplicate-line", line=line.id, other=seen[key]))
        seen.setdefault(key, line.id)
    return found


def _dominating(lines: Sequence[StudyLine]) -> list[Finding]:
    contributions = [(line.id, abs(line.kg_co2e)) for line in lines if line.kg_co2e is not None]
    whole = fsum(kg for _, kg in contributions)
    if len(contributions) < 4 or whole <= 0.0:
        return []
    return [
        MESSAGES.finding("dominating-line", line=name, percent=100.0 * kg / whole)
        for name, kg in contributions
        if kg > DOMINATING * whole
    ]


def _negative(lines: Sequence[StudyLine]) -> list[Finding]:
    total = fsum(line.kg_co2e for line in lines if line.kg_co2e is not None)
    return [MESSAGES.finding("negative-total")] if total < 0.0 else []


def _old(product: Product, leaves: dict[str, Leaf]) -> list[Finding]:
    if product.reference_year is None:
        return []
    return [
        MESSAGES.finding("old-dataset", line=name, dataset=leaf.dataset.id, year=leaf.dataset.year, age=age)
        for name, leaf in leaves.items()
        if leaf.dataset is not None and (age := product.reference_year - leaf.dataset.year) > OLD_YEARS
    ]
