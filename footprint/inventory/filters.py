"""Data sets narrowed by what a reader chooses, and how many each further choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from footprint.inventory.catalogue import Dataset


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen; an empty text chooses nothing. `place`: a country means the country with all its regions."""

    sector: str = ""
    place: str = ""
    licence: str = ""
    kind: str = ""
    unit: str = ""

    def chosen(self) -> dict[str, str]:
        """The choices that were made, by name."""
        return {name: getattr(self, name) for name in FILTERS if getattr(self, name)}


FILTERS = tuple(field.name for field in fields(Filters))


def narrow(datasets: Iterable[Dataset], filters: Filters) -> list[Dataset]:
    """The data sets that every choice allows, in their order."""
    return [one for one in datasets if all(value in _values(one, name) for name, value in filters.chosen().items())]


def counts(datasets: Sequence[Dataset], filters: Filters) -> Mapping[str, Mapping[str, int]]:
    """Filter → value → how many data sets it would leave with all other choices; values without any are absent."""
    return {
        name: dict(
            sorted(
                Counter(
                    value for one in narrow(datasets, replace(filters, **{name: ""})) for value in _values(one, name)
                ).items()
            )
        )
        for name in FILTERS
    }


def _values(dataset: Dataset, name: str) -> tuple[str, ...]:
    if name == "place":
        country = dataset.location.split("-")[0]
        return (country,) if country == dataset.location else (country, dataset.location)
    return (str(getattr(dataset, name)),)
