"""A factor against a published footprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from footprint.inventory.validation.published import Published
from footprint.ledgers import Ledgers

# beyond an end of the range by more than half of it
FAR = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published footprint and what the packs give, kg CO2e per the same unit."""

    published: Published
    computed: float

    @property
    def inside(self) -> bool:
        """Whether the result is in the published range, or within a quarter of a single figure."""
        return self.published.low <= self.computed <= self.published.high

    @property
    def ratio(self) -> float:
        """Computed over the published figure, or over the geometric mean of the range when it has no figure."""
        return self.computed / self.published.reference

    @property
    def far(self) -> bool:
        """Whether the result is more than half below the low or above the high end."""
        return self.computed > self.published.high * (1 + FAR) or self.computed < self.published.low * (1 - FAR)

    @property
    def unexplained(self) -> bool:
        """Outside without a reason."""
        return self.counts and not self.inside and not self.published.explanation

    @property
    def counts(self) -> bool:
        """Whether like is compared with like: the same route, year and boundary."""
        return not self.published.unlike


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over comparisons of like with like; `unlike` are the others.

    `independent` are the rows whose data set does not rest on the same publication, `independent_inside` those of
    them that are inside.
    """

    rows: int
    datasets: int
    inside: int
    explained: int
    unexplained: int
    far: int
    unlike: int
    independent: int
    independent_inside: int

    @property
    def share(self) -> float:
        """The part of the rows that lies inside, 0 … 1."""
        return self.inside / self.rows if self.rows else 0.0

    @property
    def independent_share(self) -> float:
        """The part of the independent rows that lies inside, 0 … 1."""
        return self.independent_inside / self.independent if self.independent else 0.0


def compare(published: Iterable[Published], factors: Mapping[str, Ledgers]) -> tuple[Comparison, ...]:
    """Each published footprint with the computed one, in the order of the tables."""
    return tuple(Comparison(row, comparable(row, factors[row.dataset])) for row in published)


def comparable(row: Published, ledgers: Ledgers) -> float:
    """What of a factor the published figure counts: its scope, and no uptake of CO2 where products are compared."""
    if "fossil ledger" in row.scope:
        return ledgers.fossil
    if row.table == "validation_products.csv":
        return ledgers.total - ledgers.biogenic_removals
    return ledgers.total


def summarise(comparisons: Iterable[Comparison]) -> Summary:
    """The counts of these comparisons."""
    everything = tuple(comparisons)
    rows = [row for row in everything if row.counts]
    outside = [row for row in rows if not row.inside]
    return Summary(
        len(rows),
        len({row.published.dataset for row in rows}),
        len(rows) - len(outside),
        sum(bool(row.published.explanation) for row in outside),
        sum(row.unexplained for row in outside),
        sum(row.far for row in outside),
        len(everything) - len(rows),
        sum(not row.published.same_source for row in rows),
        sum(row.inside and not row.published.same_source for row in rows),
    )
