"""The four ways to share the burden of material between the product that uses scrap and the one that gives it.

With g the gross amount of material, n the net amount that reaches the end of life, Ev the primary and Erec the
secondary data set per unit (E*v = Ev, ErecEoL = Erec: the material is recycled into what it was made of):

- cut-off (recycled content): g·[(1−R1)·Ev + R1·Erec].
- pre-consumer: cut-off, and the pre-consumer part s of the scrap brings the primary burden that mass allocation
  between a part and its process scrap puts on it: + g·R1·s·Ev.
- substitution (end of life, ISO 14044 closed loop): cut-off + (g·R1 − n·R2)·(Ev − Erec).
- Circular Footprint Formula, Commission Recommendation (EU) 2021/2279, Annex I, material part:
  g·(1−R1)·Ev + g·R1·[A·Erec + (1−A)·Ev·QSin/QP] + n·(1−A)·R2·[ErecEoL − E*v·QSout/QP].

A = 1 gives cut-off; A = 0 with both quality ratios 1 and g = n gives Ev·(1−R2) + R2·ErecEoL whatever R1 is. The
disposal term (1−R2−R3)·ED is what the bill of materials states in its end-of-life lines. No credit is taken for energy
recovery (R3): no pack states which heat and power it displaces, so leaving it out is the careful side.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from footprint.engine.values import RecyclingApproach

APPROACHES: tuple[RecyclingApproach, ...] = ("cut-off", "pre-consumer", "substitution", "cff")
NAMES: dict[RecyclingApproach, tuple[str, str]] = {
    "cut-off": ("Cut-off", "截断法"),
    "pre-consumer": ("Pre-consumer scrap by mass", "消费前废料按质量分配"),
    "substitution": ("End-of-life substitution", "末端替代法"),
    "cff": ("Circular Footprint Formula", "循环足迹公式"),
}
END_OF_LIFE: frozenset[RecyclingApproach] = frozenset({"substitution", "cff"})
Role = Literal["primary", "secondary"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """Recycling parameters of one material group; shares and ratios from 0 to 1. ValueError outside of that."""

    a: float
    quality_in: float
    quality_out: float
    r2: float
    r3: float = 0.0
    pre_consumer_share: float = 0.0
    estimate: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        shares = (self.a, self.quality_in, self.quality_out, self.r2, self.r3, self.pre_consumer_share)
        if not all(0.0 <= share <= 1.0 for share in shares):
            raise ValueError("a recycling parameter lies outside 0 to 1")
        if self.r2 + self.r3 > 1.0:
            raise ValueError("R2 + R3 exceeds 1: more is recycled and burnt than there is")


@dataclass(frozen=True, slots=True)
class Share:
    """An amount of the primary or secondary data set. The first share is the line itself and has no suffix."""

    suffix: str
    role: Role
    amount: float
    end_of_life: bool = False


def shares(
    approach: RecyclingApproach, r1: float, gross: float, net: float, parameters: Parameters | None
) -> tuple[Share, ...]:
    """What this approach takes of each data set. Shares of nothing are left out, but never the first.

    `parameters` may be None for cut-off alone.

    Formula: Recycling: cut-off.
    Formula: Recycling: pre-consumer scrap by mass.
    Formula: Recycling: substitution.
    Formula: Recycling: Circular Footprint Formula.
    """
    bought = gross * r1
    first = Share("", "primary", gross - bought)
    recycled = Share("recycled", "secondary", bought)
    if approach == "cut-off":
        return _present(first, recycled)
    if parameters is None:
        raise ValueError(f"{approach} needs the parameters of the material group")
    returned = net * parameters.r2
    if approach == "pre-consumer":
        burden = Share("pre-consumer", "primary", bought * parameters.pre_consumer_share)
        return _present(first, recycled, burden)
    if approach == "substitution":
        return _present(
            first,
            recycled,
            Share("eol", "primary", bought - returned, end_of_life=True),
            Share("eol-recycling", "secondary", returned - bought, end_of_life=True),
        )
    supplied = 1.0 - parameters.a  # the part of the burden that goes with the scrap to the next product
    return _present(
        first,
        Share("recycled", "secondary", bought * parameters.a),
        Share("recycled-primary", "primary", bought * supplied * parameters.quality_in),
        Share("eol", "primary", -returned * supplied * parameters.quality_out, end_of_life=True),
        Share("eol-recycling", "secondary", returned * supplied, end_of_life=True),
    )


def _present(first: Share, *others: Share) -> tuple[Share, ...]:
    return (first, *(share for share in others if share.amount != 0.0))


@cache
def group_parameters() -> dict[str, Parameters]:
    """Material group → parameters, from `engine/data/recycling.csv`, where each row states its source."""
    text = (files("footprint.engine") / "data" / "recycling.csv").read_text("utf-8")
    return {
        row["group"]: Parameters(
            float(row["a"]),
            float(row["quality_in"]),
            float(row["quality_out"]),
            float(row["r2"]),
            float(row["r3"]),
            float(row["pre_consumer_share"]),
            row["basis"] == "estimate",
            row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    }
