"""The workbook that an operator fills in: blank, or with a process as the packs state it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from footprint.bom.tables import column_letter
from footprint.findings import Language
from footprint.inventory.allocation import StatedShares
from footprint.inventory.catalogue import Source
from footprint.inventory.editing.headings import HEADINGS, Heading
from footprint.inventory.editing.words import SHEETS, choices
from footprint.inventory.packs import Stated
from footprint.inventory.values import Exchange, Process
from footprint.units import UNITS

if TYPE_CHECKING:
    from openpyxl import Workbook

_LAST_ROW = 2000
_WIDE = frozenset({"name", "name_zh", "technology", "comment", "title", "flow", "id", "process", "product", "synonyms"})
_TEXT = frozenset({"cas", "hs", "id", "process", "product", "flow", "year"})
_NOTES = (
    (
        "Processes of your own. One row a process, its exchanges in the next sheet. A process with the id of a data "
        "set that is there replaces it; any other id adds one.",
        "自有过程：每行一个过程，交换填写在下一张表中。标识与已有数据集相同则替换，否则新增。",
    ),
    (
        "Nothing changes by sending this file: it becomes a draft, is checked cell by cell, and is calculated apart "
        "until the operator releases it.",
        "上传本文件不会改变任何数据：它成为草稿，逐格检查，并单独计算，直至运营方发布。",
    ),
    (
        "Every amount needs a source, or says that it is an estimate and why.",
        "每个数量须有来源，或注明为估算并说明理由。",
    ),
)

Rows = Sequence[Mapping[str, object]]


def blank_template(stated: Stated, language: Language = "en") -> bytes:
    """An empty workbook with drop-downs; `stated` gives the data sets and flows that can be chosen."""
    return _workbook(dict.fromkeys(HEADINGS, ()), stated, language)


def filled_template(stated: Stated, dataset: str, language: Language = "en") -> bytes:
    """The workbook of a data set as its pack states it, with the process that makes it when that has more products.

    Reads back without a question. KeyError for an id that the packs do not have.
    """
    makers = [share.process for share in stated.shares if share.product == dataset]
    names = dict.fromkeys((dataset, *makers))
    processes = [stated.processes[name] for name in names]
    shares = [share for share in stated.shares if share.process in names]
    cited = {process.source for process in processes}
    cited |= {exchange.source for process in processes for exchange in process.exchanges}
    cited |= {share.source for share in shares}
    tables: dict[str, Rows] = {
        "processes": [_process(process) for process in processes],
        "exchanges": [_exchange(process.id, exchange) for process in processes for exchange in process.exchanges],
        "sources": [_plain(Source, stated.sources[name]) for name in sorted(cited) if name in stated.sources],
        "allocation": [_plain(StatedShares, share) for share in shares],
    }
    return _workbook(tables, stated, language)


def _process(process: Process) -> Mapping[str, object]:
    quality = process.quality
    return {
        **_plain(Process, process),
        "ter": quality.ter,
        "ger": quality.ger,
        "tir": quality.tir,
        "p": quality.p,
        "biogenic_carbon_kg_per_kg": process.biogenic_carbon_kg_per_kg or None,
    }


def _exchange(process: str, exchange: Exchange) -> Mapping[str, object]:
    return {**_plain(Exchange, exchange), "process": process, "flow": exchange.asked or exchange.flow}


def _plain(kind: type, record: object) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in fields(kind):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            value = "|".join(str(one) for one in value if isinstance(one, str))
        elif isinstance(value, bool):
            value = "yes" if value else None
        found[field.name] = value
    return found


def _workbook(tables: Mapping[str, Rows], stated: Stated, language: Language) -> bytes:
    from openpyxl import Workbook  # takes a third of a second, which no page that only reads should pay

    book = Workbook()
    book.remove(book.active)
    offered = _choices_sheet_rows(stated, language)
    for table, rows in tables.items():
        _table_sheet(book, table, rows, len(offered), language)
    notes = book.create_sheet(_pick("notes", SHEETS["notes"], language))
    _append(notes, [[_pick(en, zh, language)] for en, zh in _NOTES])
    for table, headings in HEADINGS.items():
        _append(notes, [[], [_pick(table, SHEETS[table], language)]])
        _append(notes, [[_name(n, h, language), _pick(h.note, h.note_zh, language)] for n, h in headings.items()])
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 30, 110
    listed = book.create_sheet(_pick("choices", SHEETS["choices"], language))
    _append(listed, offered)
    for row, words in enumerate([(_pick("unit", "单位", language), ""), *((u.symbol, u.name_zh) for u in UNITS)], 1):
        listed.cell(row, 7).value, listed.cell(row, 8).value = words
    for column, width in zip("ABCDEFGH", (44, 60, 30, 10, 16, 4, 10, 14), strict=True):
        listed.column_dimensions[column].width = width
    for sheet in book.worksheets:
        if sheet is not notes:
            _dress(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _choices_sheet_rows(stated: Stated, language: Language) -> list[list[object]]:
    """Everything that a row may name: data sets, then elementary flows."""
    produced = {share.process for share in stated.shares} - {share.product for share in stated.shares}
    processes = sorted((one for one in stated.processes.values() if one.id not in produced), key=lambda one: one.id)
    flows = sorted(stated.flows.values(), key=lambda one: one.id)
    rows = [
        ("id", "name", "中文名称", "unit", _pick("location", "地点", language)),
        *((one.id, one.name, one.name_zh, one.unit, one.location) for one in processes),
        *((one.id, one.name, one.name_zh, one.unit, one.compartment) for one in flows),
    ]
    return [list(row) for row in rows]


def _table_sheet(book: Workbook, table: str, rows: Rows, offered: int, language: Language) -> None:
    headings = HEADINGS[table]
    listed_in = f"'{_pick('choices', SHEETS['choices'], language)}'"
    sheet = book.create_sheet(_pick(table, SHEETS[table], language))
    _append(sheet, [[_name(name, heading, language) for name, heading in headings.items()]])
    for row in rows:
        _append(sheet, [[_shown(table, name, row.get(name), language) for name in headings]])
    for index, name in enumerate(headings):
        letter = column_letter(index)
        sheet.column_dimensions[letter].width = 34 if name in _WIDE else 14
        if name in _TEXT:
            sheet.column_dimensions[letter].number_format = "@"
        if words := choices(table, name):
            listed = ",".join(words.values() if language == "zh" else words)
            _offer(sheet, letter, f'"{listed}"')
        elif name == "unit":
            _offer(sheet, letter, f"{listed_in}!$G$2:$G${len(UNITS) + 1}")
        elif name in ("flow", "secondary", "grid_partner"):
            _offer(sheet, letter, f"{listed_in}!$A$2:$A${offered}")


def _shown(table: str, name: str, value: object, language: Language) -> object:
    """A cell's value: a word of a closed list in the language of the workbook, nothing for what is empty."""
    if value is None or value == "":
        return None
    words = choices(table, name)
    return words.get(str(value), value) if words and language == "zh" else value


def _append(sheet: Any, rows: Iterable[Sequence[object]]) -> None:
    """Rows whose texts stay texts: what begins with = is no formula."""
    for values in rows:
        sheet.append([None if isinstance(value, str) else value for value in values])
        number = sheet.max_row if values else 0
        for index, value in enumerate(values, start=1):
            if isinstance(value, str):
                cell = sheet.cell(number, index)
                cell.value = value
                cell.data_type = "s"


def _offer(sheet: Any, letter: str, formula: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")


def _name(name: str, heading: Heading, language: Language) -> str:
    return _pick(name, heading.zh, language)


def _pick(en: str, zh: str, language: Language) -> str:
    return zh if language == "zh" else en


def _dress(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
