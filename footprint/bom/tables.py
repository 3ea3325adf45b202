"""A file's content before it is understood: cells by field, each knowing its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from footprint.bom.mapping.values import Column, ColumnMapping


class Cell(NamedTuple):
    """A raw value (text, number, date, truth value, list) and where it stands, such as `lines!C5`."""

    value: object
    place: str


def column_letter(index: int) -> str:
    """The spreadsheet's name of a column, counted from 0: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_empty(value: object) -> bool:
    """True for a cell that says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


@dataclass(frozen=True, slots=True)
class Row:
    """One line's raw values by role, empty ones left out.

    `number` is the spreadsheet's row, or in JSON the place in the list from 1. `depth` is 1 for a material that stands
    in the row of the part that is made of it.
    """

    number: int
    values: Mapping[str, object]
    depth: int = 0


@dataclass(frozen=True)
class LineTable:
    """The raw lines of a file. `columns` is role → column letter, empty for JSON; `mapping` how they are meant."""

    name: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    mapping: ColumnMapping = field(default_factory=ColumnMapping)

    @cached_property
    def by_role(self) -> Mapping[str, Column]:
        """The first column of each role."""
        return {column.role: column for column in reversed(self.mapping.columns) if column.role}

    def place(self, row: Row, role: str = "") -> str:
        """Where a role of a row stands: `lines!C5`, without a column `lines!5`, in JSON `lines[4].unit`."""
        if not self.columns:
            return f"{self.name}[{row.number - 1}]" + (f".{role}" if role else "")
        return f"{self.name}!{self.columns.get(role, '')}{row.number}"

    def cell(self, row: Row, role: str) -> Cell | None:
        """The cell of a role, or None when it is empty or missing."""
        value = row.values.get(role)
        return None if value is None else Cell(value, self.place(row, role))


@dataclass(frozen=True)
class RawBom:
    """What a reader of one file format hands over: product cells by field, and the lines."""

    product: Mapping[str, Cell]
    lines: LineTable
    declarations: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
