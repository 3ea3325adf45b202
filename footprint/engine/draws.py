"""Random draws of the foreground: one independent stream for each uncertain quantity.

A stream is seeded by the seed of the study and the name of what it belongs to, so that a product's draws stay the same
when another line is added or removed, and more iterations begin like fewer.
"""

from __future__ import annotations

import hashlib

import numpy as np

from footprint.engine.system import Floats


def stream(seed: int, name: str) -> np.random.Generator:
    """The generator of this name."""
    words = np.frombuffer(hashlib.sha256(name.encode("utf-8")).digest(), dtype=np.uint32)
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words.tolist()])))


def lognormal(seed: int, name: str, sigma: float, count: int) -> Floats:
    """(count,): factors around a median of 1 with ln of the geometric standard deviation `sigma`."""
    result: Floats = np.exp(sigma * stream(seed, name).standard_normal(count))
    return result
