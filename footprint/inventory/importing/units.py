"""Spellings of units in other programs, brought to the closed unit table: `data/units.csv` beside `footprint.units`."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from footprint.units import UnitError, parse_unit

_TABLE = Path(__file__).with_name("data") / "units.csv"


@cache
def _spellings() -> dict[str, tuple[str, Decimal]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["spelling"]: (row["unit"], Decimal(row["factor"])) for row in csv.DictReader(file)}


@cache
def imported_unit(text: str) -> tuple[str, Decimal] | None:
    """The table's symbol and how many of it one `text` is, or None when no table knows it."""
    try:
        return parse_unit(text).symbol, Decimal(1)
    except UnitError:
        return _spellings().get(" ".join(text.casefold().split()))


def scaled(amount: float, factor: Decimal) -> float:
    """The amount in the table's unit, rounded once."""
    return amount if factor == 1 else float(Decimal(repr(amount)) * factor)
