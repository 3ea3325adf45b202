"""Multi-output processes: one inventory, several products, shared by a declared key.

A process of `allocation.csv` has one production row a product. It expands to one single-output process a product, which
takes the product's share of every other row (ISO 14044:2006, 4.3.4.2: allocation by physical or economic relations).
The key that a pack declares is used; the shares by the other keys are kept, so that a reader sees what they would do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from footprint.findings import Finding
from footprint.inventory.cells import Cells, Range
from footprint.inventory.tables import Columns, Row
from footprint.inventory.values import Place, Process

Key = Literal["mass", "energy", "economic"]
KEYS: tuple[Key, ...] = ("mass", "energy", "economic")
COLUMNS = Columns(("process", "product", "key"), ("mass", "energy", "economic", "source", "source_place", "comment"))
_SHARE = Range(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class StatedShares:
    """A row of allocation.csv: what the pack says of one product. Shares of 1, None where the cell is empty."""

    process: str
    product: str
    key: Key
    mass: float | None
    energy: float | None
    economic: float | None
    source: str = ""
    source_place: str = ""
    comment: str = ""
    place: Place | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """One row a process and product."""
        return f"{self.process}/{self.product}"

    def share(self, key: Key) -> float | None:
        """What the row states for this key."""
        return {"mass": self.mass, "energy": self.energy, "economic": self.economic}[key]


@dataclass(frozen=True, slots=True)
class CoProduct:
    """A product, its amount in `unit` for the production rows, and its shares by key (missing where not known)."""

    product: str
    amount: float
    unit: str
    shares: Mapping[Key, float]
    source: str = ""
    source_place: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Allocation:
    """A multi-output process as its pack states it (`original`), its products, and the key in use (`declared`)."""

    original: Process
    declared: Key
    products: tuple[CoProduct, ...]

    @property
    def id(self) -> str:
        """The id of the multi-output process."""
        return self.original.id


def stated_shares(row: Row, findings: list[Finding]) -> StatedShares:
    """A row of allocation.csv."""
    cells = Cells(row, findings)
    record = StatedShares(
        cells.identifier("process"),
        cells.identifier("product"),
        cast(Key, cells.one_of("key", KEYS) or "mass"),
        cells.number("mass", _SHARE),
        cells.number("energy", _SHARE),
        cells.number("economic", _SHARE),
        row["source"],
        row["source_place"],
        row["comment"],
        row.place,
    )
    if record.economic is not None and not record.source:
        cells.say("no-source", "source")
    return record
