"""A linear system of processes as arrays: what the packages of a release hold, without Brightway.

Columns are processes, rows their products in the same order. A, the technosphere, has production positive and inputs
negative; B, the biosphere, has emissions positive; C characterises flows in the five ledgers. Entries with the same
place add up. A lognormal amount has its median in `amount` and ln(geometric SD) in `sigma`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from footprint.engine.faults import SystemFault
from footprint.ledgers import LEDGERS

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


def column_sums(columns: Indices, values: Floats, size: int) -> Floats:
    """(size,): the sum of the values of each column."""
    return np.bincount(columns, values, minlength=size).astype(np.float64, copy=False)


@dataclass(frozen=True)
class Entries:
    """The entries of a sparse matrix. `estimate` marks those whose amount is an estimate."""

    row: Indices
    col: Indices
    amount: Floats
    sigma: Floats
    estimate: NDArray[np.bool_]


@dataclass(frozen=True)
class System:
    """n processes, m elementary flows; `gwp` is (m, 5) in the order of LEDGERS, kg CO2e per unit of flow."""

    ids: tuple[str, ...]
    flows: tuple[str, ...]
    technosphere: Entries
    biosphere: Entries
    gwp: Floats

    @property
    def size(self) -> int:
        """The number of processes."""
        return len(self.ids)

    @cached_property
    def index(self) -> dict[str, int]:
        """Process id → column."""
        return {name: column for column, name in enumerate(self.ids)}

    @cached_property
    def direct(self) -> Floats:
        """(n, 5): each process's own emissions per unit of activity, kg CO2e.

        Formula: Characterisation.
        """
        result = np.zeros((self.size, len(LEDGERS)))
        bio = self.biosphere
        np.add.at(result, bio.col, bio.amount[:, None] * self.gwp[bio.row])
        return result

    def transposed(self, amounts: Floats | None = None, *, absolute: bool = False) -> Any:
        """Aᵀ as a CSC matrix, with other amounts when given; `absolute` takes every input as positive demand."""
        from scipy.sparse import csc_array

        tech = self.technosphere
        values = tech.amount if amounts is None else amounts
        if absolute:
            values = np.where(tech.row == tech.col, values, -np.abs(values))
        return csc_array((values, (tech.col, tech.row)), shape=(self.size, self.size))

    def check(self) -> None:
        """SystemFault when an amount is not finite or a process does not make more of itself than it takes."""
        for entries in (self.technosphere, self.biosphere):
            bad = entries.col[~(np.isfinite(entries.amount) & np.isfinite(entries.sigma))]
            if bad.size:
                raise SystemFault("not-finite", "an amount is not a finite number", self._names(bad))
        if not np.isfinite(self.gwp).all():
            raise SystemFault("not-finite", "a characterisation factor is not a finite number")
        tech = self.technosphere
        on = tech.row == tech.col
        own = column_sums(tech.col[on], tech.amount[on], self.size)
        made = column_sums(tech.col[on], np.maximum(tech.amount[on], 0.0), self.size)
        if (made <= 0).any():
            bad = np.flatnonzero(made <= 0)
            raise SystemFault("production-not-positive", "a process makes nothing of itself", self._names(bad))
        if (own <= 0).any():
            bad = np.flatnonzero(own <= 0)
            raise SystemFault("loop-gain", "a process needs all that it makes of itself", self._names(bad))

    def _names(self, columns: Indices) -> tuple[str, ...]:
        return tuple(self.ids[column] for column in dict.fromkeys(columns[:8].tolist()))

    def save(self, path: Path) -> None:
        """Write it to an .npz file."""
        arrays: dict[str, Any] = {"gwp": self.gwp}
        for name in ("technosphere", "biosphere"):
            entries: Entries = getattr(self, name)
            arrays |= {f"{name}_{field.name}": getattr(entries, field.name) for field in fields(Entries)}
        np.savez(path, allow_pickle=False, **arrays)

    @classmethod
    def load(cls, path: Path, ids: tuple[str, ...], flows: tuple[str, ...]) -> System:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as data:
            parts = [
                Entries(*(data[f"{name}_{field.name}"] for field in fields(Entries)))
                for name in ("technosphere", "biosphere")
            ]
            return cls(ids, flows, parts[0], parts[1], data["gwp"])
