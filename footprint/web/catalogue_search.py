"""Data sets that a reader's words find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.inventory.catalogue import Dataset
    from footprint.resources import Resources


def found(resources: Resources, text: str, sector: str = "") -> list[Dataset]:
    """By the matcher when there are words, else all by sector and name."""
    catalogue = resources.catalogue()
    if text:
        from footprint.matching import Query

        ranked = resources.matcher().rank(Query(text=text), limit=100)
        datasets = [candidate.dataset for candidate in ranked]
    else:
        datasets = sorted(catalogue, key=lambda one: (one.sector, one.name.casefold(), one.location))
    return [one for one in datasets if not sector or one.sector == sector]
