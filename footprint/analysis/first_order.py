"""Uncertainty without sampling: a first-order Taylor expansion on lognormal inputs.

With T = Σ E(l) and every input x of it lognormal with σ(x) = ln GSD(x), the relative sensitivity of T to x is
K(x) / T, where K(x) is the sum of all lines that are proportional to x. Then Var T ≈ Σ K(x)² σ(x)², and for a positive
total ln²GSD(T) ≈ Σ (K(x)/T)² σ(x)² (MacLeod et al. 2002, Environ. Sci. Technol. 36(10); Hong et al. 2010, Int. J. LCA
15: "Analytical uncertainty propagation in life cycle inventory and impact assessment").

The inputs are the quantities of the lines, the factors of the data sets and the suppliers' footprints. Two data sets
count as independent of each other although they may share something upstream; the Monte Carlo knows what they share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, fsum, log, sqrt
from statistics import NormalDist
from typing import Literal

from footprint.engine.spread import Spreads, UncertainLine
from footprint.inventory.catalogue import Catalogue

Kind = Literal["quantity", "dataset", "supplier"]
Input = tuple[Kind, str]
Z90 = NormalDist().inv_cdf(0.95)
# beyond this a lognormal around the total says nothing, as where credits bring it close to zero
MAX_GSD = 10.0


@dataclass(frozen=True)
class FirstOrder:
    """`sd`, `p5`, `p95` in kg CO2e; `gsd` of the total, None when it is not positive.

    `inputs`: uncertain input → its share of the variance; `lines`: line → the share that comes through it. Each sums
    to one, or is empty when nothing is uncertain. A line's share is below zero where a credit hedges.
    """

    total: float
    sd: float
    gsd: float | None
    p5: float
    p95: float
    inputs: Mapping[Input, float]
    lines: Mapping[str, float]


def first_order(found: Spreads, catalogue: Catalogue) -> FirstOrder:
    """The spread of the total. Needs nothing but what a catalogue says: no sampling, no arrays.

    Formula: Analytic uncertainty.
    """
    sigmas = sigmas_of(found, catalogue)
    through = sums(found)
    variances = {one: (through[one] * sigmas[one]) ** 2 for one in through}
    variance = fsum(variances.values())
    total = fsum(line.kg for line in found.lines)
    sd = sqrt(variance)
    gsd = exp(sd / total) if total > 0.0 and sd < total * log(MAX_GSD) else None
    p5, p95 = (total / gsd**Z90, total * gsd**Z90) if gsd else (total - Z90 * sd, total + Z90 * sd)
    if variance == 0.0:
        return FirstOrder(total, 0.0, gsd, total, total, {}, {})
    by_line = {
        line.id: line.kg * fsum(through[one] * sigmas[one] ** 2 for one in inputs_of(line)) / variance
        for line in found.lines
    }
    return FirstOrder(
        total, sd, gsd, p5, p95, {one: part / variance for one, part in variances.items() if part}, by_line
    )


def inputs_of(line: UncertainLine) -> list[Input]:
    """What a line is proportional to."""
    made: list[Input] = [("quantity", name) for name in line.quantities]
    if line.dataset is not None:
        made.append(("dataset", line.dataset))
    if line.supplier is not None:
        made.append(("supplier", line.supplier))
    return made


def sums(found: Spreads) -> dict[Input, float]:
    """Input → Σ kg CO2e of the lines that are proportional to it."""
    parts: dict[Input, list[float]] = {}
    for line in found.lines:
        for one in inputs_of(line):
            parts.setdefault(one, []).append(line.kg)
    return {one: fsum(kg) for one, kg in parts.items()}


def sigmas_of(found: Spreads, catalogue: Catalogue) -> dict[Input, float]:
    """ln of the geometric standard deviation of each input."""
    names = {line.dataset for line in found.lines if line.dataset is not None}
    return {
        **{("quantity", name): sigma for name, sigma in found.quantities.items()},
        **{("dataset", name): log(catalogue[name].geometric_sd) for name in names},
        **{("supplier", name): sigma for name, sigma in found.suppliers.items()},
    }
