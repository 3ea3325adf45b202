"""Bad files of every kind that an upload can be, each with the codes of which one is said."""

from __future__ import annotations

import io
import random
import struct
from collections.abc import Callable

import openpyxl

from footprint.bom.limits import LIMITS
from tests.unit.bom.files import good_workbook, lines_csv, part, with_parts

SHEET = "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _noise(size: int) -> bytes:
    """Bytes that do not compress, so that the ratio of an archive says nothing."""
    return random.Random(1).randbytes(size)  # noqa: S311


def _sheet(body: bytes) -> bytes:
    """A good workbook but for its sheet of lines, with a picture of the size at which the ratio allows anything."""
    good = good_workbook()
    head = part(good, SHEET).partition(b"<sheetData>")[0]
    sheet = head + b"<sheetData>" + body + b"</sheetData></worksheet>"
    return with_parts(good, {SHEET: sheet, "xl/media/a.bin": _noise(700_000)})


def _strings(*texts: bytes) -> bytes:
    return b"<sst " + _MAIN + b">" + b"".join(b"<si><t>" + text + b"</t></si>" for text in texts) + b"</sst>"


def _shared(text: bytes, rows: int) -> bytes:
    """A text that ten cells of every row show."""
    row = b"".join(b'<c r="%s{n}" t="s"><v>0</v></c>' % bytes([65 + column]) for column in range(10))
    body = b"".join(b'<row r="%d">' % n + row.replace(b"{n}", b"%d" % n) + b"</row>" for n in range(1, rows + 1))
    return with_parts(_sheet(body), {STRINGS: _strings(text)})


def lying_bomb() -> bytes:
    """A sheet that unpacks to 400 MB while the archive's directory says 1,000 bytes."""
    name = "xl/worksheets/sheet9.xml"
    data = bytearray(with_parts(good_workbook(), {name: b"<worksheet><sheetData>" + b" " * 400_000_000}))
    at = data.rfind(name.encode()) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def _encrypted() -> bytes:
    mark = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + mark + b"\0" * 20_000


def _formula_errors() -> bytes:
    head = b"".join(
        b'<c r="%s1" t="inlineStr"><is><t>%s</t></is></c>' % pair
        for pair in ((b"A", b"id"), (b"B", b"name"), (b"C", b"quantity"), (b"D", b"unit"))
    )
    row = (
        b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="inlineStr"><is><t>steel</t></is></c>'
        b'<c r="C%d" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D%d" t="inlineStr"><is><t>kg</t></is></c></row>'
    )
    return _sheet(b'<row r="1">' + head + b"</row>" + b"".join(row % ((n,) * 6) for n in range(2, 5_000)))


