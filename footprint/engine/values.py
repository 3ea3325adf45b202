"""What goes into a calculation and what comes out of it: frozen, without web, database or files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from footprint.bom.values import Product, Stage
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue
from footprint.ledgers import Ledgers
from footprint.units import Properties

if TYPE_CHECKING:
    from footprint.inventory.values import Flow

ElectricityApproach = Literal["location", "market"]
RecyclingApproach = Literal["cut-off", "pre-consumer", "substitution", "cff"]


@dataclass(frozen=True, slots=True)
class BackgroundChange:
    """What if a process of the background were another. Exactly one of three things changes:

    `kg_co2e`: its footprint per unit becomes this, by emissions of its own; `emissions`: its own emissions are
    multiplied by this; `source`, `target`, `share`: this part of what it takes from `source` comes from `target`.
    """

    process: str
    kg_co2e: float | None = None
    emissions: float | None = None
    source: str = ""
    target: str = ""
    share: float = 0.0


class Background(Protocol):
    """What the engine needs of a release. `footprint.inventory.Release` is one."""

    @property
    def hash(self) -> str: ...

    @property
    def catalogue(self) -> Catalogue: ...

    def upstream(self, amounts: Mapping[str, float]) -> list[tuple[str, Ledgers]]:
        """Direct emissions of each background process (id, kg CO2e) that these amounts of data sets cause."""
        ...

    def caused(self, demands: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        """For each demand (data set → amount): background process → its own emissions for it, kg CO2e, if any."""
        ...

    def emissions(self, amounts: Mapping[str, float]) -> list[tuple[Flow, float]]:
        """Each elementary flow that these amounts of data sets cause, and how much of it in the flow's unit."""
        ...

    def changed(self, changes: Sequence[BackgroundChange], names: Sequence[str]) -> dict[str, Ledgers]:
        """The factors of these data sets after the changes. InputError when a change does not fit the background."""
        ...

    def score_samples(self, iterations: int, seed: int) -> tuple[tuple[str, ...], object]:
        """Data set ids and an (iterations, data sets) float64 array of sampled totals, kg CO2e per unit."""
        ...


@dataclass(frozen=True, slots=True)
class SupplierFootprint:
    """A component's footprint as its supplier states it: `factor` is per one `unit`.

    `product_ids`: the part numbers, of its maker or its customer, that it is of.
    """

    id: str
    organisation: str
    version: int
    source: str
    product: str
    unit: str
    factor: Ledgers
    biogenic_carbon_kg: float = 0.0
    mass_kg_per_unit: float | None = None
    primary_data_share: float | None = None
    dqr: float | None = None
    geography: str | None = None
    reference_period: str = ""
    product_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a line is calculated with and why. Exactly one of `dataset` (an id) and `supplier` is given.

    `by`: `file` (named in the BOM), `matcher` (sure enough to be taken without asking), `declaration` (made from what
    the study declares beside its BOM) or a person's name. `grid`: the data set that replaces contractual electricity
    in the location-based view, where it is not the `grid_partner` of the data set.
    """

    dataset: str | None = None
    supplier: SupplierFootprint | None = None
    score: float = 1.0
    by: str = "file"
    reason: str = ""
    reason_zh: str = ""
    grid: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """The value choices of a study."""

    electricity: ElectricityApproach = "location"
    recycling: RecyclingApproach = "cut-off"
    iterations: int = 0
    seed: int = 20260101
    upstream: int = 10  # how many upstream processes to name; 0 spares the forward solve


@dataclass(frozen=True, slots=True)
class StudyLine:
    """One line of the result. `kg_co2e` = `amount` × `factor`; a parent has neither data set nor supplier.

    `amount` = `quantity` / (1 − `loss`) × `multiplier` × `conversion` × `fraction`, per declared unit in the unit of
    the data set or supplier footprint. `multiplier`: gross units of the parent per declared unit; `fraction`: the share
    of the line that this data set supplies (primary material beside recycled); `conversion` is
    `conversion_factor(unit, unit of the data set, properties)`. `basis`: the figures that the quantity of a generated
    line was made from. `gsd`: geometric standard deviation of the line's own quantity, 1 being certain.
    """

    id: str
    parent: str | None
    name: str
    quantity: float
    unit: str
    stage: Stage
    amount: float | None
    factor: float | None
    kg_co2e: float | None
    ledgers: Ledgers
    subtotal: float | None
    generated_from: str | None = None
    choice: Choice | None = None
    dqr: float | None = None
    primary_share: float = 0.0
    group: str = "other"
    name_zh: str = ""
    loss: float = 0.0
    multiplier: float = 1.0
    conversion: float | None = None
    fraction: float = 1.0
    basis: tuple[tuple[str, float], ...] = ()
    properties: Properties = field(default_factory=Properties)
    gsd: float = 1.0


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts in equal bins from `low` to `high`, and of what lies `below` and `above`."""

    low: float
    high: float
    counts: tuple[int, ...]
    below: int
    above: int


@dataclass(frozen=True, slots=True)
class Variance:
    """Shares of the variance. `inputs`: (kind, id) of a quantity, data set, supplier or foreground, alone; with

    `interaction` they sum to one. `lines`: line → what comes through it; they sum to one by themselves.
    """

    inputs: Mapping[tuple[str, str], float]
    lines: Mapping[str, float]
    interaction: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Percentiles of the Monte Carlo totals, kg CO2e per declared unit, their mean, SD, histogram and variance."""

    iterations: int
    seed: int
    p5: float
    p50: float
    p95: float
    mean: float = 0.0
    sd: float = 0.0
    histogram: Histogram | None = None
    variance: Variance | None = None


@dataclass(frozen=True)
class Study:
    """A calculated product: everything that the result document is made of.

    `cut_off_share`: share of the product's stated mass that no line covers; None when no mass is stated.
    `material_kg`: what the material lines weigh, net of losses; None when a mass is unknown.
    """

    product: Product
    options: Options
    release: str
    complete: bool
    lines: tuple[StudyLine, ...]
    ledgers: Ledgers
    biogenic_carbon_content: float
    stages: dict[Stage, float]
    groups: dict[str, float]
    upstream: tuple[tuple[str, Ledgers], ...]
    electricity: dict[str, float | str | None]
    recycling: dict[str, float | str | None]
    dqr: float | None
    primary_data_share: float
    cut_off_share: float | None
    uncertainty: Uncertainty | None
    warnings: tuple[Finding, ...] = field(default=())
    material_kg: float | None = None

    @property
    def total(self) -> float:
        """kg CO2e per declared unit."""
        return self.ledgers.total
