"""How much text a workbook's cells come to: a text is stored once, and each cell that shows it becomes a copy of it.

Like the sheets, the table is scanned and not parsed.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import islice

from footprint.bom.cells import CELL, TYPE, cells
from footprint.bom.collecting import refuse
from footprint.bom.limits import LIMITS

_ITEM = re.compile(rb"<(?:\w+:)?si[\s/>]")
_TAG = re.compile(rb"<[^<>]*>")
_INDEX = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>\s*(\d{1,9})")
_EMPTY = len(b"<si><t></t></si>")
_BYTES = 4  # of a character in UTF-8, at most
_FORMATTING = 10  # times as much as the text, at most
_OTHER_TYPES = frozenset({b"n", b"b", b"e", b"d", b"str", b"inlineStr"})


def sizes(table: bytes) -> Sequence[int]:
    """Bytes of each shared text with its formatting. InputError when there are too many, or one is longer than any."""
    found = array("I")
    last = None
    for item in islice(_ITEM.finditer(table), LIMITS.grid_cells + 1):
        if last is not None:
            found.append(_size(table, last, item.start()))
        last = item.start()
    if len(found) >= LIMITS.grid_cells:
        raise refuse("grid-too-large", limit=LIMITS.grid_cells)
    if last is not None:
        found.append(_size(table, last, len(table)))
    return found


def _size(table: bytes, start: int, end: int) -> int:
    longest, size = LIMITS.shared_text * _BYTES, end - start
    if size > longest and (size > longest * _FORMATTING or len(_TAG.sub(b"", table[start:end])) > longest):
        raise refuse("text-too-long", limit=LIMITS.shared_text)
    return max(end - start - _EMPTY, 0)


def check_amount(sheet: bytes, name: str, texts: Sequence[int]) -> None:
    """InputError when the texts of a sheet, each as often as a cell shows it, are more than is read."""
    if not texts or max(texts) * sum(1 for _ in CELL.finditer(sheet)) <= LIMITS.sheet_text:
        return
    total = 0
    for attributes, content in cells(sheet):
        kind = TYPE.search(attributes)
        index = None if kind and kind[1] in _OTHER_TYPES else _INDEX.search(content)
        if index and int(index[1]) < len(texts):
            total += texts[int(index[1])]
        if total > LIMITS.sheet_text:
            raise refuse("text-too-much", cell=name, limit=LIMITS.sheet_text)
