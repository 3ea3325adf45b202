"""The primary and the secondary data set of a line's material."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.engine.leaves import Leaf
from footprint.inventory.catalogue import Catalogue, Dataset


@dataclass(frozen=True, slots=True)
class Pair:
    """A material's primary and secondary data set and its recycled content. `bought`: the line names the secondary."""

    primary: Dataset
    secondary: Dataset
    r1: float
    bought: bool = False


def pair_of(leaf: Leaf, catalogue: Catalogue) -> Pair | None:
    """The pair, or None without a partner. A line on a secondary data set has recycled content 1."""
    dataset = leaf.dataset
    if dataset is None:
        return None
    if dataset.secondary is not None:
        secondary = catalogue.get(dataset.secondary)
        return Pair(dataset, secondary, leaf.line.recycled_content or 0.0) if secondary else None
    primaries = catalogue.primaries.get(dataset.id)
    if not primaries:
        return None
    nearest = min(primaries, key=lambda other: other.location != dataset.location)
    return Pair(nearest, dataset, 1.0, bought=True)
