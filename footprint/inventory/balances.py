"""What packs say for their own proof: carbon contents, which balances must close, and published ranges of energy.

Tables beside the processes, each optional: `carbon.csv`, `balances.csv`, `energy.csv` (docs/architecture.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, cast

from footprint.findings import Finding
from footprint.inventory.cells import POSITIVE, Cells, Range
from footprint.inventory.tables import Columns, Row
from footprint.inventory.values import BASES, Basis, Place

Balance = Literal["carbon", "mass"]
Expected = Literal["closed", "bounded", "exempt"]
Carrier = Literal["electricity", "all"]

CARBON = Columns(("id", "carbon_kg_per_unit", "basis", "source", "source_place"), ("comment",))
BALANCES = Columns(("process", "balance", "expected"), ("tolerance", "comment"))
ENERGY = Columns(("process", "carrier", "low", "high", "unit", "source", "source_place"), ("comment",))
TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Carbon:
    """kg of carbon in one unit of a process's product or of an elementary flow (`id`)."""

    id: str
    kg_per_unit: float
    basis: Basis
    source: str
    source_place: str
    comment: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a balance of a process must show: `closed` (in = out), `bounded` (out ≤ in) or `exempt` with its reason."""

    process: str
    balance: Balance
    expected: Expected
    tolerance: float = TOLERANCE
    comment: str = ""
    place: Place | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """One expectation a process and balance."""
        return f"{self.process}/{self.balance}"


@dataclass(frozen=True, slots=True)
class EnergyRange:
    """Published energy of one unit of a process, `low` … `high` in `unit`: its electricity alone, or all carriers."""

    process: str
    carrier: Carrier
    low: float
    high: float
    unit: str
    source: str
    source_place: str
    comment: str = ""
    place: Place | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """One range a process and carrier."""
        return f"{self.process}/{self.carrier}"


def carbon(row: Row, findings: list[Finding]) -> Carbon:
    """A row of carbon.csv."""
    cells = Cells(row, findings)
    basis = cells.one_of("basis", BASES) or "cited"
    if basis == "estimate" and not row["comment"]:
        cells.say("estimate-without-reason", "comment")
    return Carbon(
        cells.identifier(),
        cells.required_number("carbon_kg_per_unit", Range(0.0, 1e6)) or 0.0,
        cast(Basis, basis),
        _source(cells),
        row["source_place"],
        row["comment"],
        row.place,
    )


def expectation(row: Row, findings: list[Finding]) -> Expectation:
    """A row of balances.csv."""
    cells = Cells(row, findings)
    expected = cells.one_of("expected", ("closed", "bounded", "exempt")) or "closed"
    if expected == "exempt" and not row["comment"]:
        cells.say("exempt-without-reason", "comment")
    tolerance = cells.number("tolerance", Range(0.0, 1.0))
    return Expectation(
        cells.identifier("process"),
        cast(Balance, cells.one_of("balance", ("carbon", "mass")) or "carbon"),
        cast(Expected, expected),
        TOLERANCE if tolerance is None else tolerance,
        row["comment"],
        row.place,
    )


def energy_range(row: Row, findings: list[Finding]) -> EnergyRange:
    """A row of energy.csv."""
    cells = Cells(row, findings)
    low = cells.required_number("low", Range(0.0, 1e12)) or 0.0
    high = cells.required_number("high", POSITIVE) or 0.0
    if high < low:
        cells.say("range-upside-down", "high", low=row["low"], high=row["high"])
    return EnergyRange(
        cells.identifier("process"),
        cast(Carrier, cells.one_of("carrier", ("electricity", "all")) or "all"),
        low,
        high,
        cells.unit(),
        _source(cells),
        row["source_place"],
        row["comment"],
        row.place,
    )


def _source(cells: Cells) -> str:
    if not cells.row["source"]:
        cells.say("no-source", "source")
    return cells.row["source"]
