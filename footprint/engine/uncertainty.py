"""Monte Carlo of a product from the presampled scores of a release: one matrix product."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from footprint.engine.values import Background, StudyLine, Uncertainty

LIMIT = 10_000


def simulate(background: Background, lines: Sequence[StudyLine], iterations: int, seed: int) -> Uncertainty | None:
    """Percentiles of the total over `iterations` samples of the background; None for no iterations.

    Two products that are simulated with the same seed share their samples, so they can be compared draw by draw.
    Supplier footprints come without a distribution and count as certain.

    Formula: Monte Carlo of a product.
    """
    if iterations == 0:
        return None
    import numpy as np  # only where it is used: pages that never simulate do not wait for it

    amounts = dataset_amounts(lines)
    certain = fsum(
        line.kg_co2e or 0.0 for line in lines if line.choice is not None and line.choice.supplier is not None
    )
    names, sampled = background.score_samples(iterations, seed)
    scores = np.asarray(sampled, dtype=np.float64)
    vector = np.array([amounts.get(name, 0.0) for name in names], dtype=np.float64)
    p5, p50, p95 = (float(value) for value in np.percentile(scores @ vector + certain, (5, 50, 95)))
    return Uncertainty(iterations, seed, p5, p50, p95)


def dataset_amounts(lines: Sequence[StudyLine]) -> dict[str, float]:
    """Amount of each data set per declared unit, summed over the lines."""
    parts: dict[str, list[float]] = {}
    for line in lines:
        if line.choice is not None and line.choice.dataset is not None and line.amount is not None:
            parts.setdefault(line.choice.dataset, []).append(line.amount)
    return {name: fsum(amounts) for name, amounts in parts.items()}
