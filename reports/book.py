"""A report of several pages: headings with bookmarks, contents, headers, page numbers, the SAMPLE or DRAFT mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, TableStyle
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.tableofcontents import TableOfContents

from footprint.findings import Language
from reports import fonts
from reports.figures import clipped, text_at
from reports.style import AMBER, AMBER_MIST, GREY, RULE, TEAL, paragraph, style
from reports.text import words

WIDTH, HEIGHT = A4
MARGIN = 46.0
INNER = WIDTH - 2 * MARGIN
FOLLOWED_BY = (130.0, 64.0)
TIGHT = [(f"{side}PADDING", (0, 0), (-1, -1), 0.8) for side in ("TOP", "BOTTOM")]


@dataclass(frozen=True, slots=True)
class Running:
    """What every page says: title above, note below, and a mark when the file is not a verified claim."""

    title: str
    right: str
    note: str
    mark: str
    language: Language


class Heading(Paragraph):  # type: ignore[misc]
    """A heading that enters the contents and the bookmarks. Level 0 or 1."""

    def __init__(self, text: str, level: int) -> None:
        size = (14.0, 10.5)[level]
        look = style(size, bold=True, colour=TEAL, spaceBefore=(16, 9)[level], spaceAfter=(6, 3)[level])
        super().__init__(fonts.markup(text), look)
        self.title, self.level = fonts.shown(text), level

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Claims some room for what follows, so that it never stands alone at the foot of a page."""
        wide, tall = super().wrap(width, height)
        room = tall + FOLLOWED_BY[self.level]
        return wide, tall if height >= room else room

    def split(self, width: float, height: float) -> list[Flowable]:
        return []


class _Total(IndexingFlowable):  # type: ignore[misc]
    """Asks for another pass until the number of pages printed is the number of pages made."""

    def __init__(self, book: _Book) -> None:
        super().__init__()
        self.book = book

    def isSatisfied(self) -> bool:  # noqa: N802
        return self.book.total == self.book.last

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        """Nothing to see."""


class _Book(BaseDocTemplate):  # type: ignore[misc]
    def __init__(self, buffer: BytesIO, running: Running) -> None:
        super().__init__(buffer, pagesize=A4, invariant=1, initialFontName=fonts.REGULAR, pageCompression=1)
        self.running, self.total, self.last, self.headings = running, 0, 0, 0
        frame = Frame(MARGIN, 50, INNER, HEIGHT - 50 - 58, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=self._decorate)])

    def handle_documentBegin(self) -> None:  # noqa: N802
        self.total, self.headings = self.last, 0
        super().handle_documentBegin()

    def afterPage(self) -> None:  # noqa: N802
        self.last = self.page

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        if isinstance(flowable, Heading):
            self.headings += 1
            key = f"h{self.headings}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.title, key, flowable.level, closed=False)
            self.notify("TOCEntry", (flowable.level, fonts.markup(flowable.title), self.page, key))

    def _decorate(self, canvas: Any, _: Any) -> None:
        running = self.running
        canvas.saveState()
        if running.mark:
            canvas.saveState()
            canvas.translate(WIDTH / 2, HEIGHT / 2)
            canvas.rotate(52)
            for row in (-1, 0, 1):
                text_at(canvas, 0, row * 200 - 30, running.mark, 88, bold=True, colour=AMBER_MIST, align="centre")
            canvas.restoreState()
            text_at(canvas, WIDTH / 2, HEIGHT - 36, running.mark, 10, bold=True, colour=AMBER, align="centre")
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, HEIGHT - 43, WIDTH - MARGIN, HEIGHT - 43)
        canvas.line(MARGIN, 38, WIDTH - MARGIN, 38)
        text_at(canvas, MARGIN, HEIGHT - 36, clipped(running.title, 7.5, INNER * 0.38), 7.5, colour=GREY)
        text_at(canvas, WIDTH - MARGIN, HEIGHT - 36, running.right, 7.5, colour=GREY, align="right")
        text_at(canvas, MARGIN, 27, running.note, 6.5, colour=GREY)
        page = words("page", running.language, page=self.page, pages=self.total or self.page)
        text_at(canvas, WIDTH - MARGIN, 27, page, 7.5, colour=GREY, align="right")
        canvas.restoreState()


def contents(language: Language) -> list[Flowable]:
    """The table of contents under its title."""
    table = TableOfContents()
    table.dotsMinLevel = 0
    table.tableStyle = TableStyle([("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR), *TIGHT])
    table.levelStyles = [
        style(8.5, bold=True, ratio=1.25, spaceBefore=2),
        style(8, leftIndent=14, colour=GREY, ratio=1.2),
    ]
    title = paragraph(words("contents", language), 11, bold=True, colour=TEAL)
    return [title, Spacer(0, 4), table]


def bind(story: Callable[[], Sequence[Flowable]], running: Running) -> bytes:
    """ReportLab's bytes of the story. The same story gives the same bytes."""
    fonts.register()
    buffer = BytesIO()
    book = _Book(buffer, running)
    book.multiBuild([*story(), _Total(book)], maxPasses=8)
    return buffer.getvalue()
