"""Which of two products is likely the lower: analytic, and by Monte Carlo on the same samples."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from statistics import NormalDist

from footprint.analysis.comparison.subject import Subject
from footprint.analysis.first_order import Z90, Input, sigmas_of, sums
from footprint.engine.uncertainty import Simulation, histogram
from footprint.engine.values import Background, Histogram
from footprint.inventory.catalogue import Catalogue

# keeps the foreground of a different product apart from that of the first
OTHER = "b/"


@dataclass(frozen=True)
class Chance:
    """`p_lower`: probability that the second is below the first. The rest is of second − first, kg CO2e."""

    p_lower: float
    sd: float
    p5: float
    p50: float
    p95: float
    histogram: Histogram | None = None
    iterations: int = 0
    seed: int = 0


def analytic(a: Subject, b: Subject, first: Catalogue, second: Catalogue, *, same: bool) -> Chance:
    """First-order: what both rest on cancels in the difference.

    With K(x) the lines of each that are proportional to input x, Var(B − A) ≈ Σ (K_B(x) − K_A(x))² σ(x)², and the
    difference is taken as normal. `same`: one product, so that a quantity of one line id is one quantity in both.

    Formula: Probability of being lower.
    """
    one, other = sums(a.spreads), sums(b.spreads)
    sigmas = {**sigmas_of(a.spreads, first)}
    theirs = sigmas_of(b.spreads, second)
    shared = a.release == b.release
    through: dict[Input, list[float]] = {name: [-a.scale * kg] for name, kg in one.items()}
    for (kind, name), kg in other.items():
        apart = (kind == "quantity" and not same) or (kind == "dataset" and not shared)
        key: Input = (kind, OTHER + name) if apart else (kind, name)
        sigmas[key] = max(sigmas.get(key, 0.0), theirs[kind, name])
        through.setdefault(key, []).append(b.scale * kg)
    sd = sqrt(fsum((fsum(parts) * sigmas[key]) ** 2 for key, parts in through.items()))
    difference = b.total - a.total
    p = NormalDist().cdf(-difference / sd) if sd > 0.0 else _certain(difference)
    return Chance(p, sd, difference - Z90 * sd, difference, difference + Z90 * sd)


def _certain(difference: float) -> float:
    return 0.5 if difference == 0.0 else float(difference < 0.0)


def drawn(a: Subject, b: Subject, background: Background, iterations: int, seed: int, *, same: bool) -> Chance:
    """By Monte Carlo, draw by draw in the same worlds of the background, which both must rest on.

    Formula: Probability of being lower.
    """
    import numpy as np

    one = Simulation(background, a.spreads, iterations, seed, a.foreground).totals * a.scale
    prefix = "" if same else OTHER
    other = Simulation(background, b.spreads, iterations, seed, b.foreground, prefix).totals * b.scale
    difference = other - one
    lower = float((difference < 0.0).mean() + 0.5 * (difference == 0.0).mean())
    p5, p50, p95 = (float(value) for value in np.percentile(difference, (5, 50, 95)))
    return Chance(lower, float(difference.std()), p5, p50, p95, histogram(difference), iterations, seed)
