"""The lines of a result by the size of what they contribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from footprint.engine.values import StudyLine

# the lines that together make this part of Σ|kg| are the ones that matter (EU PEF method: most relevant, 80 %)
VITAL = 0.8


@dataclass(frozen=True, slots=True)
class Contribution:
    """A line with a number, kg CO2e. `weight`: its part of Σ|kg|; `cumulative`: with all larger ones before it."""

    line: StudyLine
    kg: float
    weight: float
    cumulative: float


def ranked(lines: Sequence[StudyLine]) -> tuple[Contribution, ...]:
    """Every line that has a number, the largest by size first, then by id.

    Sizes and not signed values, as a credit matters as much as a burden of the same size.
    """
    counted = [(line, line.kg_co2e) for line in lines if line.kg_co2e is not None]
    counted.sort(key=lambda pair: (-abs(pair[1]), pair[0].id))
    whole = fsum(abs(kg) for _, kg in counted)
    made, running = [], 0.0
    for line, kg in counted:
        weight = abs(kg) / whole if whole > 0.0 else 0.0
        running += weight
        made.append(Contribution(line, kg, weight, min(running, 1.0)))
    return tuple(made)


def vital(found: Sequence[Contribution], part: float = VITAL) -> tuple[Contribution, ...]:
    """The fewest lines that together make at least `part` of Σ|kg|; none when nothing contributes.

    Formula: Lines that matter.
    """
    for place, one in enumerate(found):
        if one.cumulative >= part - 1e-12:
            return tuple(found[: place + 1])
    return tuple(one for one in found if one.weight > 0.0)
