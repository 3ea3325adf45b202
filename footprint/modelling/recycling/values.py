"""Evidence of recycled content as read, frozen. Amounts are kg of the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

InputKind = Literal["post-consumer", "pre-consumer", "internal", "primary", "addition"]
INPUT_KINDS: tuple[InputKind, ...] = ("post-consumer", "pre-consumer", "internal", "primary", "addition")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What went in: scrap by grade and origin, primary metal, alloying additions, or rework of the same process."""

    cell: str
    kind: InputKind
    grade: str
    origin: str | None
    kg: float
    supplier: str
    certificate: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Balance:
    """The inputs and outputs of one melt or recycling process over a period.

    `line`: the line of the bill of materials whose recycled content it proves, None for the product itself.
    `melt_loss_kg`: metal lost to dross, skimmings and fume; `stock_kg`: how much more was in stock at the end.
    """

    cell: str
    line: str | None
    name: str
    first: date | None
    last: date | None
    receipts: tuple[Receipt, ...]
    melt_loss_kg: float
    output_kg: float
    stock_kg: float
    evidence: str
