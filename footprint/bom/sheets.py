"""A file's tables as they stand: sheets of cells, not yet understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from footprint.bom.sheet_parts import SheetFacts
from footprint.findings import InputError

GridRow = tuple[int, Sequence[object]]  # the spreadsheet's row number and its cells
Area = tuple[int, int, int, int]  # first row, first column, last row, last column; rows from 1, columns from 0


@dataclass(frozen=True)
class Sheet:
    """One table. Its rows are read anew at each call, so that none is held in memory.

    `refusal`: why its rows cannot be read; it matters only to who asks for them.
    """

    name: str
    read: Callable[[], Iterator[GridRow]]
    merged: tuple[Area, ...] = ()
    facts: SheetFacts = field(default_factory=SheetFacts)
    delimiter: str = ","
    refusal: InputError | None = None

    def rows(self) -> Iterator[GridRow]:
        """Every row with its number, the empty ones too. InputError when the sheet is refused."""
        if self.refusal:
            raise self.refusal
        return self.read()


@dataclass(frozen=True)
class Workbook:
    """The sheets that may hold lines; `named` is the one that is called so. CSV has one sheet."""

    sheets: tuple[Sheet, ...]
    named: str | None = None
    product: Sheet | None = None

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
