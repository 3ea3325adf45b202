"""Transport legs as lines of their own: gross mass × distance on the default data set of the mode."""

from __future__ import annotations

import re

from footprint.bom.values import Line, TransportLeg
from footprint.engine.entries import filled
from footprint.engine.leaves import convert, properties_of
from footprint.engine.spread import distance_gsd
from footprint.engine.tree import gross
from footprint.engine.values import Choice, StudyLine
from footprint.inventory.catalogue import Dataset
from footprint.ledgers import Ledgers

CHINESE = re.compile(r"[\u3400-\u9fff]")
MODES_ZH = {"road": "公路", "rail": "铁路", "inland": "内河", "sea": "海运", "air": "空运"}


def leg_id(line: Line, number: int) -> str:
    """The id of a line's leg, counted from 1."""
    return f"{line.id}#transport-{number}"


def leg_names(line: Line, leg: TransportLeg) -> tuple[str, str]:
    """Name and Chinese name of a leg, each in one language: a line that is named in one only has legs of that one."""
    chinese = line.name_zh or (line.name if CHINESE.search(line.name) else "")
    name_zh = f"{chinese}：{MODES_ZH[leg.mode]} {leg.distance_km:g} 公里" if chinese else ""
    return (name_zh if chinese == line.name else f"{line.name}: {leg.mode} {leg.distance_km:g} km"), name_zh


def leg_line(
    line: Line, number: int, leg: TransportLeg, mass: float | None, dataset: Dataset | None, multiplier: float
) -> StudyLine:
    """The line of one leg; `mass` is kg in one unit of the line. Without mass or data set it has no number.

    Formula: Transport leg.
    """
    name, name_zh = leg_names(line, leg)
    made = StudyLine(
        id=leg_id(line, number),
        parent=line.parent,
        name=name,
        name_zh=name_zh,
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
        gsd=distance_gsd(line),
    )
    if dataset is None or mass is None:
        return made
    choice = Choice(
        dataset.id,
        by="rule",
        reason=f"default data set of transport by {leg.mode}",
        reason_zh=f"{MODES_ZH[leg.mode]}运输的默认数据集",
    )
    return filled(made, choice, convert("t*km", dataset.unit, properties_of(dataset)), dataset, 0.0)
