"""What the columns of a table of lines mean: a mapping, and how sure a proposal of one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from footprint.bom.values import Stage
from footprint.findings import Finding

Decimal = Literal["point", "comma"]
Levels = Literal["none", "parent", "level", "dotted", "parent-number"]
Basis = Literal["parent", "product"]
LossBasis = Literal["gross", "net"]
Breakdown = Literal["none", "rows", "columns"]

DECIMALS: tuple[Decimal, ...] = ("point", "comma")
LEVELS: tuple[Levels, ...] = ("none", "parent", "level", "dotted", "parent-number")
BASES: tuple[Basis, ...] = ("parent", "product")
LOSS_BASES: tuple[LossBasis, ...] = ("gross", "net")
BREAKDOWNS: tuple[Breakdown, ...] = ("none", "rows", "columns")
SURE = 0.9  # from here on a column's meaning is not asked about


@dataclass(frozen=True, slots=True)
class Column:
    """One column, counted from 0, and the role it has; without one it is not read.

    `unit` (canonical) and `percent` are what its heading says of its numbers; `per` is how many units of the parent a
    quantity is for, as in `Qty / 1000 pcs`.
    """

    index: int
    heading: str = ""
    role: str = ""
    unit: str = ""
    percent: bool = False
    per: float = 1.0


@dataclass(frozen=True, slots=True)
class UnitMeaning:
    """What a firm means by a unit that means different things elsewhere: one `text` is `amount` of `unit`."""

    text: str
    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How a table becomes lines.

    `levels`: how the tree is told: by the parent's id, by a level (1, 2, 3 or .1, ..2), by dotted numbers, by the
    parent's part number. `basis`: a quantity is per unit of the parent or per product. `loss_basis`: a loss is a share
    of what is taken (gross = net / (1 − loss)) or is added to the net quantity (gross = net × (1 + loss)).
    `breakdown`: what a part is made of stands in rows below it that say of which kind they are, or in further columns
    of its row and of the rows after it. `quantity`, `unit`, `stage`: what an empty cell means. `root`: the part number
    of the product, where a table by parents' numbers holds several.
    """

    sheet: str = ""
    heading_rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    levels: Levels = "none"
    decimal: Decimal = "point"
    basis: Basis = "parent"
    loss_basis: LossBasis = "gross"
    breakdown: Breakdown = "none"
    stage: Stage = "materials"
    unit: str = ""
    quantity: float | None = None
    root: str = ""
    units: tuple[UnitMeaning, ...] = ()

    def with_role(self, role: str) -> tuple[Column, ...]:
        """The columns that have a role, in the table's order."""
        return tuple(column for column in self.columns if column.role == role)

    def column(self, role: str) -> Column | None:
        """The first column of a role, or None."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def roles(self) -> frozenset[str]:
        """Every role that a column has."""
        return frozenset(column.role for column in self.columns if column.role)


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column with how sure its role is (0 … 1), the reason, and its first values."""

    column: Column
    confidence: float
    reason: str
    reason_zh: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """A unit's text that means different things, how often it stands, where first, and what it may mean."""

    text: str
    count: int
    cell: str
    choices: tuple[UnitMeaning, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet that may hold the lines. `complete`: it has headings for a name and a quantity."""

    name: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the reader takes a table to mean. Without `mapping` the file (JSON) needs none.

    `questions` and `units` must be answered before the table is read; `assumptions` are taken when nobody answers.
    """

    mapping: ColumnMapping | None
    fingerprint: str = ""
    columns: tuple[ProposedColumn, ...] = ()
    sheets: tuple[SheetChoice, ...] = ()
    preview: tuple[tuple[int, tuple[str, ...]], ...] = ()
    units: tuple[UnitQuestion, ...] = ()
    roots: tuple[str, ...] = ()
    questions: tuple[Finding, ...] = ()
    assumptions: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether the table reads without a question."""
        return not (self.questions or self.assumptions or self.units)
