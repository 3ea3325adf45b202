"""The sensitivity of the value choices as the result document carries it, with what a tornado diagram needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from footprint.analysis.contributions import ranked
from footprint.analysis.model import Model
from footprint.analysis.sensitivity import amounts, background, views
from footprint.analysis.sensitivity.values import Alternative, Tried
from footprint.engine.values import Study
from footprint.inventory.values import Flow
from footprint.ledgers import share_of

Json = dict[str, Any]


def sensitivity(
    model: Model,
    study: Study,
    flows: Sequence[tuple[Flow, float]],
    caused: Mapping[str, float],
    allocation: Mapping[str, float],
) -> Json:
    """`choices`, each with its alternatives or why it does not apply, and `tornado`, the widest span first.

    `flows`, `caused`: elementary flows of the product, own emissions of the background's processes for it.
    `allocation`: totals by the other keys of on-site production.

    Formula: One-at-a-time sensitivity.
    """
    found = ranked(study.lines)
    tried = [
        views.electricity(study),
        views.recycling(study),
        views.allocation(study, allocation),
        background.grid(model, study, caused),
        background.characterisation(study, flows),
        views.biogenic(study),
        amounts.lifetime(model, study),
        amounts.cut_off(study, found),
        amounts.transport(study),
        *amounts.quantities(model, study, found),
    ]
    return {
        "total": study.total,
        "choices": [_choice(one, study.total) for one in tried],
        "tornado": _tornado(tried, study.total),
    }


def _choice(one: Tried, total: float) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "name_zh": one.name_zh,
        "alternatives": [_alternative(item, total) for item in one.alternatives],
        "why": one.why.en if one.why else None,
        "why_zh": one.why.zh if one.why else None,
    }


def _alternative(one: Alternative, total: float) -> Json:
    delta = None if one.total is None else one.total - total
    return {
        "id": one.id,
        "name": one.name,
        "name_zh": one.name_zh,
        "declared": one.declared,
        "total": one.total,
        "delta": delta,
        "delta_share": share_of(delta, total),
        "why": one.why.en if one.why else None,
        "why_zh": one.why.zh if one.why else None,
    }


def _tornado(tried: Sequence[Tried], total: float) -> list[Json]:
    bars = []
    for one in tried:
        totals = [item.total for item in one.alternatives if item.total is not None]
        low, high = min([total, *totals]), max([total, *totals])
        if high > low:
            bars.append({"id": one.id, "name": one.name, "name_zh": one.name_zh, "low": low, "high": high})
    return sorted(bars, key=lambda bar: (bar["low"] - bar["high"], bar["id"]))
