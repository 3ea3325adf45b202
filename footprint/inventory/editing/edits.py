"""One process as an operator wrote it: the rows of a workbook, kept with their places, and the overlay of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from footprint.bom.tables import column_letter
from footprint.inventory.packs import Overlay
from footprint.inventory.tables import Row
from footprint.inventory.values import Pack, Place

PACK = Pack(
    "own",
    "Own data sets of this service",
    "本平台自有数据集",
    "1",
    "Processes that the operator of this service edited or added; they stand over the shipped packs",
)
TABLES = ("processes", "exchanges", "sources", "allocation")
# how a row of each table names the process that it belongs to
OWNER = {"processes": "id", "exchanges": "process", "allocation": "process"}


@dataclass(frozen=True, slots=True)
class SheetPlace(Place):
    """A row of a workbook's sheet; `columns` is heading → place from 0. A cell is named as the spreadsheet does."""

    columns: Mapping[str, int] = field(default_factory=dict, compare=False)
    book: str = ""

    def cell(self, column: str | None = None) -> str:
        """`exchanges!D5`, with the workbook's name in front where several may be meant."""
        place = self.columns.get(column or "")
        letter = "" if place is None else column_letter(place)
        return f"{self.book} {self.file}!{letter}{self.row}".strip()


@dataclass(frozen=True)
class Edit:
    """One process of a workbook: its rows by table, with the sources that they cite. `sheets`: table → sheet's name."""

    process: str
    book: str
    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, int]]
    rows: Mapping[str, tuple[tuple[int, Mapping[str, str]], ...]]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values, from which `from_dict` makes the same edit again."""
        return {
            "process": self.process,
            "book": self.book,
            "sheets": dict(self.sheets),
            "columns": {table: dict(found) for table, found in self.columns.items()},
            "rows": {table: [[number, dict(cells)] for number, cells in found] for table, found in self.rows.items()},
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Edit:
        """The edit that `as_dict` gave."""
        rows = {table: tuple((number, cells) for number, cells in found) for table, found in document["rows"].items()}
        return cls(document["process"], document["book"], document["sheets"], document["columns"], rows)

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of a table as the packs' validators read them."""
        return tuple(
            Row(SheetPlace(PACK.id, self.sheets[name], number, self.columns[name], self.book), dict(cells))
            for number, cells in self.rows.get(name, ())
        )


def overlay_of(edits: Iterable[Edit]) -> Overlay | None:
    """The edits as one pack, a later edit of a process in the place of an earlier one; None without any.

    Of two edits with a source of the same id, the later says what the source is.
    """
    latest: dict[str, Edit] = {}
    for edit in edits:
        latest.pop(edit.process, None)
        latest[edit.process] = edit
    if not latest:
        return None
    sources = {row["id"]: row for edit in latest.values() for row in edit.table("sources")}
    tables = {
        name: tuple(row for edit in latest.values() for row in edit.table(name)) for name in TABLES if name in OWNER
    }
    return Overlay(PACK, {**tables, "sources": tuple(sources.values())})