def _only_a_picture() -> bytes:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    name = "xl/worksheets/sheet1.xml"
    drawing = b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
    shown = part(target.getvalue(), name).replace(b"</worksheet>", drawing + b"</worksheet>")
    return with_parts(target.getvalue(), {name: shown, "xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + _noise(100_000)})


_STYLES = b"<styleSheet " + _MAIN + b"><cellXfs>%s</cellXfs></styleSheet>"
_LINE = b'{"name":"a","quantity":1,"unit":"kg"}'

# file name → how it is made, and the code of what is said first
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "truncated.xlsx": (lambda: good_workbook()[:2000], "file-damaged"),
    "encrypted.xlsx": (_encrypted, "file-encrypted"),
    "macros.xlsm": (lambda: with_parts(good_workbook(), {"xl/vbaProject.bin": b"x"}), "file-macros"),
    "macros-renamed.xlsx": (lambda: with_parts(good_workbook(), {"xl/vbaProject.bin": b"x"}), "file-macros"),
    "old.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20_000, "file-old-excel"),
    "old-renamed.xlsx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20_000, "file-old-excel"),
    "formula-errors.xlsx": (_formula_errors, "formula-failed"),
    "bomb.xlsx": (
        lambda: with_parts(good_workbook(), {SHEET: b"\0" * (LIMITS.unpacked_bytes + 1)}),
        "file-unpacks-too-large",
    ),
    "bomb-that-lies.xlsx": (lying_bomb, "file-damaged"),
    "million-columns.xlsx": (
        lambda: _sheet(b'<row r="1">' + b"".join(b'<c r="XFD1"><v>1</v></c>' for _ in range(1_000_000)) + b"</row>"),
        "columns-too-many",
    ),
    "million-cells-without-place.xlsx": (
        lambda: _sheet(b'<row r="1">' + b"<c a=''>1</c>" * 6_000_000 + b"</row>"),
        "grid-too-large",
    ),
    "only-a-picture.xlsx": (_only_a_picture, "file-only-pictures"),
    "picture-renamed.xlsx": (lambda: b"\x89PNG\r\n\x1a\n" + _noise(500_000), "file-damaged"),
    "long-shared-text.xlsx": (lambda: _shared(b"x" * 90_000_000, 1), "text-too-long"),
    "shared-text-everywhere.xlsx": (lambda: _shared(b"x" * 3_900, 50_000), "text-too-much"),
    "empty-shared-texts.xlsx": (
        lambda: with_parts(_sheet(b""), {STRINGS: b"<sst>" + b"<si/>" * 20_000_000 + b"</sst>"}),
        "grid-too-large",
    ),
    "nested.xlsx": (
        lambda: with_parts(_sheet(b""), {"xl/workbook.xml": b"<a>" * 1_300_000}),
        "file-damaged",
    ),
    "styles-without-end.xlsx": (
        lambda: with_parts(_sheet(b""), {"xl/styles.xml": b"<cellXfs " * 1_700_000}),
        "file-damaged",
    ),
    "many-styles.xlsx": (
        lambda: with_parts(_sheet(b""), {"xl/styles.xml": _STYLES % (b'<xf numFmtId="9"/>' * 800_000)}),
        "lines-missing",
    ),
    "empty.csv": (lambda: b"", "file-empty"),
    "blank.csv": (lambda: b" \n" * 5_000_000, "file-empty"),
    "document.csv": (lambda: b"%PDF-1.7\n" + _noise(500_000), "file-type"),
    "photo.csv": (lambda: b"\xff\xd8\xff\xe0" + _noise(500_000), "file-type"),
    "binary.csv": (lambda: _noise(5_000_000), "file-type"),
    "long-line.csv": (lambda: lines_csv("1," + "x" * 19_000_000 + ",1,kg"), "text-too-long"),
    "million-columns.csv": (lambda: b"c;" * 9_000_000 + b"c\n", "columns-too-many"),
    "million-columns-utf16.csv": (lambda: ("\ufeff" + "物料," * 3_000_000).encode("utf-16-le"), "columns-too-many"),
    "million-rows.csv": (lambda: lines_csv(*["1,a,1,kg"] * 1_500_000), "rows-too-many"),
    "open-quote.csv": (lambda: lines_csv('1,"' + "a,\n" * 6_000_000), "text-too-long"),
    "nothing-right.csv": (lambda: lines_csv(*(f"{n},a,x,zz{n}" for n in range(30_000))), "number-unreadable"),
    "circle.csv": (
        lambda: lines_csv(*(f"{n},{n + 1},a,1,kg" for n in range(30_000)), head="id,parent,name,quantity,unit"),
        "parent-unknown",
    ),
    "truncated.json": (lambda: b'{"lines":[' + _LINE + b",", "json-unreadable"),
    "nested.json": (lambda: b'{"lines":' + b"[" * 250_000 + b"]" * 250_000 + b"}", "json-too-deep"),
    "nested-more.json": (lambda: b'{"a":' * 3_000_000 + b"1" + b"}" * 3_000_000, "json-too-many"),
    "values.json": (lambda: b'{"lines":[' + b",".join([b"1"] * 3_900_000) + b"]}", "rows-too-many"),
    "keys.json": (
        lambda: b'{"lines":[{' + b",".join(b'"k%d":1' % n for n in range(1_000_000)) + b"}]}",
        "columns-too-many",
    ),
    "long-text.json": (lambda: b'{"lines":[{"name":"' + b"x" * 19_000_000 + b'"}]}', "text-too-long"),
    "long-number.json": (lambda: b'{"lines":[{"quantity":' + b"9" * 19_000_000 + b"}]}", "json-not-finite"),
    "photo.json": (lambda: b"\x89PNG\r\n\x1a\n" + _noise(500_000), "file-type"),
    "too-large.json": (lambda: b" " * (LIMITS.file_bytes + 1), "file-too-large"),
}
