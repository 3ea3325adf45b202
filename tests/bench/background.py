"""A generated background of the size and shape of a large commercial database.

Shape: some hundred hubs (power, heat, transport, basic materials) that supply everybody and each other in loops, and
products that take most of their inputs from hubs and some from neighbours in their own chain. What a process takes is
bounded, so that no loop gain exceeds the bound.
"""

from __future__ import annotations

import numpy as np

from footprint.engine.system import Entries, Floats, Indices, System, column_sums
from footprint.ledgers import LEDGERS

PROCESSES, TECHNOSPHERE, BIOSPHERE = 20_000, 292_000, 418_000
HUBS, CHAIN, FLOWS = 300, 40, 2_000
GAIN = 0.9


def large_background(seed: int = 20_261_121) -> System:
    """20,000 processes with 292,000 technosphere and 418,000 biosphere entries, loop gain at most 0.9."""
    rng = np.random.Generator(np.random.PCG64(seed))
    col = rng.integers(0, PROCESSES, TECHNOSPHERE - PROCESSES)
    from_chain = (rng.uniform(size=len(col)) < 0.3) & (col >= HUBS)
    hub = rng.integers(0, HUBS - 1, len(col))
    # a hub takes from the other hubs, a product in its chain from earlier ones: only hubs form loops
    row = np.where(from_chain, np.maximum(col - rng.integers(1, CHAIN, len(col)), 0), hub + (hub >= col))

    scale = 10.0 ** rng.uniform(-2, 2, PROCESSES)
    share = rng.uniform(0.01, 1.0, len(col))
    share *= GAIN * rng.uniform(0.3, 1.0, PROCESSES)[col] / column_sums(col, share, PROCESSES)[col]
    own = np.arange(PROCESSES)
    tech = _entries(
        rng,
        np.concatenate([own, row]),
        np.concatenate([own, col]),
        np.concatenate([np.ones(PROCESSES), -share * scale[row] / scale[col]]),
    )

    bio_col = rng.integers(0, PROCESSES, BIOSPHERE)
    bio = _entries(
        rng, rng.integers(0, FLOWS, BIOSPHERE), bio_col, rng.lognormal(-3.0, 1.5, BIOSPHERE) / scale[bio_col]
    )
    gwp = np.zeros((FLOWS, len(LEDGERS)))
    for place in range(120):  # of 2,000 flows only the greenhouse gases count
        ledger = LEDGERS[place % len(LEDGERS)]
        gwp[place, place % len(LEDGERS)] = -1.0 if ledger == "biogenic_removals" else rng.uniform(1.0, 300.0)
    ids = tuple(f"process-{place:05d}" for place in range(PROCESSES))
    return System(ids, tuple(f"flow-{place:04d}" for place in range(FLOWS)), tech, bio, gwp)


def _entries(rng: np.random.Generator, row: Indices, col: Indices, amount: Floats) -> Entries:
    sigma = np.where(row == col, 0.0, 0.1)
    return Entries(row, col, amount, sigma, rng.uniform(size=len(row)) < 0.1)
