"""Workbooks made by hand for the tests, also such that no spreadsheet program would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

HEADINGS = ("id", "name", "quantity", "unit")
CSV_HEAD = "# name: x\n# declared_unit: kg\n"


def lines_csv(*rows: str, head: str = "id,name,quantity,unit") -> bytes:
    """A CSV with a product, a heading row and these rows."""
    return (CSV_HEAD + "\n".join([head, *rows]) + "\n").encode()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], formats: Mapping[str, str] | None = None) -> bytes:
    """An XLSX of these sheets; `formats`: place such as `lines!E2` → number format."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for place, code in (formats or {}).items():
        sheet_name, _, cell = place.partition("!")
        book[sheet_name][cell].number_format = code
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def good_workbook() -> bytes:
    """A small one that reads."""
    return workbook({"product": [["name", "x"], ["declared_unit", "kg"]], "lines": [HEADINGS, ["1", "a", 1, "kg"]]})


def with_parts(data: bytes, parts: Mapping[str, bytes | None], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The archive with parts added, exchanged, or (None) left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", method) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
