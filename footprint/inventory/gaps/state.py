"""How far a gap is closed: by what the rows of its data sets rest on, never by what somebody says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from footprint.inventory.gaps.table import Gap
from footprint.inventory.packset import PackSet
from footprint.inventory.values import Basis
from footprint.ledgers import Ledgers

Status = Literal["closed", "narrowed", "open", "none"]
# the share of estimates that the catalogue as a whole may carry
CLOSED = 0.10
NARROWED = 0.50


@dataclass(frozen=True, slots=True)
class GapState:
    """A gap, the estimate share of its data sets (weighted by |GWP|, 0 … 1; None without a data set), counts of rows.

    `closed`: a tenth at most; `narrowed`: half at most; `open`: more; `none`: there is no data set.
    """

    gap: Gap
    share: float | None
    rows: Mapping[Basis, int]

    @property
    def status(self) -> Status:
        """Which of the four it is."""
        if self.share is None:
            return "none"
        if self.share <= CLOSED:
            return "closed"
        return "narrowed" if self.share <= NARROWED else "open"


def gap_states(
    gaps: Iterable[Gap], packs: PackSet, factors: Mapping[str, Ledgers], shares: Mapping[str, float]
) -> tuple[GapState, ...]:
    """Each gap with what its data sets rest on."""
    return tuple(_state(gap, packs, factors, shares) for gap in gaps)


def _state(gap: Gap, packs: PackSet, factors: Mapping[str, Ledgers], shares: Mapping[str, float]) -> GapState:
    weights = {name: abs(factors[name].total) for name in gap.datasets}
    total = sum(weights.values())
    share = sum(weight * shares[name] for name, weight in weights.items()) / total if total else None
    rows: dict[Basis, int] = {"cited": 0, "derived": 0, "estimate": 0}
    for name in gap.datasets:
        for exchange in packs.processes[name].exchanges:
            if exchange.type != "production":
                rows[exchange.basis] += 1
    return GapState(gap, share, rows)
