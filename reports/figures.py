"""Vector figures, drawn straight on a canvas. Coordinates in points; `top` is the upper edge, y grows upwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reports import fonts
from reports.numbers import percent, significant
from reports.style import ACCENT, GREY, INK, MIST, NEGATIVE, PALE, RULE, TEAL, WHITE, fitted


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart. `value` in kg CO2e, or None when there is nothing to draw."""

    label: str
    value: float | None
    colour: Any = TEAL


@dataclass(frozen=True, slots=True)
class Segment:
    """One stage of the boundary strip."""

    label: tuple[str, ...]
    covered: bool
    colour: Any


class Figure(Flowable):  # type: ignore[misc]
    """A drawing that flows with the text: `draw(canvas, width, height)` with the origin at its lower left corner."""

    def __init__(self, width: float, height: float, draw: Callable[[Any, float, float], None]) -> None:
        super().__init__()
        self.width, self.height, self._draw = width, height, draw

    def draw(self) -> None:
        self._draw(self.canv, self.width, self.height)


def text_at(canvas: Any, x: float, y: float, text: str, size: float, **look: Any) -> None:
    """One line of text. `bold`, `colour`, `align` (`left`, `right`, `centre`)."""
    font = fonts.BOLD if look.get("bold") else fonts.REGULAR
    canvas.setFont(font, size)
    canvas.setFillColor(look.get("colour", INK))
    line = fonts.shown(text)
    align = look.get("align", "left")
    shift = {"left": 0.0, "right": 1.0, "centre": 0.5}[align] * stringWidth(line, font, size)
    canvas.drawString(x - shift, y, line)


def clipped(text: str, size: float, width: float) -> str:
    """As much of one line as fits, with an ellipsis where it was cut."""
    line = fonts.shown(text)
    if stringWidth(line, fonts.REGULAR, size) <= width:
        return line
    while line and stringWidth(line + "…", fonts.REGULAR, size) > width:
        line = line[:-1]
    return line + "…"


def place(canvas: Any, flowable: Flowable, x: float, top: float, width: float) -> float:
    """Draw a flowable with its upper left corner at (x, top); the y below it."""
    _, height = flowable.wrap(width, 10_000)
    flowable.drawOn(canvas, x, top - height)
    return float(top - height)


def bars(
    canvas: Any,
    box: tuple[float, float, float, float],
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


def boundary_strip(canvas: Any, box: tuple[float, float, float, float], segments: Sequence[Segment]) -> None:
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


def pareto(
    canvas: Any, box: tuple[float, float, float, float], rows: Sequence[tuple[str, float]], total: float
) -> None:
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


def qr(canvas: Any, text: str, x: float, y: float, side: float) -> None:
    """A QR code as vectors, error correction M, with its lower left corner at (x, y)."""
    widget = QrCodeWidget(text, barLevel="M", barBorder=2)
    left, bottom, right, top = widget.getBounds()
    drawing = Drawing(side, side, transform=[side / (right - left), 0, 0, side / (top - bottom), 0, 0])
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, x, y)
