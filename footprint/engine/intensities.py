"""The kept adjoint vector of a release: a footprint is amounts · y, one product for all five ledgers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from footprint.engine.faults import SystemFault
from footprint.engine.system import Floats
from footprint.inventory.catalogue import Catalogue
from footprint.ledgers import Ledgers


@dataclass(frozen=True)
class Intensities:
    """`values` is (n, 5): kg CO2e per unit of each data set in `ids`, by ledger."""

    ids: tuple[str, ...]
    values: Floats

    @classmethod
    def of(cls, catalogue: Catalogue) -> Intensities:
        """The published factors of a catalogue."""
        datasets = list(catalogue)
        values = np.array([dataset.factor.values() for dataset in datasets]).reshape(len(datasets), 5)
        return cls(tuple(dataset.id for dataset in datasets), values)

    @cached_property
    def index(self) -> dict[str, int]:
        """Data set id → row."""
        return {name: row for row, name in enumerate(self.ids)}

    def score(self, amounts: Mapping[str, float]) -> Ledgers:
        """kg CO2e of these amounts of data sets. KeyError for an unknown id, SystemFault when it is not finite.

        Formula: Score of a product.
        """
        rows = np.fromiter(map(self.index.__getitem__, amounts), dtype=np.int64, count=len(amounts))
        with np.errstate(invalid="ignore", over="ignore"):
            sums = np.fromiter(amounts.values(), dtype=np.float64, count=len(amounts)) @ self.values[rows]
        if not np.isfinite(sums).all():
            raise SystemFault("not-finite", "the score is not finite")
        return Ledgers(*sums.tolist())

    def scores(self, products: Sequence[Mapping[str, float]]) -> Floats:
        """(products, 5): many products at once, as a sparse matrix product."""
        from scipy.sparse import csr_array

        counts = np.cumsum([0, *(len(amounts) for amounts in products)])
        names = (name for amounts in products for name in amounts)
        rows = np.fromiter(map(self.index.__getitem__, names), dtype=np.int64, count=int(counts[-1]))
        amounts = np.fromiter((amount for each in products for amount in each.values()), dtype=np.float64)
        matrix = csr_array((amounts, rows, counts), shape=(len(products), len(self.ids)))
        result: Floats = matrix @ self.values
        if not np.isfinite(result).all():
            raise SystemFault("not-finite", "a score is not finite")
        return result
