"""Which lines of the desk are shown, in which order and on which page: all of it stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from footprint.bom.headings import fold
from footprint.web.desk.board import Desk, DeskRow

SHOWS = ("all", "open", "doubtful", "large", "proposed", "noted")
SORTS = ("file", "kg")
SIZE = 100


@dataclass(frozen=True)
class DeskView:
    """A desk as one person looks at it: `show` is one of SHOWS, `sort` of SORTS, `text` a part of a line's words."""

    board: Desk
    show: str = "all"
    sort: str = "file"
    text: str = ""
    page: int = 1

    @cached_property
    def found(self) -> tuple[DeskRow, ...]:
        """Every row that fits, in order."""
        rows: Sequence[DeskRow] = self.board.rows if self.show == "all" else getattr(self.board, self.show)
        wanted = fold(self.text)
        if wanted:
            rows = [row for row in rows if wanted in _words(row)]
        if self.sort == "kg":
            rows = sorted((row for row in rows if row.state != "parent"), key=lambda row: -abs(row.kg_co2e or 0.0))
        return tuple(rows)

    @property
    def rows(self) -> tuple[DeskRow, ...]:
        """The rows of this page."""
        return self.found[(self.page - 1) * SIZE : self.page * SIZE]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.found) // SIZE))

    @property
    def counts(self) -> dict[str, int]:
        """How many lines each choice of `show` has."""
        return {"all": len(self.board.rows)} | {show: len(getattr(self.board, show)) for show in SHOWS[1:]}

    def address(self, **other: Any) -> dict[str, Any]:
        """What the address says, with `other` instead; defaults are left out."""
        values = {"show": self.show, "sort": self.sort, "q": self.text, "page": self.page, **other}
        plain = {"show": "all", "sort": "file", "q": "", "page": 1}
        return {key: value for key, value in values.items() if value != plain[key]}


def view_of(board: Desk, args: Any) -> DeskView:
    """From the address; what is unknown counts as not said."""
    show, sort = args.get("show", "all"), args.get("sort", "file")
    view = DeskView(
        board,
        show if show in SHOWS else "all",
        sort if sort in SORTS else "file",
        args.get("q", "").strip()[:200],
    )
    page = min(max(args.get("page", 1, int), 1), view.pages)
    return DeskView(board, view.show, view.sort, view.text, page)


def _words(row: DeskRow) -> str:
    line = row.line
    chosen = row.dataset or row.supplier
    parts = (
        line.id,
        line.name,
        line.name_zh,
        *line.identity,
        line.note,
        getattr(chosen, "name", ""),
        getattr(chosen, "name_zh", ""),
    )
    return fold(" ".join(parts))
