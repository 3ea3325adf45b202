"""Who is whose part: ids and parents, however a table tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from footprint.bom.collecting import Findings, name_cells, refuse
from footprint.bom.limits import LIMITS
from footprint.bom.numbers import NumberError, normal, number
from footprint.bom.tables import Cell, LineTable, Row
from footprint.bom.texts import clean, half_width

_LEVEL = re.compile(r"[.·\-+*_> |]*(?:level|lv|l|第)?\s*(\d{1,2})\s*(?:级|层|阶)?")
_DOTS = re.compile(r"[.·]{1,32}|[+*>-]{1,32}")
DOTTED = re.compile(r"\d+(?:[.\-]\d+)*")


@dataclass(frozen=True, slots=True)
class Node:
    """One line to be: its row, its id and its parent's. A row that is used in several places has several nodes."""

    row: Row
    id: str
    parent: str | None = None


@dataclass(frozen=True)
class Structure:
    """The nodes in the table's order, and the cell with the product's name where a row is the product itself."""

    nodes: tuple[Node, ...]
    product: Cell | None = None


def structure(table: LineTable, findings: Findings) -> Structure:
    """The tree of a table by its mapping's `levels`. InputError when it grows beyond what is read."""
    match table.mapping.levels:
        case "level":
            return _by_level(table, findings)
        case "dotted":
            return Structure(tuple(_with_materials(table, _dotted(table, findings))))
        case "parent-number":
            return _by_numbers(table, findings)
    own = table.mapping.levels == "parent" or not table.columns
    rows = [row for row in table.rows if not row.depth]
    parents = [_text(table, row, "parent") if own else "" for row in rows]
    nodes = [
        Node(row, name, parent or None)
        for row, name, parent in zip(rows, given_ids(table, rows, findings), parents, strict=True)
    ]
    return Structure(tuple(_with_materials(table, nodes)))


def _text(table: LineTable, row: Row, role: str) -> str:
    cell = table.cell(row, role)
    return "" if cell is None else half_width(clean(cell.value, from_sheet=bool(table.columns)))


def given_ids(table: LineTable, rows: list[Row], findings: Findings) -> list[str]:
    """Given ids, each once; lines without one are L1, L2, … by their place, past any id that is taken."""
    given = [_text(table, row, "id") for row in rows]
    first_with: dict[str, Row] = {}
    for row, name in zip(rows, given, strict=True):
        if not name:
            continue
        if name in first_with:
            other = table.place(first_with[name], "id")
            findings.add("id-twice", line=name, cell=table.place(row, "id"), id=name[:80], other=other)
        elif "#" in name:
            findings.add("id-has-mark", line=name, cell=table.place(row, "id"), id=name[:80])
        first_with.setdefault(name, row)
    made: list[str] = []
    first_made: tuple[str, str] | None = None
    for position, name in enumerate(given, start=1):
        if name:
            continue
        candidate = f"L{position}"
        while candidate in first_with:
            candidate += "x"
        given[position - 1] = candidate
        first_with[candidate] = rows[position - 1]
        made.append(candidate)
        first_made = first_made or (candidate, table.place(rows[position - 1], "id"))
    if first_made:
        findings.add("ids-generated", cell=first_made[1], count=len(made), first=first_made[0])
    return given


def _with_materials(table: LineTable, nodes: list[Node]) -> Iterator[Node]:
    """The nodes, each followed by the materials that stand in its row: `7.m1`, `7.m2`."""
    below: dict[int, list[Row]] = {}
    part: Row | None = None
    for row in table.rows:
        if row.depth and part is not None:
            below.setdefault(id(part), []).append(row)
        elif not row.depth:
            part = row
    for node in nodes:
        yield node
        for count, row in enumerate(below.get(id(node.row), ()), start=1):
            yield Node(row, f"{node.id}.m{count}", node.id)


