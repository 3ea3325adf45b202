"""Colours and paragraphs."""

from __future__ import annotations

import unicodedata
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from reports import fonts

INK = HexColor("#10242b")
TEAL = HexColor("#0f4c5c")
ACCENT = HexColor("#d9541e")
MIST = HexColor("#eff4f5")
RULE = HexColor("#c5d3d7")
GREY = HexColor("#56686f")
PALE = HexColor("#9db0b6")
WHITE = HexColor("#ffffff")
AMBER = HexColor("#b45309")
AMBER_MIST = HexColor("#fef3e2")
NEGATIVE = HexColor("#4d8b55")
STAGE_COLOURS = {
    "materials": HexColor("#0f4c5c"),
    "production": HexColor("#2c7da0"),
    "transport": HexColor("#d9541e"),
    "packaging": HexColor("#a47148"),
    "use": HexColor("#5f8d4e"),
    "end_of_life": HexColor("#6d597a"),
}
LEFT, RIGHT = TA_LEFT, TA_RIGHT


def has_cjk(text: str) -> bool:
    """Whether lines of this text may break between any two characters."""
    return any(unicodedata.east_asian_width(char) in "WF" for char in text)


def style(size: float = 9, *, bold: bool = False, colour: Any = INK, align: int = LEFT, **more: Any) -> ParagraphStyle:
    """A paragraph style. `size` in points."""
    fonts.register()
    return ParagraphStyle(
        f"s{size}",
        fontName=fonts.BOLD if bold else fonts.REGULAR,
        fontSize=size,
        leading=more.pop("leading", size * more.pop("ratio", 1.36)),
        textColor=colour,
        alignment=align,
        splitLongWords=1,
        **more,
    )


def paragraph(text: str, size: float = 9, *, marked_up: bool = False, **more: Any) -> Paragraph:
    """A paragraph of plain text, which may hold anything. `marked_up`: already escaped, with ReportLab's tags."""
    look = style(size, **more)
    look.wordWrap = "CJK" if has_cjk(text) else None
    return Paragraph(text if marked_up else fonts.markup(text), look)


def fitted(text: str, width: float, height: float, size: float, *, least: float = 6, **more: Any) -> Paragraph:
    """The paragraph at the largest size ≤ `size` that fits the box; at the `least` size it is cut with an ellipsis."""
    current = size
    while True:
        made = paragraph(text, current, **more)
        if made.wrap(width, 10_000)[1] <= height:
            return made
        if current <= least:
            break
        current = max(least, current - 0.5)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if paragraph(text[:middle] + "…", least, **more).wrap(width, 10_000)[1] <= height:
            low = middle
        else:
            high = middle - 1
    made = paragraph(text[:low] + "…", least, **more)
    made.wrap(width, 10_000)
    return made
