"""The declaration `uncertainty`: how far the quantity of a line may lie from what is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

from footprint.bom.values import Bom
from footprint.findings import Finding
from footprint.modelling.messages import MESSAGES
from footprint.modelling.reading import Part, read_part

LINES = 2_000
MOST_GSD, MOST_RANGE = 10.0, 99.0


@dataclass(frozen=True, slots=True)
class Stated:
    """A line's geometric standard deviation, 1 being certain, and what shows it. `cell`: where it is declared."""

    line: str
    gsd: float
    evidence: str
    cell: str


def read_uncertainty(content: Mapping[str, Any]) -> tuple[Stated, ...]:
    """What is declared. InputError with everything that is wrong."""
    return read_part(
        "uncertainty", content, lambda part: tuple(_stated(one) for one in part.parts("lines", limit=LINES))
    )


def _stated(part: Part) -> Stated:
    """`gsd`, or `plus_minus`: 95 % of all cases lie between the quantity divided by and multiplied by 1 + that.

    Source: Frischknecht et al. (2005), Int. J. LCA 10(1), section 3.5: the 95 % interval of a lognormal is GSD².

    Formula: Declared spread.
    """
    gsd, around = part.optional("gsd", least=1.0, most=MOST_GSD), part.optional("plus_minus", most=MOST_RANGE)
    if (gsd is None) == (around is None):
        part.wrong("spread-one")
    if gsd is None:
        gsd = sqrt(1.0 + (around or 0.0))
    return Stated(part.text("line", needed=True, limit=120), gsd, part.text("evidence"), part.place)


def with_spreads(bom: Bom, stated: tuple[Stated, ...]) -> tuple[Bom, list[Finding]]:
    """The bill of materials with what is declared of its lines; a warning for each line that is not there."""
    by_line = {one.line: one for one in stated}
    known = {line.id for line in bom.lines}
    lines = tuple(replace(line, gsd=by_line[line.id].gsd) if line.id in by_line else line for line in bom.lines)
    missing = [
        MESSAGES.finding("spread-line", cell=f"{one.cell}.line", name=one.line)
        for one in by_line.values()
        if one.line not in known
    ]
    return Bom(bom.product, lines), missing
