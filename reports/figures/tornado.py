"""What one value choice after another does to the result: bars around it, the widest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.figures.canvas import Box, clipped, text_at
from reports.numbers import significant
from reports.style import ACCENT, GREY, NEGATIVE, PALE


@dataclass(frozen=True, slots=True)
class Swing:
    """A choice and the changes of the total that it can bring, kg CO2e; either may be zero."""

    label: str
    low: float
    high: float


def tornado(canvas: Any, box: Box, swings: Sequence[Swing], *, label_share: float = 0.42, size: float = 7.5) -> None:
    """Reductions to the left of the declared result, rises to the right."""
    x, top, width, height = box
    rows = sorted(swings, key=lambda swing: -(max(swing.high, 0.0) - min(swing.low, 0.0)))
    reach_low = -min((min(swing.low, 0.0) for swing in rows), default=0.0)
    reach_high = max((max(swing.high, 0.0) for swing in rows), default=0.0)
    pitch = min(height / max(len(rows), 1), size * 2.2)
    left, right = x + width * label_share + 34, x + width - 36
    scale = (right - left) / ((reach_low + reach_high) or 1.0)
    zero = left + reach_low * scale
    for index, swing in enumerate(rows):
        y = top - pitch * (index + 1) + pitch * 0.28
        text_at(canvas, x, y + 1, clipped(swing.label, size, width * label_share - 6), size)
        for value, colour, align in ((swing.low, NEGATIVE, "right"), (swing.high, ACCENT, "left")):
            if value == 0.0 or (value > 0) != (align == "left"):
                continue
            end = zero + value * scale
            canvas.setFillColor(colour)
            canvas.rect(min(zero, end), y - 1.5, max(abs(end - zero), 0.6), pitch * 0.6, stroke=0, fill=1)
            at = end + (3 if align == "left" else -3)
            text_at(
                canvas, at, y + 1, f"{'+' if value > 0 else ''}{significant(value, 3)}", 6.5, colour=GREY, align=align
            )
    canvas.setStrokeColor(PALE)
    canvas.setLineWidth(0.7)
    canvas.line(zero, top, zero, top - pitch * len(rows))
