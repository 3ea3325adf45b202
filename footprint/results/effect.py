"""What another background release would make of a stored result, without touching it.

Every line keeps its quantity, losses and data set; its factor is the one that the other release gives, and its amount
is converted anew where the data set's unit or properties are others. Lines of suppliers stay as they are. Which data
set stands in for another (recycled, grid or transport partners) is as in the result: what a new calculation would
choose anew is seen when it is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

from footprint.inventory.catalogue import Catalogue
from footprint.units import UnitError, conversion_factor

# what rounding of factors may leave, against the size of the line
_NOTHING = 1e-10


@dataclass(frozen=True, slots=True)
class LineEffect:
    """A line whose number is another one, kg CO2e per declared unit. `after` None: its data set is gone or unfit."""

    line: str
    stage: str
    dataset: str
    before: float
    after: float | None

    @property
    def moved(self) -> float:
        """By how much, in size; a line that is lost counts whole."""
        return abs(self.before) if self.after is None else abs(self.after - self.before)


@dataclass(frozen=True, slots=True)
class Effect:
    """Totals in kg CO2e per declared unit, and the lines that move: those that are lost, then the largest.

    `after` is None when a line would lose its data set, or when the result was not complete.
    """

    before: float | None
    after: float | None
    lines: tuple[LineEffect, ...]
    stages: Mapping[str, tuple[float, float]]

    @property
    def lost(self) -> tuple[LineEffect, ...]:
        """Lines that would have no number."""
        return tuple(line for line in self.lines if line.after is None)


def effect_of(document: Mapping[str, Any], inventory: Mapping[str, Any], catalogue: Catalogue) -> Effect:
    """The result in `document`, with its foreground `inventory`, on the factors of `catalogue`."""
    records = {line["id"]: line for line in inventory["lines"]}
    moved: list[LineEffect] = []
    sums: dict[str, list[tuple[float, float]]] = {}
    for line in document["lines"]:
        before = line["kg_co2e"]
        if before is None:
            continue
        name = line["dataset"]["id"] if line["dataset"] else ""
        after = _again(line, records[line["id"]], catalogue) if name else before
        if after is None or abs(after - before) > _NOTHING * max(abs(before), abs(after)):
            moved.append(LineEffect(line["id"], line["stage"], name, before, after))
        sums.setdefault(line["stage"], []).append((before, before if after is None else after))
    total = document["footprint"]["total"] if document["complete"] else None
    whole = total is not None and all(line.after is not None for line in moved)
    return Effect(
        total,
        fsum(after for pairs in sums.values() for _before, after in pairs) if whole else None,
        tuple(sorted(moved, key=lambda line: (line.after is not None, -line.moved))),
        {stage: (fsum(b for b, _a in pairs), fsum(a for _b, a in pairs)) for stage, pairs in sums.items()},
    )


def _again(line: Mapping[str, Any], record: Mapping[str, Any], catalogue: Catalogue) -> float | None:
    dataset = catalogue.get(line["dataset"]["id"])
    if dataset is None:
        return None
    try:
        now = conversion_factor(record["unit"], dataset.unit, dataset.properties)
    except UnitError:
        return None
    was = float(record["conversion"])
    return float(line["amount"]) * (now / was if now != was else 1.0) * dataset.factor.total
