"""The door of the room: a file's bytes → a checked bill of materials, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath

from footprint.bom.collecting import Findings, name_cells, refuse
from footprint.bom.csv_file import read_csv
from footprint.bom.json_file import read_json
from footprint.bom.limits import LIMITS
from footprint.bom.line_fields import read_line_fields
from footprint.bom.product_fields import read_product_fields
from footprint.bom.tables import LineTable, RawBom
from footprint.bom.texts import clean
from footprint.bom.tree import check_tree
from footprint.bom.values import Bom
from footprint.bom.xlsx_file import read_xlsx
from footprint.declarations import Declarations
from footprint.findings import Finding, InputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", "a PDF file", " PDF 文件"),
    (b"\x89PNG", "a picture", "图片"),
    (b"\xff\xd8\xff", "a picture", "图片"),
    (b"GIF8", "a picture", "图片"),
    (b"{\\rtf", "a rich text document", "RTF 文档"),
    (b"\x1f\x8b", "a compressed archive", "压缩包"),
    (b"7z\xbc\xaf", "a compressed archive", "压缩包"),
    (b"Rar!", "a compressed archive", "压缩包"),
    (b"<", "an XML or HTML file", " XML 或 HTML 文件"),
)
_REFUSED_NAMES = {
    ".xlsm": "file-macros",
    ".xltm": "file-macros",
    ".xls": "file-old-excel",
}


@dataclass(frozen=True, slots=True)
class ReadBom:
    """What was read, and what the user may want to look at."""

    bom: Bom
    warnings: tuple[Finding, ...]
    declarations: Declarations = field(default_factory=dict)


def read_bom(data: bytes, filename: str) -> ReadBom:
    """A CSV, XLSX or JSON bill of materials, told apart by content. InputError holds every finding of the file."""
    findings = Findings()
    raw = _read_raw(data, filename, findings)
    stem = clean(PurePath(filename.replace("\\", "/")).stem)[:200] or "product"
    product = read_product_fields(raw.product, stem, findings)
    lines = read_line_fields(raw.lines, product, findings)
    check_tree(lines, raw.lines, findings)
    _say_numbers_for_codes(raw.lines, findings)
    findings.raise_errors()
    return ReadBom(Bom(product, lines), findings.warnings, raw.declarations)


def _read_raw(data: bytes, filename: str, findings: Findings) -> RawBom:
    if len(data) > LIMITS.file_bytes:
        raise refuse("file-too-large", size=len(data), limit=LIMITS.file_bytes)
    if not data.strip():
        raise refuse("file-empty")
    suffix = PurePath(filename).suffix.lower()
    if data.startswith(_OLE):
        raise _old_office(data)
    if suffix in _REFUSED_NAMES:
        raise refuse(_REFUSED_NAMES[suffix])
    if data.startswith(b"PK"):
        return read_xlsx(data, findings)
    if suffix in (".xlsx", ".xltx"):
        raise refuse("file-damaged")
    for mark, kind, kind_zh in _FOREIGN:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(mark):
            raise refuse("file-type", kind=kind, kind_zh=kind_zh)
    if suffix == ".json" or _begins_like_json(data):
        return read_json(data, findings)
    return read_csv(data, findings)


def _old_office(data: bytes) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return refuse("file-encrypted")
    return refuse("file-old-excel")


def _begins_like_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] in (b"{", b"[")


def _say_numbers_for_codes(lines: LineTable, findings: Findings) -> None:
    """Codes that a spreadsheet stored as numbers: their leading zeros and their digits beyond 15 are gone."""
    if not lines.columns:
        return
    cells = [
        lines.place(row, field)
        for row in lines.rows
        for field in ("code", "part_number")
        if isinstance(row.values.get(field), int | float)
    ]
    if cells:
        findings.add("code-was-number", cell=cells[0], cells=name_cells(cells))
