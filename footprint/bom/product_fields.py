"""The product's cells → a `Product`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from footprint.bom.collecting import Findings
from footprint.bom.fields import CellReader
from footprint.bom.numbers import normal, plain
from footprint.bom.quantities import read_unit, split_amount
from footprint.bom.tables import Cell
from footprint.bom.values import Boundary, Product, Sector

YEARS = (1990, 2100)


def read_product_fields(cells: Mapping[str, Cell], file_stem: str, findings: Findings) -> Product:
    """The product of these cells; what is wrong becomes findings, and the field its default."""
    read = CellReader(findings)
    name = read.text(cells.get("name"), "name")
    name_zh = read.text(cells.get("name_zh"), "name_zh")
    if not name and not name_zh:
        findings.add("product-name-missing", name=file_stem)
    amount, unit = _declared(cells, read)
    mass = cells.get("mass_kg")
    return Product(
        name=name or name_zh or file_stem,
        name_zh=name_zh,
        model=read.text(cells.get("model"), "model"),
        sector=cast(Sector, read.choice(cells.get("sector"), "sector") or "other"),
        declared_amount=amount,
        declared_unit=unit,
        mass_kg=read.positive(mass, "mass_kg") if mass else None,
        boundary=cast(Boundary, read.choice(cells.get("boundary"), "boundary") or "cradle-to-gate"),
        reference_year=_year(cells.get("reference_year"), read),
        site=read.place(cells.get("site"), "site"),
        hs_code=_hs_code(cells.get("hs_code"), read),
    )


def _declared(cells: Mapping[str, Cell], read: CellReader) -> tuple[float, str]:
    """Amount and unit, also when the unit's cell says both (`1 kg`)."""
    amount_cell, unit_cell = cells.get("declared_amount"), cells.get("declared_unit")
    amount = read.positive(amount_cell, "declared_amount") if amount_cell else None
    if unit_cell is None:
        read.findings.add("declared-unit-missing")
        return amount or 1.0, "piece"
    text = read.text(unit_cell, "declared_unit")
    together = split_amount(text)
    if together:
        if amount is not None and amount != together[0]:
            read.add("declared-twice", unit_cell, amount=plain(amount), text=text[:40])
        if together[0] <= 0:
            read.add("not-positive", unit_cell, field="declared_unit", text=text[:40])
        amount, text = together
    unit = read_unit(Cell(text, unit_cell.place), read.findings)
    return (amount or 1.0) * (unit.amount if unit else 1.0), unit.unit if unit else "piece"


def _year(cell: Cell | None, read: CellReader) -> int | None:
    if cell is None:
        return None
    text = normal(read.text(cell, "reference_year")).removesuffix("年")
    if re.fullmatch(r"\d{4}", text) and YEARS[0] <= int(text) <= YEARS[1]:
        return int(text)
    read.add("year-range", cell, text=text[:40], first=YEARS[0], last=YEARS[1])
    return None


def _hs_code(cell: Cell | None, read: CellReader) -> str | None:
    if cell is None:
        return None
    text = normal(read.text(cell, "hs_code"))
    if re.fullmatch(r"\d{4,13}", re.sub(r"[. ]", "", text)):
        return text
    read.add("hs-unreadable", cell, text=text[:40])
    return None
