"""Random systems of processes with a bounded loop gain, for tests and benchmarks."""

from __future__ import annotations

import numpy as np

from footprint.engine.system import Entries, Floats, System, column_sums
from footprint.ledgers import LEDGERS


def random_system(
    seed: int,
    processes: int,
    flows: int = 12,
    inputs: float = 3.0,
    emissions: float = 2.0,
    gain: float = 0.9,
    credits: float = 0.0,
) -> System:
    """A system whose inputs, each in its provider's unit, sum to at most `gain` of what is made.

    `inputs` and `emissions` are the mean numbers of entries a process; `credits` the share of inputs with the other
    sign. Units differ by up to a million, so that amounts do too.
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    scale = 10.0 ** rng.uniform(-3, 3, processes)
    made = scale * rng.uniform(0.5, 2.0, processes)

    count = int(processes * inputs)
    row, col = rng.integers(0, processes, count), rng.integers(0, processes, count)
    keep = row != col
    row, col = row[keep], col[keep]
    share = rng.uniform(0.01, 1.0, len(row))
    share *= rng.uniform(0.1, 1.0, processes)[col] * gain / np.maximum(column_sums(col, share, processes), 1e-300)[col]
    sign = np.where(rng.uniform(size=len(row)) < credits, 1.0, -1.0)
    amount = sign * share * scale[row] * made[col] / scale[col]
    own = np.arange(processes)

    flow_count = int(processes * emissions)
    bio_row, bio_col = rng.integers(0, flows, flow_count), rng.integers(0, processes, flow_count)
    bio_amount = rng.uniform(0.0, 2.0, flow_count) * made[bio_col] / scale[bio_col]
    gwp = np.zeros((flows, len(LEDGERS)))
    ledger = np.arange(flows) % (len(LEDGERS) + 1)
    for place in range(flows):
        if ledger[place] < len(LEDGERS):  # every sixth flow is not characterised
            sign_of = -1.0 if LEDGERS[ledger[place]] == "biogenic_removals" else 1.0
            gwp[place, ledger[place]] = sign_of * rng.uniform(0.5, 30.0)
    return System(
        tuple(f"process-{place:05d}" for place in range(processes)),
        tuple(f"flow-{place:05d}" for place in range(flows)),
        _entries(rng, np.concatenate([own, row]), np.concatenate([own, col]), np.concatenate([made, amount])),
        _entries(rng, bio_row, bio_col, bio_amount),
        gwp,
    )


def _entries(rng: np.random.Generator, row: np.ndarray, col: np.ndarray, amount: Floats) -> Entries:  # type: ignore[type-arg]
    sigma = np.where(row == col, 0.0, rng.uniform(0.0, 0.2, len(row)))
    return Entries(row, col, amount, sigma, rng.uniform(size=len(row)) < 0.2)
