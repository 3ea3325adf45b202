"""Amounts that depend on the lines around them: shares of a parent's mass, masses of pieces, amounts per product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import fsum

from footprint.bom.amounts import REST, counted_text
from footprint.bom.collecting import Findings
from footprint.bom.line_fields import Entry
from footprint.bom.tables import LineTable
from footprint.bom.values import Line, Product
from footprint.units import parse_unit

SHARES_TOLERANCE = 0.02  # by which the shares of one parent may miss 1
MASS_TOLERANCE = 0.05  # by which the masses below a parent may miss its own


def settle(entries: list[Entry], table: LineTable, product: Product, findings: Findings) -> tuple[Line, ...]:
    """The lines with every amount per one unit of the parent; findings where a mass is missing or does not close."""
    roles = table.mapping.roles
    if not roles & {"share", "mass_each", "mass_total", "material_mass"} and table.mapping.basis == "parent":
        return tuple(entry.line for entry in entries)
    parents = {entry.line.parent for entry in entries}
    quantities: dict[str, float] = {entry.line.id: entry.line.quantity for entry in entries}
    below: dict[str | None, list[Entry]] = {}
    for entry in entries:
        below.setdefault(entry.line.parent, []).append(entry)
    rests = _rests(below)
    masses = {entry.line.id: _mass_of_one(entry.line, entry) for entry in entries if entry.amount.share is None}
    lines: list[Line] = []
    for entry in entries:
        line, amount = entry.line, entry.amount
        if table.mapping.basis == "product" and line.parent in quantities and amount.share is None:
            line = replace(line, quantity=line.quantity / quantities[line.parent])
        if amount.share is not None:
            share = rests.get(id(entry), amount.share)
            above = _product_mass(product) if line.parent is None else masses.get(line.parent)
            line = _of_share(line, share, above, entry, table, findings)
        elif line.id not in parents and parse_unit(line.unit).dimension == "count":
            line = _weighed(line, entry)
        masses[line.id] = _mass_of_one(line, entry)
        lines.append(line)
    _check_sums(below, masses, {line.id: line for line in lines}, rests, table, findings)
    return tuple(lines)


def _product_mass(product: Product) -> float | None:
    """kg of the declared unit, when it is a mass or the mass is stated."""
    unit = parse_unit(product.declared_unit)
    return product.declared_amount * unit.factor if unit.dimension == "mass" else product.mass_kg


def _mass_of_one(line: Line, entry: Entry) -> float | None:
    """kg in one unit of a line, when the file says so."""
    unit = parse_unit(line.unit)
    return unit.factor if unit.dimension == "mass" else entry.amount.mass


def _rests(below: Mapping[str | None, list[Entry]]) -> dict[int, float]:
    """What a share of `rest` is: what the others of the same parent leave, split among those that say so."""
    found: dict[int, float] = {}
    for siblings in below.values():
        open_ones = [entry for entry in siblings if entry.amount.share == REST]
        stated = fsum(entry.amount.share for entry in siblings if entry.amount.share not in (None, REST))
        for entry in open_ones:
            found[id(entry)] = max(0.0, 1.0 - stated) / len(open_ones)
    return found


def _of_share(
    line: Line, share: float, parent_mass: float | None, entry: Entry, table: LineTable, findings: Findings
) -> Line:
    """A share of the parent's mass as kg per one unit of the parent."""
    place = table.place(entry.row, "share")
    if parent_mass is None:
        findings.add("share-without-mass", line=line.id, cell=place, parent=(line.parent or "product")[:80])
        return line
    if share <= 0:
        findings.add("not-positive", line=line.id, cell=place, field="share", text="0")
        return line
    return replace(line, quantity=_rounded(share * parent_mass), unit="kg")


def _weighed(line: Line, entry: Entry) -> Line:
    """A line in pieces whose mass the file states, as that mass: what it is made of is bought by the kilogram."""
    if entry.amount.mass is not None:
        text = counted_text(line.quantity, entry.amount.mass)
        quantity = line.quantity * entry.amount.mass
    elif entry.amount.total is not None:
        text, quantity = counted_text(line.quantity, entry.amount.total / line.quantity), entry.amount.total
    else:
        return line
    note = "; ".join(part for part in (line.note, text) if part)
    return replace(line, quantity=_rounded(quantity), unit="kg", note=note)


def _rounded(value: float) -> float:
    """Without the last digits, which come from the multiplication and not from the file."""
    return float(f"{value:.12g}")


def _check_sums(
    below: Mapping[str | None, list[Entry]],
    masses: Mapping[str, float | None],
    lines: Mapping[str, Line],
    rests: Mapping[int, float],
    table: LineTable,
    findings: Findings,
) -> None:
    rows = {entry.line.id: entry.row for siblings in below.values() for entry in siblings}
    for parent, siblings in below.items():
        if parent is not None and parent not in rows:
            continue
        shares = [rests.get(id(entry), entry.amount.share) for entry in siblings]
        told = [share for share in shares if share is not None]
        if told and len(told) == len(shares):
            total = fsum(told)
            if abs(total - 1) > SHARES_TOLERANCE:
                place = table.place(rows[parent] if parent else siblings[0].row, "" if parent else "share")
                findings.add("shares-sum", line=parent, cell=place, percent=f"{100 * total:.4g}")
            continue
        if parent is None:
            continue
        own = masses.get(parent)
        weights = [_kg(lines[entry.line.id], masses) for entry in siblings]
        if own and parse_unit(lines[parent].unit).dimension == "count" and None not in weights:
            total = fsum(weight for weight in weights if weight is not None)
            if abs(total / own - 1) > MASS_TOLERANCE:
                place = table.place(rows[parent], "mass_each")
                findings.add("masses-sum", line=parent, cell=place, total=f"{total:.4g}", own=f"{own:.4g}")


def _kg(line: Line, masses: Mapping[str, float | None]) -> float | None:
    mass = masses.get(line.id)
    return None if mass is None else line.quantity * mass
