"""Plain Brightway: a fresh `bw2calc.LCA` on a release's packages, nothing of our own in between.

The yardstick of tests and benchmarks, and the forward solve of releases whose supply matrix is too large to keep.
Every call reads its packages and makes its own LCA object: one that is shared between threads gives wrong scores.
"""

from __future__ import annotations

import logging
import math
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from footprint.engine.faults import SystemFault
from footprint.ledgers import LEDGERS, Ledgers

if TYPE_CHECKING:
    from footprint.engine.system import Floats, System


class Background(Protocol):
    """What is asked of a background release: its system, its ids in the packages, and the packages."""

    @property
    def system(self) -> System:
        """The linear system."""

    def activity_id(self, dataset: str) -> int:
        """The id of a data set in the packages."""

    def datapackages(self, score: str = ...) -> list[Any]:
        """The packages, characterised with this score."""


def lca(packages: list[Any], demand: dict[int, float]) -> Any:
    """A solved `bw2calc.LCA` of this demand (activity ids of the packages)."""
    bw2calc = _bw2calc()
    calculation = bw2calc.LCA(demand=demand, data_objs=packages)
    calculation.lci()
    calculation.lcia()
    return calculation


def plain_score(release: Background, amounts: dict[str, float], score: str = "total") -> float:
    """kg CO2e of these amounts of data sets by Brightway; `score` is a ledger or `total`."""
    demand = {release.activity_id(name): amount for name, amount in amounts.items()}
    result = float(lca(release.datapackages(score), demand).score)
    if not math.isfinite(result):
        raise SystemFault("singular", "the score is not finite")
    return result


def plain_ledgers(release: Background, amounts: dict[str, float]) -> Ledgers:
    """All five ledgers of these amounts by Brightway."""
    return Ledgers(*(plain_score(release, amounts, ledger) for ledger in LEDGERS))


def activity_levels(release: Background, demands: Sequence[Mapping[str, float]]) -> Floats:
    """(demands, n): how much of each process, in the order of `release.system.ids`, each demand needs.

    One LCA object for all of them; it factorises once when there are several.
    """
    import numpy as np

    by_id = [{release.activity_id(name): amount for name, amount in amounts.items()} for amounts in demands]
    result = np.empty((len(by_id), release.system.size))
    if not by_id:
        return result
    calculation = _bw2calc().LCA(demand=by_id[0], data_objs=release.datapackages())
    for row, demand in enumerate(by_id):
        calculation.lci(demand=demand, factorize=len(by_id) > 1)
        columns = calculation.dicts.activity
        levels = np.asarray(calculation.supply_array, dtype=np.float64)
        result[row] = levels[[columns[place + 1] for place in range(release.system.size)]]
    if not np.isfinite(result).all():
        raise SystemFault("singular", "the activity levels are not finite")
    return result


def _bw2calc() -> Any:
    with warnings.catch_warnings():
        # an advertisement of an optional solver; which one is used is a decision of ours (docs/decisions)
        warnings.filterwarnings("ignore", message=r"\s*It seems like you have an AMD/INTEL", category=UserWarning)
        import bw2calc
    logging.getLogger("bw2calc").setLevel(logging.WARNING)
    return bw2calc
