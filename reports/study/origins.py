"""Where the footprint comes from: gases, flows, processes, and what should be known better (section `analysis`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from reports.book import INNER
from reports.figures import Band, Figure, Node, sankey
from reports.numbers import percent, significant
from reports.study.context import Context
from reports.style import GREY, PALE, STAGE_COLOURS, TEAL
from reports.tables import led, line_id

# of Σ|kg|: less is the rounding of a calculation (docs/method.md, tolerance of "equal")
ROUNDING = 1e-9
COLUMNS = ("stage", "line", "data", "process")
HEADS = {
    "stage": "column.stage",
    "line": "column.inventory line",
    "data": "column.set",
    "process": "column.process",
}
NEEDS = 8
TALL = 300


def gases(study: Context, number: str) -> list[Flowable]:
    """The result by greenhouse gas; nothing for a result without analysis."""
    rows = _hotspots(study).get("gases")
    if not rows:
        return []
    least = ROUNDING * sum(abs(row["kg_co2e"]) for row in rows)
    rows = [row for row in rows if abs(row["kg_co2e"]) > least]
    return [
        study.heading(number, "h.gases"),
        study.p("study.gases"),
        study.table(
            "gases",
            ("gas", "kg gas", "kg", "share"),
            [(study.name_of(row), row["kg"], row["kg_co2e"], row["share"]) for row in rows],
            (0.5, 0.18, 0.18, 0.14),
            right=(1, 2, 3),
            shown=(None, significant, significant, percent),
        ),
    ]


def flows(study: Context) -> list[Flowable]:
    """The Sankey diagram with its caption."""
    drawn = study.analysis.get("sankey")
    if not drawn or not any(link["kg_co2e"] > 0 for link in drawn["links"]):
        return []
    stage_of = _stages(drawn)
    nodes = [
        Node(node["id"], COLUMNS.index(node["column"]), _label(study, node), _colour(node, stage_of))
        for node in sorted(drawn["nodes"], key=lambda one: -one["kg_co2e"])
    ]
    bands = [Band(link["source"], link["target"], link["kg_co2e"]) for link in drawn["links"]]
    heads = [study.w(f"column.{column}") for column in ("stage", "inventory line", "set", "process")]
    labels = {node["id"]: f"{study.w(HEADS[node['column']])}: {_label(study, node)}" for node in drawn["nodes"]}
    study.record(
        "flows",
        ("source node", "target node", "kg"),
        [(labels[link["source"]], labels[link["target"]], link["kg_co2e"]) for link in drawn["links"]],
    )
    whole = sum(max(node["kg_co2e"], 0.0) for node in drawn["nodes"] if node["column"] == "stage")
    negative = any(link["kg_co2e"] < 0 for link in drawn["links"])
    return [
        CondPageBreak(TALL + 30),
        Figure(
            INNER, TALL, lambda canvas, width, tall: sankey(canvas, (0, tall, width, tall), nodes, bands, heads, whole)
        ),
        study.caption("study.sankey negative" if negative else "study.sankey", floor=percent(drawn["floor"], 0)),
    ]


def _stages(drawn: Mapping[str, Any]) -> dict[str, str]:
    """Line node → the stage that it flows from."""
    return {
        link["target"]: link["source"].partition(":")[2]
        for link in drawn["links"]
        if link["source"].startswith("stage:")
    }


def _colour(node: Mapping[str, Any], stage_of: Mapping[str, str]) -> Any:
    if node["column"] == "stage":
        return STAGE_COLOURS.get(node["key"], TEAL)
    if node["column"] == "line":
        return STAGE_COLOURS.get(stage_of.get(node["id"], ""), TEAL)
    return PALE if node["key"].startswith("#") else GREY


def _label(study: Context, node: Mapping[str, Any]) -> str:
    return study.named("stage", node["key"]) if node["column"] == "stage" else study.name_of(node)


def upstream(study: Context, number: str) -> list[Flowable]:
    """The processes whose own emissions cause most of the result, down to the rest."""
    hotspots = _hotspots(study)
    processes = hotspots.get("processes") or study.document["upstream"]
    head = study.heading(number, "h.upstream")
    if not processes:
        return [head, study.p("study.upstream none")]
    rows = [(study.name_of(row), row.get("location") or "—", row["kg_co2e"], row["share"]) for row in processes]
    for key in ("other_processes", "suppliers"):
        rest = hotspots.get(key)
        if rest and rest["kg_co2e"]:
            rows.append((study.w(f"study.{key}", count=rest.get("count", 0)), "", rest["kg_co2e"], rest["share"]))
    table = study.table(
        "processes",
        ("name", "place", "kg", "share"),
        rows,
        (0.56, 0.12, 0.18, 0.14),
        right=(2, 3),
        shown=(None, None, significant, percent),
    )
    return [head, study.p("study.upstream"), table]


def data_needs(study: Context) -> list[Flowable]:
    """Which lines should get primary data next, and what to ask for."""
    needs = study.analysis.get("data_needs")
    if not needs:
        return []
    language = "_zh" if study.language == "zh" else ""
    rows = [
        (
            str(need["rank"]),
            f"{line_id(need['line'])} {study.name_of(need)}",
            need["weight"],
            need["dqr"],
            f"{need['reason' + language]}\n{need['ask' + language]}",
        )
        for need in needs[:NEEDS]
    ]
    return led(
        study.p("study.needs"),
        study.table(
            "data-needs",
            ("rank", "line", "weight", "dqr", "reason"),
            rows,
            (0.05, 0.25, 0.09, 0.07, 0.54),
            right=(2, 3),
            shown=(None, None, percent, lambda value: f"{value:.1f}", None),
        ),
    )


def completeness(study: Context) -> list[Flowable]:
    """How much of the product has data, and whether the data fit its year, place and technology."""
    covered, fit = study.analysis.get("completeness"), study.analysis.get("consistency")
    if not covered or not fit:
        return []
    mass = covered["mass"]
    found: list[Flowable] = [
        study.p(
            "study.complete",
            with_data=covered["lines"]["with_data"],
            count=covered["lines"]["count"],
            mass=percent(mass["coverage"]) if mass["coverage"] is not None else study.w("not stated"),
        )
    ]
    rows = [
        (study.w(f"study.fit {aspect}"), *(fit[aspect][grade] for grade in ("fit", "near", "apart", "unknown")))
        for aspect in ("year", "place", "technology")
    ]
    names = ("name", "fit", "near", "apart", "unknown")
    found.append(
        study.table(
            "consistency", names, rows, (0.4, 0.15, 0.15, 0.15, 0.15), right=(1, 2, 3, 4), shown=(None, *[percent] * 4)
        )
    )
    language = "message_zh" if study.language == "zh" else "message"
    found += [study.text(f"• {_place(study, one)}{one[language]}") for one in study.analysis.get("findings", [])[:12]]
    return found


def _place(study: Context, finding: Mapping[str, Any]) -> str:
    return study.w("study.at line", line=finding["line"]) if finding.get("line") else ""


def _hotspots(study: Context) -> Mapping[str, Any]:
    found: Mapping[str, Any] = study.analysis.get("hotspots") or {}
    return found
