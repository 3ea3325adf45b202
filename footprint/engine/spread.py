"""How uncertain a product's own amounts are, and which of its numbers vary together.

A line's quantity is lognormal around what is stated. Where the study declares no geometric standard deviation for it
(`modelling/uncertainty.py`), it comes from the pedigree of
`inventory/pedigree.py` with one indicator, reliability, as the quantity is of the product itself in its own year; see
decision 0016:

| data type  | with evidence | without |
|---|---|---|
| primary    | 1 measured and verifiable | 2 measured |
| not stated | 2 | 3 a design figure |
| secondary  | 3 | 4 a qualified estimate |

Numbers of pieces and of sub-assemblies are certain: they are the design. What varies together: what is generated from
a line (recycled shares, credits, transport) with the line itself, and everything below a sub-assembly with its number
where that was declared uncertain; the distance of a transport leg is uncertain on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from footprint.bom.values import DataType, Line
from footprint.engine.values import StudyLine, SupplierFootprint
from footprint.inventory.catalogue import Quality
from footprint.inventory.pedigree import BASIC_INPUT, basic_factor, geometric_sd
from footprint.units import parse_unit

RELIABILITY: Mapping[tuple[DataType | None, bool], int] = {
    ("primary", True): 1,
    ("primary", False): 2,
    (None, True): 2,
    (None, False): 3,
    ("secondary", True): 3,
    ("secondary", False): 4,
}
# the rating that a supplier's footprint without one is taken to have: the middle of the scale
UNRATED = 3.0


def line_gsd(line: Line) -> float:
    """The geometric standard deviation of a line's quantity, 1 being certain.

    Formula: Spread of a quantity.
    """
    return line.gsd if line.gsd is not None else quantity_gsd(line.unit, line.data_type, bool(line.evidence))


def distance_gsd(line: Line) -> float:
    """That of the distance of a line's transport leg."""
    return quantity_gsd("t*km", line.data_type, bool(line.evidence))


@cache
def quantity_gsd(unit: str, data_type: DataType | None, evidence: bool) -> float:
    """That of an amount in this unit."""
    if parse_unit(unit).dimension == "count":
        return 1.0
    quality = Quality(1.0, 1.0, 1.0, float(RELIABILITY[data_type, evidence]))
    return geometric_sd(quality, basic_factor("input", "", unit))


@cache
def supplier_gsd(dqr: float | None) -> float:
    """That of a supplier's footprint, with its rating as each of the four pedigree indicators.

    Formula: Spread of a supplier footprint.
    """
    rating = min(max(dqr if dqr is not None else UNRATED, 1.0), 5.0)
    return geometric_sd(Quality(rating, rating, rating, rating), BASIC_INPUT)


def supplier_key(supplier: SupplierFootprint) -> str:
    """What one supplier footprint is known by: two products that use it share its draws."""
    return f"{supplier.id}@{supplier.version}"


@dataclass(frozen=True, slots=True)
class UncertainLine:
    """A line with a number. `quantities`: the ids of the lines whose uncertain quantity it is proportional to.

    `origin`: the line that it was generated from, or its own id.
    """

    id: str
    kg: float
    amount: float
    dataset: str | None
    supplier: str | None
    quantities: tuple[str, ...]
    origin: str = ""


@dataclass(frozen=True)
class Spreads:
    """Everything that varies in a product: ln of the geometric SD of each quantity and each supplier footprint."""

    lines: tuple[UncertainLine, ...]
    quantities: Mapping[str, float]
    suppliers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Part:
    """What `spreads` needs of a line of a study or of a result document."""

    id: str
    parent: str | None
    generated_from: str | None
    gsd: float
    kg: float | None
    amount: float | None
    dataset: str | None
    supplier: str | None = None
    supplier_dqr: float | None = None


def parts_of(lines: Iterable[StudyLine]) -> list[Part]:
    """The lines of a study."""
    made = []
    for line in lines:
        choice = line.choice
        supplier = choice.supplier if choice else None
        made.append(
            Part(
                line.id,
                line.parent,
                line.generated_from,
                line.gsd,
                line.kg_co2e,
                line.amount,
                choice.dataset if choice else None,
                supplier_key(supplier) if supplier else None,
                supplier.dqr if supplier else None,
            )
        )
    return made


def spreads(parts: Sequence[Part]) -> Spreads:
    """What varies in these lines and what varies together."""
    sigmas = {part.id: log(part.gsd) for part in parts if part.gsd > 1.0}
    by_id = {part.id: part for part in parts}
    above: dict[str, tuple[str, ...]] = {}

    # itself, what it was generated from, and every line above; walked without recursion, as trees may be deep
    for part in parts:
        waiting: list[Part] = []
        one: Part | None = part
        while one is not None and one.id not in above:
            above[one.id] = ()  # also what ends the walk should lines that came from outside go in a circle
            waiting.append(one)
            one = by_id.get(one.generated_from or one.parent or "")
        for one in reversed(waiting):
            own = (one.id,) if one.id in sigmas else ()
            above[one.id] = own + above.get(one.generated_from or one.parent or "", ())
    return Spreads(
        tuple(
            UncertainLine(
                part.id,
                part.kg,
                part.amount,
                part.dataset,
                part.supplier,
                above[part.id],
                part.generated_from or part.id,
            )
            for part in parts
            if part.kg is not None and part.amount is not None
        ),
        sigmas,
        {part.supplier: log(supplier_gsd(part.supplier_dqr)) for part in parts if part.supplier},
    )
