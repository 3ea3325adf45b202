"""From a bill of materials and its choices to a calculated product. Pure: frozen values in, frozen values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum, isfinite
from typing import TYPE_CHECKING

from footprint.bom.values import STAGES, Bom, Stage
from footprint.engine import approaches, quality, sanity
from footprint.engine.book import Book, masses
from footprint.engine.leaves import Leaf, pick, properties_of
from footprint.engine.messages import MESSAGES
from footprint.engine.tree import Tree, grow
from footprint.engine.uncertainty import LIMIT, dataset_amounts, simulate
from footprint.engine.values import (
    Background,
    Choice,
    ElectricityApproach,
    Options,
    RecyclingApproach,
    Study,
    StudyLine,
)
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue
from footprint.ledgers import Ledgers, add
from footprint.units import mass_in_kg

if TYPE_CHECKING:
    from footprint.engine.foreground import UncertainForeground


def calculate(
    bom: Bom,
    choices: Mapping[str, Choice],
    background: Background,
    options: Options | None = None,
    foreground: UncertainForeground | None = None,
) -> Study:
    """The footprint of one declared unit, kg CO2e. `foreground`: what is uncertain in how its lines were made.

    A line without a choice, or one whose amount cannot be converted, makes the study incomplete and is never zero; the
    rest is calculated. Raises InputError for bad trees, choices that do not fit and approaches that do not apply.
    """
    chosen = options or Options()
    if not 0 <= chosen.iterations <= LIMIT:
        raise InputError([MESSAGES.finding("iterations", limit=LIMIT)])
    tree = grow(bom)
    catalogue = background.catalogue
    leaves, gaps = pick(tree, choices, catalogue)
    approaches.check_declared(bom.product, leaves, catalogue, chosen)
    weights = masses(tree, leaves)
    settled: dict[str, StudyLine] = {}

    def view(
        electricity: ElectricityApproach, recycling: RecyclingApproach
    ) -> tuple[Sequence[StudyLine], list[Finding]]:
        book = Book(tree, leaves, catalogue, electricity, recycling, weights, settled)
        return book.lines(), book.findings

    declared, missing = view(chosen.electricity, chosen.recycling)
    lines = _subtotals(declared)
    _check_finite(lines)
    ledgers = add(line.ledgers for line in lines)
    views = approaches.Views(ledgers.total, missing, view)
    electricity, power = approaches.electricity(leaves, chosen, views)
    recycling, scrap = approaches.recycling(bom.product, leaves, catalogue, chosen, views)
    mass = quality.product_mass(tree, weights)
    return Study(
        product=bom.product,
        options=chosen,
        release=background.hash,
        complete=not missing and all(line.kg_co2e is not None or line.subtotal is not None for line in lines),
        lines=lines,
        ledgers=ledgers,
        biogenic_carbon_content=_biogenic_carbon(tree, leaves),
        stages=_stages(lines),
        groups=_groups(lines),
        upstream=_upstream(background, lines, chosen.upstream),
        electricity=electricity,
        recycling=recycling,
        dqr=quality.contribution_weighted(lines),
        primary_data_share=quality.primary_data_share(lines),
        cut_off_share=quality.cut_off_share(bom.product, mass),
        uncertainty=simulate(background, lines, chosen.iterations, chosen.seed, foreground),
        warnings=(*gaps, *missing, *power, *scrap, *sanity.warnings(bom.product, tree, leaves, lines, mass)),
        material_kg=mass,
    )


def declared_lines(
    bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue, options: Options
) -> tuple[tuple[StudyLine, ...], list[Finding]]:
    """The lines under the declared value choices alone, and why some have no number: what a what-if needs.

    The same lines as those of `calculate`, without subtotals, other views, checks and upstream; also of a part of a
    product, so whether the approaches apply is not asked. Errors as there.
    """
    tree = grow(bom)
    leaves, gaps = pick(tree, choices, catalogue)
    book = Book(tree, leaves, catalogue, options.electricity, options.recycling, masses(tree, leaves))
    lines = book.lines()
    _check_finite(lines)
    return lines, [*gaps, *book.findings]


def _subtotals(lines: Sequence[StudyLine]) -> tuple[StudyLine, ...]:
    """Each sub-assembly with the sum of everything below it."""
    parents = {line.id: line.parent for line in lines}
    parts: dict[str, list[float]] = {line.id: [] for line in lines if line.subtotal is not None}
    for line in lines:
        above = line.parent
        while line.kg_co2e is not None and above is not None:
            parts[above].append(line.kg_co2e)
            above = parents[above]
    return tuple(replace(line, subtotal=fsum(parts[line.id])) if line.id in parts else line for line in lines)


def _check_finite(lines: Sequence[StudyLine]) -> None:
    wild = [
        MESSAGES.finding("too-large", line=line.id)
        for line in lines
        if line.kg_co2e is not None and not (isfinite(line.kg_co2e) and all(map(isfinite, line.ledgers.values())))
    ]
    if wild:
        raise InputError(wild)


def _stages(lines: Sequence[StudyLine]) -> dict[Stage, float]:
    """kg CO2e of each stage that has a line; stages without one are absent."""
    return {
        stage: fsum(parts)
        for stage in STAGES
        if (parts := [line.kg_co2e for line in lines if line.stage == stage and line.kg_co2e is not None])
    }


def _groups(lines: Sequence[StudyLine]) -> dict[str, float]:
    parts: dict[str, list[float]] = {}
    for line in lines:
        if line.kg_co2e is not None:
            parts.setdefault(line.group, []).append(line.kg_co2e)
    return {group: fsum(parts[group]) for group in sorted(parts)}


def _upstream(background: Background, lines: Sequence[StudyLine], top: int) -> tuple[tuple[str, Ledgers], ...]:
    amounts = dataset_amounts(lines)
    if top <= 0 or not amounts:
        return ()
    found = background.upstream(amounts)
    return tuple(sorted(found, key=lambda item: (-abs(item[1].total), item[0]))[:top])


def _biogenic_carbon(tree: Tree, leaves: dict[str, Leaf]) -> float:
    """kg of biogenic carbon in the product itself: its material, net of losses.

    Formula: Biogenic carbon content.
    """
    parts = []
    for name, leaf in leaves.items():
        if leaf.conversion is None or leaf.line.stage != "materials":
            continue
        units = tree.net[name] * leaf.line.quantity * leaf.conversion
        if leaf.supplier is not None:
            parts.append(units * leaf.supplier.biogenic_carbon_kg)
        elif leaf.dataset is not None and leaf.dataset.biogenic_carbon_kg_per_kg:
            parts.append(units * _mass(leaf) * leaf.dataset.biogenic_carbon_kg_per_kg)
    return fsum(parts)


def _mass(leaf: Leaf) -> float:
    if leaf.dataset is None:
        return 0.0
    return mass_in_kg(leaf.dataset.unit, properties_of(leaf.dataset)) or 0.0
