"""CO2 that carbonates let off when they are calcined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from footprint.modelling.defaults import rows


@dataclass(frozen=True, slots=True)
class Carbonate:
    """One carbonate; `kg_co2_per_kg` by stoichiometry."""

    id: str
    name: str
    name_zh: str
    formula: str
    kg_co2_per_kg: float
    source: str


@cache
def carbonates() -> Mapping[str, Carbonate]:
    """The carbonates by id, from `modelling/data/carbonates.csv`."""
    return {
        row["carbonate"]: Carbonate(
            row["carbonate"], row["name"], row["name_zh"], row["formula"], float(row["kg_co2_per_kg"]), row["source"]
        )
        for row in rows("carbonates")
    }


def co2_of_carbonate(carbonate: Carbonate, purity: float, calcined: float) -> float:
    """kg of CO2 per kg of raw material: purity × calcined fraction × stoichiometric factor.

    Source: IPCC 2006 Guidelines, volume 3, chapter 2, section 2.5 (Tier 3) and table 2.1.

    Formula: CO2 from carbonates.
    """
    return purity * calcined * carbonate.kg_co2_per_kg
