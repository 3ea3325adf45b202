"""Example files with every heading, in either language: what a user fills in."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from footprint.bom.headings import LINE_FIELDS, PRODUCT_FIELDS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRODUCT: dict[str, dict[str, str | float]] = {
    "en": {
        "name": "Mounting bracket",
        "name_zh": "安装支架",
        "model": "MB-20",
        "sector": "vehicle",
        "declared_amount": 1,
        "declared_unit": "piece",
        "mass_kg": 2.4,
        "boundary": "cradle-to-gate",
        "reference_year": 2025,
        "site": "CN-TJ",
        "hs_code": "870899",
    },
    "zh": {
        "name": "安装支架",
        "name_zh": "安装支架",
        "model": "MB-20",
        "sector": "车辆",
        "declared_amount": 1,
        "declared_unit": "件",
        "mass_kg": 2.4,
        "boundary": "摇篮到大门",
        "reference_year": 2025,
        "site": "CN-TJ",
        "hs_code": "870899",
    },
}
LINES: dict[str, tuple[dict[str, str | float], ...]] = {
    "en": (
        {"id": "1", "name": "Bracket body", "quantity": 1, "unit": "piece", "stage": "materials"},
        {
            "id": "1.1",
            "parent": "1",
            "name": "Hot-rolled steel",
            "quantity": 2.1,
            "unit": "kg",
            "stage": "materials",
            "origin": "CN",
            "loss": 0.08,
            "transport": "road 350 km",
            "data_type": "primary",
            "evidence": "weighing record 2025-03",
        },
        {"id": "2", "name": "Polypropylene cap", "quantity": 0.3, "unit": "kg", "stage": "materials", "origin": "CN"},
        {
            "id": "3",
            "name": "Electricity",
            "quantity": 0.9,
            "unit": "kWh",
            "stage": "production",
            "origin": "CN-TJ",
            "note": "stamping, from the meter of the line",
        },
    ),
    "zh": (
        {"id": "1", "name": "支架本体", "quantity": 1, "unit": "件", "stage": "原材料"},
        {
            "id": "1.1",
            "parent": "1",
            "name": "热轧钢板",
            "quantity": 2.1,
            "unit": "千克",
            "stage": "原材料",
            "origin": "CN",
            "loss": 0.08,
            "transport": "公路 350 km",
            "data_type": "初级",
            "evidence": "2025-03 称重记录",
        },
        {"id": "2", "name": "聚丙烯端盖", "quantity": 0.3, "unit": "千克", "stage": "原材料", "origin": "CN"},
        {
            "id": "3",
            "name": "电力",
            "quantity": 0.9,
            "unit": "kWh",
            "stage": "生产",
            "origin": "CN-TJ",
            "note": "冲压，产线电表",
        },
    ),
}


def example_file(language: str, kind: str) -> tuple[str, bytes, str] | None:
    """File name, content and MIME type; None for a language or kind that there is none of."""
    if language not in PRODUCT or kind not in ("csv", "xlsx"):
        return None
    name = f"bom-{language}.{kind}"
    if kind == "xlsx":
        return name, _xlsx(language), XLSX
    return name, _csv(language), "text/csv"


def _heading(key: str, zh: str, language: str) -> str:
    return zh if language == "zh" else key


def _product(language: str) -> list[tuple[str, str | float]]:
    values = PRODUCT[language]
    return [(_heading(key, field.zh, language), values.get(key, "")) for key, field in PRODUCT_FIELDS.items()]


def _lines(language: str) -> list[Sequence[str | float]]:
    headings = [_heading(key, field.zh, language) for key, field in LINE_FIELDS.items()]
    return [headings, *([line.get(key, "") for key in LINE_FIELDS] for line in LINES[language])]


def _csv(language: str) -> bytes:
    out = StringIO()
    for heading, value in _product(language):
        out.write(f"# {heading}: {value}\r\n")
    csv.writer(out).writerows(_lines(language))
    # the mark lets a spreadsheet program see that this is UTF-8
    return ("\ufeff" + out.getvalue()).encode()


def _xlsx(language: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    product = book.active
    product.title = "产品" if language == "zh" else "product"
    for row in _product(language):
        product.append(row)
    product.column_dimensions["A"].width, product.column_dimensions["B"].width = 20, 28
    for cell in product["A"]:
        cell.font = Font(bold=True)
    lines = book.create_sheet("清单" if language == "zh" else "lines")
    for number, values in enumerate(_lines(language)):
        lines.append(list(values))
        if number == 0:
            for cell in lines[1]:
                cell.font = Font(bold=True)
    lines.freeze_panes = "A2"
    for place in range(1, len(LINE_FIELDS) + 1):
        lines.column_dimensions[get_column_letter(place)].width = 16
    out = BytesIO()
    book.save(out)
    return out.getvalue()
