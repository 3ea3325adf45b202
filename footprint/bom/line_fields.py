"""A table's rows → `Line`s."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from footprint.bom.amounts import Amount, kind_of, read_amount
from footprint.bom.collecting import Findings
from footprint.bom.fields import CellReader
from footprint.bom.headings import CHOICES_ZH
from footprint.bom.mapping.parts import composition, substance_text
from footprint.bom.structure import Node, Structure
from footprint.bom.tables import LineTable, Row
from footprint.bom.texts import clean, half_width
from footprint.bom.values import STAGES_OF, DataType, Line, Product, Stage


@dataclass(frozen=True, slots=True)
class Entry:
    """A line whose amount may still depend on its parent's, with where it stands."""

    line: Line
    row: Row
    amount: Amount


def read_entries(structure: Structure, table: LineTable, product: Product, findings: Findings) -> list[Entry]:
    """One entry a node, in the table's order; what is wrong becomes findings, and the field a harmless value.

    Substances of a material are no lines: they become its note.
    """
    substances = _substances(structure, table)
    return [
        _entry(node, table, product, findings, substances.get(node.id, ()))
        for node in structure.nodes
        if kind_of(node.row) != "substance"
    ]


def _substances(structure: Structure, table: LineTable) -> dict[str, list[str]]:
    """Id of a material → what its rows of substances say."""
    found: dict[str, list[str]] = {}
    if "kind" not in table.columns:
        return found
    for node in structure.nodes:
        if node.parent is not None and kind_of(node.row) == "substance":
            values = node.row.values
            name = values.get("substance") or values.get("name") or values.get("material")
            amount = next((values[role] for role in ("substance_share", "share") if role in values), None)
            found.setdefault(node.parent, []).append(
                substance_text(name, values.get("substance_code") or values.get("code"), amount)
            )
    return found


def _entry(
    node: Node, table: LineTable, product: Product, findings: Findings, substances: list[str] | tuple[()]
) -> Entry:
    row = node.row
    read = CellReader(findings, node.id, decimal=table.mapping.decimal)
    values = row.values

    from_sheet = bool(table.columns)

    def text(field: str) -> str:
        value = values.get(field)
        if value is None:
            return ""
        if isinstance(value, list | dict):
            return read.text(table.cell(row, field), field)
        return clean(value, from_sheet=from_sheet)

    label, label_zh = text("name"), text("name_zh")
    code, material, specification, number = (
        half_width(text(field)) for field in ("code", "material", "specification", "part_number")
    )
    # a list of materials has no other name for its lines
    named = label or label_zh or material or specification or number
    if not named:
        findings.add("name-missing", line=node.id, cell=table.place(row, "name"))
    amount = read_amount(row, table, read, row.depth)
    note = text("note")
    if substances:
        note = "; ".join(part for part in (note, composition(list(substances))) if part)
    line = Line(
        id=node.id,
        name=named,
        quantity=amount.quantity,
        unit=amount.unit,
        stage=_stage(row, table, read, product),
        parent=node.parent,
        name_zh=label_zh,
        code=code,
        material=material,
        specification=specification,
        part_number=number,
        dataset=text("dataset") or None,
        supplier_footprint=text("supplier_footprint") or None,
        origin=read.place(table.cell(row, "origin"), "origin") if "origin" in values else None,
        loss=_loss(row, table, read) if "loss" in values else 0.0,
        recycled_content=_recycled(row, table, read) if "recycled_content" in values else None,
        transport=read.transport(table.cell(row, "transport")) if "transport" in values else (),
        data_type=cast("DataType | None", read.choice(table.cell(row, "data_type"), "data_type")),
        evidence=text("evidence"),
        note=note,
        row=row.number,
    )
    return Entry(line, row, amount)


def _stage(row: Row, table: LineTable, read: CellReader, product: Product) -> Stage:
    cell = table.cell(row, "stage")
    stage = cast(Stage, read.choice(cell, "stage") or table.mapping.stage)
    if stage not in STAGES_OF[product.boundary]:
        read.findings.add(
            "stage-outside-boundary",
            line=read.line,
            cell=cell.place if cell else table.place(row, "stage"),
            stage=stage,
            boundary=product.boundary,
            stage_zh=CHOICES_ZH["stage"][stage],
            boundary_zh=CHOICES_ZH["boundary"][product.boundary],
        )
    return stage


def _percent(table: LineTable, role: str) -> bool:
    column = table.by_role.get(role)
    return bool(column and column.percent)


def _loss(row: Row, table: LineTable, read: CellReader) -> float:
    """The lost share of what is taken; a loss that is added to the net quantity is converted: s → s / (1 + s)."""
    cell = table.cell(row, "loss")
    given = read.share(cell, "loss", percent=_percent(table, "loss")) if cell else None
    if given is not None and given > 0 and table.mapping.loss_basis == "net":
        given = given / (1 + given)
    if cell and given is not None and not 0 <= given < 1:
        read.add("loss-range", cell, text=clean(cell.value)[:40])
        return 0.0
    return given or 0.0


def _recycled(row: Row, table: LineTable, read: CellReader) -> float | None:
    cell = table.cell(row, "recycled_content")
    given = read.share(cell, "recycled_content", percent=_percent(table, "recycled_content")) if cell else None
    if cell and given is not None and not 0 <= given <= 1:
        read.add("recycled-range", cell, text=clean(cell.value)[:40])
        return None
    return given
