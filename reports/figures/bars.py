"""Lying bars with their values, and columns with their cumulative share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reports.figures.canvas import Box, place, text_at
from reports.numbers import percent, significant
from reports.style import ACCENT, GREY, INK, NEGATIVE, PALE, RULE, TEAL, fitted


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart. `value` in kg CO2e, or None when there is nothing to draw."""

    label: str
    value: float | None
    colour: Any = TEAL


def bars(
    canvas: Any,
    box: Box,
    rows: Sequence[Bar],
    total: float,
    *,
    label_share: float = 0.36,
    size: float = 7.5,
) -> None:
    """Horizontal bars with value and share, around a zero line. `box`: x, top, width, height."""
    x, top, width, height = box
    pitch = min(height / max(len(rows), 1), 18)
    label_width, value_width = width * label_share, size * 10.5
    left, room = x + label_width + 4, width - label_width - value_width - 8
    values = [row.value or 0.0 for row in rows]
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1.0
    zero = left - low / span * room
    for index, row in enumerate(rows):
        middle = top - (index + 0.5) * pitch
        label = fitted(row.label, label_width, pitch, size, least=min(size, 5.5), ratio=1.1)
        place(canvas, label, x, middle + label.height / 2, label_width)
        value = row.value
        if value is None:
            text_at(canvas, x + width, middle - size * 0.35, "—", size, align="right", colour=GREY)
            continue
        reach = value / span * room
        canvas.setFillColor(NEGATIVE if value < 0 else row.colour)
        thickness = min(pitch * 0.56, 9)
        canvas.rect(min(zero, zero + reach), middle - thickness / 2, max(abs(reach), 0.6), thickness, stroke=0, fill=1)
        base, share = middle - size * 0.35, percent(value / total) if total else ""
        text_at(canvas, x + width, base, share, size, align="right", colour=GREY)
        text_at(canvas, x + width - size * 4.8, base, significant(value, 3), size, align="right", bold=True)
    canvas.setStrokeColor(PALE)
    canvas.setLineWidth(0.5)
    canvas.line(zero, top, zero, top - pitch * len(rows))


def pareto(canvas: Any, box: Box, rows: Sequence[tuple[str, float]], total: float) -> None:
    """Columns from the largest down with the cumulative share as a line; `rows` are (label, kg CO2e)."""
    x, top, width, height = box
    floor, head = top - height + 40, top - 10
    room = head - floor
    step = (width - 30) / max(len(rows), 1)
    peak = max((value for _, value in rows), default=0.0) or 1.0
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.4)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = floor + share * room
        canvas.line(x, y, x + width - 30, y)
        text_at(canvas, x + width - 26, y - 2.5, f"{share:.0%}", 6.5, colour=GREY)
    running, points = 0.0, []
    for index, (label, value) in enumerate(rows):
        left, height_of = x + index * step, max(value / peak * room * 0.94, 0.3)
        canvas.setFillColor(TEAL)
        canvas.rect(left + step * 0.15, floor, step * 0.7, height_of, stroke=0, fill=1)
        text_at(canvas, left + step / 2, floor + height_of + 2, significant(value, 3), 5.8, colour=GREY, align="centre")
        running += value
        points.append((left + step / 2, floor + min(max(running / total if total else 0.0, 0.0), 1.0) * room))
        caption = fitted(label, step - 3, 36, 6.5, least=5, align=1, colour=INK, ratio=1.12)
        place(canvas, caption, left + 1.5, floor - 3, step - 3)
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(1.2)
    for (x1, y1), (x2, y2) in pairwise(points):
        canvas.line(x1, y1, x2, y2)
    canvas.setFillColor(ACCENT)
    for px, py in points:
        canvas.circle(px, py, 1.8, stroke=0, fill=1)
