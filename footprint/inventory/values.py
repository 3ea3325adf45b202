"""What packs are made of, as read: frozen, each value checked by itself and against the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from footprint.inventory.catalogue import Kind, Licence, Quality
from footprint.units import Properties

ExchangeType = Literal["production", "input", "waste", "emission", "resource"]
Basis = Literal["cited", "derived", "estimate"]

EXCHANGE_TYPES: tuple[ExchangeType, ...] = ("production", "input", "waste", "emission", "resource")
FROM_PROCESSES: frozenset[str] = frozenset({"input", "waste"})
BASES: tuple[Basis, ...] = ("cited", "derived", "estimate")
KINDS: tuple[Kind, ...] = ("unit", "aggregated")
LICENCES: tuple[Licence, ...] = ("open", "attribution", "static-results-only", "private")
MODES = ("road", "rail", "inland", "sea", "air")
SECTORS = (
    "energy",
    "transport",
    "metals",
    "chemicals",
    "plastics",
    "vehicle",
    "battery",
    "services",
    "recycling",
    "minerals",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: pack, file and row (the heading is row 1)."""

    pack: str
    file: str
    row: int

    def cell(self, column: str | None = None) -> str:
        """The place as a finding names it."""
        return f"{self.pack}/{self.file}, row {self.row}" + (f", column {column}" if column else "")


@dataclass(frozen=True, slots=True)
class Pack:
    """What `pack.toml` says."""

    id: str
    name: str
    name_zh: str
    version: str
    description: str


@dataclass(frozen=True, slots=True)
class Flow:
    """An elementary flow. `gwp100` is kg CO2e per one `unit`; without a ledger it is kept for balances only."""

    id: str
    name: str
    name_zh: str
    unit: str
    compartment: str
    ledger: str | None
    gwp100: float
    source: str
    source_place: str
    cas: str | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One row of an inventory, per the process's production amount. `gsd` is None when the pedigree gives it.

    `asked` is what the pack named when it named a provider by product and place (`inventory/providers.py`).
    """

    type: ExchangeType
    flow: str
    amount: float
    unit: str
    gsd: float | None
    basis: Basis
    source: str
    source_place: str
    comment: str
    place: Place | None = field(default=None, compare=False)
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """A process and its exchanges."""

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
    comment: str = ""
    exchanges: tuple[Exchange, ...] = ()
    place: Place | None = field(default=None, compare=False)

    @property
    def properties(self) -> Properties:
        """What lets amounts of it cross dimensions."""
        return Properties(self.density_kg_per_m3, self.heating_value_mj_per_kg, self.mass_kg_per_piece)
