"""Transport legs as lines of their own: gross mass × distance on the default data set of the mode."""

from __future__ import annotations

from footprint.bom.values import Line, TransportLeg
from footprint.engine.entries import filled
from footprint.engine.leaves import convert, properties_of
from footprint.engine.tree import gross
from footprint.engine.values import Choice, StudyLine
from footprint.inventory.catalogue import Dataset
from footprint.ledgers import Ledgers

MODES_ZH = {"road": "公路", "rail": "铁路", "inland": "内河", "sea": "海运", "air": "空运"}


def leg_id(line: Line, number: int) -> str:
    """The id of a line's leg, counted from 1."""
    return f"{line.id}#transport-{number}"


def leg_line(
    line: Line, number: int, leg: TransportLeg, mass: float | None, dataset: Dataset | None, multiplier: float
) -> StudyLine:
    """The line of one leg; `mass` is kg in one unit of the line. Without mass or data set it has no number."""
    made = StudyLine(
        id=leg_id(line, number),
        parent=line.parent,
        name=f"{line.name}: {leg.mode} {leg.distance_km:g} km",
        name_zh=f"{line.name_zh or line.name}：{MODES_ZH[leg.mode]} {leg.distance_km:g} km",
        quantity=0.0 if mass is None else gross(line) * mass / 1000.0 * leg.distance_km,
        unit="t*km",
        stage="transport",
        amount=None,
        factor=None,
        kg_co2e=None,
        ledgers=Ledgers(),
        subtotal=None,
        generated_from=line.id,
        group="transport",
        multiplier=multiplier,
        basis=(("distance_km", leg.distance_km), *((("mass_kg_per_unit", mass),) if mass is not None else ())),
    )
    if dataset is None or mass is None:
        return made
    choice = Choice(dataset.id, by="rule", reason=f"default data set of transport by {leg.mode}")
    return filled(made, choice, convert("t*km", dataset.unit, properties_of(dataset)), dataset, 0.0)
