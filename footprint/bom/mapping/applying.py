"""A sheet and its mapping → a table of lines: cells by role, without repeated headings, totals and page ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from footprint.bom.collecting import Findings, name_cells, refuse
from footprint.bom.limits import LIMITS
from footprint.bom.mapping.layout import Layout, is_number
from footprint.bom.mapping.meanings import bare
from footprint.bom.mapping.parts import parts_and_materials
from footprint.bom.mapping.values import Column, ColumnMapping
from footprint.bom.mapping.vocabulary import JOINED, NUMBERS, TOTAL_WORDS
from footprint.bom.sheets import Sheet
from footprint.bom.tables import LineTable, Row, column_letter, is_empty
from footprint.bom.texts import clean

_TOTAL = re.compile(rf"(?:{TOTAL_WORDS})\s*(?:[:：(（].*)?", re.IGNORECASE | re.DOTALL)
_PAGE_END = re.compile(
    r"(?:编制|制表|制单|审核|批准|校对|会签|打印|日期|页码|备注|说明|注)\s*(?:人|日期|时间)?\s*[:：].*|第?\s*\d+\s*页.*|共\s*\d+\s*页.*"
    r"|(?:page\s*\d+.*|printed\b.*|(?:prepared|checked|approved|created|exported|date|note|notes)\b[^:]*:.*)",
    re.IGNORECASE | re.DOTALL,
)
_RULED = re.compile(r"[-=_*|+~·.\s]+")
_NOTHING = frozenset(
    {"-", "--", "---", "—", "——", "/", "\\", "n/a", "N/A", "NA", "无"}
)  # what an empty number is filled with
_AMOUNTS = ("quantity", "share", "mass_each", "mass_total", "material_mass")


def read_table(sheet: Sheet, layout: Layout, mapping: ColumnMapping, findings: Findings) -> LineTable:
    """The rows below the headings. InputError when there are none or too many.

    Rows that repeat the headings or what stands above them, totals and page ends are passed over; a note names them.
    """
    check_headings(layout, mapping, findings)
    passed: list[tuple[str, str]] = []
    rows: list[Row] = []
    for row in data_rows(sheet, layout, mapping, passed):
        rows.append(row)
        if len(rows) > LIMITS.rows:
            raise refuse("rows-too-many", cell=f"{sheet.name}!{row.number}", limit=LIMITS.rows)
    if mapping.breakdown == "columns":
        rows = list(parts_and_materials(rows))
    if not rows:
        title = layout.above[0][0] if layout.above and not layout.rows else 0
        raise refuse("lines-missing", cell=f"{sheet.name}!{title}" if title else sheet.name)
    if passed:
        texts = ", ".join(dict.fromkeys(text for _, text in passed[:6]))
        findings.add("rows-passed-over", cell=passed[0][0], cells=name_cells([at for at, _ in passed]), texts=texts)
    letters: dict[str, str] = {}
    for column in mapping.columns:
        if column.role:
            letters.setdefault(column.role, column_letter(column.index))
    return LineTable(sheet.name, letters, tuple(rows), mapping)


def is_ruled(filled: Sequence[object]) -> bool:
    """Whether the filled cells of a row are no more than the ruled line of a printed list."""
    return all(isinstance(cell, str) and _RULED.fullmatch(cell) for cell in filled)


def check_headings(layout: Layout, mapping: ColumnMapping, findings: Findings) -> None:
    """Says which columns have another heading than the mapping was made for."""
    for column in mapping.columns:
        if not column.heading or not column.role:
            continue
        found = layout.headings[column.index] if column.index < len(layout.headings) else ""
        if bare(found) != bare(column.heading):
            place = f"{layout.sheet}!{column_letter(column.index)}{layout.rows[0] if layout.rows else 1}"
            findings.add("mapping-heading", cell=place, heading=column.heading[:80], found=found[:80])


def data_rows(
    sheet: Sheet, layout: Layout, mapping: ColumnMapping, passed: list[tuple[str, str]] | None = None
) -> Iterator[Row]:
    """The rows of lines, one at a time; place and first text of each row that is passed over go to `passed`."""
    last = max(mapping.heading_rows, default=0)
    values_of = reader(mapping.columns)
    repeated = _repeats(layout)
    for number, cells in sheet.rows():
        if number <= last:
            continue
        filled = [cell for cell in cells if cell is not None and (not isinstance(cell, str) or cell.strip())]
        if not filled or is_ruled(filled) or repeated(filled):
            continue
        values = values_of(cells)
        if _passes_over(filled, values):
            if passed is not None:
                passed.append((f"{sheet.name}!{number}", clean(filled[0])[:40]))
        elif values:
            yield Row(number, values)


def reader(columns: Sequence[Column]) -> Callable[[Sequence[object]], dict[str, object]]:
    """What takes the values of a row by role; texts of several columns of one role become one text."""
    once = [(column.index, column.role) for column in columns if column.role]
    roles = [role for _, role in once]
    joined = {role for role in JOINED if roles.count(role) > 1}
    once = [pair for pair in once if pair[1] not in joined]
    optional = [role for _, role in once if role in NUMBERS and role != "quantity"]
    several = [(role, [column.index for column in columns if column.role == role]) for role in joined]

    def values(cells: Sequence[object]) -> dict[str, object]:
        length = len(cells)
        found = {
            role: value
            for index, role in once
            if index < length and (value := cells[index]) is not None and (not isinstance(value, str) or value.strip())
        }
        for role in optional:
            value = found.get(role)
            if isinstance(value, str) and value.strip() in _NOTHING:
                del found[role]
        for role, indices in several:
            texts = [clean(cells[index]) for index in indices if index < length and not is_empty(cells[index])]
            if texts:
                found[role] = "; ".join(dict.fromkeys(texts))
        return found

    return values


def _repeats(layout: Layout) -> Callable[[Sequence[object]], bool]:
    """Tells a row that repeats the headings, or a title above them, as printed lists do on each page."""
    headings = {bare(part) for text in layout.headings for part in (text, *text.split(" ")) if part}
    titles = {tuple(clean(cell) for cell in cells if not is_empty(cell)) for _, cells in layout.above}

    def repeated(filled: Sequence[object]) -> bool:
        if not isinstance(filled[0], str):
            return False
        if len(filled) >= 2 and all(isinstance(cell, str) and bare(cell) in headings for cell in filled):
            return True
        return len(titles) > 0 and tuple(clean(cell) for cell in filled) in titles

    return repeated


def _passes_over(filled: Sequence[object], values: dict[str, object]) -> bool:
    """Whether a row is a total, the end of a page or a title between lines: nothing that has an amount and a unit."""
    first = filled[0]
    name = values.get("name")
    if isinstance(name, str) and _TOTAL.fullmatch(name.strip()):
        return True
    if not isinstance(first, str):
        return False
    text = first.strip()
    if _TOTAL.fullmatch(text) and not ("unit" in values and "name" in values):
        return True
    if _PAGE_END.fullmatch(text):
        return not any(is_number(values.get(role)) for role in _AMOUNTS)
    if len(filled) > 1:
        return False
    named = values.keys() & {"name", "name_zh", "material", "specification", "part_number", "substance"}
    told = any(role in values for role in _AMOUNTS) or "kind" in values
    return not named and not told
