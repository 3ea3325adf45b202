"""An XLSX workbook: its sheets, read as values; nothing is ever evaluated."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

import python_calamine
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from footprint.bom.archives import repack, unpack
from footprint.bom.collecting import refuse
from footprint.bom.headings import NOTE_SHEETS, SHEETS, fold
from footprint.bom.limits import LIMITS
from footprint.bom.sheet_parts import SheetFacts, Styles, read_styles, scan
from footprint.bom.sheets import Area, GridRow, Sheet, Workbook
from footprint.bom.tables import column_letter
from footprint.findings import InputError

_DAMAGE = (python_calamine.CalamineError, ParseError, DefusedXmlException, KeyError, OSError, ValueError)


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Sheet name → its XML, after the workbook's relations."""

    def tree(name: str) -> Element:
        root: Element = ElementTree.fromstring(parts[name])
        return root

    targets = {
        item.get("Id"): (item.get("Target") or "").lstrip("/").removeprefix("xl/")
        for item in tree("xl/_rels/workbook.xml.rels")
    }
    found = {}
    for sheet in tree("xl/workbook.xml").iter():
        if sheet.tag.rpartition("}")[2] != "sheet":
            continue
        relation = next((value for key, value in sheet.attrib.items() if key.rpartition("}")[2] == "id"), None)
        content = parts.get(f"xl/{targets.get(relation, '')}")
        if content is not None:
            found[sheet.get("name") or ""] = content
    return found


def open_xlsx(data: bytes) -> Workbook:
    """The sheets that may hold lines, and the product's. InputError when the workbook is hostile or damaged."""
    parts = unpack(data)
    try:
        contents = _sheet_parts(parts)
        styles = read_styles(parts.get("xl/styles.xml", b""))
        book = _Book(python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(repack(parts))))
        names = [name for name in book.names[: LIMITS.columns] if name in contents]
        roles = {name: SHEETS.get(fold(name)) for name in names}
        sheets = {
            name: _sheet(book, name, contents[name], styles)
            for name in names
            if fold(name) not in NOTE_SHEETS or len(names) == 1
        }
    except _DAMAGE as error:
        raise refuse("file-damaged") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own word for a file that it did not expect
            raise refuse("file-damaged") from error
        raise
    product = next((sheets[name] for name, role in roles.items() if role == "product" and name in sheets), None)
    named = next((name for name, role in roles.items() if role == "lines"), None)
    if not sheets:
        raise refuse("lines-missing")
    if not any(sheet.facts.filled or sheet.refusal for sheet in sheets.values()):
        pictures = any(b"drawing" in content for content in contents.values())
        raise refuse("file-only-pictures" if pictures else "lines-missing")
    return Workbook(tuple(sheet for sheet in sheets.values() if sheet is not product), named, product)


class _Book:
    """The workbook with the sheet at hand that was read last: reading one again costs as much as the first time."""

    def __init__(self, book: python_calamine.CalamineWorkbook) -> None:
        self.names = book.sheet_names
        self._book = book
        self._last: tuple[str, python_calamine.CalamineSheet] | None = None

    def sheet(self, name: str) -> python_calamine.CalamineSheet:
        """A sheet's cells."""
        if self._last is None or self._last[0] != name:
            self._last = None
            self._last = name, self._book.get_sheet_by_name(name)
        return self._last[1]


def _sheet(book: _Book, name: str, content: bytes, styles: Styles) -> Sheet:
    try:
        facts = scan(content, name, styles)
    except InputError as refusal:
        return Sheet(name, lambda: iter(()), refusal=refusal)
    merged = _merged(book, name) if b"<mergeCell" in content or b":mergeCell" in content else ()
    return Sheet(name, lambda: _rows(book, name, facts), merged, facts)


def _merged(book: _Book, name: str) -> tuple[Area, ...]:
    areas = book.sheet(name).merged_cell_ranges or []
    return tuple((first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in areas)


def _rows(book: _Book, name: str, facts: SheetFacts) -> Iterator[GridRow]:
    if not facts.filled:
        return
    try:
        sheet = book.sheet(name)
        if sheet.start is None:
            return
        left = sheet.start[1]
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            for index, cell in enumerate(cells):
                if isinstance(cell, str) and len(cell) > LIMITS.cell_text:
                    place = f"{name}!{column_letter(left + index)}{number}"
                    raise refuse("text-too-long", cell=place, limit=LIMITS.cell_text)
            yield number, [None] * left + list(cells)
    except _DAMAGE as error:
        raise refuse("file-damaged") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise refuse("file-damaged") from error
        raise
