"""How much of a factor rests on estimates, and on which rows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.engine.system import Floats, System


class Estimates:
    """The part of each data set's gross greenhouse gases that passes through an estimated amount.

    The gross intensity T counts every contribution by its size: T_j = (Σ |direct_j| + Σ |input_kj| T_k) / made_j. The
    estimated part E follows the same recursion, except that an input whose amount is an estimate counts whole
    (|input_kj| T_k, whatever rests on estimates further up), so that nothing counts twice. The share is E_j / T_j.

    Formula: Share of estimates.
    """

    def __init__(self, system: System) -> None:
        import numpy as np

        from footprint.engine.adjoint import Factorised
        from footprint.engine.system import column_sums

        tech, bio = system.technosphere, system.biosphere
        self._tech, self._bio = tech, bio
        sizes = np.abs(bio.amount) * np.abs(system.gwp[bio.row]).sum(axis=1)
        direct = column_sums(bio.col, sizes, system.size)
        self._gross: Floats = Factorised(system.transposed(absolute=True)).solve(direct)
        guessed = tech.estimate & (tech.row != tech.col)
        self._inputs: Floats = np.where(guessed, np.abs(tech.amount) * self._gross[tech.row], 0.0)
        self._emissions: Floats = sizes * bio.estimate
        right = column_sums(bio.col, self._emissions, system.size) + column_sums(tech.col, self._inputs, system.size)
        self._known = Factorised(system.transposed(np.where(guessed, 0.0, tech.amount), absolute=True))
        self._estimated: Floats = self._known.solve(right)

    @cached_property
    def shares(self) -> Floats:
        """(n,): E_j / T_j, 0 … 1."""
        import numpy as np

        clipped: Floats = np.clip(self._ratio(self._estimated), 0.0, 1.0)
        result: Floats = np.round(clipped, 6)
        return result

    def carried(self, weights: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """What each entry carries of Σ weight·share: by technosphere entry, by biosphere entry; then what it frees.

        `weights` is (n,), say |factor|. The first two add up to Σ weight·share. The last two are what the sum would
        lose if that entry alone were no estimate: the estimates further up an input then count by themselves.
        """
        import numpy as np

        activity = self._known.solve_transposed(np.asarray(weights) * self._ratio(np.ones_like(self._gross)))
        inputs: Floats = activity[self._tech.col] * self._inputs
        emissions: Floats = activity[self._bio.col] * self._emissions
        known: Floats = np.clip(1.0 - self._ratio(self._estimated)[self._tech.row], 0.0, 1.0)
        return inputs, emissions, inputs * known, emissions

    def _ratio(self, values: Floats) -> Floats:
        """Values over gross intensities, nothing where nothing is emitted."""
        import numpy as np

        gross = self._gross
        result: Floats = np.divide(values, gross, out=np.zeros_like(gross), where=gross > 0)
        return result
