"""Trade names as data in `trade_names.csv`: what commerce calls a product (盘螺, H beam, grease) and where that leads.

A `sure` name tells the product by itself; the others leave several. `unless` names what makes it another product.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from footprint.matching.patterns import Pattern, scripts_of


@dataclass(frozen=True, slots=True)
class TradeName:
    """One row. `hints` are products (data set ids without location), best first; `standard` defines the term."""

    pattern: Pattern
    unless: re.Pattern[str] | None
    hints: tuple[str, ...]
    sure: bool
    standard: str
    name: str
    name_zh: str


@dataclass(frozen=True, slots=True)
class Named:
    """A trade name seen in a text, as written there."""

    trade: TradeName
    text: str


@lru_cache(maxsize=1)
def trade_names() -> tuple[TradeName, ...]:
    """The table, in file order."""
    with files("footprint.matching").joinpath("trade_names.csv").open(encoding="utf-8") as table:
        return tuple(
            TradeName(
                Pattern(row["pattern"]),
                re.compile(row["unless"]) if row["unless"] else None,
                tuple(row["hints"].split("|")),
                row["sure"] == "yes",
                row["standard"],
                row["name"],
                row["name_zh"],
            )
            for row in csv.DictReader(table)
        )


@lru_cache(maxsize=40_000)
def find_trade_names(folded: str) -> tuple[Named, ...]:
    """Every trade name that a folded text uses, in the table's order."""
    found, scripts = [], scripts_of(folded)
    for trade in trade_names():
        seen = trade.pattern.search(folded, scripts)
        if seen and not (trade.unless and trade.unless.search(folded)):
            found.append(Named(trade, seen[0].strip()))
    return tuple(found)
