"""Monte Carlo of a background, once: every uncertain amount sampled, every data set's total kept.

Row i of the samples is one state of the world. A product's distribution is then samples @ amounts, and two products
that are compared share the same worlds. Each sampled system is solved with the factors of the nominal one as
preconditioner (iterative refinement), and factorised anew when that does not converge.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import numpy as np

from footprint.engine.adjoint import Adjoint, Factorised, check_loop_gain
from footprint.engine.faults import SystemFault
from footprint.engine.system import Floats, System, column_sums

MAX_ITERATIONS = 100_000
_TOLERANCE = 1e-12
_MAX_STEPS = 40
_MAX_REDRAWN = 0.05


def kept_samples(system: System, iterations: int, seed: int, folder: Path) -> Floats:
    """The samples from `folder` when they were made before, else made now and kept there; read-only."""
    path = folder / f"{iterations}-{seed}.npy"
    if not path.is_file():
        folder.mkdir(exist_ok=True)
        samples = score_samples(system, iterations, seed)
        handle, name = tempfile.mkstemp(prefix=".samples-", dir=folder)
        with os.fdopen(handle, "wb") as file:
            np.save(file, samples, allow_pickle=False)
        Path(name).replace(path)
    result: Floats = np.load(path, mmap_mode="r", allow_pickle=False)
    return result


def score_samples(system: System, iterations: int, seed: int) -> Floats:
    """(iterations, n) totals, kg CO2e per unit. The same seed gives the same worlds, and more of them begin alike.

    A world in which a loop needs more than it makes cannot exist and is drawn again. SystemFault when more than one
    in twenty is so: the stated uncertainties contradict the system.

    Formula: Sampled background.
    """
    if not 0 < iterations <= MAX_ITERATIONS:
        raise ValueError(f"iterations must be 1 … {MAX_ITERATIONS}")
    generator = np.random.Generator(np.random.PCG64(seed))
    nominal = Adjoint(system)
    tech, bio = system.technosphere, system.biosphere
    weight = system.gwp.sum(axis=1)[bio.row]
    result = np.empty((iterations, system.size))
    start = nominal.solve(system.direct.sum(axis=1))
    done = redrawn = 0
    while done < iterations:
        amounts = tech.amount * np.exp(tech.sigma * generator.standard_normal(len(tech.sigma)))
        emissions = bio.amount * np.exp(bio.sigma * generator.standard_normal(len(bio.sigma)))
        world = System(
            system.ids,
            system.flows,
            type(tech)(tech.row, tech.col, amounts, tech.sigma, tech.estimate),
            bio,
            system.gwp,
        )
        direct = column_sums(bio.col, emissions * weight, system.size)
        try:
            result[done] = _solve_world(world, nominal, direct, start)
            done += 1
        except SystemFault:
            redrawn += 1
            if redrawn > max(20, _MAX_REDRAWN * iterations):
                raise
    return result


def _solve_world(world: System, nominal: Adjoint, direct: Floats, start: Floats) -> Floats:
    from scipy.sparse import csr_array

    world.check()
    matrix = csr_array(world.transposed())
    credits = bool((world.technosphere.amount[world.technosphere.row != world.technosphere.col] > 0).any())
    diagonal = matrix.diagonal()
    right = np.column_stack([direct, diagonal])
    solution = np.column_stack([start, np.zeros_like(start)])
    scale = np.abs(right).max(axis=0) + np.finfo(float).tiny
    for _ in range(_MAX_STEPS):
        residual = right - matrix @ solution
        step = nominal.raw(residual)
        solution = solution + step
        if not np.isfinite(solution).all():
            break
        if (np.abs(step) <= _TOLERANCE * np.abs(solution).max(axis=0) + np.finfo(float).tiny).all() and (
            np.abs(right - matrix @ solution).max(axis=0) <= 1e-9 * scale
        ).all():
            # without credits, a positive gross demand shows that every loop converges (see check_loop_gain)
            if credits or (solution[:, 1] <= 0).any():
                check_loop_gain(world)
            return solution[:, 0]
    check_loop_gain(world)
    return Factorised(world.transposed()).solve(direct)
