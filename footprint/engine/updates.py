"""A background with some processes changed, without solving it anew: a low-rank update of the kept solution.

With A′ = A + U Eₚᵀ, where the columns of U are what changes in the columns p of A (an input that is taken more of is
negative there) and D is what changes in their own emissions, the activity of the changed processes is
x′ₚ = (I + Eₚᵀ A⁻¹ U)⁻¹ Eₚᵀ A⁻¹ f, and the score of a demand f is yᵀf + x′ₚᵀ (D − Uᵀ y): what the changed processes
run, times what one round of them costs more. This is the Woodbury identity (Golub & Van Loan 2013, Matrix Computations,
2.1.4); for one process, Sherman–Morrison.
"""

from __future__ import annotations

import numpy as np

from footprint.engine.faults import SystemFault
from footprint.engine.system import Floats


def updated_activity(activity: Floats, shift: Floats, ids: tuple[str, ...]) -> Floats:
    """(demands, k): the activity of the k changed processes for each demand, after the change.

    `activity`: (demands, k), before it. `shift`: (k, k), activity of process p for the changed amounts of column q, at
    [q, p] and with the sign of the column. SystemFault when the change makes a loop that needs as much as it makes.

    Formula: Changed background process.
    """
    inner = np.eye(len(shift)) + shift.T
    # along the way from no change to this one the determinant passes zero where a loop comes to gain one
    determinant = float(np.linalg.det(inner))
    if not np.isfinite(determinant) or determinant <= 1e-12:
        raise SystemFault("loop-gain", "the changed process needs as much of its own product as it makes", ids)
    result: Floats = np.asarray(np.linalg.solve(inner, activity.T).T, dtype=np.float64)
    return result
