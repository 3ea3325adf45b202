"""Scenarios and a Monte Carlo with an uncertain foreground, against plain Brightway on the same packages."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from footprint.analysis.model import Model
from footprint.analysis.scenarios.evaluation import effect
from footprint.analysis.scenarios.values import BackgroundMeasure, Measure, Quantity
from footprint.bom.values import Bom
from footprint.engine.plain import lca
from footprint.engine.spread import parts_of, spreads
from footprint.engine.study import calculate
from footprint.engine.system import System
from footprint.engine.uncertainty import Simulation, dataset_amounts
from footprint.engine.values import BackgroundChange, Choice, Options
from footprint.inventory import Release
from footprint.inventory.datapackages import load_packages, write_packages
from tests.bench.measuring import Row, agree, row, timed

ITERATIONS, ROUNDS, SEED = 1000, 50, 1
GRID = "electricity-grid-cn"


@dataclass(frozen=True)
class Given:
    """A bill of materials that no declaration changes."""

    bom: Bom
    choices: Mapping[str, Choice]
    records: Mapping[str, Any] = field(default_factory=dict)


def demand_of(release: Release, bom: Bom, choices: Mapping[str, Choice]) -> dict[int, float]:
    """The amounts of data sets as Brightway takes them."""
    amounts = dataset_amounts(calculate(bom, choices, release, Options(upstream=0)).lines)
    return {release.activity_id(name): amount for name, amount in amounts.items()}


def rows(where: str, release: Release, bom: Bom, choices: Mapping[str, Choice]) -> list[Row]:
    """What a scenario costs, of the product and of the background, and a Monte Carlo in which everything varies."""
    model = Model(lambda _: Given(bom, choices), {}, Options(), release)
    return [
        _line(where, release, model),
        _background(where, release, model),
        _monte_carlo(where, release, bom, choices),
    ]


def _outcome(model: Model, measure: Measure) -> float:
    total = effect(model, [measure]).total
    if total is None:
        raise SystemExit(f"{measure} does not fit the product of the benchmark")
    return total


def _line(where: str, release: Release, model: Model) -> Row:
    """One line's quantity changed, warm, against a fresh LCA of the changed demand (packages in memory)."""
    bom, choices = model.prepared.bom, model.prepared.choices
    leaf = bom.leaves[0]
    lines = tuple(replace(line, quantity=line.quantity * 0.9) if line.id == leaf.id else line for line in bom.lines)
    demand = demand_of(release, replace(bom, lines=lines), choices)
    loaded = release.datapackages()
    theirs, calculation = timed(lambda: lca(loaded, demand), 3)
    measure = Quantity(leaf.id, 0.9)
    _outcome(model, measure)
    ours, total = timed(lambda: _outcome(model, measure), 51)
    agree("scenario of a line", total, calculation.score)
    return row(f"scenario on a line of a 1,000-line BOM, {where}: fresh LCA", ours, theirs)


def _background(where: str, release: Release, model: Model) -> Row:
    """A grid that emits a fifth less, by update, against a fresh LCA on packages in which it does."""
    system = release.system
    demand = demand_of(release, model.prepared.bom, model.prepared.choices)
    measure = BackgroundMeasure(BackgroundChange(GRID, emissions=0.8))
    _outcome(model, measure)
    ours, total = timed(lambda: _outcome(model, measure), 11)
    with tempfile.TemporaryDirectory() as name:
        write_packages(_cleaner(system), Path(name))
        loaded = load_packages(Path(name))
        theirs, calculation = timed(lambda: lca(loaded, demand), 3)
    agree("scenario of the background", total, calculation.score)
    return row(f"scenario on the background of a 1,000-line BOM, {where}: fresh LCA", ours, theirs)


def _cleaner(system: System) -> System:
    bio = system.biosphere
    amount = np.where(bio.col == system.index[GRID], 0.8 * bio.amount, bio.amount)
    return replace(system, biosphere=replace(bio, amount=amount))


def _monte_carlo(where: str, release: Release, bom: Bom, choices: Mapping[str, Choice]) -> Row:
    """Every quantity and the background vary, with the parts of the variance; Brightway varies the background alone."""
    import bw2calc

    study = calculate(bom, choices, release, Options(upstream=0))
    found = spreads(parts_of(study.lines))
    release.score_samples(ITERATIONS, SEED)  # kept by the release: made once, not for a product
    # without a spread of its own a product's draws are its amounts times the samples
    ids, samples = release.score_samples(ITERATIONS, SEED)
    amounts = dataset_amounts(study.lines)
    certain = replace(found, lines=tuple(replace(line, quantities=()) for line in found.lines))
    expected = np.asarray(samples) @ np.array([amounts.get(name, 0.0) for name in ids])
    agree("Monte Carlo", float(Simulation(release, certain, ITERATIONS, SEED).totals.sum()), float(expected.sum()))
    ours, _ = timed(lambda: Simulation(release, found, ITERATIONS, SEED).result(), 3)
    calculation = bw2calc.LCA(
        demand_of(release, bom, choices), data_objs=release.datapackages(), use_distributions=True
    )
    calculation.lci()
    calculation.lcia()
    theirs, _ = timed(lambda: [next(calculation) for _ in range(ROUNDS)], 1)
    name = f"Monte Carlo of a 1,000-line BOM, uncertain foreground, {ITERATIONS:,} iterations, {where}"
    return row(f"{name}: next(LCA), background only", ours, theirs / ROUNDS * ITERATIONS)
