"""How uncertain a factor is, which a catalogue says beside its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.engine.adjoint import Adjoint
    from footprint.engine.system import Floats, System


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
