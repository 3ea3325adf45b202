"""An XLSX file's zip archive: judged by its directory, then unpacked with a bound that its directory cannot lie about.

What the cell reader gets is a new, uncompressed archive with only the parts of a workbook that hold cells; pictures,
macros and links to elsewhere never reach it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from footprint.bom.collecting import refuse
from footprint.bom.limits import LIMITS

_WANTED = re.compile(
    r"(\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml"
    r"|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml)",
    re.IGNORECASE,
)
_DIRECTORY_ENTRY = b"PK\x01\x02"


def unpack(data: bytes) -> dict[str, bytes]:
    """The cell-bearing parts of a workbook by name. InputError for bombs, macros, passwords, damage and entities."""
    if data.count(_DIRECTORY_ENTRY) > LIMITS.archive_entries:
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _judge(entries, len(data))
            parts: dict[str, bytes] = {}
            left = LIMITS.unpacked_bytes
            for entry in entries:
                if not _WANTED.fullmatch(entry.filename):
                    continue
                if entry.filename in parts:
                    raise refuse("file-damaged")
                bound = min(left, _bound(entry.filename))
                with archive.open(entry) as stream:
                    parts[entry.filename] = stream.read(bound + 1)
                left -= len(parts[entry.filename])
                if len(parts[entry.filename]) > bound:
                    raise _too_large()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise refuse("file-damaged") from error
    for name, content in parts.items():
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise refuse("file-entities", cell=name)
    return parts


def _bound(name: str) -> int:
    """Bytes of a part. What is parsed into trees and tables costs many times its size, cells do not."""
    if name.lower().startswith("xl/worksheets/") or name.lower().endswith("sharedstrings.xml"):
        return LIMITS.unpacked_bytes
    return LIMITS.styles_bytes if name.lower().endswith("styles.xml") else LIMITS.part_bytes


def _judge(entries: list[zipfile.ZipInfo], size: int) -> None:
    names = {entry.filename.lower() for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("file-encrypted")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refuse("file-macros")
    if "xl/workbook.bin" in names:
        raise refuse("file-type", kind="a binary workbook (.xlsb)", kind_zh="二进制工作簿（.xlsb）")
    if "mimetype" in names and "content.xml" in names:
        raise refuse("file-type", kind="an OpenDocument file", kind_zh="OpenDocument 文件")
    if "word/document.xml" in names:
        raise refuse("file-type", kind="a Word document", kind_zh="Word 文档")
    if "xl/workbook.xml" not in names:
        raise refuse("file-type", kind="a zip archive", kind_zh="压缩包")
    unpacked = sum(entry.file_size for entry in entries)
    allowed = max(LIMITS.ratio_floor_bytes, size * LIMITS.unpacked_ratio)
    if unpacked > LIMITS.unpacked_bytes or unpacked > allowed:
        raise _too_large()


def _too_large() -> Exception:
    return refuse("file-unpacks-too-large", limit=LIMITS.unpacked_bytes, ratio=LIMITS.unpacked_ratio)


def repack(parts: dict[str, bytes]) -> io.BytesIO:
    """An uncompressed archive of these parts, which are gone then: a large workbook lies in memory once."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in list(parts):
            archive.writestr(name, parts.pop(name))
    target.seek(0)
    return target
