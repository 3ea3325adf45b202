"""What the rules add to a result document: `rules`, `cut_off` and `validation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from footprint.findings import InputError
from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation import evaluate
from footprint.rules.following import Following
from footprint.rules.library import Library
from footprint.rules.messages import MESSAGES
from footprint.rules.validation import validate
from footprint.rules.values import RuleFinding, RuleSet


def rule_set_of(library: Library, following: Following, document: Mapping[str, Any]) -> RuleSet:
    """The rule set that a study follows. InputError when the one that it names is not there."""
    if not following.id:
        product = document["product"]
        return library.default(product["sector"], document["declared_unit"]["unit"], product["boundary"])
    return named_set(library, following)


def named_set(library: Library, following: Following) -> RuleSet:
    """The rule set that the declaration names, with every answer and reason held against it. InputError."""
    found = library.get(following.id, following.version)
    if found is None:
        name = f"{following.id}@{following.version}" if following.version else following.id
        known = ", ".join(one.name for one in library)
        raise InputError([MESSAGES.finding("rule-set-unknown", cell="rules.id", name=name, known=known)])
    questions = {rule.key for rule in found.of_kind(kinds.Question)}
    items = {rule.key: rule for rule in found.rules}
    findings = [
        MESSAGES.finding("question-unknown", cell=f"rules.answers.{key[:60]}", name=found.name)
        for key in following.answers
        if key not in questions
    ]
    for key in following.not_applicable:
        if key not in items:
            findings.append(MESSAGES.finding("item-unknown", cell=f"rules.not_applicable.{key[:60]}", name=found.name))
        elif not items[key].excusable:
            findings.append(MESSAGES.finding("not-excusable", cell=f"rules.not_applicable.{key[:60]}"))
    if findings:
        raise InputError(findings)
    return found


def sections(library: Library, case: Case) -> dict[str, Any]:
    """The three sections of a study. InputError when the study names a rule set that is not in the library."""
    rule_set = rule_set_of(library, case.following, case.document)
    checklist = evaluate(rule_set, case)
    return {
        "rules": _rules(rule_set, checklist, case),
        "cut_off": _cut_off(rule_set, case),
        "validation": [remark.as_dict() for remark in validate(case)],
    }


def _rules(rule_set: RuleSet, checklist: tuple[RuleFinding, ...], case: Case) -> dict[str, Any]:
    period = next(iter(rule_set.of_kind(kinds.Period)), None)
    return {
        "id": rule_set.id,
        "version": rule_set.version,
        "title": rule_set.title,
        "title_zh": rule_set.title_zh,
        "by_default": not case.following.id,
        "max_age_years": period.max_age_years if period else None,
        "checklist": [item.as_dict() for item in checklist],
        "violations": [item.item for item in checklist if item.severity == "violation"],
        "warnings": [item.item for item in checklist if item.severity == "warning"],
        "level": _level(rule_set, checklist),
    }


def _level(rule_set: RuleSet, checklist: tuple[RuleFinding, ...]) -> dict[str, Any] | None:
    """The highest level that is reached with every level below it; None in rule sets without levels."""
    levels = sorted(rule_set.of_kind(kinds.Level), key=lambda rule: rule.rank)
    if not levels:
        return None
    status = {item.item: item.checked.status for item in checklist}
    reached: dict[str, Any] = {"rank": 0, "title": "", "title_zh": ""}
    for level in levels:
        if status[level.key] != "met":
            break
        reached = {"rank": level.rank, "title": level.title, "title_zh": level.title_zh}
    return reached


def _cut_off(rule_set: RuleSet, case: Case) -> dict[str, Any]:
    limits = next(iter(rule_set.of_kind(kinds.CutOff)), None)
    statement, mass = case.statement, case.document["quality"]["cut_off_share"]
    return {
        "stated": statement.cut_offs is not None,
        "items": [
            {
                "what": entry.what.en,
                "what_zh": entry.what.zh,
                "stage": entry.stage,
                "share": entry.share,
                "reason": entry.reason.en,
                "reason_zh": entry.reason.zh,
            }
            for entry in statement.cut_offs or ()
        ],
        "sum": statement.cut_off_sum,
        "mass_not_covered": mass,
        "limit_each": limits.each if limits else None,
        "limit_total": limits.total if limits else None,
        "limit_mass": limits.mass if limits else None,
    }
