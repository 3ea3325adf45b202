"""What is compared: a BOM of 1,000 lines, backgrounds, and plain Brightway on the same packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from footprint.bom.values import Bom, Line, Product
from footprint.engine.adjoint import Adjoint
from footprint.engine.foreground import OwnProcess
from footprint.engine.system import Floats, System
from footprint.engine.values import Choice
from footprint.inventory.catalogue import Catalogue, Dataset, Quality, Source
from footprint.ledgers import LEDGERS, Ledgers

LINES, ASSEMBLIES = 1_000, 50


@dataclass(frozen=True)
class GeneratedBackground:
    """A generated system as the engine sees a release: factors kept, samples made when asked for."""

    system: System
    factors: Floats
    hash: str = "generated"

    @cached_property
    def catalogue(self) -> Catalogue:
        datasets = {
            name: Dataset(
                id=name,
                name=name,
                name_zh=name,
                location="GLO",
                unit="kg",
                year=2026,
                sector="metals",
                group="other",
                kind="unit",
                licence="open",
                source="generated",
                source_place="",
                quality=Quality(1, 1, 1, 1),
                estimate_share=0.0,
                factor=Ledgers(*(float(value) for value in row)),
            )
            for name, row in zip(self.system.ids, self.factors, strict=True)
        }
        return Catalogue(self.hash, datasets, {"generated": Source("generated", "Generated", "", "2026", "", "")})

    def upstream(self, amounts: dict[str, float]) -> list[tuple[str, Ledgers]]:
        """The largest direct emissions, by a forward solve with the factors kept."""
        demand = np.zeros(self.system.size)
        for name, amount in amounts.items():
            demand[self.system.index[name]] = amount
        direct = self._adjoint.solve_transposed(demand)[:, None] * self.system.direct
        order = np.argsort(-np.abs(direct).sum(axis=1))[:100]
        return [(self.system.ids[place], Ledgers(*(float(v) for v in direct[place]))) for place in order]

    def score_samples(self, iterations: int, seed: int) -> tuple[tuple[str, ...], Floats]:
        """Samples of this background."""
        from footprint.engine.sampling import score_samples

        return self.system.ids, score_samples(self.system, iterations, seed)

    @cached_property
    def _adjoint(self) -> Adjoint:
        return Adjoint(self.system)


def thousand_lines(datasets: Sequence[tuple[str, str]], seed: int = 7) -> tuple[Bom, dict[str, Choice]]:
    """A product of 50 sub-assemblies with 20 lines each, on these data sets (id, unit), and its choices."""
    rng = np.random.Generator(np.random.PCG64(seed))
    lines, choices = [], {}
    for assembly in range(ASSEMBLIES):
        parent = f"A{assembly}"
        lines.append(Line(parent, f"Sub-assembly {assembly}", float(rng.integers(1, 5)), "piece"))
        for part in range(LINES // ASSEMBLIES):
            name, unit = datasets[int(rng.integers(0, len(datasets)))]
            line = Line(f"{parent}.{part}", f"Part {part}", float(rng.uniform(0.01, 5)), unit, parent=parent, loss=0.1)
            lines.append(line)
            choices[line.id] = Choice(dataset=name)
    return Bom(Product("Bench"), tuple(lines)), choices


def foreground(bom: Bom, choices: Mapping[str, Choice]) -> list[OwnProcess]:
    """The same BOM as own processes: the product and its sub-assemblies."""
    background: dict[str, dict[str, float]] = {}
    for line in bom.leaves:
        taken = background.setdefault(line.parent or "", {})
        name = choices[line.id].dataset or ""
        taken[name] = taken.get(name, 0.0) + line.quantity / (1 - line.loss)
    roots = {line.id: line.quantity for line in bom.lines if line.id in bom.parents}
    return [OwnProcess("product", own=roots)] + [OwnProcess(name, background=background[name]) for name in roots]


def total_of(factors: Floats, score: str = "total") -> Floats:
    """The column of a score."""
    return factors.sum(axis=1) if score == "total" else factors[:, LEDGERS.index(score)]
