"""Scenarios, plan and proposals as the result document carries them."""

from __future__ import annotations

from typing import Any

from footprint.analysis.model import Model
from footprint.analysis.scenarios.describing import declared, described
from footprint.analysis.scenarios.evaluation import Effect, Ranked, Together, rank, together
from footprint.analysis.scenarios.proposing import Proposal, proposals
from footprint.analysis.scenarios.values import Measure, Plan, Target
from footprint.engine.values import Study
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue
from footprint.ledgers import share_of

Json = dict[str, Any]


def scenarios(model: Model, plan: Plan, study: Study) -> Json:
    """`baseline`, `items` (ranked), `combined`, `target`, `proposals`; kg CO2e per declared unit."""
    found = rank(model, plan.scenarios)
    combined = together(model, found)
    base = baseline(model, study)
    return {
        "total": study.total,
        "baseline": base,
        "items": [_item(one, study.total, model.catalogue) for one in found],
        "combined": _combined(combined, study.total) if combined is not None else None,
        "target": _target(plan.target, base["kg_co2e"], combined, study.total) if plan.target is not None else None,
        "proposals": [_proposal(one, model.catalogue) for one in proposals(model, study)],
    }


def baseline(model: Model, study: Study) -> Json:
    """What the plan starts from: the earlier year that the study states for its rules, else this result."""
    stated = model.baseline
    if stated is not None:
        return {"year": stated.year, "kg_co2e": stated.kg_co2e, "stated": True}
    return {"year": study.product.reference_year, "kg_co2e": study.total, "stated": False}


def finding(found: Finding) -> Json:
    """A finding as the analysis carries it."""
    return {
        "code": found.code,
        "severity": found.severity,
        "line": found.line,
        "message": found.en,
        "message_zh": found.zh,
    }


def _effect(found: Effect, total: float) -> Json:
    return {
        "total": found.total,
        "reduction": found.reduction,
        "reduction_share": share_of(found.reduction, total),
        "changes_nothing": found.changes_nothing,
        "findings": [finding(one) for one in found.findings],
    }


def _measure(measure: Measure, catalogue: Catalogue) -> Json:
    en, zh = described(measure, catalogue)
    return {"text": en, "text_zh": zh, "declared": declared(measure)}


def _item(one: Ranked, total: float, catalogue: Catalogue) -> Json:
    scenario = one.scenario
    return {
        "id": scenario.id,
        "name": scenario.name,
        "name_zh": scenario.name_zh,
        "planned": scenario.planned,
        "year": scenario.year,
        "responsible": scenario.responsible,
        "note": scenario.note,
        "rank": one.rank,
        "measures": [_measure(measure, catalogue) for measure in scenario.measures],
        **_effect(one.effect, total),
    }


def _combined(found: Together, total: float) -> Json:
    return {
        "total": found.total,
        "reduction": found.reduction,
        "reduction_share": share_of(found.reduction, total),
        "singly": found.singly,
        "interaction": found.reduction - found.singly,
        "steps": [
            {
                "id": step.scenario.id,
                "year": step.scenario.year,
                "total": step.total,
                "reduction": step.reduction,
                "reduction_share": share_of(step.reduction, total),
            }
            for step in found.steps
        ],
        "findings": [finding(one) for one in found.findings],
    }


def _target(target: Target, base: float, combined: Together | None, total: float) -> Json:
    """The target in kg, and what is missing to it after the scenarios that are dated until its year."""
    kg = target.kg_co2e if target.kg_co2e is not None else base * (1.0 - (target.reduction or 0.0))
    steps = combined.steps if combined is not None else ()
    by_then = [step.total for step in steps if step.scenario.year is not None and step.scenario.year <= target.year]
    planned = by_then[-1] if by_then else total
    return {
        "year": target.year,
        "kg_co2e": kg,
        "reduction": target.reduction,
        "planned": planned,
        "gap": planned - kg,
        "reached": planned <= kg,
    }


def _proposal(one: Proposal, catalogue: Catalogue) -> Json:
    kg = one.effect.reduction
    whole = None if one.effect.total is None or kg is None else one.effect.total + kg
    return {
        "line": one.line,
        "electricity": "market" if one.market_based else None,
        **_measure(one.measure, catalogue),
        **_effect(one.effect, whole or 0.0),
    }
