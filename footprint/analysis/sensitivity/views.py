"""Value choices that the engine has calculated side by side already: electricity and recycling; biogenic uptake."""

from __future__ import annotations

from collections.abc import Mapping

from footprint.analysis.sensitivity.messages import MESSAGES
from footprint.analysis.sensitivity.values import Alternative, Tried
from footprint.engine.recycling import APPROACHES, NAMES
from footprint.engine.values import Study
from footprint.findings import Finding


def electricity(study: Study) -> Tried:
    """Location-based and market-based."""
    names = {"location": ("Location-based", "基于位置"), "market": ("Market-based", "基于市场")}
    made = []
    for view, (name, name_zh) in names.items():
        total = study.electricity[f"{view}_based"]
        why = None if isinstance(total, float) else _said(study, "market-based-null")
        declared = study.electricity["declared"] == view
        made.append(Alternative(view, name, name_zh, total if isinstance(total, float) else None, declared, why))
    return Tried("electricity", "Electricity", "电力", tuple(made))


def recycling(study: Study) -> Tried:
    """The four approaches."""
    made = []
    for approach in APPROACHES:
        name, name_zh = NAMES[approach]
        total = study.recycling[approach]
        # a warning of the engine says of each approach why it is not stated
        why = None if isinstance(total, float) else _said(study, "recycling-null", name)
        declared = study.recycling["declared"] == approach
        made.append(Alternative(approach, name, name_zh, total if isinstance(total, float) else None, declared, why))
    return Tried("recycling", "Recycling", "再生分配", tuple(made))


ALLOCATION_NAMES = {
    "mass": ("By mass", "按质量"),
    "energy": ("By energy", "按能量"),
    "economic": ("By economic value", "按经济价值"),
    "physical": ("By another physical relation", "按其他物理关系"),
    "stated": ("By stated shares", "按声明比例"),
    "subdivision": ("By subdivision", "按细分"),
}


def allocation(study: Study, totals: Mapping[str, float]) -> Tried:
    """The other keys by which the products of a site may share what it uses."""
    name, name_zh = "Allocation of on-site production", "现场生产的分配"
    if not totals:
        return Tried("allocation", name, name_zh, why=MESSAGES.finding("sens-no-allocation"))
    made = [Alternative("declared", "As declared", "如声明", study.total, True)]
    for key, total in sorted(totals.items()):
        made.append(Alternative(key, *ALLOCATION_NAMES.get(key, (key, key)), total))
    return Tried("allocation", name, name_zh, tuple(made))


def biogenic(study: Study) -> Tried:
    """Without what biomass takes up."""
    name, name_zh = "Biogenic uptake", "生物碳吸收"
    if study.ledgers.biogenic_removals == 0.0:
        return Tried("biogenic", name, name_zh, why=MESSAGES.finding("sens-no-uptake"))
    total = study.ledgers.total_excluding_biogenic_uptake
    without = Alternative("without-uptake", "Uptake not counted", "不计吸收", total)
    return Tried("biogenic", name, name_zh, (Alternative("counted", "Counted", "计入", study.total, True), without))


def _said(study: Study, code: str, word: str = "") -> Finding:
    """The engine's own words for what does not apply; `word`: the approach that they name."""
    for found in study.warnings:
        if found.code == code and word in found.en:
            return found
    return MESSAGES.finding("sens-not-calculated")
