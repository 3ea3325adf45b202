"""A grid of cells, from CSV or a sheet, to product cells and a table of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from footprint.bom.collecting import Findings, refuse
from footprint.bom.headings import HEADING_ROW_WORDS, LINE_FIELDS, fold, line_field, product_field
from footprint.bom.limits import LIMITS
from footprint.bom.tables import Cell, LineTable, Row, column_letter, is_empty
from footprint.bom.texts import clean

GridRow = tuple[int, Sequence[object]]  # the spreadsheet's row number and its cells
REQUIRED = ("quantity", "unit")
NAMING = frozenset({"name", "name_zh", "material", "specification"})  # one of them is enough to name a line


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


def read_lines(
    rows: Iterable[GridRow], sheet: str, delimiter: str, findings: Findings
) -> tuple[dict[str, Cell], LineTable]:
    """Product cells of leading `#` rows, and the lines under the heading row. InputError when there are none."""
    product: dict[str, Cell] = {}
    columns: dict[str, int] = {}
    percent: frozenset[str] = frozenset()
    lines: list[Row] = []
    heading_seen = False
    titles: list[int] = []
    for number, cells in rows:
        if all(is_empty(cell) for cell in cells):
            continue
        if not heading_seen:
            comment = product_comment(cells, delimiter)
            if comment is not None:
                take_product(product, comment[0], Cell(comment[1], f"{sheet}!A{number}"), findings)
                continue
            filled = [index for index, cell in enumerate(cells) if not is_empty(cell)]
            if len(filled) == 1 and line_field(clean(cells[filled[0]]))[0] is None:
                titles.append(number)  # a title above the table
                continue
            if len(filled) == 2 and _is_product_row(*(clean(cells[index]) for index in filled)):
                place = f"{sheet}!{column_letter(filled[1])}{number}"
                take_product(product, clean(cells[filled[0]]), Cell(cells[filled[1]], place), findings)
                continue
            heading_seen = True
            columns, percent = _read_headings(cells, sheet, number, findings)
            continue
        values = {
            field: cells[index] for field, index in columns.items() if index < len(cells) and not is_empty(cells[index])
        }
        if values:
            lines.append(Row(number, values))
        if len(lines) > LIMITS.rows:
            raise refuse("rows-too-many", cell=f"{sheet}!{number}", limit=LIMITS.rows)
    if not lines:
        raise refuse("lines-missing", cell=sheet if heading_seen or not titles else f"{sheet}!{titles[0]}")
    letters = {field: column_letter(index) for field, index in columns.items()}
    return product, LineTable(sheet, letters, tuple(lines), percent, decimal_comma=delimiter == ";")


def _is_product_row(heading: str, value: str) -> bool:
    """Whether two cells above the headings say something of the product: `产品名称 | 48 V 电机`."""
    return product_field(heading) is not None and line_field(value)[0] is None


def _read_headings(
    cells: Sequence[object], sheet: str, number: int, findings: Findings
) -> tuple[dict[str, int], frozenset[str]]:
    columns: dict[str, int] = {}
    percent: set[str] = set()
    unknown: list[tuple[str, str]] = []
    for index, cell in enumerate(cells):
        if is_empty(cell):
            continue
        heading, place = clean(cell), f"{sheet}!{column_letter(index)}{number}"
        field, says_percent = ("id", False) if heading in ("#", "＃") else line_field(heading)
        if field is None:
            unknown.append((heading, place))
        elif field in columns:
            findings.add("column-twice", cell=place, heading=heading[:80], field=field)
        else:
            columns[field] = index
            if says_percent:
                percent.add(field)
    if not columns:
        raise refuse("lines-missing", cell=f"{sheet}!{number}")
    for heading, place in unknown:
        findings.add("column-unknown", cell=place, heading=heading[:80])
    for field in REQUIRED:
        if field not in columns:
            findings.add("column-missing", cell=f"{sheet}!{number}", field=field, zh=LINE_FIELDS[field].zh)
    if not columns.keys() & NAMING:
        findings.add("column-missing", cell=f"{sheet}!{number}", field="name", zh=LINE_FIELDS["name"].zh)
    if not columns.keys() >= set(REQUIRED) or not columns.keys() & NAMING:
        findings.raise_errors()
    return columns, frozenset(percent)


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
