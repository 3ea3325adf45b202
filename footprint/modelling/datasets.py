"""Which data set stands for an energy carrier at a place, when the declaration names none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.inventory.locations import fallbacks
from footprint.modelling.defaults import rows


@dataclass(frozen=True, slots=True)
class Carrier:
    """An energy carrier. `product`: what the ids of its data sets begin with; empty where none fits by default.

    `unit` is that of its data sets; `supply`: the product whose data sets state density and heating value of a fuel.
    """

    id: str
    name: str
    name_zh: str
    product: str
    unit: str
    supply: str


@cache
def carriers(use: str) -> Mapping[str, Carrier]:
    """The carriers of `profile` or `production`, by id, from `modelling/data/carriers.csv`."""
    return {
        row["carrier"]: Carrier(row["carrier"], row["name"], row["name_zh"], row["product"], row["unit"], row["supply"])
        for row in rows("carriers")
        if row["use"] == use
    }


def nearest(product: str, place: str | None, catalogue: Catalogue, year: int | None = None) -> Dataset | None:
    """The data set `<product>-<place>`, or that of the next place of `inventory.locations.fallbacks`.

    One of that very year (`<product>-<place>-<year>`) goes before the one without, which is the newest. None without
    a place: none is assumed.
    """
    if not product or place is None:
        return None
    for location in fallbacks(place):
        name = f"{product}-{location.lower()}"
        dated = catalogue.get(f"{name}-{year}") if year else None
        found = dated or catalogue.get(name)
        if found is not None and found.location == location:
            return found
    return None
