"""Lines that declarations make: a line of the bill of materials, what it is calculated with, and where it is from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from footprint.bom.values import Bom, DataType, Line, Stage, TransportLeg
from footprint.engine.values import Choice
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue
from footprint.modelling.messages import MESSAGES

BY = "declaration"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line to be made. `quantity` is net, per one unit of `parent` (without one, as the root lines are).

    `dataset` is the one that the declaration names, `default` that for its carrier and place. `cell` is where the
    declaration says it, `formula` how the quantity follows from it.
    """

    id: str
    part: str
    name: str
    name_zh: str
    quantity: float
    unit: str
    stage: Stage
    cell: str
    formula: str
    loss: float = 0.0
    parent: str | None = None
    dataset: str | None = None
    default: str | None = None
    grid: str | None = None
    evidence: str = ""
    origin: str | None = None
    transport: tuple[TransportLeg, ...] = ()
    data_type: DataType | None = "primary"
    figures: Mapping[str, Any] = field(default_factory=dict)

    def line(self) -> Line:
        """The line of the bill of materials."""
        return Line(
            id=self.id,
            name=self.name or self.name_zh,
            name_zh=self.name_zh,
            quantity=self.quantity,
            unit=self.unit,
            stage=self.stage,
            parent=self.parent,
            loss=self.loss,
            origin=self.origin,
            transport=self.transport,
            dataset=self.dataset or self.default,
            data_type=self.data_type,
            evidence=self.evidence,
            made=self.part,
        )

    def choice(self) -> Choice | None:
        """What it is calculated with, or None while nobody says."""
        named = self.dataset or self.default
        if named is None:
            return None
        how = "named in the declaration" if self.dataset else "default for its carrier and place"
        how_zh = "由声明指定" if self.dataset else "按能源种类与地点取默认值"
        return Choice(
            named,
            by=BY,
            reason=f"{self.cell}: {self.formula}; {how}",
            reason_zh=f"{self.cell}：{self.formula}；{how_zh}",
            grid=self.grid,
        )

    def record(self) -> dict[str, Any]:
        """How the line came about, for the result document."""
        return {
            "line": self.id,
            "cell": self.cell,
            "quantity": self.quantity,
            "unit": self.unit,
            "loss": self.loss,
            "formula": self.formula,
            "dataset": self.dataset or self.default,
            "chosen": "declared" if self.dataset else "default" if self.default else "none",
            "evidence": self.evidence,
            **self.figures,
        }


def unknown_datasets(wanted: Iterable[Wanted], catalogue: Catalogue) -> list[Finding]:
    """A finding for each data set that a line of a declaration names and the release has not."""
    return [
        MESSAGES.finding("dataset-unknown", cell=f"{one.cell}.dataset", dataset=one.dataset[:80])
        for one in wanted
        if one.dataset is not None and not one.figures.get("instrument") and catalogue.get(one.dataset) is None
    ]


def with_lines(bom: Bom, choices: Mapping[str, Choice], wanted: Iterable[Wanted]) -> tuple[Bom, dict[str, Choice]]:
    """The bill of materials and its choices with these lines behind what is there."""
    made = list(wanted)
    chosen = dict(choices)
    for one in made:
        choice = one.choice()
        if choice is not None:
            chosen[one.id] = choice
    return replace(bom, lines=(*bom.lines, *(one.line() for one in made))), chosen
