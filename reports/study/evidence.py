"""Proven or stated apart: recycled content, captured and delayed carbon, credits, offsets. Nothing is netted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable

from reports.numbers import percent, quantity, significant
from reports.study.context import Context


def balances(study: Context) -> list[Flowable]:
    """The mass balances behind recycled content with their receipts; nothing where none is declared."""
    section = study.document.get("recycling_evidence")
    if not section:
        return []
    found: list[Flowable] = [study.p("study.evidence", tolerance=percent(section["tolerance"], 0))]
    for number, balance in enumerate(section["balances"], 1):
        found += _balance(study, number, balance)
    return found


def _balance(study: Context, number: int, balance: Mapping[str, Any]) -> list[Flowable]:
    span = " – ".join(str(day) for day in (balance["from"], balance["to"]) if day)
    what = study.w("study.at line", line=balance["line"]) if balance["line"] else ""
    rows: list[tuple[Any, ...]] = [
        (
            study.named("scrap", one["kind"]),
            one["grade"] or None,
            one["origin"],
            one["kg"],
            study.listed([one[key] for key in ("supplier", "certificate", "evidence") if one[key]])
            if one["evidence"] or one["supplier"] or one["certificate"]
            else None,
        )
        for one in balance["inputs"]
    ]
    rows += [
        (study.w(f"balance.{key}"), None, None, sign * balance[f"{key}_kg"], None)
        for key, sign in (("melt_loss", -1.0), ("output", -1.0), ("stock_change", -1.0))
        if balance[f"{key}_kg"]
    ]
    return [
        study.strong(f"{what}{balance['name']}{f', {span}' if span else ''}"),
        study.table(
            f"balance {number}",
            ("scrap", "grade", "origin", "mass kg", "evidence"),
            rows,
            (0.24, 0.2, 0.09, 0.15, 0.32),
            right=(3,),
            shown=(None, None, None, quantity, None),
        ),
        study.p(
            "study.balance closes" if balance["closes"] else "study.balance open",
            gap=percent(balance["gap"], 2),
            content=percent(balance["recycled_content"]),
            pre=percent(balance["pre_consumer_share"]),
        ),
        *([study.text(balance["evidence"])] if balance["evidence"] else []),
    ]


def carbon(study: Context) -> list[Flowable]:
    """Captured CO2 by each approach, delayed emissions and explained credits; nothing where none is declared."""
    section = study.document.get("carbon")
    if not section:
        return []
    names = {line["id"]: study.name_of(line) for line in study.document["lines"]}

    def at(line: str | None) -> str:
        return f"{line} {names.get(line, '')}".strip() if line else ""

    found: list[Flowable] = []
    rows: list[tuple[Any, ...]]
    if section["captured"]:
        rows = [
            (at(one["line"]), study.named("carbon", one["origin"]), one["kg_co2"], study.named("ccu", one["approach"]))
            for one in section["captured"]
        ]
        totals = [(study.named("ccu", key), kg) for key, kg in section["captured_totals"].items()]
        found += [
            study.p("study.captured"),
            study.table(
                "captured",
                ("line", "carbon origin", "kg co2", "approach"),
                rows,
                (0.4, 0.2, 0.15, 0.25),
                right=(2,),
                shown=(None, None, significant, None),
            ),
            study.values("captured-approaches", totals, strong=(0,)),
        ]
    if section["delayed"]:
        rows = [(one["name"] or at(one["line"]), one["years"], one["kg_co2e"]) for one in section["delayed"]]
        found += [
            study.p("study.delayed"),
            study.table(
                "delayed",
                ("name", "years", "kg"),
                rows,
                (0.6, 0.2, 0.2),
                right=(1, 2),
                shown=(None, quantity, significant),
            ),
        ]
    found += [
        study.text(f"• {study.w('study.credit', line=at(one['line']))}{one['reason']}") for one in section["credits"]
    ]
    return found


def offsets(study: Context) -> list[Flowable]:
    """Offsets that the rules allow to be shown: apart, and never part of the footprint."""
    declared = (study.document.get("declarations") or {}).get("rules") or {}
    rows = [(one["register"], one["number"], float(one["kg_co2e"])) for one in declared.get("offsets") or []]
    if not rows:
        return []
    return [
        study.p("study.offsets"),
        study.table(
            "offsets",
            ("register", "number", "kg"),
            rows,
            (0.4, 0.4, 0.2),
            right=(2,),
            shown=(None, None, significant),
        ),
    ]
