"""The stages in a row: which of them the boundary covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from reports import fonts
from reports.figures.canvas import Box, text_at
from reports.style import GREY, MIST, PALE, WHITE


@dataclass(frozen=True, slots=True)
class Segment:
    """One stage of the boundary strip."""

    label: tuple[str, ...]
    covered: bool
    colour: Any


def boundary_strip(canvas: Any, box: Box, segments: Sequence[Segment]) -> None:
    """The stages in a row of arrows: filled when covered, a dashed outline when not."""
    x, top, width, height = box
    point = height * 0.28
    step = (width - point) / len(segments)
    for index, segment in enumerate(segments):
        left, right, base = x + index * step, x + (index + 1) * step - 2, top - height
        path = canvas.beginPath()
        path.moveTo(left, top)
        path.lineTo(right, top)
        path.lineTo(right + point, top - height / 2)
        path.lineTo(right, base)
        path.lineTo(left, base)
        path.lineTo(left + point if index else left, top - height / 2)
        path.close()
        canvas.setLineWidth(0.7)
        if segment.covered:
            canvas.setFillColor(segment.colour)
            canvas.drawPath(path, stroke=0, fill=1)
        else:
            canvas.setFillColor(MIST)
            canvas.setStrokeColor(PALE)
            canvas.setDash(2, 2)
            canvas.drawPath(path, stroke=1, fill=1)
            canvas.setDash()
        centre = (left + right + point) / 2 + (point / 2 if index else 0) - point / 2
        for line, text in enumerate(segment.label):
            y = top - height / 2 + 9.6 * (len(segment.label) / 2 - line) - 7.4
            size = min(8.0, 8.0 * (step - 2 * point) / max(stringWidth(fonts.shown(text), fonts.BOLD, 8), 1))
            look = {"bold": segment.covered, "colour": WHITE if segment.covered else GREY}
            text_at(canvas, centre, y, text, size, align="centre", **look)
