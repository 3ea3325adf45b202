"""A workbook of processes as edits, one a process; nothing in it is ever evaluated.

Only its form is judged here. Its rows then go through the validators of the packs, whose findings name its cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, time, timedelta

from footprint.bom.sheets import Sheet
from footprint.bom.tables import column_letter
from footprint.bom.xlsx_file import open_xlsx
from footprint.findings import Finding, InputError
from footprint.inventory.allocation import COLUMNS
from footprint.inventory.editing.edits import OWNER, PACK, TABLES, Edit, SheetPlace
from footprint.inventory.editing.headings import HEADINGS
from footprint.inventory.editing.messages import MESSAGES
from footprint.inventory.editing.words import SHEETS, choices
from footprint.inventory.records import EXCHANGES, PROCESSES, SOURCES
from footprint.inventory.tables import Columns, cell_is_good

MAX_PROCESSES = 500
_COLUMNS: Mapping[str, Columns] = {
    "processes": PROCESSES,
    "exchanges": EXCHANGES,
    "sources": SOURCES,
    "allocation": COLUMNS,
}
_NEEDED = ("processes", "exchanges")
_OF_LINES = frozenset({"lines-missing", "file-only-pictures"})
Cells = tuple[tuple[int, Mapping[str, str]], ...]


def read_workbook(data: bytes, book: str) -> tuple[Edit, ...]:
    """The processes of a workbook in its order. InputError with every finding about the workbook's form.

    `book`: the file's name, for findings that outlast the upload. Bombs, macros, passwords and damage are refused.
    """
    findings: list[Finding] = []
    sheets = _sheets(data, findings)
    tables: dict[str, Cells] = {}
    columns: dict[str, Mapping[str, int]] = {}
    for table in TABLES:
        if table in sheets:
            name, rows = sheets[table]
            columns[table], tables[table] = _table(table, name, rows, findings)
        elif table in _NEEDED:
            findings.append(MESSAGES.finding("workbook-no-sheet", sheet=table, sheet_zh=SHEETS[table]))
    names = {table: name for table, (name, _rows) in sheets.items()}
    if not findings:
        _once(tables, names, columns, findings)
    if findings:
        raise InputError(findings)
    return _edits(tables, names, columns, book)


def _sheets(data: bytes, findings: list[Finding]) -> dict[str, tuple[str, list[list[object]]]]:
    """Table → the sheet's name and its rows, from the sheet's first on."""
    wanted = {_fold(word): table for table, zh in SHEETS.items() if table in TABLES for word in (table, zh)}
    found: dict[str, tuple[str, list[list[object]]]] = {}
    for sheet in _open(data):
        table = wanted.get(_fold(sheet.name))
        if table is None or table in found:
            continue
        traps = (("workbook-formula", sheet.facts.uncalculated), ("workbook-formula-failed", sheet.facts.failed))
        for code, cells in traps:
            findings += [MESSAGES.finding(code, cell=f"{sheet.name}!{cell}") for cell in cells[:20]]
        found[table] = sheet.name, [list(cells) for _number, cells in sheet.rows()]
    return found


def _open(data: bytes) -> tuple[Sheet, ...]:
    try:
        return open_xlsx(data).sheets
    except InputError as error:
        if {one.code for one in error.findings} <= _OF_LINES:  # what a bill of materials would lack
            raise InputError([MESSAGES.finding("workbook-empty")]) from error
        raise


def _table(
    table: str, sheet: str, rows: list[list[object]], findings: list[Finding]
) -> tuple[Mapping[str, int], Cells]:
    columns = _heading(table, sheet, rows[0] if rows else [], findings)
    kept = []
    for number, values in enumerate(rows[1:], start=2):
        place = SheetPlace(PACK.id, sheet, number, columns)
        cells: dict[str, str] = {}
        for name, index in columns.items():
            value = values[index] if index < len(values) else None
            if isinstance(value, date | time | timedelta):
                zh = HEADINGS[table][name].zh
                findings.append(MESSAGES.finding("workbook-date", cell=place.cell(name), heading=name, heading_zh=zh))
                continue
            text = _text(value)
            word = next((key for key, zh in choices(table, name).items() if zh == text), text)
            if word and cell_is_good(place, name, word, findings):
                cells[name] = word
        if cells:
            kept.append((number, cells))
    if table == "processes" and not kept and not findings:
        findings.append(MESSAGES.finding("workbook-no-process", cell=sheet))
    return columns, tuple(kept)


def _heading(table: str, sheet: str, cells: list[object], findings: list[Finding]) -> Mapping[str, int]:
    headings = HEADINGS[table]
    known = {_fold(word): name for name, heading in headings.items() for word in (name, heading.zh)}
    columns: dict[str, int] = {}
    for index, value in enumerate(cells):
        text = _text(value)
        if not text:
            continue
        cell = f"{sheet}!{column_letter(index)}1"
        name = known.get(_fold(text))
        if name is None:
            findings.append(MESSAGES.finding("workbook-unknown-heading", cell=cell, heading=text[:80]))
        elif name in columns:
            findings.append(MESSAGES.finding("workbook-heading-twice", cell=cell, heading=text[:80]))
        else:
            columns[name] = index
    for name in _COLUMNS[table].required:
        if name not in columns:
            zh = headings[name].zh
            cell = f"{sheet}!1"
            findings.append(MESSAGES.finding("workbook-missing-heading", cell=cell, heading=name, heading_zh=zh))
    return columns


def _once(
    tables: Mapping[str, Cells],
    sheets: Mapping[str, str],
    columns: Mapping[str, Mapping[str, int]],
    findings: list[Finding],
) -> None:
    seen: set[str] = set()
    for number, cells in tables["processes"]:
        name = cells.get("id", "")
        if name in seen:
            place = SheetPlace(PACK.id, sheets["processes"], number, columns["processes"])
            findings.append(MESSAGES.finding("workbook-process-twice", cell=place.cell("id"), value=name[:80]))
        seen.add(name)
    if len(seen) > MAX_PROCESSES:
        findings.append(MESSAGES.finding("workbook-too-many", cell=sheets["processes"], limit=MAX_PROCESSES))


def _edits(
    tables: Mapping[str, Cells], sheets: Mapping[str, str], columns: Mapping[str, Mapping[str, int]], book: str
) -> tuple[Edit, ...]:
    edits = []
    owned = [cells.get("id", "") for _number, cells in tables["processes"]]
    for place, process in enumerate(owned):
        rows: dict[str, Cells] = {}
        for table, owner in OWNER.items():
            # a row that names no process of the workbook goes with the first, where the validators find it
            stray = place == 0
            rows[table] = tuple(
                (number, cells)
                for number, cells in tables.get(table, ())
                if cells.get(owner, "") == process or (stray and cells.get(owner, "") not in owned)
            )
        cited = {cells.get("source", "") for found in rows.values() for _number, cells in found}
        rows["sources"] = tuple(
            (number, cells)
            for number, cells in tables.get("sources", ())
            if cells.get("id", "") in cited or not cells.get("id")
        )
        edits.append(Edit(process, book, sheets, columns, rows))
    return tuple(edits)


def _text(value: object) -> str:
    """What a pack's table would hold: numbers as the shortest text that is the same number."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case int() | float():
            return repr(value)
        case _:
            return unicodedata.normalize("NFC", str(value)).strip()


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
