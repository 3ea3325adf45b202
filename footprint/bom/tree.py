"""The rules between lines: parents exist, no cycles, bounded depth, data only on leaves."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from footprint.bom.breakdowns import MASS_TOLERANCE
from footprint.bom.collecting import Findings
from footprint.bom.limits import LIMITS
from footprint.bom.tables import LineTable, Row
from footprint.bom.values import Line
from footprint.units import parse_unit


def check_tree(lines: tuple[Line, ...], own_rows: tuple[Row, ...], table: LineTable, findings: Findings) -> None:
    """Adds a finding for every rule that a line breaks; `own_rows` are the lines' rows. Linear in the lines."""
    by_id = {line.id: line for line in lines}
    rows = dict(zip((line.id for line in lines), own_rows, strict=True))
    parents = {line.parent for line in lines if line.parent is not None}
    for line in lines:
        if line.parent is not None and line.parent not in by_id:
            _add(findings, "parent-unknown", line, table, rows, "parent", parent=line.parent[:80])
        if line.dataset and line.supplier_footprint:
            _add(findings, "two-sources", line, table, rows, "supplier_footprint")
        if line.supplier_footprint and line.recycled_content is not None:
            _add(findings, "recycled-with-supplier", line, table, rows, "recycled_content")
        if line.id in parents:
            for field in ("dataset", "supplier_footprint", "recycled_content"):
                if getattr(line, field) is not None:
                    _add(findings, "parent-with-data", line, table, rows, field, field=field)
    _check_depths(lines, by_id, table, rows, findings)


def check_weights(lines: tuple[Line, ...], own_rows: tuple[Row, ...], table: LineTable, findings: Findings) -> None:
    """Warns of a line in a unit of mass whose parts weigh less than it: what is missing of it is calculated nowhere."""
    if "share" in table.columns:
        return  # shares that do not make a whole have a warning of their own
    rows = dict(zip((line.id for line in lines), own_rows, strict=True))
    below: dict[str, list[Line]] = {}
    for line in lines:
        if line.parent is not None and line.stage == "materials":
            below.setdefault(line.parent, []).append(line)
    for line in lines:
        parts = below.get(line.id, ())
        units = [parse_unit(one.unit) for one in (line, *parts)]
        if not parts or any(unit.dimension != "mass" for unit in units):
            continue
        each = fsum(part.quantity * unit.factor for part, unit in zip(parts, units[1:], strict=True)) / units[0].factor
        if each < 1 - MASS_TOLERANCE:
            _add(findings, "parts-lighter", line, table, rows, "quantity", percent=f"{100 * each:.3g}")


def _add(
    findings: Findings,
    code: str,
    line: Line,
    table: LineTable,
    rows: Mapping[str, Row],
    column: str,
    /,
    **values: object,
) -> None:
    findings.add(code, line=line.id, cell=table.place(rows[line.id], column), **values)


def _check_depths(
    lines: tuple[Line, ...],
    by_id: Mapping[str, Line],
    table: LineTable,
    rows: Mapping[str, Row],
    findings: Findings,
) -> None:
    depth: dict[str, int] = {}
    for line in lines:
        path: list[str] = []
        on_path: set[str] = set()
        current: str | None = line.id
        while current is not None and current in by_id and current not in depth and current not in on_path:
            path.append(current)
            on_path.add(current)
            current = by_id[current].parent
        if current is not None and current in on_path:
            cycle = path[path.index(current) :]
            shown = " → ".join([*cycle[:6], "…"] if len(cycle) > 6 else [*cycle, current])
            _add(findings, "parent-cycle", by_id[current], table, rows, "parent", path=shown)
            above = 0
        else:
            above = depth.get(current, 0) if current is not None else 0
        for name in reversed(path):
            above += 1
            depth[name] = above
            if above == LIMITS.tree_depth + 1:
                _add(findings, "tree-too-deep", by_id[name], table, rows, "parent", limit=LIMITS.tree_depth)
