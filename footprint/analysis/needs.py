"""Which lines should get primary data next, why, and what to ask for.

The idea is that of the data needs matrix of the EU PEF method (Commission Recommendation (EU) 2021/2279, Annex I):
effort goes where contribution is large and quality poor. The number that ranks is our own definition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

from footprint.analysis.contributions import Contribution, ranked
from footprint.analysis.first_order import FirstOrder
from footprint.analysis.messages import INDICATORS, MESSAGES, grade
from footprint.engine.spread import UNRATED
from footprint.engine.values import Study, StudyLine
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue, Dataset

Json = dict[str, Any]
LIMIT = 15
ESTIMATED = 0.3
NOTABLE_VARIANCE = 0.05


@dataclass(frozen=True, slots=True)
class Need:
    """A line and why it comes where it stands. `quality` and `variance` are its shares of the study's."""

    line: StudyLine
    kg: float
    weight: float
    dqr: float
    quality: float
    variance: float
    priority: float


def needs(study: Study, spread: FirstOrder) -> tuple[Need, ...]:
    """Every line that primary data would better, the most urgent first.

    priority = (1 − p) · (Q + V) / 2, with p the part of the line that rests on primary data already, Q its share of
    Σ |kg| · (DQR − 1), what the study lacks in quality, and V its share of the variance (none where it hedges).

    Formula: Priority of data needs.
    """
    found = ranked(study.lines)
    lacking = {one.line.id: abs(one.kg) * (_dqr(one.line) - 1.0) for one in found}
    lack = fsum(lacking.values())
    made = [_need(one, lacking[one.line.id] / lack if lack else 0.0, spread.lines) for one in found]
    made = [need for need in made if need.priority > 0.0]
    return tuple(sorted(made, key=lambda need: (-need.priority, need.line.id)))


def _need(one: Contribution, quality: float, variances: Mapping[str, float]) -> Need:
    variance = max(0.0, variances.get(one.line.id, 0.0))
    priority = (1.0 - one.line.primary_share) * (quality + variance) / 2.0
    return Need(one.line, one.kg, one.weight, _dqr(one.line), quality, variance, priority)


def _dqr(line: StudyLine) -> float:
    return line.dqr if line.dqr is not None else UNRATED


def data_needs(study: Study, spread: FirstOrder, catalogue: Catalogue) -> list[Json]:
    """The list as the result document carries it."""
    rows = []
    for rank, need in enumerate(needs(study, spread)[:LIMIT], 1):
        line, choice = need.line, need.line.choice
        dataset = catalogue.get(choice.dataset) if choice and choice.dataset else None
        kind = kind_of(line, dataset)
        why = _reasons(need, dataset)
        ask = MESSAGES.finding(f"ask-{kind}")
        rows.append(
            {
                "rank": rank,
                "line": line.id,
                "name": line.name,
                "name_zh": line.name_zh,
                "stage": line.stage,
                "kind": kind,
                "kg_co2e": need.kg,
                "weight": need.weight,
                "dqr": need.dqr,
                "primary_share": line.primary_share,
                "quality_share": need.quality,
                "variance_share": need.variance,
                "priority": need.priority,
                "reason": "; ".join(part.en for part in why),
                "reason_zh": "；".join(part.zh for part in why),
                "ask": ask.en,
                "ask_zh": ask.zh,
            }
        )
    return rows


def kind_of(line: StudyLine, dataset: Dataset | None) -> str:
    """What kind of data a line needs: the end of the code of what to ask for."""
    if line.choice is not None and line.choice.supplier is not None:
        return "supplier"
    if line.stage == "transport":
        return "transport"
    if line.generated_from is not None:
        return "end-of-life" if line.stage == "end_of_life" else "recycled"
    if dataset is not None and dataset.electricity:
        return "use" if line.stage == "use" else "electricity"
    if dataset is not None and dataset.group == "energy" and line.stage != "use":
        return "fuel"
    return {"production": "process", "use": "use", "end_of_life": "end-of-life"}.get(line.stage, "material")


def _reasons(need: Need, dataset: Dataset | None) -> list[Finding]:
    say = MESSAGES.finding
    found = [say("need-contribution", percent=100.0 * need.weight)]
    good, good_zh = grade(need.dqr)
    if dataset is not None:
        scores = {name: getattr(dataset.quality, name) for name in INDICATORS}
        weakest = max(INDICATORS, key=lambda name: scores[name])
        indicator, indicator_zh = INDICATORS[weakest]
        found.append(
            say(
                "need-quality",
                dqr=need.dqr,
                grade=good,
                grade_zh=good_zh,
                indicator=indicator,
                indicator_zh=indicator_zh,
            )
        )
        if dataset.estimate_share >= ESTIMATED:
            found.append(say("need-estimates", percent=100.0 * dataset.estimate_share))
    elif need.line.dqr is not None:
        found.append(say("need-supplier-quality", dqr=need.dqr, grade=good, grade_zh=good_zh))
    else:
        found.append(say("need-supplier-unrated"))
    if need.variance >= NOTABLE_VARIANCE:
        found.append(say("need-variance", percent=100.0 * need.variance))
    if need.line.primary_share > 0.0:
        found.append(say("need-partly-primary", percent=100.0 * need.line.primary_share))
    return found
