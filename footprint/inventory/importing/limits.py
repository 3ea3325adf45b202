"""How large a user's background may be. Users' files are hostile: every limit is held before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts and seconds; `ratio` of unpacked to packed size; `depth` of folders and of nested elements."""

    file_bytes: int = 512 * _MIB
    entries: int = 120_000
    entry_bytes: int = 64 * _MIB
    total_bytes: int = 3072 * _MIB
    workbook_bytes: int = 256 * _MIB
    ratio: int = 300
    folder_depth: int = 8
    nesting: int = 64
    seconds: int = 1800
    memory_bytes: int = 4096 * _MIB
    processes: int = 60_000
    exchanges: int = 5_000_000
    text: int = 2_000


LIMITS = Limits()
