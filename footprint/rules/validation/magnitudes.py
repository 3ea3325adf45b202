"""Implausible magnitudes: amounts and factors against the distribution of the catalogue, on the logarithm.

The modified z-score of Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers: 0.6745 · (x − median) / MAD, above
3.5 an outlier. A slip of a unit is a factor of a thousand: on the logarithm it stands far out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp, log
from statistics import median

from footprint.engine.leaves import properties_of, supplier_properties
from footprint.inventory.catalogue import Dataset
from footprint.rules.case import Case
from footprint.rules.validation.entries import PURCHASED, mass_of, share
from footprint.rules.validation.texts import remark
from footprint.rules.values import Remark
from footprint.units import mass_in_kg

OUTLIER = 3.5
FEWEST = 8  # data sets that make a distribution
HEAVY = 10.0  # times the product's mass
LARGE = 0.05


@dataclass(frozen=True, slots=True)
class Distribution:
    """Median and median absolute deviation of ln(kg CO2e per kg)."""

    centre: float
    mad: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Distribution | None:
        """From positive values; None for too few of them or when they hardly differ."""
        logs = [log(value) for value in values if value > 0.0]
        if len(logs) < FEWEST:
            return None
        centre = median(logs)
        mad = median(abs(value - centre) for value in logs)
        return cls(centre, mad) if mad > 0.0 else None

    @property
    def median(self) -> float:
        """kg CO2e per kg."""
        return exp(self.centre)

    def z(self, value: float) -> float:
        """The modified z-score of a positive value.

        Formula: Robust z-score.
        """
        return 0.6745 * (log(value) - self.centre) / self.mad


def per_kg(dataset: Dataset) -> float | None:
    """kg CO2e per kg of a data set; None when it has no mass."""
    mass = mass_in_kg(dataset.unit, properties_of(dataset))
    return dataset.factor.total / mass if mass else None


def remarks(case: Case) -> Iterator[Remark]:
    """Masses, contributions and factors that stand far out."""
    factors = {dataset.id: (dataset.group, value) for dataset in case.catalogue if (value := per_kg(dataset))}
    everything = Distribution.of(value for _, value in factors.values())
    yield from _heavy(case)
    if everything is not None:
        yield from _intensities(case, everything)
        yield from _suppliers(case, everything)
    yield from _factors(case, factors)


def _heavy(case: Case) -> Iterator[Remark]:
    product = case.document["product"]["mass_kg"]
    if not product:
        return
    for row, line in case.own_rows():
        mass = mass_of(case, row)
        if line.stage in PURCHASED and mass is not None and mass > HEAVY * product:
            yield remark("heavy-line", f"line:{line.id}", mass=mass, times=mass / product)


def _intensities(case: Case, reference: Distribution) -> Iterator[Remark]:
    mass = case.document["product"]["mass_kg"]
    if not mass:
        return
    for row in case.rows:
        value = row["kg_co2e"] / mass
        if value > 0.0 and share(case, row) >= LARGE and (z := reference.z(value)) > OUTLIER:
            facts = {"value": value, "median": reference.median, "z": z}
            yield remark("line-intensity", f"line:{row['id']}", **facts)
    value = case.total / mass
    if value > 0.0 and abs(z := reference.z(value)) > OUTLIER:
        yield remark("product-intensity", "section:footprint", value=value, median=reference.median, z=z)


def _suppliers(case: Case, reference: Distribution) -> Iterator[Remark]:
    for row, line in case.own_rows():
        choice = case.choices.get(line.id)
        if choice is None or choice.supplier is None:
            continue
        supplier = choice.supplier
        mass = mass_in_kg(supplier.unit, supplier_properties(supplier))
        value = supplier.factor.total / mass if mass else 0.0
        if value > 0.0 and abs(z := reference.z(value)) > OUTLIER:
            facts = {"value": value, "median": reference.median, "z": z}
            yield remark("supplier-factor", f"line:{row['id']}", **facts)


def _factors(case: Case, factors: dict[str, tuple[str, float]]) -> Iterator[Remark]:
    references: dict[str, Distribution | None] = {}
    for row, line in case.own_rows():
        dataset = case.dataset(line.id)
        if dataset is None or dataset.id not in factors:
            continue
        group, value = factors[dataset.id]
        if group not in references:
            references[group] = Distribution.of(other for name, other in factors.values() if name == group)
        reference = references[group]
        if reference is not None and value > 0.0 and abs(z := reference.z(value)) > OUTLIER:
            facts = {"value": value, "median": reference.median, "z": z}
            yield remark("factor-outlier", f"line:{row['id']}", group=group, **facts)
