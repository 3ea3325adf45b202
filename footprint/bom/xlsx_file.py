"""An XLSX workbook: the sheets `product` (产品) and `lines` (清单), read as values; nothing is ever evaluated."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

import python_calamine
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from footprint.bom.archives import repack, unpack
from footprint.bom.collecting import Findings, name_cells, refuse
from footprint.bom.grids import GridRow, read_lines, read_product
from footprint.bom.headings import NOTE_SHEETS, SHEETS, fold
from footprint.bom.limits import LIMITS
from footprint.bom.sheet_parts import SheetFacts, scan, zero_styles
from footprint.bom.tables import Cell, RawBom, column_letter


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


def read_xlsx(data: bytes, findings: Findings) -> RawBom:
    """The product's cells and the lines. InputError when the workbook is hostile, damaged or holds no lines."""
    parts = unpack(data)
    try:
        sheets = _sheet_parts(parts)
        padded = zero_styles(parts.get("xl/styles.xml", b""))
        facts = {name: scan(content, name, padded) for name, content in sheets.items() if _role(name, sheets)}
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(repack(parts)))
        names = {role: name for name in reversed(book.sheet_names) if (role := _role(name, sheets))}
        _say_unread(book.sheet_names, sheets, findings)
        if "lines" not in names:
            raise refuse("lines-missing")
        if not facts[names["lines"]].filled:
            raise refuse("file-only-pictures" if b"drawing" in sheets[names["lines"]] else "lines-missing")
        for name in names.values():
            _say_traps(name, facts[name], findings)
        product: dict[str, Cell] = {}
        if "product" in names:
            product = read_product(_rows(book, names["product"]), names["product"], findings)
        in_front, lines = read_lines(_rows(book, names["lines"]), names["lines"], ",", findings)
    except (python_calamine.CalamineError, ParseError, DefusedXmlException, KeyError, OSError, ValueError) as error:
        raise refuse("file-damaged") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own word for a file that it did not expect
            raise refuse("file-damaged") from error
        raise
    return RawBom({**in_front, **product}, lines)


def _role(name: str, sheets: dict[str, bytes]) -> str | None:
    role = SHEETS.get(fold(name))
    readable = [other for other in sheets if fold(other) not in NOTE_SHEETS]
    if role is None and len(readable) == 1 and readable[0] == name:
        return "lines"  # a workbook of one sheet is a table of lines, whatever it is called
    return role


def _say_unread(names: list[str], sheets: dict[str, bytes], findings: Findings) -> None:
    for name in names[: LIMITS.columns]:
        if _role(name, sheets) is None and fold(name) not in NOTE_SHEETS:
            findings.add("sheet-ignored", cell=name[:80], sheet=name[:80])


def _say_traps(sheet: str, facts: SheetFacts, findings: Findings) -> None:
    for code, cells in (
        ("formula-not-calculated", facts.uncalculated),
        ("formula-failed", facts.failed),
        ("zeros-lost", facts.zero_padded),
    ):
        if cells:
            places = [f"{sheet}!{cell}" for cell in cells]
            findings.add(code, cell=places[0], cells=name_cells(places))


def _rows(book: python_calamine.CalamineWorkbook, name: str) -> Iterator[GridRow]:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return
    left = sheet.start[1]
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        for index, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) > LIMITS.cell_text:
                place = f"{name}!{column_letter(left + index)}{number}"
                raise refuse("text-too-long", cell=place, limit=LIMITS.cell_text)
        yield number, [None] * left + list(cells)
