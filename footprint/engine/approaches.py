"""The totals of the value choices that stand side by side: electricity and recycling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum

from footprint.bom.values import Product
from footprint.engine.book import RECYCLED_STAGES
from footprint.engine.leaves import Leaf
from footprint.engine.messages import MESSAGES
from footprint.engine.pairing import Pair, pair_of
from footprint.engine.recycling import APPROACHES, END_OF_LIFE, NAMES, group_parameters
from footprint.engine.values import ElectricityApproach, Options, RecyclingApproach, StudyLine
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue
from footprint.inventory.editing.words import CHOICES

Totals = dict[str, float | str | None]


@dataclass(frozen=True)
class Views:
    """The declared total and its gaps, and a way to the lines and gaps of other value choices."""

    declared: float
    gaps: Sequence[Finding]
    lines: Callable[[ElectricityApproach, RecyclingApproach], tuple[Sequence[StudyLine], Sequence[Finding]]]

    def total(
        self, electricity: ElectricityApproach, recycling: RecyclingApproach
    ) -> tuple[float | None, list[Finding]]:
        """The total under these choices; None with the reasons when it misses more than the declared one does."""
        lines, gaps = self.lines(electricity, recycling)
        more = [gap for gap in gaps if gap not in self.gaps]
        return (None if more else total_of(lines)), more


def total_of(lines: Sequence[StudyLine]) -> float:
    """Σ kg CO2e over the lines that have a number."""
    return fsum(line.kg_co2e for line in lines if line.kg_co2e is not None)


def electricity(leaves: dict[str, Leaf], options: Options, views: Views) -> tuple[Totals, list[Finding]]:
    """Location-based beside market-based. Without contractual electricity the market-based total says nothing new:
    null, or equal with a warning when it is the declared one.

    Formula: Electricity.
    """
    contractual = any(leaf.grid is not None for leaf in leaves.values())
    totals: Totals = {
        "declared": options.electricity,
        "location_based": views.declared,
        "market_based": views.declared,
    }
    if contractual:
        other: ElectricityApproach = "market" if options.electricity == "location" else "location"
        totals[f"{other}_based"], gaps = views.total(other, options.recycling)
        return totals, gaps
    if options.electricity == "market":
        return totals, [MESSAGES.finding("market-without-instrument")]
    totals["market_based"] = None
    return totals, [MESSAGES.finding("market-based-null")]


def _null(approach: RecyclingApproach, why: tuple[str, str]) -> Finding:
    name, name_zh = NAMES[approach]
    return MESSAGES.finding("recycling-null", approach=name, approach_zh=name_zh, why=why[0], why_zh=why[1])


def recycling(
    product: Product, leaves: dict[str, Leaf], catalogue: Catalogue, options: Options, views: Views
) -> tuple[Totals, list[Finding]]:
    """The four recycling approaches; what does not apply is null and a warning says why."""
    totals: Totals = {"declared": options.recycling}
    findings: list[Finding] = []
    for approach in APPROACHES:
        why = obstacle(approach, product, leaves, catalogue)
        if approach == options.recycling:
            totals[approach] = views.declared
        elif why is not None:
            totals[approach] = None
            findings.append(_null(approach, why))
        else:
            totals[approach], gaps = views.total(options.electricity, approach)
            findings += gaps
    if any(totals[approach] is not None for approach in APPROACHES[1:]):
        groups = sorted(_estimated(leaves, catalogue))
        if groups:
            groups_zh = "、".join(CHOICES["group"].get(group, group) for group in groups)
            findings.append(MESSAGES.finding("recycling-estimates", groups=", ".join(groups), groups_zh=groups_zh))
        findings += [
            MESSAGES.finding("recycling-parameters-missing", line=name, group=pair.primary.group)
            for name, leaf in leaves.items()
            if (pair := _material(leaf, catalogue)) is not None and pair.primary.group not in group_parameters()
        ]
    return totals, findings


def check_declared(product: Product, leaves: dict[str, Leaf], catalogue: Catalogue, options: Options) -> None:
    """InputError when the declared recycling approach cannot be applied to this product."""
    why = obstacle(options.recycling, product, leaves, catalogue)
    if why is not None:
        raise InputError(
            [MESSAGES.finding("recycling-not-applicable", approach=options.recycling, why=why[0], why_zh=why[1])]
        )


def obstacle(
    approach: RecyclingApproach, product: Product, leaves: dict[str, Leaf], catalogue: Catalogue
) -> tuple[str, str] | None:
    """Why an approach does not apply, in both languages, or None."""
    if approach == "cut-off":
        return None
    if approach in END_OF_LIFE and product.boundary == "cradle-to-gate":
        return (
            "a cradle-to-gate boundary has no end of life; declare cradle-to-grave to state it",
            "摇篮到大门边界不含废弃阶段，声明摇篮到坟墓后方可给出",
        )
    r1 = [pair.r1 for leaf in leaves.values() if (pair := _pair(leaf, catalogue)) is not None]
    if not r1:
        return (
            "no material line has both a primary and a secondary data set and recycling parameters",
            "没有同时具备原生与再生数据集及回收参数的材料行",
        )
    if approach == "pre-consumer" and not any(r1):
        return ("no line has recycled content", "没有含再生料的行")
    return None


def _material(leaf: Leaf, catalogue: Catalogue) -> Pair | None:
    """Primary and secondary of a line that is calculated and whose stage takes part in recycling."""
    return pair_of(leaf, catalogue) if leaf.conversion is not None and leaf.line.stage in RECYCLED_STAGES else None


def _pair(leaf: Leaf, catalogue: Catalogue) -> Pair | None:
    pair = _material(leaf, catalogue)
    return pair if pair is not None and pair.primary.group in group_parameters() else None


def _estimated(leaves: dict[str, Leaf], catalogue: Catalogue) -> set[str]:
    pairs = (_pair(leaf, catalogue) for leaf in leaves.values())
    groups = {pair.primary.group for pair in pairs if pair is not None}
    return {group for group in groups if group_parameters()[group].estimate}
