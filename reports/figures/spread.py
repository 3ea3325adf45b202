"""How a result spreads: the columns of a histogram with its percentiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.figures.canvas import Box, text_at
from reports.numbers import significant
from reports.style import ACCENT, GREY, PALE, RULE, TEAL


@dataclass(frozen=True, slots=True)
class Spread:
    """`edges` has one value more than `counts`; `marks` are (words, kg CO2e), such as percentiles and the result."""

    edges: Sequence[float]
    counts: Sequence[float]
    marks: Sequence[tuple[str, float]] = ()
    inside: tuple[float, float] | None = None  # columns between these are in the full colour


def histogram(canvas: Any, box: Box, spread: Spread) -> None:
    """Columns of equal area per draw, marks as lines with their words above."""
    x, top, width, height = box
    low, high = spread.edges[0], spread.edges[-1]
    peak = max(spread.counts, default=0) or 1
    floor, room = top - height + 14, height - 14 - 24

    def place(value: float) -> float:
        return x + (value - low) / (high - low) * width if high > low else x + width / 2

    for index, count in enumerate(spread.counts):
        left, right = place(spread.edges[index]), place(spread.edges[index + 1])
        middle = (spread.edges[index] + spread.edges[index + 1]) / 2
        full = spread.inside is None or spread.inside[0] <= middle <= spread.inside[1]
        canvas.setFillColor(TEAL if full else PALE)
        canvas.rect(left + 0.3, floor, max(right - left - 0.6, 0.2), count / peak * room, stroke=0, fill=1)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(x, floor, x + width, floor)
    for value, align in ((low, "left"), ((low + high) / 2, "centre"), (high, "right")):
        text_at(canvas, place(value), floor - 9, significant(value, 3), 6.5, colour=GREY, align=align)
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(0.9)
    for row, (words, value) in enumerate(sorted(spread.marks, key=lambda mark: mark[1])):
        at = min(max(place(value), x), x + width)
        # words of neighbours stand on two heights, so that they do not meet
        level = floor + room + 4 + (row % 2) * 9
        canvas.line(at, floor, at, level - 1)
        align = "left" if at < x + width * 0.15 else "right" if at > x + width * 0.85 else "centre"
        text_at(canvas, at, level, f"{words} {significant(value, 3)}", 6.5, colour=ACCENT, align=align)
