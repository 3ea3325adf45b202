"""How far a study has come with what a person has to state, before anything is calculated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from footprint.rules import kinds
from footprint.rules.following import Following
from footprint.rules.kinds import Rule
from footprint.rules.statement import Statement
from footprint.rules.values import RuleSet


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that a person answers: `fields` of the statement that it needs, and whether nothing is left to do."""

    rule: Rule
    fields: tuple[str, ...]
    done: bool
    excused: bool


@dataclass(frozen=True)
class Progress:
    """Everything that a rule set asks a person for in a study of this boundary, in its order."""

    asked: tuple[Asked, ...]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(one.done for one in self.asked)

    @property
    def required(self) -> tuple[Asked, ...]:
        """Those without which nothing can be submitted."""
        return tuple(one for one in self.asked if one.rule.severity == "violation")

    @property
    def required_done(self) -> int:
        """How many of those are done."""
        return sum(one.done for one in self.required)

    def severity(self, field: str) -> str:
        """How badly a field of the statement is wanted: `violation`, `warning`, or empty."""
        found = {one.rule.severity for one in self.asked if field in one.fields}
        return next((severity for severity in ("violation", "warning") if severity in found), "")


def progress(
    rule_set: RuleSet, statement: Statement, following: Following, boundary: str, declarations: Mapping[str, Any]
) -> Progress:
    """What a person has to state and what is stated already."""
    asked = []
    for rule in rule_set.rules:
        if rule.only not in (None, boundary):
            continue
        found = _found(rule, statement, following, declarations)
        if found is None:
            continue
        fields, done = found
        excused = rule.excusable and bool(following.not_applicable.get(rule.key))
        asked.append(Asked(rule, fields, done or excused, excused and not done))
    return Progress(tuple(asked))


def _found(
    rule: Rule, statement: Statement, following: Following, declarations: Mapping[str, Any]
) -> tuple[tuple[str, ...], bool] | None:
    match rule:
        case kinds.Stated():
            return rule.fields, all(statement.has(name, rule.language) for name in rule.fields)
        case kinds.Period():
            return ("period",), statement.has("period")
        case kinds.Allocation():
            return ("allocation",), statement.has("allocation") or "production" in declarations
        case kinds.Question():
            return (), rule.key in following.answers
        case kinds.Baseline():
            return (), following.baseline is not None
        case kinds.Part():
            return (), rule.part in declarations
    return None
