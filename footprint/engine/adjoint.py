"""The adjoint view: solve Aᵀy = b once, keep the factors, and every footprint is amount × y.

For a demand f the score is cᵀBA⁻¹f = yᵀf with Aᵀy = Bᵀc (Heijungs & Suh 2002, The Computational Structure of LCA;
the vector y holds the cumulative intensities of their section 8). SuperLU factorises Aᵀ, not A: on backgrounds of
20,000 processes that takes seconds instead of minutes. What solvers do not raise for is checked here: amounts and
solutions that are not finite, residuals, singular systems, loops that need more than they make.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from footprint.engine.faults import SystemFault
from footprint.engine.system import Floats, System, column_sums

RESIDUAL = 1e-9
NOISE = 1e-12
# the largest part in which a loop is looked for by its eigenvalues
MAX_NAMED = 2_000


class Factorised:
    """LU factors of a square sparse matrix in CSC form, with solutions that are checked."""

    def __init__(self, matrix: Any) -> None:
        from scipy.sparse import csr_array
        from scipy.sparse.linalg import MatrixRankWarning, splu

        self.matrix = csr_array(matrix)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", MatrixRankWarning)
                self._lu = splu(matrix)
        except (RuntimeError, MatrixRankWarning) as error:
            raise SystemFault("singular", str(error)) from error

    def raw(self, right: Floats) -> Floats:
        """The solution as the solver gives it; for refinement, where the caller looks at the residual."""
        result: Floats = self._lu.solve(right)
        return result

    def solve(self, right: Floats) -> Floats:
        """x with Mx = right, (n,) or (n, k). SystemFault when it is not finite or does not solve the system."""
        return self._checked(self.matrix, right, "N")

    def solve_transposed(self, right: Floats) -> Floats:
        """x with Mᵀx = right: with M = Aᵀ the forward solution, activity levels for a demand."""
        return self._checked(self.matrix.T, right, "T")

    def _checked(self, matrix: Any, right: Floats, trans: str) -> Floats:
        result: Floats = self._lu.solve(right, trans=trans)
        return result if _solves(matrix, result, right) else self._refined(matrix, right, result, trans)

    def _refined(self, matrix: Any, right: Floats, result: Floats, trans: str = "N") -> Floats:
        """One step of refinement: what should be zero is zero then instead of rounding noise, which units that differ
        by a million amplify (Skeel 1980, Iterative refinement implies numerical stability for Gaussian elimination).

        SystemFault when a residual is left.
        """
        refined: Floats = result + self._lu.solve(right - matrix @ result, trans=trans)
        if not _solves(matrix, refined, right):
            raise SystemFault("singular", "the solution leaves a residual")
        return refined


def _solves(matrix: Any, result: Floats, right: Floats) -> bool:
    """Whether the residual is within rounding. SystemFault for a solution that is not finite."""
    if not np.isfinite(result).all():
        raise SystemFault("singular", "the solution is not finite")
    residual = np.abs(matrix @ result - right)
    scale = abs(matrix) @ np.abs(result) + np.abs(right)
    # rows whose solution is rounding noise have a scale of noise: the column's own size is the other measure
    floor = NOISE * scale.max(axis=0) + np.finfo(float).tiny
    return bool((residual <= RESIDUAL * scale + floor).all())


class Adjoint(Factorised):
    """The factors of a system's Aᵀ. SystemFault for a system that has no meaningful solution."""

    def __init__(self, system: System) -> None:
        system.check()
        self.system = system
        try:
            super().__init__(system.transposed())
        except SystemFault:
            check_loop_gain(system)  # names the loop, when it is one that makes the system singular
            raise
        check_loop_gain(system, self)

    def intensities(self) -> Floats:
        """(n, 5): kg CO2e per unit of each process's product, by ledger.

        Formula: Cumulative factor.
        """
        direct = self.system.direct
        # always refined: a process without any emission upstream gets a zero
        return self._refined(self.matrix, direct, self.raw(direct))


def check_loop_gain(system: System, factors: Factorised | None = None) -> Floats:
    """The gross demand vector x of the system with every input counted as demand. SystemFault when a loop diverges.

    With D the productions and N ≥ 0 the inputs, (D − N)ᵀx = diag(D) has a positive solution exactly when the series
    of the supply chain converges (D − N is then a nonsingular M-matrix; Berman & Plemmons 1994, theorem 6.2.3), that
    is when no loop needs as much as it makes. `factors` of Aᵀ serve when the system has no credits.

    Formula: Loop gain.
    """
    tech = system.technosphere
    on = tech.row == tech.col
    diagonal = column_sums(tech.col[on], tech.amount[on], system.size)
    credits = bool((tech.amount[~on] > 0).any())
    if factors is None or credits:
        try:
            factors = Factorised(system.transposed(absolute=True))
        except SystemFault as fault:
            raise SystemFault("loop-gain", "a loop needs exactly what it makes", _loop(system)) from fault
    gross = factors.raw(diagonal)
    with np.errstate(all="ignore"):
        good = np.isfinite(gross).all() and (gross > 0).all() and (factors.matrix @ gross > diagonal / 2).all()
    if not good:
        raise SystemFault("loop-gain", "a loop needs more than it makes", _loop(system))
    return gross


def _loop(system: System) -> tuple[str, ...]:
    """The heaviest loop of the smallest strongly connected part whose spectral radius is one or more."""
    from scipy.sparse.csgraph import connected_components

    matrix = system.transposed(absolute=True).tocsr()
    _, labels = connected_components(matrix, directed=True, connection="strong")
    groups = sorted((np.flatnonzero(labels == label) for label in np.flatnonzero(np.bincount(labels) > 1)), key=len)
    for group in groups:
        if len(group) > MAX_NAMED:
            break
        part = matrix[group][:, group].toarray()
        needs = -(part - np.diag(np.diag(part))) / np.diag(part)[:, None]
        values, vectors = np.linalg.eig(needs)
        largest = np.abs(values).argmax()
        if np.abs(values[largest]) >= 1 - 1e-9:
            return tuple(system.ids[group[place]] for place in _walk(needs, np.abs(vectors[:, largest])))
    return ()


def _walk(needs: Floats, weight: Floats) -> list[int]:
    """The loop that is reached by always following the heaviest need."""
    path = [int(weight.argmax())]
    while True:
        step = int((needs[path[-1]] * weight).argmax())
        if step in path:
            loop = path[path.index(step) :]
            first = loop.index(min(loop))
            return loop[first:] + loop[:first]
        path.append(step)
