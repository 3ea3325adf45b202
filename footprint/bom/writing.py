"""A bill of materials → JSON, CSV and XLSX that read back as the same bill of materials."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import fields

from footprint.bom.headings import CHOICES_ZH, LINE_FIELDS, PRODUCT_FIELDS, Field
from footprint.bom.numbers import plain
from footprint.bom.texts import neutral
from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.findings import Language

Value = str | float | int


def bom_to_json(bom: Bom) -> dict[str, object]:
    """`{"product": {…}, "lines": [{…}]}` with the canonical names and words; empty fields are left out."""
    return {
        "product": _filled(bom.product, "en"),
        "lines": [_filled(line, "en") for line in bom.lines],
    }


def write_json(bom: Bom) -> bytes:
    """The same as UTF-8 text."""
    return json.dumps(bom_to_json(bom), ensure_ascii=False, indent=2, allow_nan=False).encode()


def write_csv(bom: Bom, language: Language = "en") -> bytes:
    """Product rows, a heading row and the lines, in UTF-8 with its mark so that spreadsheet programs see it.

    No cell is taken for a formula: text that begins with = + - @ is written with an apostrophe in front.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    for name, value in _filled(bom.product, language).items():
        writer.writerow([f"# {_heading(PRODUCT_FIELDS, name, language)}: {_text(value)}"])
    writer.writerow([_heading(LINE_FIELDS, name, language) for name in LINE_FIELDS])
    for line in bom.lines:
        filled = _filled(line, language)
        writer.writerow([_text(filled[name]) if name in filled else "" for name in LINE_FIELDS])
    return target.getvalue().encode("utf-8-sig")


def write_xlsx(bom: Bom, language: Language = "en") -> bytes:
    """A workbook of the two sheets. Text is text whatever it begins with; numbers are numbers."""
    import openpyxl  # takes a third of a second, which no page that only reads should pay

    book = openpyxl.Workbook()
    product = book.active
    product.title = sheet_name("product", language)
    for name, value in _filled(bom.product, language).items():
        product.append([_heading(PRODUCT_FIELDS, name, language), _cell(value)])
    lines = book.create_sheet(sheet_name("lines", language))
    lines.append([_heading(LINE_FIELDS, name, language) for name in LINE_FIELDS])
    for line in bom.lines:
        filled = _filled(line, language)
        lines.append([_cell(filled[name]) if name in filled else None for name in LINE_FIELDS])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def sheet_name(sheet: str, language: Language) -> str:
    """`product` or `lines` in a language."""
    return {"product": "产品", "lines": "清单"}[sheet] if language == "zh" else sheet


def transport_text(legs: tuple[TransportLeg, ...], language: Language = "en") -> str:
    """`road 800 km; sea 12000 km`, `公路 800 km；海运 12000 km`."""
    names = CHOICES_ZH["mode"] if language == "zh" else {}
    separator = "；" if language == "zh" else "; "
    return separator.join(f"{names.get(leg.mode, leg.mode)} {plain(leg.distance_km)} km" for leg in legs)


def _heading(table: Mapping[str, Field], name: str, language: Language) -> str:
    return table[name].zh if language == "zh" else name


def _filled(record: Product | Line, language: Language) -> dict[str, Value]:
    """Field → value, without `row` and without what is empty."""
    found: dict[str, Value] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "row" or value is None or value in ("", ()):
            continue
        if field.name == "loss" and value == 0:
            continue
        if isinstance(value, tuple):
            found[field.name] = transport_text(value, language)
        elif language == "zh" and field.name in CHOICES_ZH:
            found[field.name] = CHOICES_ZH[field.name][value]
        else:
            found[field.name] = value
    return found


def _text(value: Value) -> str:
    return neutral(value) if isinstance(value, str) else plain(value)


def _cell(value: Value) -> Value:
    return neutral(value) if isinstance(value, str) else value
