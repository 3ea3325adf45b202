"""Spellings of units in other programs, brought to the closed unit table."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from footprint.unit_spellings import multiple
from footprint.units import UnitError, parse_unit


@cache
def imported_unit(text: str) -> tuple[str, Decimal] | None:
    """The table's symbol and how many of it one `text` is, or None when no table knows it."""
    try:
        return parse_unit(text).symbol, Decimal(1)
    except UnitError:
        return multiple(text)


def scaled(amount: float, factor: Decimal) -> float:
    """The amount in the table's unit, rounded once."""
    return amount if factor == 1 else float(Decimal(repr(amount)) * factor)
