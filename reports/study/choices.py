"""What the result would be otherwise: value choices tried one at a time, and the scenarios of the reduction plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from reports.book import INNER
from reports.figures import Figure, Step, Swing, tornado, waterfall
from reports.numbers import percent, significant
from reports.study.context import Context
from reports.tables import led, line_id

SWINGS, SCENARIOS = 12, 10
PITCH = 17.0


def sensitivity(study: Context) -> list[Flowable]:
    """The tornado and the table behind it; what does not apply says why."""
    section = study.analysis.get("sensitivity")
    if not section:
        return []
    total = section["total"]
    swings = [Swing(study.name_of(row), row["low"] - total, row["high"] - total) for row in section["tornado"][:SWINGS]]
    swings = [swing for swing in swings if swing.low or swing.high]
    rows, why = [], []
    for choice in section["choices"]:
        name = study.name_of(choice)
        if choice.get("why"):
            why.append(f"{name}: {_why(study, choice)}")
        for other in choice["alternatives"]:
            if other.get("why"):
                why.append(f"{name}, {study.name_of(other)}: {_why(study, other)}")
            elif not other["declared"]:
                rows.append((name, study.name_of(other), other["total"], other["delta"], other["delta_share"]))
    found: list[Flowable] = []
    if swings:
        height = PITCH * len(swings) + 4

        def draw(canvas: Any, width: float, tall: float) -> None:
            tornado(canvas, (0, tall - 2, width, tall - 2), swings)

        found += [CondPageBreak(height + 50), study.p("study.sensitivity")]
        found += [Figure(INNER, height, draw), study.caption("study.tornado")]
    else:
        found.append(study.p("study.sensitivity"))
    if rows:
        found.append(
            study.table(
                "sensitivity",
                ("choice", "alternative", "kg", "change kg", "change"),
                rows,
                (0.3, 0.32, 0.14, 0.13, 0.11),
                right=(2, 3, 4),
                shown=(None, None, significant, _signed, _signed_percent),
            )
        )
    found += [study.text(f"• {text}") for text in why]
    return found


def scenarios(study: Context) -> list[Flowable]:
    """The reduction plan: what each scenario brings, all of them together, and the way to the target."""
    section = study.analysis.get("scenarios")
    if not section or not section["items"]:
        return _proposals(study, section)
    items = section["items"]
    rows = [
        (
            item["rank"],
            study.name_of(item),
            item["year"],
            item["responsible"] or None,
            item["total"],
            item["reduction"],
            item["reduction_share"],
        )
        for item in items
    ]
    found: list[Flowable] = [study.p("study.scenarios")]
    steps = _steps(study, section)
    study.record("waterfall", ("scenario", "kg"), [(step.label, step.kg) for step in steps])
    if len(steps) > 2:
        height = PITCH * len(steps) + 4

        def draw(canvas: Any, width: float, tall: float) -> None:
            waterfall(canvas, (0, tall - 2, width, tall - 2), steps)

        found += [CondPageBreak(height + 30), Figure(INNER, height, draw), study.caption("study.waterfall")]
    found.append(
        study.table(
            "scenarios",
            ("rank", "scenario", "year", "responsible", "kg", "reduction", "share"),
            rows,
            (0.05, 0.33, 0.08, 0.2, 0.12, 0.12, 0.1),
            right=(2, 4, 5, 6),
            shown=(str, None, str, None, significant, significant, percent),
        )
    )
    found += [
        study.text(f"• {study.w('study.nothing changes', name=study.name_of(item))}")
        for item in items
        if item["changes_nothing"]
    ]
    target = section.get("target")
    if target:
        key = "study.target reached" if target["reached"] else "study.target open"
        values = {name: significant(target[name]) if target[name] is not None else "—" for name in ("kg_co2e", "gap")}
        found.append(study.p(key, year=target["year"] or study.w("not stated"), **values))
    return found


def _proposals(study: Context, section: Mapping[str, Any] | None) -> list[Flowable]:
    """Without declared scenarios: what the largest lines could bring."""
    proposals = (section or {}).get("proposals") or []
    if not proposals:
        return []
    text = "text_zh" if study.language == "zh" else "text"
    rows = [
        (
            line_id(proposal["line"]),
            f"{proposal[text]}{study.w('study.market only') if proposal['electricity'] else ''}",
            proposal["reduction"],
            proposal["reduction_share"],
        )
        for proposal in proposals[:SCENARIOS]
    ]
    return led(
        study.p("study.proposals"),
        study.table(
            "proposals",
            ("id", "scenario", "reduction", "share"),
            rows,
            (0.14, 0.6, 0.14, 0.12),
            right=(2, 3),
            shown=(None, None, significant, percent),
        ),
    )


def _steps(study: Context, section: Mapping[str, Any]) -> list[Step]:
    combined = section.get("combined")
    if not combined:
        return []
    names = {item["id"]: study.name_of(item) for item in section["items"]}
    steps = [Step(study.w("study.today"), section["total"], whole=True)]
    steps += [Step(names.get(step["id"], step["id"]), -step["reduction"]) for step in combined["steps"]]
    return [*steps, Step(study.w("study.together"), combined["total"], whole=True)]


def _why(study: Context, row: Mapping[str, Any]) -> str:
    return str((row.get("why_zh") if study.language == "zh" else None) or row["why"])


def _signed(kg: float) -> str:
    return f"{'+' if kg > 0 else ''}{significant(kg, 3)}"


def _signed_percent(share: float) -> str:
    return f"{'+' if share > 0 else ''}{percent(share)}"
