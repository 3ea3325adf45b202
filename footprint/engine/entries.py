"""Study lines: amount, factor and kg CO2e of one line on what was chosen for it."""

from __future__ import annotations

from dataclasses import replace

from footprint.bom.values import Line
from footprint.engine.leaves import Leaf
from footprint.engine.spread import line_gsd
from footprint.engine.tree import Tree, gross
from footprint.engine.values import Choice, StudyLine
from footprint.inventory.catalogue import SUPPLIER_GROUP, Dataset
from footprint.ledgers import Ledgers


def bare(leaf: Leaf) -> StudyLine:
    """The line without a number: as it stays when nothing is chosen."""
    line = leaf.line
    return StudyLine(
        id=line.id,
        parent=line.parent,
        name=line.name,
        name_zh=line.name_zh,
        quantity=line.quantity,
        unit=line.unit,
        stage=line.stage,
        amount=None,
        factor=None,
        kg_co2e=None,
        ledgers=Ledgers(),
        subtotal=None,
        choice=leaf.choice,
        group=leaf.dataset.group if leaf.dataset else SUPPLIER_GROUP if leaf.supplier else "other",
        loss=line.loss,
        multiplier=leaf.multiplier,
        properties=leaf.properties,
        gsd=line_gsd(line),
    )


def parent(tree: Tree, line: Line) -> StudyLine:
    """A sub-assembly: its own gross units, no number but the subtotal that comes later."""
    multiplier = tree.multiplier[line.id]
    blank = bare(Leaf(line, multiplier, None, None, None))
    return replace(blank, amount=gross(line) * multiplier, subtotal=0.0, conversion=1.0, gsd=line.gsd or 1.0)


def supplied(leaf: Leaf) -> StudyLine:
    """The line on the footprint that its supplier stated.

    Formula: Footprint of a line.
    """
    supplier, line = leaf.supplier, bare(leaf)
    if supplier is None or leaf.conversion is None:
        return line
    amount = gross(leaf.line) * leaf.multiplier * leaf.conversion
    factor = supplier.factor.total
    return replace(
        line,
        amount=amount,
        factor=factor,
        kg_co2e=amount * factor,
        ledgers=supplier.factor.times(amount),
        dqr=supplier.dqr,
        primary_share=supplier.primary_data_share or 0.0,
        conversion=leaf.conversion,
    )


def entry(leaf: Leaf, dataset: Dataset, choice: Choice, conversion: float, fraction: float = 1.0) -> StudyLine:
    """The line on this data set; `fraction` is the share of it that the data set supplies."""
    return filled(bare(leaf), choice, conversion, dataset, primary(leaf.line), fraction)


def primary(line: Line) -> float:
    """The part of the line that rests on primary data."""
    return 1.0 if line.data_type == "primary" else 0.0


def filled(
    line: StudyLine,
    choice: Choice,
    conversion: float | None,
    dataset: Dataset,
    primary_share: float,
    fraction: float = 1.0,
) -> StudyLine:
    """`line` with the numbers of a data set; as it is when its unit does not convert.

    Formula: Footprint of a line.
    """
    if conversion is None:
        return line
    amount = line.quantity / (1.0 - line.loss) * line.multiplier * conversion * fraction
    factor = dataset.factor.total
    return StudyLine(
        id=line.id,
        parent=line.parent,
        name=line.name,
        name_zh=line.name_zh,
        quantity=line.quantity,
        unit=line.unit,
        stage=line.stage,
        amount=amount,
        factor=factor,
        kg_co2e=amount * factor,
        ledgers=dataset.factor.times(amount),
        subtotal=None,
        generated_from=line.generated_from,
        choice=choice,
        dqr=dataset.quality.dqr,
        primary_share=primary_share,
        group=dataset.group,
        loss=line.loss,
        multiplier=line.multiplier,
        conversion=conversion,
        fraction=fraction,
        basis=line.basis,
        properties=line.properties,
        gsd=line.gsd,
    )
