"""`make bench`: this engine and plain `bw2calc` on the same packages in the same run.

Prints tables and writes build/bench.json, a list of {name, value, unit, baseline, ratio, goal, met}. Every pair of
numbers is checked to be the same footprint before its time counts. Brightway solves with SuperLU (scipy) here.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from footprint.engine.adjoint import Adjoint
from footprint.engine.foreground import solve_foreground
from footprint.engine.intensities import Intensities
from footprint.engine.plain import lca
from footprint.engine.study import calculate
from footprint.engine.system import System
from footprint.engine.values import Background, Choice
from footprint.inventory import compile_release, read_packs, shipped_packs
from footprint.inventory.datapackages import load_packages, write_packages
from tests.bench import matching, scenarios
from tests.bench.background import large_background
from tests.bench.cases import Bom, GeneratedBackground, foreground, thousand_lines
from tests.bench.measuring import Row, agree, row, timed

GOAL = 500.0
OUT = Path(__file__).parents[2] / "build" / "bench.json"


def one_product(
    where: str, system: System, packages: Path, background: Background, bom: Bom, choices: Mapping[str, Choice]
) -> list[Row]:
    """A BOM of 1,000 lines, warm, against a fresh LCA of the same demand (packages in memory)."""
    own = foreground(bom, choices)
    kept = Intensities.of(background.catalogue)

    def warm() -> float:
        return kept.score(solve_foreground(own, {"product": 1.0}).background).total

    loaded = load_packages(packages)
    demand = {
        system.index[name] + 1: amount for name, amount in solve_foreground(own, {"product": 1.0}).background.items()
    }
    lca(loaded, demand)  # imports are not Brightway's fault
    fresh, calculation = timed(lambda: lca(loaded, demand), 3)
    warm()
    ours, total = timed(warm, 51)
    agree(where, total, calculation.score)
    calculate(bom, choices, background)
    whole, study = timed(lambda: calculate(bom, choices, background), 5)
    agree(where, study.total, calculation.score)
    goal = GOAL if system.size >= 20_000 else None
    name = f"1,000-line BOM, {{}}, {where}: fresh LCA (total only)"
    return [row(name.format("five ledgers"), ours, fresh, goal), row(name.format("study of every line"), whole, fresh)]


def whole_catalogue(where: str, system: System, packages: Path, demands: int) -> Row:
    """The factors of every data set, cold (factorisation included), against MultiLCA of some data sets scaled up."""
    import bw2calc

    cold, factors = timed(lambda: Adjoint(system).intensities(), 3)
    loaded = load_packages(packages)
    step = max(1, system.size // demands)
    chosen = list(range(0, system.size, step))[:demands]
    method = {"impact_categories": [("total",)]}
    for package in loaded:
        for resource in package.resources:
            if resource["matrix"] == "characterization_matrix":
                resource["identifier"] = ["total"]

    def multi() -> Any:
        calculation = bw2calc.MultiLCA(
            demands={str(place): {place + 1: 1.0} for place in chosen}, method_config=method, data_objs=loaded
        )
        calculation.lci()
        calculation.lcia()
        return calculation

    theirs, calculation = timed(multi, 1)
    for place in chosen[:: max(1, len(chosen) // 20)]:
        agree(where, factors[place].sum(), calculation.scores[(("total",), str(place))])
    name = f"per data set, whole catalogue in five ledgers, {where}: MultiLCA of {len(chosen)} (total only)"
    return row(name, cold / system.size, theirs / len(chosen))


def monte_carlo(where: str, background: Background, packages: Path, system: System, name: str) -> Row:
    """1,000 iterations of a product from kept samples, against Brightway's own iterations scaled up."""
    import bw2calc
    import numpy as np

    ids, samples = background.score_samples(1000, 1)
    amounts = np.zeros(len(ids))
    amounts[ids.index(name)] = 1.0
    ours, _ = timed(lambda: np.percentile(np.asarray(samples) @ amounts, [5, 50, 95]), 11)
    calculation = bw2calc.LCA({system.index[name] + 1: 1.0}, data_objs=load_packages(packages), use_distributions=True)
    calculation.lci()
    calculation.lcia()
    rounds = 50
    theirs, _ = timed(lambda: [next(calculation) for _ in range(rounds)], 1)
    return row(
        f"Monte Carlo of a product, 1,000 iterations from kept samples, {where}: next(LCA)",
        ours,
        theirs / rounds * 1000,
    )


def show(rows: list[Row]) -> None:
    """A table for people."""
    width = max(len(item.name) for item in rows)
    print(f"{'':<{width}}  {'here':>12}  {'bw2calc':>12}  {'ratio':>9}  goal")
    for item in rows:
        goal = "" if item.goal is None else f"≥ {item.goal:g}: {'met' if item.met else 'MISSED'}"
        print(
            f"{item.name:<{width}}  {item.value:>9.4g} {item.unit}  {item.baseline:>9.4g} {item.unit}"
            f"  {item.ratio:>8.3g}×  {goal}"
        )


def main() -> None:
    """Run everything."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        release = compile_release(read_packs(shipped_packs()), folder)
        where = f"the packs ({release.system.size} processes)"
        bom, choices = thousand_lines(
            [(dataset.id, dataset.unit) for dataset in release.catalogue if not dataset.electricity]
        )
        rows += one_product(where, release.system, release.path, release, bom, choices)
        rows.append(whole_catalogue(where, release.system, release.path, release.system.size))
        rows += scenarios.rows(where, release, bom, choices)
        rows.append(monte_carlo(where, release, release.path, release.system, release.system.ids[0]))

        system = large_background()
        (folder / "large").mkdir()
        write_packages(system, folder / "large")
        where = "20,000 processes"
        generated = GeneratedBackground(system, Adjoint(system).intensities())
        bom, choices = thousand_lines([(name, "kg") for name in system.ids])
        rows += one_product(where, system, folder / "large", generated, bom, choices)
        rows.append(whole_catalogue(where, system, folder / "large", 50))
    show(rows)
    matched = matching.rows()
    matching.show(matched)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        json.dumps([asdict(item) for item in (*rows, *matched)], indent=1, ensure_ascii=False) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
