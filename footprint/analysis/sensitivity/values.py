"""A value choice and what its alternatives come to."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.findings import Finding


@dataclass(frozen=True, slots=True)
class Alternative:
    """`total` in kg CO2e per declared unit; None where `why` says that it does not apply."""

    id: str
    name: str
    name_zh: str
    total: float | None
    declared: bool = False
    why: Finding | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """A value choice with its alternatives; without any, `why` says that it does not apply."""

    id: str
    name: str
    name_zh: str
    alternatives: tuple[Alternative, ...] = ()
    why: Finding | None = None
