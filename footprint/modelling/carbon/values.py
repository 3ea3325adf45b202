"""Carbon accounting as declared, frozen. `cell` is where the declaration says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Origin = Literal["fossil", "biogenic", "atmospheric"]
Approach = Literal["cut-off", "credit-to-emitter", "credit-to-user"]
ORIGINS: tuple[Origin, ...] = ("fossil", "biogenic", "atmospheric")
APPROACHES: tuple[Approach, ...] = ("cut-off", "credit-to-emitter", "credit-to-user")


@dataclass(frozen=True, slots=True)
class Captured:
    """Captured CO2 that a line brings as feedstock (CCU).

    `kg_co2_per_kg`: CO2 in one kg of the line. `emitter_counts`: the emitter reports it as emitted. `release`: where
    in the life cycle it is let off again, in words or as a line's id; empty when it is not said.
    """

    cell: str
    line: str
    origin: Origin
    approach: Approach
    kg_co2_per_kg: float
    emitter: str
    emitter_counts: bool
    release: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Delayed:
    """An emission that happens `years` after production: all of `line`, or `kg_co2e` per declared unit."""

    cell: str
    name: str
    line: str | None
    kg_co2e: float | None
    years: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Why a line's data may be negative: a substitution credit that its source states."""

    cell: str
    line: str
    reason: str


@dataclass(frozen=True, slots=True)
class Carbon:
    """Everything declared of carbon accounting."""

    captured: tuple[Captured, ...] = ()
    delayed: tuple[Delayed, ...] = ()
    credits: tuple[Credit, ...] = ()
