"""Sum identities, missing numbers, the mass of the declared unit."""

from __future__ import annotations

from collections.abc import Iterator

from footprint.results.recompute.lines import identities
from footprint.rules.case import Case
from footprint.rules.validation.texts import remark
from footprint.rules.values import Remark
from footprint.units import mass_in_kg

NAMED = 6
# how far the stated mass of a declared unit of mass may be from it
DECLARED_MASS = 0.01


def remarks(case: Case) -> Iterator[Remark]:
    """What does not add up."""
    for finding in identities(case.document):
        place = f"line:{finding.line}" if finding.line else "section:footprint"
        yield remark("sum", place, text=finding.en, text_zh=finding.zh)
    yield from _incomplete(case)
    yield from _declared_mass(case)


def _incomplete(case: Case) -> Iterator[Remark]:
    if case.document["complete"]:
        return
    bare = [row["id"] for row in case.document["lines"] if row["kg_co2e"] is None and row["subtotal"] is None]
    place = f"line:{bare[0]}" if bare else "section:lines"
    yield remark("incomplete", place, count=len(bare), lines=named(bare))


def _declared_mass(case: Case) -> Iterator[Remark]:
    declared, stated = case.document["declared_unit"], case.document["product"]["mass_kg"]
    per_unit = mass_in_kg(declared["unit"])
    if per_unit is None or not stated:
        return
    weighs = float(declared["amount"]) * per_unit
    if abs(stated / weighs - 1.0) > DECLARED_MASS:
        yield remark("declared-mass", "product.mass_kg", declared=weighs, stated=float(stated))


def named(lines: list[str]) -> str:
    """The first ids of a list."""
    return ", ".join(lines[:NAMED]) + (" …" if len(lines) > NAMED else "")
