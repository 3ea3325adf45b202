"""The templates, in either language: sheets to fill in with drop-downs and limits, an example, lists and notes."""

from __future__ import annotations

import io
from typing import Any

from footprint.bom.headings import CHOICES_ZH, LINE_FIELDS, PRODUCT_FIELDS
from footprint.bom.tables import column_letter
from footprint.bom.template_examples import SECTORS, example
from footprint.bom.template_lists import LISTS, Offer, offers
from footprint.bom.template_texts import LIMIT_TEXTS, LINE_NOTES, NOTES, PRODUCT_NOTES, SHEET_NAMES, TITLES
from footprint.bom.values import Sector
from footprint.bom.writing import sheet_name, transport_text, write_csv
from footprint.findings import Language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LAST_ROW = 5000
_TEXT_COLUMNS = ("id", "parent", "code", "part_number", "dataset", "supplier_footprint")
_WIDE = ("name", "name_zh", "transport", "evidence", "note", "specification")
# field → operator of a spreadsheet's check and its bounds
_LIMITS: dict[str, tuple[str, str, float, float | None]] = {
    "declared_amount": ("decimal", "greaterThan", 0, None),
    "mass_kg": ("decimal", "greaterThan", 0, None),
    "reference_year": ("whole", "between", 1990, 2100),
    "quantity": ("decimal", "greaterThan", 0, None),
    "loss": ("decimal", "between", 0, 0.9999),
    "recycled_content": ("decimal", "between", 0, 1),
}


def template(language: Language = "en", sector: Sector = "vehicle") -> bytes:
    """A workbook that reads back without a question: overwrite the example with the product."""
    import openpyxl  # takes a third of a second, which no page that only reads should pay

    book = openpyxl.Workbook()
    lists = _Lists(language)
    _product_sheet(book.active, language, sector, lists)
    _lines_sheet(book.create_sheet(), language, sector, lists)
    _notes_sheet(book.create_sheet(), language)
    lists.write(book.create_sheet())
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def template_file(language: str, kind: str, sector: str = "vehicle") -> tuple[str, bytes, str] | None:
    """File name, content and media type; None for a language, kind (`xlsx`, `csv`) or sector that there is none of."""
    if language not in ("en", "zh") or kind not in ("xlsx", "csv") or sector not in SECTORS:
        return None
    chosen: Language = "zh" if language == "zh" else "en"
    known = next(one for one in SECTORS if one == sector)
    name = f"bom-{sector.replace('_', '-')}-{language}.{kind}"
    if kind == "csv":
        return name, write_csv(example(chosen, known), chosen), "text/csv"
    return name, template(chosen, known), XLSX


def _pick(pair: tuple[str, str], language: Language) -> str:
    return pair[1] if language == "zh" else pair[0]


class _Lists:
    """The sheet of lists. A check refers to its cells, since a list written into the check ends at 255 characters."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._offers = offers(language)
        self._name = _pick(SHEET_NAMES["choices"], language)

    def check(self, key: str) -> Any:
        """The drop-down of this list. Closed ones refuse other words; the reader knows more units and places."""
        from openpyxl.worksheet.datavalidation import DataValidation

        offer: Offer = self._offers[key]
        letter = column_letter(list(self._offers).index(key))
        cells = f"'{self._name}'!${letter}$2:${letter}${len(offer.words) + 1}"
        rule = DataValidation(type="list", formula1=cells, allow_blank=True, showErrorMessage=offer.closed)
        rule.errorTitle, rule.error = (_pick(text, self._language) for text in LIMIT_TEXTS["list"])
        return rule

    def write(self, sheet: Any) -> None:
        """The lists side by side, each under its title."""
        sheet.title = self._name
        for index, offer in enumerate(self._offers.values(), start=1):
            for row, text in enumerate((_pick(offer.title, self._language), *offer.words), start=1):
                sheet.cell(row, index, text)
            sheet.column_dimensions[column_letter(index - 1)].width = 20
        _dress(sheet)


def _limit(field: str, language: Language) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    kind, operator, low, high = _LIMITS[field]
    rule = DataValidation(type=kind, operator=operator, formula1=str(low), allow_blank=True, showErrorMessage=True)
    rule.formula2 = None if high is None else str(high)
    rule.errorStyle = "warning"  # text such as 5% or 1,5 is read too
    rule.errorTitle, rule.error = (_pick(text, language) for text in LIMIT_TEXTS[operator])
    rule.error = rule.error.format(low=low, high=high)
    return rule


def _guard(sheet: Any, cells: str, field: str, note: str, lists: _Lists, language: Language) -> None:
    """The drop-down or the limits of a field for these cells, and its note, shown where one writes."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if field in LISTS:
        rule = lists.check(LISTS[field])
    elif field in _LIMITS:
        rule = _limit(field, language)
    else:
        rule = DataValidation(allow_blank=True)
    rule.prompt, rule.showInputMessage = note[:255], True
    sheet.add_data_validation(rule)
    rule.add(cells)


def _product_sheet(sheet: Any, language: Language, sector: Sector, lists: _Lists) -> None:
    sheet.title = sheet_name("product", language)
    product = example(language, sector).product
    sheet.append([_pick(pair, language) for pair in TITLES])
    for row, (name, field) in enumerate(PRODUCT_FIELDS.items(), start=2):
        value = getattr(product, name)
        if name in CHOICES_ZH and language == "zh":
            value = CHOICES_ZH[name][value]
        note = _pick(PRODUCT_NOTES[name], language)
        sheet.append([field.zh if language == "zh" else name, value, note])
        _guard(sheet, f"B{row}", name, note, lists, language)
        if name == "hs_code":
            sheet.cell(row, 2).number_format = "@"
    for column, width in zip("ABC", (20, 34, 70), strict=True):
        sheet.column_dimensions[column].width = width
    _dress(sheet)


def _lines_sheet(sheet: Any, language: Language, sector: Sector, lists: _Lists) -> None:
    from openpyxl.comments import Comment

    sheet.title = sheet_name("lines", language)
    sheet.append([field.zh if language == "zh" else name for name, field in LINE_FIELDS.items()])
    for line in example(language, sector).lines:
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
        note = _pick(LINE_NOTES[name], language)
        sheet.column_dimensions[letter].width = 28 if name in _WIDE else 14
        sheet.cell(1, index).comment = Comment(note, "Footprint", height=90, width=260)
        if name in _TEXT_COLUMNS:
            sheet.column_dimensions[letter].number_format = "@"
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, index).number_format = "@"
        _guard(sheet, f"{letter}2:{letter}{_LAST_ROW}", name, note, lists, language)
    _dress(sheet, columns=list(LINE_FIELDS).index("name") + 1)


def _notes_sheet(sheet: Any, language: Language) -> None:
    sheet.title = _pick(SHEET_NAMES["notes"], language)
    for pair in NOTES:
        sheet.append([_pick(pair, language)])
    sheet.append([])
    for name, pair in LINE_NOTES.items():
        sheet.append([LINE_FIELDS[name].zh if language == "zh" else name, _pick(pair, language)])
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100


def _dress(sheet: Any, columns: int = 0) -> None:
    """Headings stand out and stay in sight, with the first `columns` columns."""
    from openpyxl.styles import Alignment, Font, PatternFill

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"{column_letter(columns)}2"