@lru_cache(maxsize=4096)
def level_of(value: object) -> int | None:
    """The level that a cell tells: 2, `.2`, `..2`, `..`, `+2`, `Level 2`, `2级`; None when it tells none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value) if value == int(value) and 0 <= value < 100 else None
    if not isinstance(value, str):
        return None
    text = normal(value).casefold()
    if _DOTS.fullmatch(text):
        return len(text)
    found = _LEVEL.fullmatch(text)
    return int(found[1]) if found else None


def _by_level(table: LineTable, findings: Findings) -> Structure:
    rows = [row for row in table.rows if not row.depth]
    levels: list[int] = []
    for row in rows:
        cell = table.cell(row, "level")
        level = level_of(cell.value) if cell else None
        if level is None:
            text = clean(cell.value)[:40] if cell else ""
            findings.add("level-unreadable", cell=table.place(row, "level"), text=text)
        levels.append(levels[-1] if level is None and levels else level or 0)
    product: Cell | None = None
    if is_product(table, rows, levels):
        product = product_name(table, rows[0])
        name = clean(product.value)[:80] if product else ""
        findings.add("product-row", cell=table.place(rows[0], "level"), name=name)
        rows, levels = rows[1:], levels[1:]
    ids = given_ids(table, rows, findings) if "id" in table.columns else _paths(levels)
    nodes: list[Node] = []
    open_nodes: list[tuple[int, str]] = []
    lowest = min(levels, default=0)
    for row, level, own in zip(rows, levels, ids, strict=True):
        while open_nodes and open_nodes[-1][0] >= level:
            open_nodes.pop()
        above = open_nodes[-1] if open_nodes else (lowest - 1, None)
        if level > above[0] + 1:
            findings.add("level-jump", cell=table.place(row, "level"), level=level, above=above[0] + 1)
        nodes.append(Node(row, own, above[1]))
        open_nodes.append((level, own))
    return Structure(tuple(_with_materials(table, nodes)), product)


def is_product(table: LineTable, rows: list[Row], levels: list[int]) -> bool:
    """Whether the first row is the product itself: alone at level 0, once, over all others."""
    if len(rows) < 2 or levels[0] != 0 or 0 in levels[1:]:
        return False
    cell = table.cell(rows[0], "quantity")
    try:
        return cell is None or number(cell.value, decimal=table.mapping.decimal) == 1
    except NumberError:
        return False


def product_name(table: LineTable, row: Row) -> Cell | None:
    """What the row of the product itself calls it."""
    return table.cell(row, "name") or table.cell(row, "name_zh") or table.cell(row, "part_number")


def _paths(levels: list[int]) -> list[str]:
    """`1`, `1.1`, `1.2`, `2` for levels 1, 2, 2, 1."""
    found: list[str] = []
    open_paths: list[tuple[int, str]] = []
    counts: dict[str, int] = {}
    for level in levels:
        while open_paths and open_paths[-1][0] >= level:
            open_paths.pop()
        above = open_paths[-1][1] if open_paths else ""
        counts[above] = counts.get(above, 0) + 1
        name = f"{above}.{counts[above]}" if above else str(counts[above])
        open_paths.append((level, name))
        found.append(name)
    return found


def _dotted(table: LineTable, findings: Findings) -> list[Node]:
    """Ids are the numbers themselves; the parent of 1.2.3 is 1.2."""
    role = "level" if "level" in table.columns else "id"
    rows = [row for row in table.rows if not row.depth]
    texts = [_dotted_text(table.cell(row, role)) for row in rows]
    _restore_zeros(table, rows, texts, role, findings)
    renamed = LineTable(
        table.name,
        {**table.columns, "id": table.columns[role]},
        tuple(Row(row.number, {"id": text} if text else {}) for row, text in zip(rows, texts, strict=True)),
        table.mapping,
    )
    ids = given_ids(renamed, list(renamed.rows), findings)
    known = set(ids)
    nodes = []
    for row, name in zip(rows, ids, strict=True):
        above = name
        parent: str | None = None
        while "." in above:
            above = above.rpartition(".")[0]
            parent = above if above in known else parent
            if above in known:
                break
        direct = name.rpartition(".")[0]
        if parent is not None and parent != direct:
            findings.add("parent-unknown", line=name, cell=table.place(row, role), parent=direct[:80])
        nodes.append(Node(row, name, parent))
    return nodes


def _dotted_text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    text = normal(clean(cell.value)).strip(". ")
    return text.replace("-", ".") if DOTTED.fullmatch(text) else text


def _restore_zeros(table: LineTable, rows: list[Row], texts: list[str], role: str, findings: Findings) -> None:
    """A sheet stores 1.10 as the number 1.1: after 1.9, a second 1.1 is the tenth."""
    last: dict[str, int] = {}
    seen: set[str] = set()
    restored: list[str] = []
    for place, (row, text) in enumerate(zip(rows, texts, strict=True)):
        above, dot, own = text.rpartition(".")
        if dot and own.isdigit():
            following = last.get(above, 0) + 1
            stored = isinstance(row.values.get(role), int | float)
            if stored and text in seen and following % 10 == 0 and str(following).rstrip("0") == own.rstrip("0"):
                texts[place], own = f"{above}.{following}", str(following)
                restored.append(table.place(row, role))
            last[above] = int(own[:9])
        seen.add(texts[place])
    if restored:
        findings.add("number-restored", cell=restored[0], cells=name_cells(restored))


def _by_numbers(table: LineTable, findings: Findings) -> Structure:
    """Every row names its parent's part number; an assembly that is used twice is written out twice."""
    children: dict[str, list[Row]] = {}
    for row in table.rows:
        if not row.depth:
            children.setdefault(_text(table, row, "parent_number"), []).append(row)
    roots = tops(table)
    root = table.mapping.root or (roots[0] if roots else "")
    if root not in children or (len(roots) > 1 and not table.mapping.root):
        raise refuse("products-several", cell=table.place(table.rows[0], "parent_number"), roots=", ".join(roots[:12]))
    nodes: list[Node] = []
    used: set[int] = set()
    waiting = [(row, str(place), None, (root,)) for place, row in enumerate(children[root], start=1)][::-1]
    stack: list[tuple[Row, str, str | None, tuple[str, ...]]] = list(waiting)
    while stack:
        row, name, parent, path = stack.pop()
        nodes.append(Node(row, name, parent))
        used.add(id(row))
        own = _text(table, row, "part_number")
        if len(nodes) > LIMITS.rows:
            raise refuse("rows-too-many", cell=table.place(row), limit=LIMITS.rows)
        if own in path:
            shown = " → ".join([*path[path.index(own) :][:6], own])
            findings.add("parent-cycle", line=name, cell=table.place(row, "part_number"), path=shown)
            continue
        below = children.get(own, []) if own else []
        stack += [(child, f"{name}.{place}", name, (*path, own)) for place, child in enumerate(below, 1)][::-1]
    rest = [row for row in table.rows if not row.depth and id(row) not in used]
    if rest:
        findings.add("rows-of-others", cell=table.place(rest[0], "parent_number"), count=len(rest), root=root[:80])
    named = table.cell(children[root][0], "parent_name") or table.cell(children[root][0], "parent_number")
    return Structure(tuple(_with_materials(table, nodes)), named)


def tops(table: LineTable) -> list[str]:
    """The part numbers that have parts and are nobody's part: the products of a table by parents' numbers."""
    numbers = {_text(table, row, "part_number") for row in table.rows}
    return list(dict.fromkeys(
        parent for row in table.rows if (parent := _text(table, row, "parent_number")) and parent not in numbers
    ))  # fmt: skip
