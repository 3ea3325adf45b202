"""The rule set that the study follows, item by item, and what validation remarked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable

from reports.study.context import Context
from reports.study.evidence import offsets
from reports.tables import led

# part of the result or its declarations → the section of the report that shows it
SECTIONS = {
    "statement.goal": "2",
    "statement.application": "2",
    "statement.audience": "2",
    "statement.comparisons": "2",
    "statement.functional_unit": "3.1",
    "section:declared_unit": "3.1",
    "section:profile": "3.1",
    "product.declared_unit": "3.1",
    "product.boundary": "3.2",
    "statement.boundary": "3.2",
    "statement.excluded": "3.2",
    "statement.scope_changes": "3.2",
    "section:cut_off": "3.3",
    "statement.cut_offs": "3.3",
    "statement.period": "3.4",
    "statement.representativeness": "3.4",
    "statement.data_sources": "4.1",
    "section:lines": "4.2",
    "section:electricity": "4.3",
    "section:instruments": "4.3",
    "section:recycling": "4.4",
    "section:recycling_evidence": "4.4",
    "statement.allocation": "4.4",
    "section:quality": "4.5",
    "section:production": "4.6",
    "section:method": "5.1",
    "section:stages": "5.2",
    "section:footprint": "5.3",
    "section:carbon": "5.3",
    "section:uncertainty": "5.5",
    "section:upstream": "6.2",
    "statement.assumptions": "6.4",
    "statement.use_scenario": "6.4",
    "statement.end_of_life_scenario": "6.4",
    "statement.alternative_scenarios": "6.4",
    "statement.limitations": "6.5",
    "statement.conclusions": "6.6",
    "statement.performance_tracking": "6.6",
    "statement.recalculation": "6.6",
    "section:scenarios": "6.6",
}


def checklist(study: Context) -> list[Flowable]:
    """Every item of the rule set: computed, stated, met, not applicable with its reason, or open."""
    section = study.document.get("rules")
    if not section:
        return []
    text = "text_zh" if study.language == "zh" else "text"
    rows = [
        (
            item["title_zh" if study.language == "zh" else "title"],
            study.named("status", item["status"])
            + (f" ({study.named('severity', item['severity'])})" if item["severity"] else ""),
            _where(study, item),
            item[text] or None,
        )
        for item in section["checklist"]
    ]
    found: list[Flowable] = [
        study.heading("", "h.rules"),
        study.p("study.rules by default" if section["by_default"] else "study.rules", name=rule_set(study)),
    ]
    if section.get("level"):
        level = section["level"]
        key = "study.level" if level["rank"] else "study.no level"
        found.append(study.p(key, level=level["title_zh" if study.language == "zh" else "title"] or ""))
    found.append(study.table("rules", ("item", "status", "where", "text"), rows, (0.27, 0.15, 0.18, 0.4), size=7))
    return [*found, *offsets(study), *_validation(study)]


def _validation(study: Context) -> list[Flowable]:
    remarks = study.document.get("validation") or []
    if not remarks:
        return [study.gap(4), study.p("study.validation none")]
    language = "_zh" if study.language == "zh" else ""
    rows = [
        (
            study.named("severity", remark["severity"] or "note"),
            _where(study, remark),
            f"{remark['text' + language]}\n{remark['mend' + language] or ''}".strip(),
        )
        for remark in remarks
    ]
    table = study.table("validation", ("severity", "where", "text"), rows, (0.14, 0.2, 0.66), size=7)
    return led(study.p("study.validation"), table)


def rule_set(study: Context) -> str:
    """Title, id and version of the rule set; empty when the document names none."""
    section = study.document.get("rules")
    if not section:
        return ""
    title = section["title_zh" if study.language == "zh" else "title"]
    return f"{title} ({section['id']}, {study.w('study.rules version', version=section['version'])})"


def _where(study: Context, item: Mapping[str, Any]) -> str:
    """The section of the report, with the line; a place that no section shows as it is named in the data."""
    place = str(item.get("where") or "")
    if place.startswith("line:"):
        return study.w("study.where line", section="4.2", line=place.removeprefix("line:"))
    if place.startswith(("rules.", "section:rules")):
        return study.w("study.where here")
    if place.startswith("part:"):  # a declaration that was not made
        return "—"
    return SECTIONS.get(place, place) or "—"
