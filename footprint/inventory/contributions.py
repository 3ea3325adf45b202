"""What a data set's footprint is made of: its own emissions, and each input with all that lies behind it.

The factor f of a process with the amounts a of its providers and its own emissions b, per unit of what it makes, obeys
f = b + Σ a·f(provider) (the columns of the adjoint system, docs/decisions/0003). Each row therefore has an exact part
of the total, and the parts add up to the factor but for its rounding to 12 digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from footprint.inventory.catalogue import Catalogue
from footprint.inventory.values import FROM_PROCESSES, Exchange, Flow
from footprint.ledgers import Ledgers, add
from footprint.units import conversion_factor


class Inventories(Protocol):
    """A release, as far as this needs one."""

    @property
    def catalogue(self) -> Catalogue:
        """The data sets with their factors."""
        ...

    @property
    def flows(self) -> Mapping[str, Flow]:
        """The elementary flows by id."""
        ...

    def exchanges(self, dataset: str) -> tuple[Exchange, ...]:
        """The inventory of a data set."""
        ...


@dataclass(frozen=True, slots=True)
class Contribution:
    """One row of an inventory: `amount` in `unit` (the provider's or the flow's) per one unit of the data set.

    `kg`: kg CO2e by ledger per one unit of the data set. `provider` is None for an elementary flow.
    """

    exchange: Exchange
    amount: float
    unit: str
    kg: Ledgers
    provider: str | None


def contributions(release: Inventories, dataset: str) -> tuple[Contribution, ...]:
    """Every row but the production, the largest by size first. KeyError for an unknown data set."""
    factors = release.catalogue
    rows = list(_rows(release, dataset, lambda name: factors[name].factor))
    return tuple(sorted(rows, key=lambda row: -abs(row.kg.total)))


@dataclass(frozen=True, slots=True)
class Branch:
    """A row seen from a data set further down: `amount` and `kg` per one unit of that data set.

    The children of an input are the rows of its provider; their `kg` add up to its own.
    """

    row: Contribution
    amount: float
    kg: Ledgers
    children: tuple[Branch, ...]


def grow(release: Inventories, dataset: str, depth: int, scale: float = 1.0) -> tuple[Branch, ...]:
    """The rows of `scale` units of a data set, behind each input those of its provider, `depth` levels in all."""
    return tuple(
        Branch(
            row,
            row.amount * scale,
            row.kg.times(scale),
            grow(release, row.provider, depth - 1, row.amount * scale) if row.provider and depth > 1 else (),
        )
        for row in contributions(release, dataset)
    )


def direct(rows: Iterable[Contribution]) -> Ledgers:
    """The data set's own emissions and removals, kg CO2e per unit."""
    return add(row.kg for row in rows if row.provider is None)


def intensity(release: Inventories, dataset: str, factor: Callable[[str], Ledgers]) -> Ledgers:
    """What the rows of a data set come to when its providers have these factors, kg CO2e per unit."""
    return add(row.kg for row in _rows(release, dataset, factor))


def production(release: Inventories, dataset: str) -> float:
    """How many of its units the rows of a data set are stated for."""
    made = (row for row in release.exchanges(dataset) if row.type == "production" and row.flow == dataset)
    return sum(_converted(release, row)[0] for row in made)


def _rows(release: Inventories, dataset: str, factor: Callable[[str], Ledgers]) -> Iterator[Contribution]:
    made = production(release, dataset)
    for row in release.exchanges(dataset):
        if row.type == "production":
            continue
        amount, unit = _converted(release, row)
        per_unit = amount / made
        if row.type in FROM_PROCESSES:
            yield Contribution(row, per_unit, unit, factor(row.flow).times(per_unit), row.flow)
        else:
            flow = release.flows[row.flow]
            kg = Ledgers(**{flow.ledger: flow.gwp100 * per_unit}) if flow.ledger else Ledgers()
            yield Contribution(row, per_unit, unit, kg, None)


def _converted(release: Inventories, row: Exchange) -> tuple[float, str]:
    if row.type in FROM_PROCESSES or row.type == "production":
        provider = release.catalogue[row.flow]
        return row.amount * conversion_factor(row.unit, provider.unit, provider.properties), provider.unit
    unit = release.flows[row.flow].unit
    return row.amount * conversion_factor(row.unit, unit), unit
