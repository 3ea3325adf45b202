"""Holding a study against a rule set: every rule becomes one item of a checklist, those that pass included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation import choices, computed, data, graded, scope, stated
from footprint.rules.evaluation.texts import checked
from footprint.rules.kinds import Rule
from footprint.rules.values import Checked, RuleFinding, RuleSet
from footprint.rules.words import BOUNDARIES_ZH

# the kind of a rule → what evaluates it
EVALUATE: dict[type[Rule], Callable[[Any, Case], Checked]] = {
    kinds.Boundary: scope.boundary,
    kinds.Unit: scope.unit,
    kinds.Stages: scope.stages,
    kinds.Lines: scope.lines,
    kinds.CutOff: scope.cut_off,
    kinds.Allocation: choices.allocation,
    kinds.Electricity: choices.electricity,
    kinds.Recycling: choices.recycling,
    kinds.Evidence: data.evidence,
    kinds.Quality: data.quality,
    kinds.Period: data.period,
    kinds.Part: data.part,
    kinds.Stated: stated.stated,
    kinds.Computed: computed.computed,
    kinds.Question: stated.question,
    kinds.PriceRatio: choices.price_ratio,
    kinds.Trigger: stated.trigger,
    kinds.Report: stated.report,
    kinds.Baseline: graded.baseline,
    kinds.Level: graded.level,
    kinds.Offsets: graded.offsets,
}


def evaluate(rule_set: RuleSet, case: Case) -> tuple[RuleFinding, ...]:
    """The checklist of a study, in the order of the rule set. `severity` is None for what is in order."""
    return tuple(_item(rule, case) for rule in rule_set.rules)


def _item(rule: Rule, case: Case) -> RuleFinding:
    found = _checked(rule, case)
    severity = rule.severity if found.status == "open" else None
    title, title_zh = rule.title, rule.title_zh
    return RuleFinding(rule.key, rule.kind, title, title_zh, f"{rule.source} [{rule.mark}]", severity, found)


def _checked(rule: Rule, case: Case) -> Checked:
    if rule.only is not None and rule.only != case.boundary:
        zh = BOUNDARIES_ZH[case.boundary]
        return checked("other-boundary", "not_applicable", "product.boundary", boundary=case.boundary, boundary_zh=zh)
    found = EVALUATE[type(rule)](rule, case)
    reason = case.following.not_applicable.get(rule.key)
    if found.status == "open" and rule.excusable and reason:
        return replace(
            checked("excused", "not_applicable", "part:rules", reason=reason.of("en"), reason_zh=reason.of("zh")),
            figures=found.figures,
        )
    if found.status == "open" and rule.excusable:
        return replace(
            found,
            mend=f"{found.mend} Or say under “not applicable” why this does not concern the product.".strip(),
            mend_zh=f"{found.mend_zh}或在“不适用”中说明该项为何与本产品无关。",
        )
    return found
