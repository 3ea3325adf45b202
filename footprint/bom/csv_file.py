"""Comma-separated text in any of the encodings that spreadsheet programs write."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from footprint.bom.collecting import Findings, refuse
from footprint.bom.grids import GridRow, read_lines
from footprint.bom.headings import line_field
from footprint.bom.limits import LIMITS
from footprint.bom.tables import RawBom, column_letter

DELIMITERS = (",", ";", "\t")
SHEET = "lines"
_PROBE_ROWS = 60


def decode(data: bytes, findings: Findings) -> str:
    """The text of a file in UTF-8, UTF-16 (with or without its mark) or GB18030. InputError when in none of them."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding)
    zeros = data[:2000].count(0)
    if zeros:
        even = data[:2000:2].count(0)
        if len(data) % 2 or zeros < len(data[:2000]) // 8:
            raise refuse("file-type", kind="a binary file", kind_zh="二进制文件")
        return _strict(data, "utf-16-be" if even > zeros - even else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strict(data, "gb18030")
        findings.add("encoding-gb18030")
        return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refuse("file-encoding") from None


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def find_delimiter(text: str) -> str:
    """The separator under which one of the first rows has the most known headings; a comma when none has."""
    head = "\n".join(text[:200_000].replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_PROBE_ROWS])
    best, most = ",", 0
    for delimiter in DELIMITERS:
        known = 0
        try:
            for record in _records(head, delimiter):
                if not record or not record[0].lstrip().startswith("#"):
                    known = max(known, len({line_field(cell)[0] for cell in record[: LIMITS.columns]} - {None}))
        except csv.Error:
            pass  # the text is cut in the middle of a value; what was seen before counts
        if known > most:
            best, most = delimiter, known
    return best


def _rows(text: str, delimiter: str) -> Iterator[GridRow]:
    number = 0
    try:
        for number, record in enumerate(_records(text, delimiter), start=1):
            filled = len(record)
            while filled and not record[filled - 1]:
                filled -= 1
            if filled > LIMITS.columns:
                raise refuse("columns-too-many", cell=f"{SHEET}!{number}", limit=LIMITS.columns)
            for index, cell in enumerate(record):
                if len(cell) > LIMITS.cell_text:
                    place = f"{SHEET}!{column_letter(index)}{number}"
                    raise refuse("text-too-long", cell=place, limit=LIMITS.cell_text)
            if number > LIMITS.rows * 2:
                raise refuse("rows-too-many", cell=f"{SHEET}!{number}", limit=LIMITS.rows)
            yield number, record
    except csv.Error as error:
        place = f"{SHEET}!{number + 1}"
        if "field larger" in str(error):
            raise refuse("text-too-long", cell=place, limit=LIMITS.cell_text) from None
        raise refuse("csv-quote", cell=place) from None


def read_csv(data: bytes, findings: Findings) -> RawBom:
    """Lines with `# name: value` rows for the product in front. InputError when the text is no table of lines."""
    text = decode(data, findings)
    if not text.strip("\ufeff \t\r\n,;\x00"):
        raise refuse("file-empty")
    if "\x00" in text:
        raise refuse("file-type", kind="a binary file", kind_zh="二进制文件")
    delimiter = find_delimiter(text)
    product, lines = read_lines(_rows(text, delimiter), SHEET, delimiter, findings)
    return RawBom(product, lines)
