"""The two official families of electricity factors, as two types that do not mix.

A `LifeCycleFactor` (电力碳足迹因子, kg CO2e per kWh) belongs to product footprints and comes from the catalogue. A
`DirectCO2Factor` (电力二氧化碳排放因子, kg CO2 per kWh, combustion only) belongs to an organisation's inventory and is
data of this room; it is refused wherever a product is calculated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from footprint.findings import Finding
from footprint.inventory.catalogue import Dataset
from footprint.inventory.locations import fallbacks
from footprint.modelling.defaults import rows
from footprint.modelling.messages import MESSAGES
from footprint.units import conversion_factor

PREFIX = "electricity-direct-co2"


@dataclass(frozen=True, slots=True)
class LifeCycleFactor:
    """kg CO2e over the life cycle of one kWh, for products."""

    dataset: str
    location: str
    year: int
    kg_co2e_per_kwh: float


@dataclass(frozen=True, slots=True)
class DirectCO2Factor:
    """kg CO2 that burning for one kWh lets off, for inventories of organisations. No other gas, nothing upstream."""

    location: str
    year: int
    kg_co2_per_kwh: float
    mark: str
    source: str

    @property
    def id(self) -> str:
        """What the factor is called where data sets are named, so that its use for a product can be refused by name."""
        return f"{PREFIX}-{self.location.lower()}-{self.year}"


class FactorFamilyError(TypeError):
    """A factor of the other family was given."""


def life_cycle_factor(dataset: Dataset) -> LifeCycleFactor:
    """The factor of an electricity data set. ValueError for another one."""
    if not dataset.electricity:
        raise ValueError(f"{dataset.id} is no electricity")
    per_kwh = dataset.factor.total * conversion_factor("kWh", dataset.unit)
    return LifeCycleFactor(dataset.id, dataset.location, dataset.year, per_kwh)


@cache
def direct_factors() -> Mapping[str, DirectCO2Factor]:
    """The direct CO2 family by id, from `modelling/data/electricity_direct_co2.csv`."""
    found = (
        DirectCO2Factor(row["location"], int(row["year"]), float(row["kg_co2_per_kwh"]), row["mark"], row["source"])
        for row in rows("electricity_direct_co2")
    )
    return {factor.id: factor for factor in found}


def direct_factor(place: str, year: int | None) -> DirectCO2Factor | None:
    """The factor of the nearest place, of that year or the newest before it; None where none is published."""
    for location in fallbacks(place):
        known = [one for one in direct_factors().values() if one.location == location]
        fit = [one for one in known if year is None or one.year <= year]
        if fit:
            return max(fit, key=lambda one: one.year)
    return None


def product_emissions(kwh: float, factor: LifeCycleFactor) -> float:
    """kg CO2e of electricity in a product footprint. FactorFamilyError for a direct CO2 factor.

    Source: Ministry of Ecology and Environment, National Bureau of Statistics and National Energy Administration,
    announcements of electricity carbon footprint factors (2023, 2024).

    Formula: Electricity of a product.
    """
    if not isinstance(factor, LifeCycleFactor):
        raise FactorFamilyError("a product footprint takes life-cycle factors only")
    return kwh * factor.kg_co2e_per_kwh


def inventory_emissions(kwh: float, factor: DirectCO2Factor) -> float:
    """kg CO2 of purchased electricity in an organisation's inventory. FactorFamilyError for a life-cycle factor.

    Source: ISO 14064-1:2018, category 2; Ministry of Ecology and Environment and National Bureau of Statistics,
    announcements of electricity CO2 emission factors (2021 to 2023).

    Formula: Electricity of an organisation.
    """
    if not isinstance(factor, DirectCO2Factor):
        raise FactorFamilyError("an organisation's inventory takes direct CO2 factors only")
    return kwh * factor.kg_co2_per_kwh


def is_direct(dataset: str | None) -> bool:
    """Whether this names a factor of the direct CO2 family."""
    return dataset is not None and dataset.strip().lower().startswith(PREFIX)


def refused_for_product(dataset: str | None, *, line: str | None = None, cell: str | None = None) -> list[Finding]:
    """A finding when this names a direct CO2 factor; none for anything else."""
    if dataset is None or not is_direct(dataset):
        return []
    return [MESSAGES.finding("direct-co2-in-product", line=line, cell=cell, dataset=dataset[:80])]
