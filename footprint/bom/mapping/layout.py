"""Where a table begins: the rows of its headings, and what stands above them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from footprint.bom.grids import product_comment
from footprint.bom.mapping.meanings import Meaning, bare, meaning
from footprint.bom.mapping.vocabulary import NUMBERS
from footprint.bom.numbers import NumberError, number
from footprint.bom.sheets import Area, GridRow, Sheet
from footprint.bom.tables import is_empty
from footprint.bom.texts import clean

PROBE = 80  # rows from the top in which the headings are looked for
MOST_ROWS = 3  # of one heading
_NAMING = frozenset({"name", "name_zh", "material", "specification", "part_number", "substance"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The headings of a sheet by column, '' where there is none; `rows` are the spreadsheet's row numbers."""

    sheet: str
    rows: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    meanings: tuple[Meaning | None, ...] = ()
    above: tuple[GridRow, ...] = field(default=())
    score: float = 0.0

    @property
    def complete(self) -> bool:
        """Whether it has headings for what a line cannot be without: something to call it, and an amount."""
        roles = {role for found in self.meanings if found for role in found.roles}
        return bool(roles & _NAMING) and bool(roles & NUMBERS)


def is_number(value: object) -> bool:
    """Whether a cell holds a number, also as text with thousands or a decimal comma."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return True
    if not isinstance(value, str) or not any(sign.isdigit() for sign in value[:60]):
        return False
    for decimal in ("point", "comma"):
        try:
            number(value, decimal=decimal)
        except NumberError:
            continue
        return True
    return False


def lay_out(sheet: Sheet, heading_rows: tuple[int, ...] = ()) -> Layout:
    """The headings of a sheet: of the rows that are named, else of those that look most like headings."""
    probe = [(number, cells) for number, cells in islice(sheet.rows(), PROBE) if not all(map(is_empty, cells))]
    if heading_rows:
        chosen = [row for row in probe if row[0] in heading_rows]
        return _layout(sheet, probe, chosen, sheet.merged) if chosen else Layout(sheet.name)
    best = Layout(sheet.name)
    for start, row in enumerate(probe):
        if product_comment(row[1], sheet.delimiter) is not None:
            continue
        for length in range(1, MOST_ROWS + 1):
            chosen = probe[start : start + length]
            if len(chosen) < length or (length > 1 and not _continues(chosen, sheet.merged)):
                break
            found = _layout(sheet, probe, chosen, sheet.merged)
            if found.score > best.score:
                best = found
    if not best.rows:
        return _unknown_headings(sheet, probe)
    return _with_translation(sheet, probe, best)


def _with_translation(sheet: Sheet, probe: Sequence[GridRow], found: Layout) -> Layout:
    """The layout with the row below it when that says the same headings in the other language."""
    below = next((row for row in probe if row[0] > found.rows[-1]), None)
    if below is None or any(map(is_number, below[1])):
        return found
    own = [(index, meaning(_text(cell))) for index, cell in enumerate(below[1]) if not is_empty(cell)]
    same = 0
    for index, one in own:
        above = found.meanings[index] if index < len(found.meanings) else None
        same += bool(one and above and set(one.roles) & set(above.roles))
    if same < 2 or same < len(own) / 2:
        return found
    chosen = [row for row in probe if row[0] in found.rows or row[0] == below[0]]
    return _layout(sheet, probe, chosen, sheet.merged)


def _layout(sheet: Sheet, probe: Sequence[GridRow], chosen: Sequence[GridRow], merged: Iterable[Area]) -> Layout:
    headings, meanings = _headings(chosen, merged)
    above = tuple(row for row in probe if row[0] < chosen[0][0])
    score = _score(chosen, headings, meanings)
    return Layout(sheet.name, tuple(row[0] for row in chosen), headings, meanings, above, score)


def _score(chosen: Sequence[GridRow], headings: Sequence[str], meanings: Sequence[Meaning | None]) -> float:
    """How many different roles the headings name; numbers and rows of one cell speak against it."""
    roles = {found.role for found in meanings if found}
    if len(roles) < 2:
        return 0.0
    numbers = sum(is_number(cell) for _, cells in chosen for cell in cells)
    unknown = sum(bool(text) and found is None for text, found in zip(headings, meanings, strict=True))
    sure = sum(found.sure for found in meanings if found)
    return max(0.0, len(roles) + 0.25 * sure - 2.0 * numbers - 0.1 * unknown - 0.3 * (len(chosen) - 1))


def _unknown_headings(sheet: Sheet, probe: Sequence[GridRow]) -> Layout:
    """The first row of at least two texts and no number; the reader then asks what they mean."""
    known = [row for row in probe if any(meaning(_text(cell)) for cell in row[1] if not is_empty(cell))]
    texts = [
        row for row in probe if sum(not is_empty(cell) for cell in row[1]) >= 2 and not any(map(is_number, row[1]))
    ]
    rows = [row for row in [*known[:1], *texts[:1]] if product_comment(row[1], sheet.delimiter) is None]
    return _layout(sheet, probe, rows[:1], sheet.merged) if rows else Layout(sheet.name, above=tuple(probe))


def _text(cell: object) -> str:
    return "" if is_empty(cell) else " ".join(clean(cell)[:200].split())


def _continues(chosen: Sequence[GridRow], merged: Iterable[Area]) -> bool:
    """Whether the last of these rows continues the heading above it: it has no number, and some stand under a group."""
    upper, lower = chosen[-2], chosen[-1]
    if any(map(is_number, lower[1])):
        return False
    filled = [index for index, cell in enumerate(lower[1]) if not is_empty(cell)]
    if any(first <= upper[0] and lower[0] <= last for first, _, last, _ in merged):
        return bool(filled)
    known = {index: found for index in filled if (found := meaning(_text(lower[1][index])))}
    if len(known) < 2:
        return False
    return any(index >= len(upper[1]) or is_empty(upper[1][index]) for index in known)


def _headings(chosen: Sequence[GridRow], merged: Iterable[Area]) -> tuple[tuple[str, ...], tuple[Meaning | None, ...]]:
    width = max((len(cells) for _, cells in chosen), default=0)
    parts: list[list[str]] = [[] for _ in range(width)]
    areas = list(merged)
    for place, (row, cells) in enumerate(chosen):
        below = chosen[place + 1 :]
        group = ""
        for index in range(width):
            text = _text(cells[index]) if index < len(cells) else ""
            if text:
                group = text
            elif group and below and _under_group(areas, row, index, below):
                text = group
            else:
                group = ""
            if text and text not in parts[index]:
                parts[index].append(text)
    headings = tuple(" ".join(texts) for texts in parts)
    return headings, tuple(_combined(texts) for texts in parts)


def _under_group(areas: Sequence[Area], row: int, index: int, below: Sequence[GridRow]) -> bool:
    """An empty cell beside a group's title belongs to it when they are merged, or when only it has a heading below."""
    if areas:
        return any(first <= row <= last and left < index <= right for first, left, last, right in areas)
    return any(index < len(cells) and not is_empty(cells[index]) for _, cells in below)


def _combined(texts: Sequence[str]) -> Meaning | None:
    """What stacked headings mean: `子项` over `物料编码` together, else the lowest, else the one above it."""
    if not texts:
        return None
    together = meaning("".join(texts)) if len(texts) > 1 else None
    if together and together.sure and bare("".join(texts)) != bare(texts[-1]):
        return together
    known = [found for text in texts if (found := meaning(text))]
    if not known:
        return together
    units = [found.unit for found in known if found.unit]
    return replace(known[-1], unit=known[-1].unit or (units[-1] if units else ""))
