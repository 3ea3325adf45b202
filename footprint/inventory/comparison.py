"""Two releases side by side: which data sets came, went or changed, by how much, and why.

With f the old factors and the new system f' = b' + A'·f' (`contributions.py`), the own change of a data set is
r = b' + A'·f − f: what its new rows would come to with the old factors, less its old factor. It is zero where the rows
and their providers are as before. Then f' − f = Σ supply'·r: every change of a factor is the sum of own changes,
each times the activity of its process in the new supply chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from footprint.inventory.catalogue import Dataset
from footprint.inventory.contributions import intensity, production
from footprint.ledgers import Ledgers
from footprint.units import UnitError, conversion_factor

if TYPE_CHECKING:
    from footprint.inventory.release import Release

# rows: its own inventory is another one; characterisation: the factor of a gas it emits; upstream: neither, but a
# provider's factor changed; record: words, source or quality only, the factor is as before
Cause = Literal["rows", "characterisation", "upstream", "record"]
CAUSES: tuple[Cause, ...] = ("rows", "characterisation", "upstream", "record")
# a rounding of factors to 12 digits, seen through a supply chain
_NOTHING = 1e-10


@dataclass(frozen=True, slots=True)
class Changed:
    """A data set of both releases that is not the same in both."""

    before: Dataset
    after: Dataset
    cause: Cause

    @property
    def ratio(self) -> float | None:
        """New factor over old factor, per the same unit; None where the old one is zero or the units do not convert."""
        old = self.before.factor.total
        try:
            same = conversion_factor(self.before.unit, self.after.unit, self.after.properties)
        except UnitError:
            return None
        return self.after.factor.total * same / old if old else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `after` has otherwise than `before`; each list by id."""

    before: str
    after: str
    added: tuple[Dataset, ...]
    removed: tuple[Dataset, ...]
    changed: tuple[Changed, ...]
    same: int

    @property
    def is_empty(self) -> bool:
        """Whether the data sets are the same."""
        return not (self.added or self.removed or self.changed)


def compare(before: Release, after: Release) -> Comparison:
    """Compare two releases by the hashes of their leaves."""
    old, new = before.catalogue, after.catalogue
    flows = {name for name in {*before.flows, *after.flows} if _differ(before, after, f"flow/{name}")}
    changed = []
    for dataset in sorted(set(old.datasets) & set(new.datasets)):
        rows = _differ(before, after, f"process/{dataset}")
        if not rows and not _differ(before, after, f"factor/{dataset}"):
            continue
        changed.append(Changed(old[dataset], new[dataset], _cause(before, after, dataset, rows, flows)))
    return Comparison(
        before.hash,
        after.hash,
        tuple(new[name] for name in sorted(set(new.datasets) - set(old.datasets))),
        tuple(old[name] for name in sorted(set(old.datasets) - set(new.datasets))),
        tuple(changed),
        len(set(old.datasets) & set(new.datasets)) - len(changed),
    )


@dataclass(frozen=True, slots=True)
class Reason:
    """An own change that moves a data set's factor: `kg` is its part of the difference, per unit."""

    dataset: str
    kg: Ledgers


def reasons(before: Release, after: Release, dataset: str) -> tuple[Reason, ...] | None:
    """Which own changes make up the difference of a factor, the largest first; together they are f' − f.

    Per one unit of `after`. A data set that `before` lacks counts with an old factor of zero. None when the supply of
    `after` is not kept. KeyError for a data set that `after` does not have.
    """
    levels = after.levels(dataset)
    if levels is None:
        return None

    def factor(name: str) -> Ledgers:
        return _old_factor(before, after, name)

    found = []
    for name, level in levels.items():
        if not _may_move(before, after, name):
            continue
        amount = level * production(after, name)
        own = intensity(after, name, factor)
        kg = Ledgers(*((new - old) * amount for new, old in zip(own.values(), factor(name).values(), strict=True)))
        size = max(abs(value) for value in (*own.values(), *factor(name).values())) * abs(amount)
        if any(abs(value) > _NOTHING * size for value in kg.values()):
            found.append(Reason(name, kg))
    return tuple(sorted(found, key=lambda one: -abs(one.kg.total)))


def _old_factor(before: Release, after: Release, name: str) -> Ledgers:
    """The old factor per one unit that the data set has now; zero for one that was not there in such a unit."""
    old, new = before.catalogue.get(name), after.catalogue[name]
    if old is None:
        return Ledgers()
    try:
        return old.factor.times(conversion_factor(new.unit, old.unit, new.properties))
    except UnitError:
        return Ledgers()


def _may_move(before: Release, after: Release, name: str) -> bool:
    """Whether the own change of a data set may be other than zero: its rows, what they are counted in, a gas."""
    if name not in before.catalogue.datasets or before.exchanges(name) != after.exchanges(name):
        return True
    return any(
        _differ(before, after, f"flow/{row.flow}")
        if row.flow in after.flows
        else _counted_otherwise(before, after, row.flow)
        for row in after.exchanges(name)
    )


def _counted_otherwise(before: Release, after: Release, name: str) -> bool:
    old, new = before.catalogue.get(name), after.catalogue[name]
    return old is None or (old.unit, old.properties) != (new.unit, new.properties)


def _cause(before: Release, after: Release, dataset: str, rows: bool, flows: set[str]) -> Cause:
    if rows and before.exchanges(dataset) != after.exchanges(dataset):
        return "rows"
    if not _differ(before, after, f"factor/{dataset}"):
        return "record"
    if any(row.flow in flows for row in after.exchanges(dataset)):
        return "characterisation"
    return "upstream"


def _differ(before: Release, after: Release, key: str) -> bool:
    return before.leaf_hash(key) != after.leaf_hash(key)
