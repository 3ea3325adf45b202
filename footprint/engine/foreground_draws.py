"""An uncertain foreground with loops: its small system is solved again for every draw, all draws at once.

Each draw is one state of the world: own processes take other amounts of each other's products, and every loop runs
another number of times. What a process takes of the background is proportional to its runs, so a draw gives each
background amount as a multiple of the nominal one; the uncertainty of such an amount itself is that of its line.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from footprint.engine.draws import lognormal
from footprint.engine.faults import SystemFault
from footprint.engine.foreground import UncertainForeground, solve_foreground
from footprint.engine.system import Floats

# draws in which a loop needs more than it makes are left out; more than one in twenty contradicts the system
MAX_LEFT_OUT = 0.05
BLOCK = 256


def sampled_runs(system: UncertainForeground, iterations: int, seed: int, prefix: str = "") -> Floats:
    """(iterations, processes): runs of each process that the demand needs, in every draw, in the order of `processes`.

    Impossible draws are left out and others taken. SystemFault when they are too many, or as of `solve_foreground`.

    Formula: Foreground solved per draw.
    """
    solve_foreground(system.processes, system.demand)  # checks amounts, production and loops of the nominal system
    index = {process.id: place for place, process in enumerate(system.processes)}
    size = len(index)
    wanted = np.array([system.demand.get(process.id, 0.0) for process in system.processes])
    made = np.array([process.made for process in system.processes])
    count = iterations + int(np.ceil(MAX_LEFT_OUT * iterations)) + 20
    takes = [
        (index[taken], index[process.id], _amounts(system, process.id, taken, amount, count, seed, prefix))
        for process in system.processes
        for taken, amount in process.own.items()
    ]
    kept: list[Floats] = []
    left = iterations
    for start in range(0, count, BLOCK):
        rows = slice(start, min(start + BLOCK, count))
        matrix = np.zeros((rows.stop - rows.start, size, size))
        matrix[:, np.arange(size), np.arange(size)] = made
        for row, column, amounts in takes:
            matrix[:, row, column] -= amounts[rows]
        good = _possible(matrix, made)
        if good.any():
            kept.append(np.linalg.solve(matrix[good], wanted[None, :, None])[:, :, 0][:left])
            left -= len(kept[-1])
        if left <= 0:
            return np.concatenate(kept)
    raise SystemFault("loop-gain", "in too many draws a loop needs more than it makes", tuple(index))


def _amounts(
    system: UncertainForeground, process: str, taken: str, amount: float, count: int, seed: int, prefix: str
) -> Floats:
    found = system.taking.get((process, taken))
    if found is None or found.sigma == 0.0:
        return np.full(count, amount)
    return amount * lognormal(seed, f"{prefix}foreground/{found.stream}", found.sigma, count)


def _possible(matrix: Floats, made: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which systems have a meaningful solution: their gross demand is positive (see `adjoint.check_loop_gain`)."""
    size = len(made)
    own = matrix[:, np.arange(size), np.arange(size)]
    gross = -np.abs(matrix)
    gross[:, np.arange(size), np.arange(size)] = own
    good = (own > 0).all(axis=1) & (np.abs(np.linalg.det(gross)) > np.finfo(float).tiny)
    solution = np.full((len(matrix), size), -1.0)
    if good.any():
        solution[good] = np.linalg.solve(np.transpose(gross[good], (0, 2, 1)), own[good][:, :, None])[:, :, 0]
    result: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.isfinite(solution).all(axis=1) & (solution > 0).all(axis=1)
    return result


def sampled_ratios(system: UncertainForeground, iterations: int, seed: int, prefix: str = "") -> dict[str, Floats]:
    """Line → (iterations,): its amount in each draw as a multiple of the nominal one."""
    runs = sampled_runs(system, iterations, seed, prefix)
    nominal = solve_foreground(system.processes, system.demand).background
    columns: dict[str, list[tuple[int, float]]] = {}
    for place, process in enumerate(system.processes):
        for name, amount in process.background.items():
            columns.setdefault(name, []).append((place, amount))
    return {
        line: _weighted(runs, columns[name]) / nominal[name] for line, name in system.lines.items() if nominal.get(name)
    }


def _weighted(runs: Floats, parts: Sequence[tuple[int, float]]) -> Floats:
    places, amounts = zip(*parts, strict=True)
    result: Floats = runs[:, list(places)] @ np.array(amounts)
    return result
