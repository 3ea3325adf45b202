"""Monte Carlo of a product: the presampled scores of a release times the sampled amounts of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from footprint.engine.spread import Spreads, UncertainLine, parts_of, spreads
from footprint.engine.values import Background, Histogram, StudyLine, Uncertainty, Variance

if TYPE_CHECKING:
    from footprint.engine.foreground import UncertainForeground
    from footprint.engine.system import Floats

LIMIT = 10_000
BINS = 30
# the histogram reaches over this middle part of the draws; what lies outside is counted at its ends
MIDDLE = (0.5, 99.5)


def simulate(
    background: Background,
    lines: Sequence[StudyLine],
    iterations: int,
    seed: int,
    foreground: UncertainForeground | None = None,
) -> Uncertainty | None:
    """Percentiles of the total over `iterations` draws, with its variance told apart; None for no iterations.

    Two products that are simulated with the same seed share their worlds of the background, so they can be compared
    draw by draw. Quantities, suppliers' footprints and loops of the foreground are drawn beside it, each from a stream
    of its own.

    Formula: Monte Carlo of a product.
    """
    if iterations == 0:
        return None
    return Simulation(background, spreads(parts_of(lines)), iterations, seed, foreground).result()


@dataclass(frozen=True)
class Simulation:
    """The draws of one product. `prefix` keeps the foreground's streams apart from those of another product."""

    background: Background
    spreads: Spreads
    iterations: int
    seed: int
    foreground: UncertainForeground | None = None
    prefix: str = ""

    @cached_property
    def totals(self) -> Floats:
        """(iterations,): kg CO2e per declared unit in each draw."""
        import numpy as np

        total = np.zeros(self.iterations)
        for _, values in self._lines():
            total += values
        return total

    def result(self) -> Uncertainty:
        """Percentiles, histogram and the parts of the variance."""
        import numpy as np

        p5, p50, p95 = (float(value) for value in np.percentile(self.totals, (5, 50, 95)))
        return Uncertainty(
            self.iterations,
            self.seed,
            p5,
            p50,
            p95,
            mean=float(self.totals.mean()),
            sd=float(self.totals.std()),
            histogram=histogram(self.totals),
            variance=self.variance(),
        )

    def variance(self) -> Variance | None:
        """What the variance comes from; None when there is none.

        By covariance: Σ Cov(X(l), T) = Var T over the lines, so their shares sum to one exactly. For an input x alone,
        with all others at their medians, Cov(T(x), T) / Var T; what the inputs do only together is `interaction`.

        Formula: Parts of the variance.
        """
        around = self.totals - self.totals.mean()
        whole = float(around @ around)
        # what is left of rounding when nothing varies
        if whole <= 1e-24 * float(self.totals @ self.totals):
            return None
        lines = {line.id: float(values @ around) / whole for line, values in self._lines()}
        inputs: dict[tuple[str, str], float] = {}
        for kind, name, weight, values in self._inputs():
            share = weight * float(values @ around) / whole
            if share != 0.0:
                inputs[kind, name] = share
        return Variance(inputs, lines, 1.0 - fsum(inputs.values()))

    def _lines(self) -> Iterator[tuple[UncertainLine, Floats]]:
        """Each line with what it comes to in every draw."""
        left: dict[str, int] = {}
        for line in self.spreads.lines:
            for name in line.quantities:
                left[name] = left.get(name, 0) + 1
        drawn: dict[str, Floats] = {}
        for line in self.spreads.lines:
            values = line.amount * self._scores(line)
            if line.origin in self._ratios:
                values = values * self._ratios[line.origin]
            for name in line.quantities:
                if name not in drawn:
                    drawn[name] = self._quantity(name)
                values = values * drawn[name]
                left[name] -= 1
                if not left[name]:  # thousands of lines are not kept at once
                    del drawn[name]
            yield line, values

    def _inputs(self) -> Iterator[tuple[str, str, float, Floats]]:
        """Each uncertain input: kind, id, and what the total is proportional to when it alone varies."""
        import numpy as np

        kg: dict[str, list[float]] = {}
        amounts: dict[str, list[float]] = {}
        suppliers: dict[str, list[float]] = {}
        for line in self.spreads.lines:
            for name in line.quantities:
                kg.setdefault(name, []).append(line.kg)
            if line.dataset is not None:
                amounts.setdefault(line.dataset, []).append(line.amount)
            if line.supplier is not None:
                suppliers.setdefault(line.supplier, []).append(line.kg)
        for name, parts in kg.items():
            yield "quantity", name, fsum(parts), self._quantity(name)
        for name, parts in amounts.items():
            yield "dataset", name, fsum(parts), self._sampled[name]
        for name, parts in suppliers.items():
            yield "supplier", name, fsum(parts), self._supplier(name)
        solved = [line.kg * self._ratios[line.origin] for line in self.spreads.lines if line.origin in self._ratios]
        if solved:  # the loops of the foreground are one input: their runs are solved together
            yield "foreground", "", 1.0, np.sum(solved, axis=0)

    def _quantity(self, name: str) -> Floats:
        from footprint.engine.draws import lognormal

        return lognormal(self.seed, f"{self.prefix}quantity/{name}", self.spreads.quantities[name], self.iterations)

    def _supplier(self, name: str) -> Floats:
        from footprint.engine.draws import lognormal

        return lognormal(self.seed, f"supplier/{name}", self.spreads.suppliers[name], self.iterations)

    def _scores(self, line: UncertainLine) -> Floats:
        """kg CO2e per unit of the line's data in every draw."""
        if line.dataset is not None:
            return self._sampled[line.dataset]
        factor = line.kg / line.amount if line.amount else 0.0
        return factor * self._supplier(line.supplier or "") if line.supplier else factor * self._certain

    @cached_property
    def _certain(self) -> Floats:
        import numpy as np

        return np.ones(self.iterations)

    @cached_property
    def _sampled(self) -> dict[str, Floats]:
        import numpy as np

        used = {line.dataset for line in self.spreads.lines if line.dataset is not None}
        names, sampled = self.background.score_samples(self.iterations, self.seed)
        scores = np.asarray(sampled, dtype=np.float64)
        return {name: np.ascontiguousarray(scores[:, place]) for place, name in enumerate(names) if name in used}

    @cached_property
    def _ratios(self) -> dict[str, Floats]:
        if self.foreground is None:
            return {}
        from footprint.engine.foreground_draws import sampled_ratios

        return sampled_ratios(self.foreground, self.iterations, self.seed, self.prefix)


def histogram(values: Floats) -> Histogram:
    """Equal bins over the middle of the draws, and how many lie below and above."""
    import numpy as np

    low, high = (float(value) for value in np.percentile(values, MIDDLE))
    if not high > low:
        return Histogram(low, high, (len(values),), 0, 0)
    counts, _ = np.histogram(values, bins=BINS, range=(low, high))
    below, above = int((values < low).sum()), int((values > high).sum())
    return Histogram(low, high, tuple(int(count) for count in counts), below, above)


def dataset_amounts(lines: Sequence[StudyLine]) -> dict[str, float]:
    """Amount of each data set per declared unit, summed over the lines."""
    parts: dict[str, list[float]] = {}
    for line in lines:
        if line.choice is not None and line.choice.dataset is not None and line.amount is not None:
            parts.setdefault(line.choice.dataset, []).append(line.amount)
    return {name: fsum(amounts) for name, amounts in parts.items()}
