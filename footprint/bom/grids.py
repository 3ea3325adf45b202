"""What a grid of cells says of the product: rows above the headings, and a sheet of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from footprint.bom.collecting import Findings
from footprint.bom.headings import HEADING_ROW_WORDS, fold, line_field, product_field
from footprint.bom.sheets import GridRow
from footprint.bom.tables import Cell, column_letter, is_empty
from footprint.bom.texts import clean


def product_comment(cells: Sequence[object], delimiter: str) -> tuple[str, str] | None:
    """Name and value of a `# name: value` row (also `# name`, `value` in two cells); None for any other row."""
    if not cells or not isinstance(cells[0], str) or not cells[0].lstrip().startswith(("#", "＃")):
        return None
    if sum(line_field(clean(cell))[0] is not None for cell in cells[1:] if not is_empty(cell)) >= 2:
        return None  # a heading row whose first heading is "#"
    texts = ["" if is_empty(cell) else cell if isinstance(cell, str) else clean(cell) for cell in cells]
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    head = texts[0].strip().lstrip("#＃")
    name, *after = re.split("[:：]", head, maxsplit=1)
    colon, value = bool(after), "".join(after)
    # A value with the delimiter in it came apart into cells; a value in the second cell needs no colon
    rest = delimiter.join([value, *texts[1:]] if colon else texts[1:])
    return clean(name), clean(rest, from_sheet=False)


def take_product(found: dict[str, Cell], heading: str, cell: Cell, findings: Findings) -> None:
    """Keeps a product cell under its field, or says that the field is unknown or given twice."""
    field = product_field(heading)
    if field is None:
        if heading:
            findings.add("product-unknown", cell=cell.place, heading=heading[:80])
    elif field in found:
        findings.add("product-twice", cell=cell.place, field=field)
    elif not is_empty(cell.value):
        found[field] = cell


def product_above(rows: Iterable[GridRow], sheet: str, delimiter: str, findings: Findings) -> dict[str, Cell]:
    """What rows above the headings say of the product: `# name: x`, `产品名称：x`, or name and value in two cells."""
    found: dict[str, Cell] = {}
    for number, cells in rows:
        comment = product_comment(cells, delimiter)
        if comment is not None:
            take_product(found, comment[0], Cell(comment[1], f"{sheet}!A{number}"), findings)
            continue
        for field, cell in _pairs(cells, f"{sheet}!", number):
            found.setdefault(field, cell)
    return found


def _pairs(cells: Sequence[object], sheet: str, number: int) -> Iterator[tuple[str, Cell]]:
    """Field and cell of `产品名称：x` and of a name with its value in the next filled cell; other text is a title."""
    filled = [(index, cell) for index, cell in enumerate(cells) if not is_empty(cell)]
    place = 0
    while place < len(filled):
        index, cell = filled[place]
        place += 1
        name, _, value = clean(cell).replace("：", ":").partition(":")
        field = product_field(name)
        if field is None:
            continue
        if value.strip():
            yield field, Cell(value.strip(), f"{sheet}{column_letter(index)}{number}")
        elif place < len(filled) and product_field(clean(filled[place][1]).rstrip(":：")) is None:
            yield field, Cell(filled[place][1], f"{sheet}{column_letter(filled[place][0])}{number}")
            place += 1


def read_product(rows: Iterable[GridRow], sheet: str, findings: Findings) -> dict[str, Cell]:
    """A product sheet, written as rows of key and value or as one heading row and one row of values."""
    filled = [(number, cells) for number, cells in rows if not all(is_empty(cell) for cell in cells)]
    found: dict[str, Cell] = {}
    if not filled:
        return found
    number, first = filled[0]
    known = [index for index, cell in enumerate(first) if not is_empty(cell) and product_field(clean(cell))]
    keyed_below = len(filled) > 1 and filled[1][1] and product_field(clean(filled[1][1][0] or "")) is not None
    if len(known) >= 2 and not keyed_below:
        _read_wide(filled, sheet, found, findings)
        return found
    for number, cells in filled:
        heading = clean(cells[0]) if cells and not is_empty(cells[0]) else ""
        if number == filled[0][0] and product_field(heading) is None and fold(heading) in HEADING_ROW_WORDS:
            continue
        value = cells[1] if len(cells) > 1 else None
        take_product(found, heading, Cell(value, f"{sheet}!B{number}"), findings)
    return found


def _read_wide(filled: list[GridRow], sheet: str, found: dict[str, Cell], findings: Findings) -> None:
    _, headings = filled[0]
    if len(filled) > 2:
        findings.add("product-many", cell=f"{sheet}!A{filled[2][0]}")
    if len(filled) < 2:
        return
    number, cells = filled[1]
    for index, heading in enumerate(headings):
        if not is_empty(heading):
            value = cells[index] if index < len(cells) else None
            take_product(found, clean(heading), Cell(value, f"{sheet}!{column_letter(index)}{number}"), findings)
