"""The statement and the rules of a study as a form: from fields to what is declared, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from footprint.rules import kinds
from footprint.rules.statement import DAYS, LISTS, TEXTS
from footprint.rules.values import RuleSet

SPARE = 2  # empty rows beside those that are filled
ROWS = 200
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "cut_offs": ("what", "what_zh", "stage", "share", "reason", "reason_zh"),
    "excluded": ("what", "what_zh", "reason", "reason_zh"),
    "offsets": ("register", "number", "kg_co2e"),
}
_PERCENT = re.compile(r"\s*[%％]\s*$")
Form = MultiDict[str, str]


def statement_of(form: Form) -> dict[str, Any]:
    """The declaration `statement` that a posted form makes; empty fields are absent."""
    content: dict[str, Any] = {
        key: text
        for key in (*(name for text in TEXTS for name in (text, f"{text}_zh")), *DAYS)
        if (text := form.get(f"statement.{key}", "").strip())
    }
    for name in LISTS:
        rows = rows_of(form, name)
        if rows or form.get(f"nothing.{name}"):
            content[name] = rows
    return content


def rows_of(form: Form, name: str) -> list[dict[str, Any]]:
    """The filled rows of a list."""
    rows: list[dict[str, Any]] = []
    for number in range(ROWS):
        if f"{name}.{number}.{COLUMNS[name][0]}" not in form:
            break
        row: dict[str, Any] = {
            column: text for column in COLUMNS[name] if (text := form.get(f"{name}.{number}.{column}", "").strip())
        }
        if set(row) - {"stage"}:
            rows.append(_numbers(row))
    return rows


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    """Shares are written in per cent; a text that is no number stays for the reader to complain about."""
    if "share" in row:
        row["share"] = _number(_PERCENT.sub("", row["share"]), 0.01)
    if "kg_co2e" in row:
        row["kg_co2e"] = _number(row["kg_co2e"])
    return row


def _number(text: str, factor: float = 1.0) -> float | str:
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return text
    # 0.2 × 0.01 has digits that nobody wrote
    return float(f"{value * factor:.12g}")


def following_of(form: Form, rule_set: RuleSet, before: Mapping[str, Any]) -> dict[str, Any]:
    """The declaration `rules` that a posted form makes for a rule set; what it does not ask for stays as it was."""
    content: dict[str, Any] = {"id": rule_set.id, "version": rule_set.version}
    answers: dict[str, Any] = {}
    for question in rule_set.of_kind(kinds.Question):
        text = form.get(f"answers.{question.key}", "").strip()
        if text:
            answers[question.key] = _number(text) if question.answer == "number" else text
    reasons = {
        rule.key: _reason(text, before.get("not_applicable", {}).get(rule.key))
        for rule in rule_set.rules
        if rule.excusable and (text := form.get(f"not_applicable.{rule.key}", "").strip())
    }
    content |= {"answers": answers} if answers else {}
    content |= {"not_applicable": reasons} if reasons else {}
    if rule_set.of_kind(kinds.Baseline):
        baseline = {
            key: text for key in ("year", "kg_co2e", "source") if (text := form.get(f"baseline.{key}", "").strip())
        }
        if baseline:
            numbers = {key: _number(str(baseline[key])) for key in ("year", "kg_co2e") if key in baseline}
            content["baseline"] = {**baseline, **numbers}
    elif "baseline" in before:
        content["baseline"] = before["baseline"]
    offsets = rows_of(form, "offsets")
    if offsets:
        content["offsets"] = offsets
    return content


def _reason(text: str, before: Any) -> Any:
    """A reason that was not changed keeps its other language, which the form does not show."""
    return before if isinstance(before, Mapping) and text in before.values() else text


def carried(before: Mapping[str, Any], rule_set: RuleSet) -> dict[str, Any]:
    """What a study said of its rules, for another rule set: only what that one asks for too."""
    questions = {question.key for question in rule_set.of_kind(kinds.Question)}
    excusable = {rule.key for rule in rule_set.rules if rule.excusable}
    content: dict[str, Any] = {"id": rule_set.id, "version": rule_set.version}
    for name, known in (("answers", questions), ("not_applicable", excusable)):
        kept = {key: value for key, value in before.get(name, {}).items() if key in known}
        content |= {name: kept} if kept else {}
    return content | {name: before[name] for name in ("baseline", "offsets") if name in before}


def shown(content: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The rows of a list as the form draws them: those that are there and a few empty ones; shares in per cent."""
    rows = [dict(row) for row in content.get(name, []) or []]
    for row in rows:
        if isinstance(row.get("share"), int | float):
            row["share"] = f"{row['share'] * 100:.10g}"
    return [*rows, *({} for _ in range(SPARE))]
