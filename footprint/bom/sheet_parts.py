"""What a cell reader does not tell: the extent of a sheet, formulas without a value, errors, zeros of a number format.

The XML of a sheet is scanned, not parsed: only tags and attributes are looked at, nothing is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footprint.bom.collecting import refuse
from footprint.bom.limits import LIMITS

_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^<>]*))?>")
_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d+)[\"']")
_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?>[^<]")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
_FORMATS_OF_CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT_OF_CELL = re.compile(rb"<(?:\w+:)?xf\s([^<>]*)>")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Places such as `C5`, without the sheet's name."""

    filled: bool
    uncalculated: tuple[str, ...]
    failed: tuple[str, ...]
    zero_padded: tuple[str, ...]


def zero_styles(styles: bytes) -> frozenset[int]:
    """Indices of the cell styles whose number format shows leading zeros, such as `00000`."""
    codes = {}
    for attributes in _FORMAT.findall(styles):
        number = re.search(rb"numFmtId=[\"'](\d+)[\"']", attributes)
        code = re.search(rb"formatCode=[\"']([^\"']*)[\"']", attributes)
        if number and code and re.fullmatch(rb"0{2,}", code[1]):
            codes[int(number[1])] = code[1]
    table = _FORMATS_OF_CELLS.search(styles)
    if not codes or not table:
        return frozenset()
    padded = set()
    for index, attributes in enumerate(_FORMAT_OF_CELL.findall(table[0])):
        number = re.search(rb"numFmtId=[\"'](\d+)[\"']", attributes)
        if number and int(number[1]) in codes:
            padded.add(index)
    return frozenset(padded)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _cells(sheet: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Attributes and content of each cell that has content, in one pass whatever the text is."""
    starts = _CELL.finditer(sheet)
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


def scan(sheet: bytes, name: str, padded: frozenset[int]) -> SheetFacts:
    """The facts of one sheet's XML. InputError when its used area is larger than is read."""
    uncalculated: list[str] = []
    failed: list[str] = []
    zeros: list[str] = []
    last_row = last_column = cells = 0
    for attributes, content in _cells(sheet):
        cells += 1
        place = _PLACE.search(attributes)
        at = "?"
        if place:
            at = (place[1] + place[2]).decode()
            last_row = max(last_row, int(place[2]))
            last_column = max(last_column, _column(place[1]))
        if _ERROR.search(attributes):
            failed.append(at)
        elif _FORMULA.search(content):
            if not _VALUE.search(re.sub(rb"<(?:\w+:)?f(?:\s[^<>]*)?>[^<]*</(?:\w+:)?f>", b"", content)):
                uncalculated.append(at)
        elif padded:
            style = _STYLE.search(attributes)
            if style and int(style[1]) in padded and not re.search(rb"\bt=[\"'](?:s|str|inlineStr)[\"']", attributes):
                zeros.append(at)
    if last_column > LIMITS.columns:
        raise refuse("columns-too-many", cell=name, limit=LIMITS.columns)
    if last_row > LIMITS.rows * 2:
        raise refuse("rows-too-many", cell=name, limit=LIMITS.rows)
    if max(last_row * last_column, cells) > LIMITS.grid_cells:
        raise refuse("grid-too-large", cell=name, limit=LIMITS.grid_cells)
    return SheetFacts(cells > 0, tuple(uncalculated), tuple(failed), tuple(zeros))
