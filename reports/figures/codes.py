"""Codes that a camera reads."""

from __future__ import annotations

from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing


def qr(canvas: Any, text: str, x: float, y: float, side: float) -> None:
    """A QR code as vectors, error correction M, with its lower left corner at (x, y)."""
    widget = QrCodeWidget(text, barLevel="M", barBorder=2)
    left, bottom, right, top = widget.getBounds()
    drawing = Drawing(side, side, transform=[side / (right - left), 0, 0, side / (top - bottom), 0, 0])
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, x, y)
