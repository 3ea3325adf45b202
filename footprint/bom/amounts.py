"""How much of a line: a quantity in its unit, a mass, or a share of the parent's mass that is known later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footprint.bom.fields import CellReader
from footprint.bom.mapping.vocabulary import KIND_WORDS
from footprint.bom.numbers import NumberError, normal, number, plain
from footprint.bom.quantities import read_unit, split_amount
from footprint.bom.tables import Cell, LineTable, Row
from footprint.bom.texts import clean
from footprint.units import parse_unit

_RANGE = re.compile(r"(?P<low>[\d.,]+)\s*%?\s*(?:-|–|~|to|至|…)\s*(?P<high>[\d.,]+)\s*%?")
REST_TEXT = re.compile(r"rest|remainder|balance|bal\.?|余量|其余|剩余|余", re.IGNORECASE)
REST = -1.0  # a share that is whatever the others leave


@dataclass(frozen=True, slots=True)
class Amount:
    """`quantity` of `unit` per unit of the parent. `mass` (kg) is of one when the line is counted in pieces.

    `share` of the parent's mass stands in for a quantity; REST is what the others leave.
    """

    quantity: float = 1.0
    unit: str = "piece"
    mass: float | None = None
    total: float | None = None
    share: float | None = None


def kind_of(row: Row) -> str:
    """`part`, `semi`, `material` or `substance` by the cell that says so; '' without one."""
    value = row.values.get("kind")
    return KIND_WORDS.get(re.sub(r"[\s_-]+", "", normal(clean(value)).casefold()), "part") if value is not None else ""


def read_amount(row: Row, table: LineTable, read: CellReader, depth: int) -> Amount:
    """What a row says of its amount; a finding when it says nothing."""
    kind = kind_of(row)
    mass, total, material = (
        _mass(row, table, read, role) if role in row.values else None
        for role in ("mass_each", "mass_total", "material_mass")
    )
    share = _share(row, table, read) if "share" in row.values else None
    quantity = row.values.get("quantity")
    if depth or kind in ("semi", "material"):
        own = next((found for found in (material, mass, total) if found is not None), None)
        if own is not None:
            return Amount(own, "kg")
        if share is not None:
            return Amount(share=share, unit="kg")
    if quantity is None and "quantity" not in table.columns:
        if mass is not None or total is not None:
            return Amount(mass if mass is not None else total or 0.0, "kg")
        if share is not None:
            return Amount(share=share, unit="kg")
    amount, unit = _quantity(row, table, read, kind)
    return Amount(amount, unit, mass, total)


def _quantity(row: Row, table: LineTable, read: CellReader, kind: str) -> tuple[float, str]:
    """Quantity per one unit of the parent, and canonical unit."""
    mapping, cell = table.mapping, table.cell(row, "quantity")
    unit_cell = table.cell(row, "unit")
    column = table.by_role.get("quantity")
    given: float | None = None
    if cell is None:
        given = mapping.quantity
        if given is None and not kind:
            read.findings.add("quantity-missing", line=read.line, cell=table.place(row, "quantity"))
    elif unit_cell is None and isinstance(cell.value, str) and (split := split_amount(cell.value, mapping.decimal)):
        given, unit_cell = split[0], Cell(split[1], cell.place)
        if given <= 0:
            read.add("not-positive", cell, field="quantity", text=clean(cell.value)[:40])
    else:
        given = read.positive(cell, "quantity")
    amount = given if given is not None and given > 0 else 1.0
    per = table.cell(row, "per")
    if per is not None:
        amount /= read.positive(per, "per") or 1.0
    if column is not None:
        amount /= column.per
    stated = (column.unit if column else "") or mapping.unit or ("piece" if kind else "")
    if unit_cell is None and not stated:
        read.findings.add("unit-missing", line=read.line, cell=table.place(row, "unit"), field="quantity")
        return amount, "kg"
    if unit_cell is None:
        return amount, stated
    found = read_unit(unit_cell, read.findings, read.line, mapping.units)
    return (amount * found.amount, found.unit) if found else (amount, "kg")


def _mass(row: Row, table: LineTable, read: CellReader, role: str) -> float | None:
    """kg, from the unit in the heading or the row's unit of mass. A mass of 0 is not known."""
    cell = table.cell(row, role)
    if cell is None:
        return None
    value = read.number(cell, role)
    if value is None or value == 0:
        return None
    if value < 0:
        read.add("not-positive", cell, field=role, text=clean(cell.value)[:40])
        return None
    unit_cell = table.cell(row, "mass_unit")
    if unit_cell is not None:
        found = read_unit(unit_cell, read.findings, read.line, table.mapping.units)
        if found is None:
            return None
        unit, amount = parse_unit(found.unit), found.amount
    else:
        column = table.by_role.get(role)
        unit, amount = parse_unit((column.unit if column else "") or "kg"), 1.0
    if unit.dimension != "mass":
        read.add("mass-unit", cell, field=role, unit=unit.symbol)
        return None
    return float(f"{value * amount * unit.factor:.12g}")


def _share(row: Row, table: LineTable, read: CellReader) -> float | None:
    cell = table.cell(row, "share")
    if cell is None:
        return None
    column = table.by_role.get("share")
    percent = bool(column and column.percent)
    if isinstance(cell.value, str):
        text = normal(cell.value)
        if REST_TEXT.fullmatch(text):
            return REST
        found = _RANGE.fullmatch(text)
        if found:
            try:
                ends = [number(found[end], decimal=table.mapping.decimal) for end in ("low", "high")]
            except NumberError:
                ends = []
            if ends and ends[0] <= ends[1]:
                return sum(ends) / 2 / (100 if percent or "%" in text else 1)
    given = read.share(cell, "share", percent=percent)
    if given is not None and not 0 <= given <= 1:
        read.add("share-range", cell, text=clean(cell.value)[:40])
        return None
    return given


def counted_text(quantity: float, mass: float) -> str:
    """`2 × 0.35 kg`: what a line in pieces was before it became a mass."""
    return f"{plain(quantity)} × {plain(mass)} kg"
