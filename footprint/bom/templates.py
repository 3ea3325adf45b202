"""The XLSX templates, in either language: two sheets to fill in, drop-downs, an example, and notes."""

from __future__ import annotations

import io
from typing import Any

from footprint.bom.headings import CHOICES_ZH, LINE_FIELDS, PRODUCT_FIELDS
from footprint.bom.tables import column_letter
from footprint.bom.template_texts import LINE_NOTES, NOTES, PRODUCT_NOTES, TITLES, example
from footprint.bom.writing import sheet_name, transport_text
from footprint.findings import Language

_LAST_ROW = 2000
_TEXT_COLUMNS = ("id", "parent", "code", "part_number", "dataset", "supplier_footprint")


def template(language: Language = "en") -> bytes:
    """A workbook that reads back without a question: overwrite the example with the product."""
    import openpyxl  # takes a third of a second, which no page that only reads should pay

    book = openpyxl.Workbook()
    _product_sheet(book.active, language)
    _lines_sheet(book.create_sheet(), language)
    _notes_sheet(book.create_sheet(), language)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _pick(pair: tuple[str, str], language: Language) -> str:
    return pair[1] if language == "zh" else pair[0]


def _words(kind: str, language: Language) -> list[str]:
    return list(CHOICES_ZH[kind].values() if language == "zh" else CHOICES_ZH[kind])


def _offer(sheet: Any, cells: str, words: list[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1='"' + ",".join(words) + '"', allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(rule)
    rule.add(cells)


def _product_sheet(sheet: Any, language: Language) -> None:
    sheet.title = sheet_name("product", language)
    product = example(language).product
    sheet.append([_pick(pair, language) for pair in TITLES])
    for row, (name, field) in enumerate(PRODUCT_FIELDS.items(), start=2):
        value = getattr(product, name)
        if name in CHOICES_ZH and language == "zh":
            value = CHOICES_ZH[name][value]
        sheet.append([field.zh if language == "zh" else name, value, _pick(PRODUCT_NOTES[name], language)])
        if name in CHOICES_ZH:
            _offer(sheet, f"B{row}", _words(name, language))
        if name == "hs_code":
            sheet.cell(row, 2).number_format = "@"
    for column, width in zip("ABC", (20, 34, 70), strict=True):
        sheet.column_dimensions[column].width = width
    _dress(sheet)


def _lines_sheet(sheet: Any, language: Language) -> None:
    sheet.title = sheet_name("lines", language)
    sheet.append([field.zh if language == "zh" else name for name, field in LINE_FIELDS.items()])
    for line in example(language).lines:
        cells: list[object] = []
        for name in LINE_FIELDS:
            value = getattr(line, name)
            if name == "transport":
                value = transport_text(value, language) or None
            elif name in CHOICES_ZH and value and language == "zh":
                value = CHOICES_ZH[name][value]
            cells.append(None if value == "" or (name == "loss" and value == 0) else value)
        sheet.append(cells)
    for index, name in enumerate(LINE_FIELDS, start=1):
        letter = column_letter(index - 1)
        sheet.column_dimensions[letter].width = 28 if name in ("name", "name_zh", "transport", "note") else 14
        if name in _TEXT_COLUMNS:
            sheet.column_dimensions[letter].number_format = "@"
        if name in CHOICES_ZH:
            _offer(sheet, f"{letter}2:{letter}{_LAST_ROW}", _words(name, language))
    _dress(sheet)


def _notes_sheet(sheet: Any, language: Language) -> None:
    sheet.title = "说明" if language == "zh" else "notes"
    for pair in NOTES:
        sheet.append([_pick(pair, language)])
    sheet.append([])
    for name, pair in LINE_NOTES.items():
        sheet.append([LINE_FIELDS[name].zh if language == "zh" else name, _pick(pair, language)])
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100


def _dress(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
