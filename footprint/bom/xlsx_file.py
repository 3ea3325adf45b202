"""An XLSX workbook: its sheets, read as values; nothing is ever evaluated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

import python_calamine
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from footprint.bom.archives import repack, unpack
from footprint.bom.collecting import refuse
from footprint.bom.headings import NOTE_SHEETS, SHEETS, fold
from footprint.bom.limits import LIMITS
from footprint.bom.shared_texts import check_amount, sizes
from footprint.bom.sheet_parts import SheetFacts, read_styles, scan
from footprint.bom.sheets import Area, GridRow, Sheet, Workbook
from footprint.bom.tables import column_letter
from footprint.findings import InputError

_DAMAGE = (python_calamine.CalamineError, ParseError, DefusedXmlException, KeyError, OSError, ValueError)


class _Elements:
    """The attributes of the elements of one name; the rest of a part is not kept, whatever its size and depth."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.found: list[dict[str, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag.rpartition("}")[2] == self._name:
            self.found.append(attributes)

    def close(self) -> list[dict[str, str]]:
        """The end of the part."""
        return self.found


def _elements(part: bytes, name: str) -> list[dict[str, str]]:
    parser = ElementTree.DefusedXMLParser(target=_Elements(name))
    parser.feed(part)
    found: list[dict[str, str]] = parser.close()
    return found


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Sheet name → name of its part, after the workbook's relations."""
    relations = _elements(parts["xl/_rels/workbook.xml.rels"], "Relationship")
    targets = {item.get("Id"): (item.get("Target") or "").lstrip("/").removeprefix("xl/") for item in relations}
    if len(targets) < len(relations):
        raise refuse("file-damaged")  # which of two is meant the cell reader might see otherwise than the judge
    found = {}
    for sheet in _elements(parts["xl/workbook.xml"], "sheet"):
        relation = next((value for key, value in sheet.items() if key.rpartition("}")[2] == "id"), None)
        part = f"xl/{targets.get(relation, '')}"
        if part in parts:
            found[sheet.get("name") or ""] = part
    return found


def open_xlsx(data: bytes) -> Workbook:
    """The sheets that may hold lines, and the product's. InputError when the workbook is hostile or damaged."""
    parts = unpack(data)
    try:
        judged = _judged(parts)
        book = _Book(python_calamine.CalamineWorkbook.from_filelike(repack(parts)))
        names = [name for name in book.names[: LIMITS.columns] if name in judged]
        roles = {name: SHEETS.get(fold(name)) for name in names}
        sheets = {
            name: _sheet(book, name, judged[name]) for name in names if fold(name) not in NOTE_SHEETS or len(names) == 1
        }
    except _DAMAGE as error:
        raise refuse("file-damaged") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own word for a file that it did not expect
            raise refuse("file-damaged") from error
        raise
    product = next((sheets[name] for name, role in roles.items() if role == "product" and name in sheets), None)
    named = next((name for name, role in roles.items() if role == "lines"), None)
    if sheets and not any(sheet.facts.filled or sheet.refusal for sheet in sheets.values()):
        pictures = any(one.pictures for one in judged.values())
        raise refuse("file-only-pictures" if pictures else "lines-missing")
    others = tuple(sheet for sheet in sheets.values() if sheet is not product)
    if not others:
        raise refuse("lines-missing")
    return Workbook(others, named, product)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a sheet's XML told before the cell reader was let at it."""

    facts: SheetFacts
    refusal: InputError | None
    merges: bool
    pictures: bool


def _judged(parts: dict[str, bytes]) -> dict[str, _Judged]:
    """Every sheet by its name; refused ones are taken out of `parts`. InputError for the texts that they share."""
    styles = read_styles(parts.get("xl/styles.xml", b""))
    table = next((content for name, content in parts.items() if name.lower() == "xl/sharedstrings.xml"), b"")
    texts = sizes(table)
    found = {}
    for name, part in _sheet_parts(parts).items():
        content = parts.get(part, b"")
        merges = b"<mergeCell" in content or b":mergeCell" in content
        facts, refusal = SheetFacts(), None
        try:
            facts = scan(content, name, styles)
            check_amount(content, name, texts)
        except InputError as error:
            refusal = error
            parts.pop(part, None)
        found[name] = _Judged(facts, refusal, merges, b"drawing" in content)
    return found


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


def _sheet(book: _Book, name: str, judged: _Judged) -> Sheet:
    if judged.refusal:
        return Sheet(name, lambda: iter(()), refusal=judged.refusal)
    merged = _merged(book, name) if judged.merges else ()
    return Sheet(name, lambda: _rows(book, name, judged.facts), merged, judged.facts)


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
