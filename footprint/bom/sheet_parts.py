"""What a cell reader does not tell: the extent of a sheet, formulas without a value, errors, what number formats show.

The XML of a sheet is scanned, not parsed: only tags and attributes are looked at, nothing is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from footprint.bom.cells import CELL, TYPE, cells
from footprint.bom.collecting import refuse
from footprint.bom.limits import LIMITS

_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_LETTERS = re.compile(rb"\br=[\"']([A-Z]{1,3})\d{1,7}[\"']")
_ROW_NUMBER = re.compile(rb"\br=[\"'][A-Z]{0,3}(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^<>]*)>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_FILLED = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*[^<>/])?>\s*<(?!/)")
_STYLE = re.compile(rb"\bs=[\"'](\d+)[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FORMULA_TEXT = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]*)?>[^<]*</(?:\w+:)?f>")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?>[^<]")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b")
_CELL_FORMATS_END = re.compile(rb"</(?:\w+:)?cellXfs>")
_FORMAT_OF_CELL = re.compile(rb"<(?:\w+:)?xf\s([^<>]*)>")
_PERCENT_FORMATS = frozenset({9, 10})  # built in: 0% and 0.00%


@dataclass(frozen=True, slots=True)
class Styles:
    """Indices of the cell styles whose number format shows leading zeros (`00000`), or a per cent sign."""

    zeros: frozenset[int] = frozenset()
    percent: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Places such as `C5`, without the sheet's name. `percent`: column from 0 → numbers shown as %, other numbers.

    `hidden`: the rows that a person looking at the sheet does not see, by a filter or by hand.
    """

    filled: bool = True
    uncalculated: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    zero_padded: tuple[str, ...] = ()
    percent: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()

    def shows_percent(self, column: int) -> bool:
        """Whether all numbers of a column are shown with a per cent sign, so that each is a fraction."""
        shown, others = self.percent.get(column, (0, 0))
        return shown > 0 and others == 0


def read_styles(styles: bytes) -> Styles:
    """The styles that change what a reader sees of a number."""
    zeros, percent = set(), set(_PERCENT_FORMATS)
    for attributes in _FORMAT.findall(styles):
        number = re.search(rb"numFmtId=[\"'](\d+)[\"']", attributes)
        code = re.search(rb"formatCode=[\"']([^\"']*)[\"']", attributes)
        if number and code and re.fullmatch(rb"0{2,}", code[1]):
            zeros.add(int(number[1]))
        elif number and code and b"%" in code[1]:
            percent.add(int(number[1]))
    start = _CELL_FORMATS.search(styles)
    end = _CELL_FORMATS_END.search(styles, start.end()) if start else None
    padded, shown = set(), set()
    formats = _FORMAT_OF_CELL.finditer(styles, start.end(), end.start()) if start and end else iter(())
    for index, found in enumerate(formats):
        number = re.search(rb"numFmtId=[\"'](\d+)[\"']", found[1])
        if number and int(number[1]) in zeros:
            padded.add(index)
        elif number and int(number[1]) in percent:
            shown.add(index)
    return Styles(frozenset(padded), frozenset(shown))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def scan(sheet: bytes, name: str, styles: Styles) -> SheetFacts:
    """The facts of one sheet's XML. InputError when its used area is larger than is read."""
    count = sum(1 for _ in islice(CELL.finditer(sheet), LIMITS.grid_cells + 1))
    last_row = max((int(found[1]) for found in _ROW_NUMBER.finditer(sheet)), default=0)
    last_column = max((_column(letters) for letters in {found[1] for found in _LETTERS.finditer(sheet)}), default=0)
    if last_column > LIMITS.columns:
        raise refuse("columns-too-many", cell=name, limit=LIMITS.columns)
    if last_row > LIMITS.rows * 2:
        raise refuse("rows-too-many", cell=name, limit=LIMITS.rows)
    if max(last_row * last_column, count) > LIMITS.grid_cells:
        raise refuse("grid-too-large", cell=name, limit=LIMITS.grid_cells)
    if not (_FORMULA.search(sheet) or _ERROR.search(sheet) or styles.zeros or styles.percent):
        # plain values, as ERP systems write them
        return SheetFacts(_FILLED.search(sheet) is not None, hidden=_hidden(sheet))
    return replace(_facts(sheet, styles), hidden=_hidden(sheet))


def _hidden(sheet: bytes) -> tuple[int, ...]:
    """Numbers of the hidden rows."""
    numbers = (_ROW_NUMBER.search(found[1]) for found in _ROW.finditer(sheet) if _HIDDEN.search(found[1]))
    return tuple(int(number[1]) for number in numbers if number)


def _facts(sheet: bytes, styles: Styles) -> SheetFacts:
    uncalculated: list[str] = []
    failed: list[str] = []
    zeros: list[str] = []
    percent: dict[int, list[int]] = {}
    filled = False
    for attributes, content in cells(sheet):
        filled = True
        place = _PLACE.search(attributes)
        at = (place[1] + place[2]).decode() if place else "?"
        kind = TYPE.search(attributes)
        if kind and kind[1] == b"e":
            failed.append(at)
        elif _FORMULA.search(content) and not _VALUE.search(_FORMULA_TEXT.sub(b"", content)):
            uncalculated.append(at)
        if kind is None or kind[1] == b"n":
            style = _STYLE.search(attributes)
            number = int(style[1]) if style and len(style[1]) < 8 else -1
            if number in styles.zeros:
                zeros.append(at)
            column = _column(place[1]) - 1 if place else -1
            percent.setdefault(column, [0, 0])[number not in styles.percent] += 1
    shown = {column: (counts[0], counts[1]) for column, counts in percent.items() if counts[0]}
    return SheetFacts(filled, tuple(uncalculated), tuple(failed), tuple(zeros), shown)
