"""Scenarios as declared: frozen, read from the part `scenarios`. Shapes in docs/declarations.md."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.bom.values import Mode, TransportLeg
from footprint.engine.values import BackgroundChange


@dataclass(frozen=True, slots=True)
class Electricity:
    """`share` of the electricity of these lines comes from `dataset`. Without lines: all electricity of production."""

    share: float
    dataset: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecycledContent:
    """A line's recycled content becomes `value`, 0 to 1."""

    line: str
    value: float


@dataclass(frozen=True, slots=True)
class Swap:
    """Another data set, or a supplier's footprint (its id), for a line. Exactly one of the two is given."""

    line: str
    dataset: str = ""
    supplier_footprint: str = ""


@dataclass(frozen=True, slots=True)
class Transport:
    """The legs of these lines become others: `legs` as a whole, or each leg by `source` goes by `target`, with its

    distance times `distance`. Without a target the mode stays, without a source every leg is meant; without lines every
    line.
    """

    lines: tuple[str, ...] = ()
    legs: tuple[TransportLeg, ...] | None = None
    source: Mode | None = None
    target: Mode | None = None
    distance: float = 1.0


@dataclass(frozen=True, slots=True)
class Loss:
    """A line's loss becomes `value`, from 0 to below 1."""

    line: str
    value: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """A line's quantity is multiplied by `factor`, above 0."""

    line: str
    factor: float


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """A number of the use profile becomes another; `path` names it, as `lifetime_km` or `energy.0.per_100km`."""

    path: str
    value: float


@dataclass(frozen=True, slots=True)
class BackgroundMeasure:
    """A process of the background becomes another."""

    change: BackgroundChange


Measure = Electricity | RecycledContent | Swap | Transport | Loss | Quantity | ProfileChange | BackgroundMeasure


@dataclass(frozen=True, slots=True)
class Scenario:
    """One or more measures that are taken together. `planned` ones make the reduction plan."""

    id: str
    name: str
    measures: tuple[Measure, ...]
    name_zh: str = ""
    planned: bool = True
    year: int | None = None
    responsible: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached in a year: kg CO2e per declared unit, or a `reduction` of the baseline, 0 to 1."""

    year: int
    kg_co2e: float | None = None
    reduction: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The part `scenarios` of a study's declarations."""

    scenarios: tuple[Scenario, ...] = ()
    target: Target | None = None
