"""The cells of a sheet's XML as they stand: attributes and content, in one pass whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator

CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^<>]*))?>")
TYPE = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_CELL_END = re.compile(rb"</(?:\w+:)?c>")


def cells(sheet: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Attributes and content of each cell that has content."""
    starts = CELL.finditer(sheet)
    current = next(starts, None)
    while current is not None:
        following = next(starts, None)
        attributes = current[1] or b""
        if not attributes.endswith(b"/"):
            end = following.start() if following else len(sheet)
            inside = sheet[current.end() : end]
            closed = _CELL_END.search(inside)
            content = inside[: closed.start()] if closed else inside
            if content:
                yield attributes, content
        current = following
