"""The study report, in English or in Chinese: both follow the order of GB/T 24067-2024 and cross-refer to ISO 14067."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from footprint.findings import Language
from reports import fonts
from reports.attachments import Attachment, json_attachment
from reports.book import INNER, Running, bind, contents
from reports.facts import declared_unit
from reports.label import machine_facts, public_attachment
from reports.metadata import Metadata
from reports.numbers import significant
from reports.pdfa import finish
from reports.study.annex import cross_reference, verification
from reports.study.context import Context
from reports.study.inventory import inventory
from reports.study.results import impact, interpretation
from reports.study.rules import checklist
from reports.study.scope import general, goal, headline, scope
from reports.style import ACCENT, AMBER, GREY, TEAL, fitted, paragraph
from reports.text import both
from reports.values import LabelFacts

UNDATED = date(2000, 1, 1)
HALF = 380.0  # points: the annexes begin on the page before them when half of it is free


def study_pdf(
    document: Mapping[str, Any],
    facts: LabelFacts | None,
    language: Language,
    *,
    public: Mapping[str, Any] | None = None,
) -> bytes:
    """The unsigned PDF/A-3 study report of a result document.

    Without `facts` it is a draft, marked so and undated. With them it attaches the public view, so that it can be
    verified like the label; ValueError when that is missing or anything belongs to another snapshot.
    """
    if facts is not None and (public is None or not facts.snapshot == document["sha256"] == public["sha256"]):
        raise ValueError("the facts, the public view and the result must carry one snapshot hash")
    if facts is not None and document["complete"] is not True:
        raise ValueError("an incomplete result gets no label")
    study = Context(document, facts, language)
    drawn = bind(lambda: _story(study), _running(study))
    files = [public_attachment(public)] if public is not None else []
    return finish(drawn, _metadata(study), [*files, _tables(study)])


def _tables(study: Context) -> Attachment:
    """Every table that the report prints, for who wants to calculate with it."""
    lines = [
        [line[key] for key in ("id", "parent", "name", "name_zh", "quantity", "unit", "stage", "kg_co2e", "share")]
        + [(line["dataset"] or {}).get("id"), (line.get("quality") or {}).get("dqr")]
        for line in study.document["lines"]
    ]
    head = ["id", "parent", "name", "name_zh", "quantity", "unit", "stage", "kg CO2e", "share", "data set", "dqr"]
    tables: dict[str, object] = {
        name: {"head": list(table.head), "rows": [list(row) for row in table.rows]}
        for name, table in study.tables.items()
    }
    document = {
        "schema": "footprint-tables/1",
        "snapshot": study.document["sha256"],
        "language": study.language,
        "tables": {**tables, "lines": {"head": head, "rows": lines}},
    }
    return json_attachment("tables.json", document, study.w("study.tables"))


def _mark(study: Context) -> str:
    if study.facts is None:
        return both("draft")
    return both("sample") if study.facts.sample else ""


def _running(study: Context) -> Running:
    facts = study.facts
    return Running(
        title=study.name,
        right=facts.number if facts else study.w("draft"),
        note=f"SHA-256 {study.document['sha256']}",
        mark=_mark(study),
        language=study.language,
    )


def _metadata(study: Context) -> Metadata:
    facts, document = study.facts, study.document
    unit = declared_unit(document, "en")
    values = {"product": document["product"]["name"], "value": significant(study.total), "unit": unit}
    mark = _mark(study)
    return Metadata(
        kind="study",
        title=fonts.shown(f"{mark}  {study.w('study.title')}: {study.name}".strip()),
        subject=fonts.shown(study.w("study.subject", **values)),
        author=fonts.shown(facts.holder if facts else "Footprint"),
        language="zh-CN" if study.language == "zh" else "en",
        created=facts.issued if facts else UNDATED,
        facts=machine_facts(document, facts) if facts else {"snapshot": str(document["sha256"]), "draft": "yes"},
    )


def _story(study: Context) -> list[Flowable]:
    return [
        *_cover(study),
        PageBreak(),
        *general(study, "1"),
        *goal(study, "2"),
        *scope(study, "3"),
        *inventory(study, "4"),
        *impact(study, "5"),
        *interpretation(study, "6"),
        *verification(study, "7"),
        CondPageBreak(HALF),
        *cross_reference(study),
        *checklist(study),
    ]


def _cover(study: Context) -> list[Flowable]:
    facts = study.facts
    found = [
        study.gap(40),
        paragraph(study.w("study.title"), 13, colour=GREY),
        study.gap(4),
        fitted(study.name, INNER, 96, 24, least=10, bold=True, ratio=1.25),
    ]
    other = str(study.product["name"] if study.language == "zh" else study.product.get("name_zh") or "")
    if other and other != study.name:
        found.append(fitted(other, INNER, 34, 12, least=7, colour=GREY))
    found += [study.gap(12), paragraph(headline(study), 17, bold=True, colour=TEAL, leading=23), study.gap(6)]
    if facts is None or facts.sample:
        found.append(paragraph(study.w("draft.long" if facts is None else "sample.long"), 10, bold=True, colour=AMBER))
    if study.document["complete"] is not True:
        found.append(paragraph(study.w("study.incomplete"), 10, bold=True, colour=ACCENT))
    if facts is not None:
        holder = facts.holder_zh if study.language == "zh" and facts.holder_zh else facts.holder
        report = study.w("label.report value", id=facts.report_id, version=facts.report_version)
        found += [study.gap(8), study.text(f"{holder}  ·  {report}  ·  {facts.issued.isoformat()}")]
    return [*found, study.gap(24), *contents(study.language)]
