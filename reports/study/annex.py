"""Verification, and where each item that ISO 14067:2018 clause 7.3 requires is stated."""

from __future__ import annotations

from reportlab.platypus import Flowable

from reports.study.context import Context
from reports.study.rules import rule_set
from reports.study.scope import cut_off_text
from reports.study.statement import stated

# item → section that states it; the number before the dot is fixed by the order of both reports
SECTIONS = {
    1: "3.1",
    2: "3.2",
    3: "6.1, 6.2",
    4: "4.1",
    5: "5.1",
    6: "5.1",
    7: "3.3",
    8: "4.4",
    9: "3.4",
    10: "4.1, 4.5",
    11: "5.5, 6.3",
    12: "4.3",
    13: "6",
    14: "6.4",
    15: "3",
    16: "3.2, 4.2",
    17: "6.3",
    18: "3.4",
    19: "1",
    20: "1",
}


def verification(study: Context, number: str) -> list[Flowable]:
    """Who verified the study, or that nobody did."""
    head, facts = study.heading(number, "h.verification"), study.facts
    if facts is None:
        return [head, study.p("study.not verified")]
    organisation = facts.verifier_organisation_zh if study.language == "zh" else ""
    return [
        head,
        study.p(
            "study.verified",
            verifier=f"{organisation or facts.verifier_organisation}, {facts.verifier}",
            assurance=study.named("assurance", facts.assurance),
            number=facts.number,
            until=facts.valid_until.isoformat(),
        ),
    ]


def cross_reference(study: Context) -> list[Flowable]:
    """The twenty required items."""
    rows = [(str(item), study.w(f"item.{item}"), section, _stated(study, item)) for item, section in SECTIONS.items()]
    delayed = bool((study.document.get("carbon") or {}).get("delayed"))
    return [
        study.heading("", "h.annex"),
        study.table("items", ("number", "item", "where", "stated"), rows, (0.05, 0.4, 0.13, 0.42)),
        study.p("stated.also delayed" if delayed else "stated.also"),
    ]


def _scenarios(study: Context) -> str:
    found = []
    for stage, key in (("use", "study.use"), ("end_of_life", "study.end")):
        lines = [line for line in study.contributions if line["stage"] == stage]
        if lines:
            found.append(study.w(key, lines=study.line_names(lines[:6])))
        else:
            found.append(f"{study.named('stage', stage)}: {study.w('study.no flow')}")
    return " ".join(found)


def _stated(study: Context, item: int) -> str:
    outside = study.product["boundary"] != "cradle-to-grave"
    facts = study.facts
    alternatives = stated(study, "alternative_scenarios") or bool(study.analysis.get("sensitivity"))
    match item:
        case 3 | 6 | 12:
            return study.w("stated.computed")
        case 7:
            return f"{study.w('stated.computed')}: {cut_off_text(study)}"
        case 11:
            return study.w(
                "stated.computed" if study.document.get("uncertainty") else "study.uncertainty none", section="4.5"
            )
        case 16:
            return study.w("stated.na outside") if outside else _scenarios(study)
        case 8 if study.document.get("production"):
            return study.w("stated.computed")
        case 17:
            return study.w(
                "stated.na outside" if outside else "stated.alternatives" if alternatives else "stated.recycling"
            )
        case 19 if name := rule_set(study):
            return name
        case 19:
            return study.w("stated.pcr", criteria=facts.criteria) if facts else study.w("stated.pcr draft")
        case 20 if stated(study, "performance_tracking"):
            return study.w("stated.here")
        case 20 if facts:
            return study.w("stated.tracking", version=facts.report_version)
        case 20:
            return study.w("stated.tracking draft")
        case _:
            return study.w("stated.here")
