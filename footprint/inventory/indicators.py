"""What a catalogue says about a factor beside its value: how much of it rests on estimates, how uncertain it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.engine.adjoint import Adjoint
    from footprint.engine.system import Floats, System


def estimate_shares(system: System) -> Floats:
    """(n,): the share of each data set's gross greenhouse gases that passes through an estimated amount, 0 … 1.

    The gross intensity T counts every contribution by its size: T_j = (Σ |direct_j| + Σ |input_kj| T_k) / made_j. The
    estimated part E follows the same recursion, except that an input whose amount is an estimate counts whole
    (|input_kj| T_k, whatever rests on estimates further up), so that nothing counts twice. The share is E_j / T_j.

    Formula: Share of estimates.
    """
    import numpy as np

    from footprint.engine.adjoint import Factorised
    from footprint.engine.system import column_sums

    tech, bio = system.technosphere, system.biosphere
    gross_factors = Factorised(system.transposed(absolute=True))
    sizes = np.abs(bio.amount) * np.abs(system.gwp[bio.row]).sum(axis=1)
    gross = gross_factors.solve(column_sums(bio.col, sizes, system.size))
    guessed = tech.estimate & (tech.row != tech.col)
    passing = np.abs(tech.amount[guessed]) * gross[tech.row[guessed]]
    right = column_sums(bio.col, sizes * bio.estimate, system.size)
    right = right + column_sums(tech.col[guessed], passing, system.size)
    known = np.where(guessed, 0.0, tech.amount)
    estimated = Factorised(system.transposed(known, absolute=True)).solve(right)
    shares = np.divide(estimated, gross, out=np.zeros(system.size), where=gross > 0)
    return np.round(np.clip(shares, 0.0, 1.0), 6)


def geometric_sds(system: System, adjoint: Adjoint, supply: Floats | None) -> Floats:
    """(n,): the geometric standard deviation of each factor's total, to first order.

    The variance of y_j is Σ_i s_ij² Σ_e (amount_e · f_e · ln gsd_e)² over the exchanges e of every process i in its
    supply chain, s_ij the activity of i for one j and f_e the factor of what e moves (Ciroth et al. 2004, Int. J. LCA
    9(4)). `supply` is (n, n) with s_ij at [j, i]; without it (large systems) branches that meet again upstream are
    taken as independent, which can only underestimate.

    Formula: Spread of a factor.
    """
    import numpy as np

    from footprint.engine.adjoint import Factorised
    from footprint.engine.system import column_sums

    tech, bio = system.technosphere, system.biosphere
    total = adjoint.intensities().sum(axis=1)
    emitted = bio.amount * system.gwp[bio.row].sum(axis=1) * bio.sigma
    moved = tech.amount * total[tech.row] * tech.sigma
    own = column_sums(bio.col, emitted**2, system.size) + column_sums(tech.col, moved**2, system.size)
    if supply is not None:
        variance: Floats = np.square(supply) @ own
    else:
        squares = np.where(tech.row == tech.col, 1.0, -1.0) * np.square(tech.amount)
        variance = Factorised(system.transposed(squares)).solve(own)
    relative = np.divide(np.sqrt(np.maximum(variance, 0.0)), np.abs(total), out=np.zeros(system.size), where=total != 0)
    # a balance of credits may come close to zero, where a lognormal says nothing any more
    result: Floats = np.round(np.exp(np.minimum(relative, np.log(100.0))), 6)
    return result
