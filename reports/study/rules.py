"""The rule set that the study follows, item by item, and what validation remarked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable

from reports.study.context import Context

ORDER = ("open", "met", "computed", "stated", "not_applicable")


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
            _where(item),
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
    return [*found, *_validation(study)]


def _validation(study: Context) -> list[Flowable]:
    remarks = study.document.get("validation") or []
    if not remarks:
        return [study.gap(4), study.p("study.validation none")]
    language = "_zh" if study.language == "zh" else ""
    rows = [
        (
            study.named("severity", remark["severity"] or "note"),
            _where(remark),
            f"{remark['text' + language]}\n{remark['mend' + language] or ''}".strip(),
        )
        for remark in remarks
    ]
    return [
        study.gap(),
        study.p("study.validation"),
        study.table("validation", ("severity", "where", "text"), rows, (0.14, 0.2, 0.66), size=7),
    ]


def rule_set(study: Context) -> str:
    """Title, id and version of the rule set; empty when the document names none."""
    section = study.document.get("rules")
    if not section:
        return ""
    title = section["title_zh" if study.language == "zh" else "title"]
    return f"{title} ({section['id']}, {study.w('study.rules version', version=section['version'])})"


def _where(item: Mapping[str, Any]) -> str:
    return str(item.get("where") or "") or "—"
