"""A table's rows → `Line`s, with ids for those that have none."""

from __future__ import annotations

from typing import cast

from footprint.bom.collecting import Findings
from footprint.bom.fields import CellReader
from footprint.bom.headings import CHOICES_ZH
from footprint.bom.quantities import read_unit
from footprint.bom.tables import LineTable, Row
from footprint.bom.texts import clean
from footprint.bom.values import STAGES_OF, DataType, Line, Product, Stage


def read_line_fields(table: LineTable, product: Product, findings: Findings) -> tuple[Line, ...]:
    """One line a row, in file order; what is wrong becomes findings, and the field a harmless value."""
    return tuple(
        _line(row, name, table, product, findings) for row, name in zip(table.rows, _ids(table, findings), strict=True)
    )


def _ids(table: LineTable, findings: Findings) -> list[str]:
    """Given ids, each once; lines without one are L1, L2, … by their place, past any id that is taken."""
    given = [
        "" if (cell := table.cell(row, "id")) is None else clean(cell.value, from_sheet=bool(table.columns))
        for row in table.rows
    ]
    first_with: dict[str, Row] = {}
    for row, name in zip(table.rows, given, strict=True):
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
        first_with[candidate] = table.rows[position - 1]
        made.append(candidate)
        first_made = first_made or (candidate, table.place(table.rows[position - 1], "id"))
    if first_made:
        findings.add("ids-generated", cell=first_made[1], count=len(made), first=first_made[0])
    return given


def _line(row: Row, name: str, table: LineTable, product: Product, findings: Findings) -> Line:
    read = CellReader(findings, name, decimal_comma=table.decimal_comma)

    def text(field: str) -> str:
        return read.text(table.cell(row, field), field)

    label, label_zh, material, specification = (
        text(field) for field in ("name", "name_zh", "material", "specification")
    )
    # a list of materials has no other name for its lines
    named = label or label_zh or material or specification
    if not named:
        findings.add("name-missing", line=name, cell=table.place(row, "name"))
    return Line(
        id=name,
        name=named,
        quantity=_quantity(row, table, read),
        unit=_unit(row, table, read),
        stage=_stage(row, table, read, product),
        parent=text("parent") or None,
        name_zh=label_zh,
        code=text("code"),
        material=material,
        specification=specification,
        part_number=text("part_number"),
        dataset=text("dataset") or None,
        supplier_footprint=text("supplier_footprint") or None,
        origin=read.place(table.cell(row, "origin"), "origin"),
        loss=_loss(row, table, read),
        recycled_content=_recycled(row, table, read),
        transport=read.transport(table.cell(row, "transport")),
        data_type=cast("DataType | None", read.choice(table.cell(row, "data_type"), "data_type")),
        evidence=text("evidence"),
        note=text("note"),
        row=row.number,
    )


def _quantity(row: Row, table: LineTable, read: CellReader) -> float:
    cell = table.cell(row, "quantity")
    if cell is None:
        read.findings.add("quantity-missing", line=read.line, cell=table.place(row, "quantity"))
        return 1.0
    return read.positive(cell, "quantity") or 1.0


def _unit(row: Row, table: LineTable, read: CellReader) -> str:
    cell = table.cell(row, "unit")
    if cell is None:
        read.findings.add("unit-missing", line=read.line, cell=table.place(row, "unit"), field="quantity")
        return "kg"
    return read_unit(cell, read.findings, read.line) or "kg"


def _stage(row: Row, table: LineTable, read: CellReader, product: Product) -> Stage:
    cell = table.cell(row, "stage")
    stage = cast(Stage, read.choice(cell, "stage") or "materials")
    if cell and stage not in STAGES_OF[product.boundary]:
        read.add(
            "stage-outside-boundary",
            cell,
            stage=stage,
            boundary=product.boundary,
            stage_zh=CHOICES_ZH["stage"][stage],
            boundary_zh=CHOICES_ZH["boundary"][product.boundary],
        )
    return stage


def _loss(row: Row, table: LineTable, read: CellReader) -> float:
    cell = table.cell(row, "loss")
    given = read.share(cell, "loss", percent="loss" in table.percent) if cell else None
    if cell and given is not None and not 0 <= given < 1:
        read.add("loss-range", cell, text=clean(cell.value)[:40])
        return 0.0
    return given or 0.0


def _recycled(row: Row, table: LineTable, read: CellReader) -> float | None:
    cell = table.cell(row, "recycled_content")
    given = read.share(cell, "recycled_content", percent="recycled_content" in table.percent) if cell else None
    if cell and given is not None and not 0 <= given <= 1:
        read.add("recycled-range", cell, text=clean(cell.value)[:40])
        return None
    return given
