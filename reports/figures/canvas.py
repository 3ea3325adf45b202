"""What every figure is drawn with. Coordinates in points; `top` is the upper edge, y grows upwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reports import fonts
from reports.style import INK

# x, upper edge, width, height
Box = tuple[float, float, float, float]


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
