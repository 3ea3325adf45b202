"""What the study says in its own words: the declared statement, and where it says nothing the report's general text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable

from reports.numbers import percent
from reports.study.context import Context


def said(study: Context, *fields: str) -> list[Flowable]:
    """The paragraphs of these fields, in the language of the report or the other; without those not stated."""
    return [study.text(text) for name in fields if (text := _text(study, name))]


def said_or(study: Context, field: str, key: str, **values: object) -> list[Flowable]:
    """The field's paragraph, else the report's own text of this key."""
    return said(study, field) or [study.p(key, **values)]


def captioned(study: Context, *fields: str) -> list[Flowable]:
    """The paragraphs of these fields, each begun with what it is."""
    return [study.text(f"{study.w(f'statement.{name}')}: {text}") for name in fields if (text := _text(study, name))]


def period(study: Context) -> str:
    """First and last day of the primary data; empty when not stated."""
    found = _statement(study)
    first, last = str(found.get("period_start") or ""), str(found.get("period_end") or "")
    return " – ".join(part for part in (first, last) if part)


def cut_offs(study: Context) -> list[Flowable]:
    """What is left out, one by one, with the limits of the rules."""
    section = study.document.get("cut_off")
    if not section or not section["stated"]:
        return []
    if not section["items"]:
        return [study.p("study.no cut-off")]
    rows = [
        (
            _named(study, item, "what"),
            study.named("stage", str(item["stage"])),
            item["share"],
            _named(study, item, "reason"),
        )
        for item in section["items"]
    ]
    rows.append((study.w("ledger.total"), "", section["sum"], ""))
    limits = [
        study.w(f"study.{name}", limit=percent(section[name]))
        for name in ("limit_each", "limit_total", "limit_mass")
        if section.get(name) is not None
    ]
    return [
        study.table(
            "cut-offs",
            ("name", "stage", "share", "reason only"),
            rows,
            (0.34, 0.16, 0.12, 0.38),
            right=(2,),
            shown=(None, None, lambda share: percent(share, 2), None),
            strong=(len(rows) - 1,),
        ),
        study.caption("study.limits", limits=study.listed(limits)),
    ]


def excluded(study: Context) -> list[Flowable]:
    """Modules that lie outside on purpose."""
    items = _statement(study).get("excluded") or []
    return [study.text(f"• {_named(study, item, 'what')}: {_named(study, item, 'reason')}") for item in items]


def stated(study: Context, name: str) -> bool:
    """Whether the statement says something of this."""
    return bool(_text(study, name))


def _statement(study: Context) -> Mapping[str, Any]:
    declared = study.document.get("declarations") or {}
    found: Mapping[str, Any] = declared.get("statement") or {}
    return found


def _text(study: Context, name: str) -> str:
    return _named(study, _statement(study), name)


def _named(study: Context, row: Mapping[str, Any], field: str) -> str:
    own, other = (f"{field}_zh", field) if study.language == "zh" else (field, f"{field}_zh")
    return str(row.get(own) or row.get(other) or "").strip()
