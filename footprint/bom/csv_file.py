"""Delimited text in any of the encodings that spreadsheet programs and ERP systems write."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from footprint.bom.collecting import Findings, refuse
from footprint.bom.limits import LIMITS
from footprint.bom.mapping.meanings import meaning
from footprint.bom.sheets import GridRow, Sheet, Workbook
from footprint.bom.tables import column_letter

DELIMITERS = (",", ";", "\t", "|")
SHEET = "lines"
_PROBE_ROWS = 60
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")


def decode(data: bytes, findings: Findings) -> str:
    """The text of a file in UTF-8, UTF-16 (with or without its mark), GB18030 or Windows-1252. InputError otherwise."""
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
        if _looks_western(data):
            text = _strict(data, "cp1252")
            findings.add("encoding-cp1252")
            return text
        text = _strict(data, "gb18030")
        findings.add("encoding-gb18030")
        return text


def _looks_western(data: bytes) -> bool:
    """Letters with accents stand alone between plain ones; Chinese characters come as pairs of high bytes."""
    alone = re.findall(rb"(?<![\x80-\xff])[\xc0-\xff](?![\x80-\xff])", data)
    return bool(alone) and len(alone) == len(_HIGH_BYTES.findall(data))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refuse("file-encoding") from None


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=True)


def _lines(text: str, delimiter: str) -> Iterator[str]:
    """Lines that are no longer than a row can be, since a row is taken apart into cells before they are counted."""
    longest = LIMITS.columns * LIMITS.cell_text
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > longest:
            many = line.count(delimiter) >= LIMITS.columns
            code, limit = ("columns-too-many", LIMITS.columns) if many else ("text-too-long", LIMITS.cell_text)
            raise refuse(code, cell=f"{SHEET}!{number}", limit=limit)
        yield line


def find_delimiter(text: str) -> str:
    """The separator under which one of the first rows has the most known headings, else the most even rows."""
    head = "\n".join(text[:200_000].replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_PROBE_ROWS])
    best, most = ",", (0, 0)
    for delimiter in DELIMITERS:
        known, widths = 0, Counter[int]()
        try:
            for record in _records(head, delimiter):
                if not record or not record[0].lstrip().startswith("#"):
                    found = [meaning(cell[:120]) for cell in record[: LIMITS.columns]]
                    known = max(known, len({one.roles for one in found if one}))
                    widths[len(record)] += len(record) > 1
        except csv.Error:
            pass  # the text is cut in the middle of a value; what was seen before counts
        score = (known, max(widths.values(), default=0))
        if score > most:
            best, most = delimiter, score
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
            if record and len(max(record, key=len)) > LIMITS.cell_text:
                place = f"{SHEET}!{column_letter(record.index(max(record, key=len)))}{number}"
                raise refuse("text-too-long", cell=place, limit=LIMITS.cell_text)
            if number > LIMITS.rows * 2:
                raise refuse("rows-too-many", cell=f"{SHEET}!{number}", limit=LIMITS.rows)
            yield number, record[:filled]
    except csv.Error as error:
        place = f"{SHEET}!{number + 1}"
        if "field larger" in str(error):
            raise refuse("text-too-long", cell=place, limit=LIMITS.cell_text) from None
        raise refuse("csv-quote", cell=place) from None


def open_csv(data: bytes, findings: Findings) -> Workbook:
    """One sheet of text cells. InputError when the bytes are no text."""
    text = decode(data, findings)
    if not text.strip("\ufeff \t\r\n,;|\x00"):
        raise refuse("file-empty")
    if "\x00" in text:
        raise refuse("file-type", kind="a binary file", kind_zh="二进制文件")
    delimiter = find_delimiter(text)
    return Workbook((Sheet(SHEET, lambda: _rows(text, delimiter), delimiter=delimiter),), named=SHEET)
