"""A small background made by hand: round factors, so that products on it can be solved on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from footprint import merkle
from footprint.canonical import canonical_bytes
from footprint.engine.values import BackgroundChange
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue, Dataset, Quality, Source
from footprint.inventory.messages import MESSAGES as INVENTORY
from footprint.inventory.values import Flow
from footprint.ledgers import Ledgers, add

SOURCES = {
    "hand": Source("hand", "Factors made by hand for tests", "Footprint", "2026", "open", "https://example.org/hand"),
}


def dataset(key: str, factor: Ledgers | float, unit: str = "kg", **more: object) -> Dataset:
    """A data set with this factor per unit, kg CO2e."""
    base = Dataset(
        id=key,
        name=key.replace("-", " "),
        name_zh=key,
        location="CN",
        unit=unit,
        year=2024,
        sector="metals",
        group="other",
        kind="unit",
        licence="open",
        source="hand",
        source_place="table 1",
        quality=Quality(2.0, 1.0, 2.0, 3.0),
        estimate_share=0.0,
        factor=factor if isinstance(factor, Ledgers) else Ledgers(fossil=factor),
    )
    return replace(base, **more)  # type: ignore[arg-type]


DATASETS = (
    dataset(
        "steel-hot-rolled-cn",
        2.0,
        name="Steel, hot rolled",
        name_zh="热轧钢",
        group="steel",
        quality=Quality(1.0, 2.0, 1.0, 2.0),
    ),
    dataset(
        "aluminium-primary-cn",
        16.0,
        name="Aluminium, primary ingot",
        name_zh="原铝锭",
        group="aluminium",
        secondary="aluminium-secondary-cn",
        licence="attribution",
    ),
    dataset("aluminium-secondary-cn", 1.0, name="Aluminium, from scrap", name_zh="再生铝", group="aluminium"),
    dataset(
        "abs-cn",
        4.0,
        name="ABS granulate",
        name_zh="ABS 颗粒",
        group="plastics",
        licence="static-results-only",
        density_kg_per_m3=1050.0,
    ),
    dataset("cast-iron-cn", 1.5, name="Cast iron", name_zh="铸铁", group="steel", contains_scrap=True),
    dataset("bolt-cn", 0.05, unit="piece", name="Bolt M8", name_zh="螺栓 M8", group="steel", mass_kg_per_piece=0.02),
    dataset("sensor-cn", 3.0, unit="piece", name="Sensor", name_zh="传感器", group="electronics"),
    dataset(
        "cardboard-cn",
        Ledgers(fossil=1.0, biogenic_emissions=0.3, biogenic_removals=-1.5, land_use_change=0.1),
        name="Corrugated board",
        name_zh="瓦楞纸板",
        group="packaging",
        biogenic_carbon_kg_per_kg=0.4,
    ),
    dataset(
        "electricity-grid-cn",
        0.6,
        unit="kWh",
        name="Electricity, grid mix, China",
        name_zh="电力，全国电网平均",
        group="energy",
        sector="energy",
        electricity=True,
    ),
    dataset(
        "electricity-wind-contract-cn",
        0.04,
        unit="kWh",
        name="Electricity, wind, by contract",
        name_zh="风电，合同电力",
        group="energy",
        sector="energy",
        electricity=True,
        grid_partner="electricity-grid-cn",
    ),
    dataset(
        "lorry-cn",
        0.1,
        unit="t*km",
        name="Transport by lorry",
        name_zh="公路货运",
        group="transport",
        sector="transport",
        transport_mode="road",
    ),
    dataset(
        "ship-glo",
        0.01,
        unit="t*km",
        name="Transport by container ship",
        name_zh="海运集装箱船",
        location="GLO",
        group="transport",
        sector="transport",
        transport_mode="sea",
    ),
    dataset(
        "aircraft-glo",
        Ledgers(fossil=0.1, aircraft=0.9),
        unit="t*km",
        name="Air freight",
        name_zh="航空货运",
        location="GLO",
        group="transport",
        sector="transport",
        transport_mode="air",
    ),
    dataset("shredding-cn", 0.2, name="Shredding and disposal", name_zh="破碎与处置", group="other"),
    dataset("zero-cn", 0.0, name="Rain water", name_zh="雨水", group="other"),
)

# one elementary flow of each ledger; an uptake counts −1
FLOWS = {
    ledger: Flow(name, name, name, "kg", "air", ledger, -1.0 if ledger == "biogenic_removals" else 1.0, "hand", "")
    for ledger, name in (
        ("fossil", "co2-fossil"),
        ("biogenic_emissions", "co2-biogenic"),
        ("biogenic_removals", "co2-uptake"),
        ("land_use_change", "co2-land-use"),
        ("aircraft", "co2-aircraft"),
    )
}


class HandBackground:
    """A `Background` that proves its factors: upstream is what each data set itself emits, samples are seeded."""

    def __init__(self, datasets: tuple[Dataset, ...] = DATASETS) -> None:
        self.datasets = {one.id: one for one in datasets}

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self.datasets)

    @cached_property
    def _tree(self) -> merkle.MerkleTree:
        return merkle.build_tree([canonical_bytes(self.factor_leaf(name)) for name in self._names])

    @property
    def hash(self) -> str:
        return self._tree.root

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self.hash, self.datasets, SOURCES)

    def factor_leaf(self, name: str) -> dict[str, object]:
        one = self.datasets[name]
        return {"key": f"factor/{name}", "dataset": name, "unit": one.unit, **one.factor.as_dict()}

    def proof(self, name: str) -> merkle.Proof:
        return self._tree.proof(self._names.index(name))

    def caused(self, demands: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        return [
            {name: self.datasets[name].factor.total * amount for name, amount in amounts.items()} for amounts in demands
        ]

    def emissions(self, amounts: Mapping[str, float]) -> list[tuple[Flow, float]]:
        ledgers = add(self.datasets[name].factor.times(amount) for name, amount in amounts.items())
        return [(FLOWS[name], kg * FLOWS[name].gwp100) for name, kg in ledgers.as_dict().items() if kg]

    def upstream(self, amounts: Mapping[str, float]) -> list[tuple[str, Ledgers]]:
        return [(name, self.datasets[name].factor.times(amount)) for name, amount in amounts.items()]

    def changed(self, changes: Sequence[BackgroundChange], names: Sequence[str]) -> dict[str, Ledgers]:
        """Nothing takes from another here: a change is that of the data set's own emissions."""
        factors = {name: self.datasets[name].factor for name in names}
        for change in changes:
            if change.process not in self.datasets or change.source:
                raise InputError([INVENTORY.finding("change-unknown", value=change.process)])
            now = self.datasets[change.process].factor
            scale = change.emissions if change.kg_co2e is None else change.kg_co2e / now.total
            factors |= {change.process: now.times(scale or 0.0)} if change.process in factors else {}
        return factors

    def score_samples(self, iterations: int, seed: int) -> tuple[tuple[str, ...], object]:
        draws = np.random.default_rng(seed).lognormal(0.0, 0.1, (iterations, len(self._names)))
        return tuple(self._names), draws * np.array([self.datasets[name].factor.total for name in self._names])
