"""Which kind of file it is, told by its content; and its tables."""

from __future__ import annotations

from pathlib import PurePath

from footprint.bom.collecting import Findings, refuse
from footprint.bom.csv_file import open_csv
from footprint.bom.limits import LIMITS
from footprint.bom.sheets import Workbook
from footprint.bom.xlsx_file import open_xlsx
from footprint.findings import InputError

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


def check_kind(data: bytes, filename: str) -> None:
    """InputError for what is too large, empty or no bill of materials by its first bytes or name."""
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
        return
    if suffix in (".xlsx", ".xltx"):
        raise refuse("file-damaged")
    for mark, kind, kind_zh in _FOREIGN:
        if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(mark):
            raise refuse("file-type", kind=kind, kind_zh=kind_zh)


def begins_like_json(data: bytes, filename: str) -> bool:
    """Whether a file is JSON, by its name or its first sign."""
    if data.startswith(b"PK"):
        return False
    first = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
    return PurePath(filename).suffix.lower() == ".json" or first in (b"{", b"[")


def open_tables(data: bytes, findings: Findings) -> Workbook:
    """The sheets of an XLSX or delimited text file. InputError when it is damaged, hostile or no text."""
    return open_xlsx(data) if data.startswith(b"PK") else open_csv(data, findings)


def _old_office(data: bytes) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return refuse("file-encrypted")
    return refuse("file-old-excel")
