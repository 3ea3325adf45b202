"""What a calculation looks up in a catalogue other than by id: partners of materials, defaults of transport."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from footprint.engine.leaves import Leaf
from footprint.inventory.catalogue import Catalogue, Dataset


@dataclass(frozen=True, slots=True)
class Pair:
    """A material's primary and secondary data set and its recycled content. `bought`: the line names the secondary."""

    primary: Dataset
    secondary: Dataset
    r1: float
    bought: bool = False


class Index:
    """What a calculation looks up in a catalogue other than by id; made when first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def transport(self) -> dict[str, Dataset]:
        """Mode → the data set that the release marks as its default; the first by id should there be several."""
        marked = sorted((dataset for dataset in self.catalogue if dataset.transport_mode), key=lambda one: one.id)
        return {dataset.transport_mode or "": dataset for dataset in reversed(marked)}

    @cached_property
    def primaries(self) -> dict[str, list[Dataset]]:
        """Secondary data set → the primary ones that name it, by id."""
        found: dict[str, list[Dataset]] = {}
        for dataset in sorted(self.catalogue, key=lambda one: one.id):
            if dataset.secondary is not None:
                found.setdefault(dataset.secondary, []).append(dataset)
        return found

    def pair(self, leaf: Leaf) -> Pair | None:
        """Primary and secondary of the line's material. A line on a secondary data set has recycled content 1."""
        dataset = leaf.dataset
        if dataset is None:
            return None
        if dataset.secondary is not None:
            secondary = self.catalogue.get(dataset.secondary)
            return Pair(dataset, secondary, leaf.line.recycled_content or 0.0) if secondary else None
        primaries = self.primaries.get(dataset.id)
        if not primaries:
            return None
        nearest = min(primaries, key=lambda other: other.location != dataset.location)
        return Pair(nearest, dataset, 1.0, bought=True)
