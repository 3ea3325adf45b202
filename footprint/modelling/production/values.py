"""On-site production as read: sites, processes, what they make, use, let off and give away. Frozen.

Amounts are those of the site's period. `cell` is where the declaration says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from footprint.bom.values import TransportLeg

Kind = Literal[
    "electricity", "steam", "fuel", "emission", "carbonate", "waste", "water", "material", "packaging", "service"
]
Key = Literal["mass", "energy", "economic", "physical", "stated", "subdivision"]
Measured = Literal["meter", "invoice", "calculation", "estimate"]
Goes = Literal["internal", "sold", "customer"]

KINDS: tuple[Kind, ...] = (
    "electricity",
    "steam",
    "fuel",
    "emission",
    "carbonate",
    "waste",
    "water",
    "material",
    "packaging",
    "service",
)
KEYS: tuple[Key, ...] = ("mass", "energy", "economic", "physical", "stated", "subdivision")
# keys that another one can be compared with: shares follow from stated properties of every product
COMPARABLE: tuple[Key, ...] = ("mass", "energy", "economic", "physical")


@dataclass(frozen=True, slots=True)
class Made:
    """A product that a process makes: `amount` of `unit` in the period, and what allocation may go by, per unit."""

    cell: str
    id: str
    name: str
    name_zh: str
    amount: float
    unit: str
    mass_kg: float | None
    energy_mj: float | None
    price: float | None
    physical: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One meter, invoice or emission of a process. `product`: the only product that needs it, None for all."""

    cell: str
    kind: Kind
    name: str
    name_zh: str
    amount: float
    unit: str
    product: str | None
    dataset: str | None
    evidence: str
    measured: Measured
    what: str = ""  # the fuel, gas or carbonate
    mj_per_unit: float | None = None
    purity: float = 1.0
    calcined: float = 1.0
    transport: tuple[TransportLeg, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a process takes of a product of one's own."""

    cell: str
    product: str
    amount: float
    unit: str
    used_for: str | None


@dataclass(frozen=True, slots=True)
class Scrap:
    """Process scrap: returned into the process (`internal`), sold, or given back to the customer."""

    cell: str
    name: str
    amount: float
    unit: str
    goes: Goes
    evidence: str


@dataclass(frozen=True, slots=True)
class Process:
    """A unit process of a site over its period. `by`: the declared key; None when it makes one product."""

    cell: str
    id: str
    name: str
    name_zh: str
    products: tuple[Made, ...]
    by: Key | None
    reason: str
    quantity: str
    entries: tuple[Entry, ...]
    takes: tuple[Taken, ...]
    scrap: tuple[Scrap, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A place and a period with the processes that run there."""

    cell: str
    id: str
    name: str
    name_zh: str
    location: str | None
    first: date | None
    last: date | None
    processes: tuple[Process, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """What one declared unit (one piece, with a reference flow) needs of a product of the sites."""

    cell: str
    product: str
    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class Production:
    """Everything declared of on-site production."""

    sites: tuple[Site, ...]
    demand: tuple[Demand, ...]

    @property
    def processes(self) -> tuple[Process, ...]:
        """All processes of all sites."""
        return tuple(process for site in self.sites for process in site.processes)

    @property
    def products(self) -> dict[str, Made]:
        """All products by id."""
        return {made.id: made for process in self.processes for made in process.products}
