"""A background release's data sets as a reader sees them: names, properties, source, quality and factor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from footprint.ledgers import Ledgers
from footprint.units import Properties

Licence = Literal["open", "attribution", "static-results-only", "private"]
Kind = Literal["unit", "aggregated"]

# The material groups that a label shows. Closed, because every one has its words in both languages.
GROUPS = (
    "steel",
    "aluminium",
    "copper",
    "lead",
    "metals",
    "plastics",
    "rubber",
    "chemicals",
    "battery",
    "electronics",
    "glass",
    "minerals",
    "vehicle",
    "paper",
    "packaging",
    "energy",
    "transport",
    "recycling",
    "services",
    "other",
)
# of lines that carry a supplier's footprint
SUPPLIER_GROUP = "supplier"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that figures were taken from."""

    id: str
    title: str
    publisher: str
    year: str
    licence: str
    url: str


@dataclass(frozen=True, slots=True)
class Quality:
    """Data quality indicators, 1 best … 5 worst: technology, geography, time, precision."""

    ter: float
    ger: float
    tir: float
    p: float

    @property
    def dqr(self) -> float:
        """Data quality rating, the mean of the four (EU PEF method, 2021).

        Formula: Data quality rating of a data set.
        """
        return (self.ter + self.ger + self.tir + self.p) / 4


@dataclass(frozen=True, slots=True)
class Dataset:
    """One data set of a release. `factor` is per one `unit`."""

    id: str
    name: str
    name_zh: str
    location: str
    unit: str
    year: int
    sector: str
    group: str
    kind: Kind
    licence: Licence
    source: str
    source_place: str
    quality: Quality
    estimate_share: float
    factor: Ledgers
    synonyms: tuple[str, ...] = ()
    synonyms_zh: tuple[str, ...] = ()
    cas: str | None = None
    hs: str | None = None
    technology: str = ""
    pack: str = ""
    density_kg_per_m3: float | None = None
    heating_value_mj_per_kg: float | None = None
    mass_kg_per_piece: float | None = None
    biogenic_carbon_kg_per_kg: float = 0.0
    secondary: str | None = None
    contains_scrap: bool = False
    grid_partner: str | None = None
    electricity: bool = False
    transport_mode: str | None = None
    geometric_sd: float = 1.0

    @property
    def properties(self) -> Properties:
        """What lets amounts of it cross dimensions."""
        return Properties(self.density_kg_per_m3, self.heating_value_mj_per_kg, self.mass_kg_per_piece)


@dataclass(frozen=True)
class Catalogue:
    """The data sets of one release, by id, and their sources."""

    release: str
    datasets: Mapping[str, Dataset]
    sources: Mapping[str, Source]

    def __post_init__(self) -> None:
        object.__setattr__(self, "datasets", MappingProxyType(dict(self.datasets)))
        object.__setattr__(self, "sources", MappingProxyType(dict(self.sources)))

    def __iter__(self) -> Iterator[Dataset]:
        return iter(self.datasets.values())

    def __getitem__(self, dataset: str) -> Dataset:
        return self.datasets[dataset]

    def get(self, dataset: str) -> Dataset | None:
        """The data set of that id, or None."""
        return self.datasets.get(dataset)

    @cached_property
    def transport(self) -> Mapping[str, Dataset]:
        """Mode → its default data set; the first by id should a release mark several."""
        marked = sorted((one for one in self if one.transport_mode), key=lambda one: one.id, reverse=True)
        return MappingProxyType({one.transport_mode or "": one for one in marked})

    @cached_property
    def primaries(self) -> Mapping[str, tuple[Dataset, ...]]:
        """Secondary data set → the primary ones that name it, by id."""
        found: dict[str, list[Dataset]] = {}
        for one in sorted((one for one in self if one.secondary), key=lambda one: one.id):
            found.setdefault(one.secondary or "", []).append(one)
        return MappingProxyType({name: tuple(primaries) for name, primaries in found.items()})

    def citation(self, dataset: str) -> str:
        """Where a data set is from, in one line: publisher, title, year, place. KeyError for an unknown id."""
        found = self.datasets[dataset]
        source = self.sources[found.source]
        parts = (f"{source.publisher}: {source.title} ({source.year})", found.source_place)
        return ", ".join(part for part in parts if part)
