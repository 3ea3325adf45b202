"""The analysis of a result arranged for its page: what the charts draw, and the same as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from footprint.web.formats import language, named
from footprint.web.words import stage_name

Table = Sequence[Sequence[Any]]
UNIT = "kg CO2e"
DRAWN = 12
# how each column of a table is shown: text, number, per cent, whole number
FORMATS = {
    "hotspots": "tttnpp",
    "gases": "tnnp",
    "processes": "ttnp",
    "flows": "ttn",
    "data-needs": "ittnnptt",
    "inputs": "tp",
    "draws": "nni",
    "sensitivity": "ttnnpt",
    "scenarios": "ittnnpt",
    "plan": "tittnnp",
    "proposals": "ttnpt",
}


def text_of(thing: Mapping[str, Any], key: str = "text") -> str:
    """A bilingual text of the document in the reader's language."""
    zh = thing.get(f"{key}_zh")
    return str((zh if language() == "zh" and zh else thing.get(key)) or "")


def input_name(one: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """An uncertain input in words."""
    known = names.get(one["id"], one["id"])
    words = {
        "quantity": _("Quantity: %(name)s", name=known),
        "dataset": _("Data set: %(name)s", name=known),
        "supplier": _("Supplier footprint: %(name)s", name=known),
        "foreground": _("Loops of on-site production"),
    }
    return str(words[one["kind"]])


@dataclass(frozen=True)
class AnalysisView:
    """`document` is a result with its section `analysis`; one that was made before there was any has None."""

    document: Mapping[str, Any]

    @property
    def analysis(self) -> Mapping[str, Any]:
        """The section."""
        found: Mapping[str, Any] = self.document["analysis"]
        return found

    @property
    def total(self) -> float:
        """kg CO2e per declared unit."""
        return float(self.document["footprint"]["total"])

    @cached_property
    def names(self) -> dict[str, str]:
        """Ids of lines, data sets and suppliers' footprints (id@version) → names."""
        found = {line["id"]: f"{line['id']} {named(line)}" for line in self.document["lines"]}
        found |= {line["dataset"]["id"]: named(line["dataset"]) for line in self.document["lines"] if line["dataset"]}
        suppliers = [line["supplier_footprint"] for line in self.document["lines"] if line["supplier_footprint"]]
        found |= {f"{one['id']}@{one['version']}": f"{one['product']}, {one['organisation']}" for one in suppliers}
        return found

    @cached_property
    def gases(self) -> Sequence[Mapping[str, Any]]:
        """Gases, the largest first."""
        return sorted(self.analysis["hotspots"]["gases"], key=lambda one: -abs(one["kg_co2e"]))

    @cached_property
    def processes(self) -> Sequence[Mapping[str, Any]]:
        """Processes of the background with the largest emissions of their own."""
        found: Sequence[Mapping[str, Any]] = self.analysis["hotspots"]["processes"]
        return found

    @cached_property
    def flows(self) -> list[dict[str, Any]]:
        """Bands of the Sankey diagram with the names of their ends."""
        nodes = {node["id"]: self._node(node) for node in self.analysis["sankey"]["nodes"]}
        return [
            {**link, "from": nodes[link["source"]], "to": nodes[link["target"]]}
            for link in self.analysis["sankey"]["links"]
        ]

    def _node(self, node: Mapping[str, Any]) -> str:
        if node["column"] == "stage":
            return stage_name(node["key"])
        name = named(node)
        return f"{node['key']} {name}" if node["column"] == "line" and not node["key"].startswith("#") else name

    @cached_property
    def drawn(self) -> Mapping[str, Any] | None:
        """The Monte Carlo, or None without one."""
        found: Mapping[str, Any] | None = self.analysis["uncertainty"]["monte_carlo"]
        return found

    @cached_property
    def inputs(self) -> list[dict[str, Any]]:
        """What the uncertainty comes from: of the draws, else to first order."""
        variance = (self.drawn or {}).get("variance") or self.analysis["uncertainty"]["analytic"]
        rows = [{"name": input_name(one, self.names), "share": one["share"]} for one in variance["inputs"]]
        if variance["other_inputs"]:
            rows.append({"name": _("other inputs"), "share": variance["other_inputs"]})
        if variance.get("interaction"):
            rows.append({"name": _("only together"), "share": variance["interaction"]})
        return rows

    @cached_property
    def steps(self) -> list[dict[str, Any]]:
        """The waterfall: what there is now, each planned scenario, what remains."""
        combined = self.analysis["scenarios"]["combined"]
        if combined is None:
            return []
        return waterfall(self.total, combined["steps"], {one["id"]: one for one in self.analysis["scenarios"]["items"]})

    def charts(self) -> dict[str, Any]:
        """What the page's script draws."""
        return {
            "unit": "kg CO₂e",
            "total": self.total,
            "words": {
                "now": _("Now"),
                "draws": _("draws"),
                "cumulative": _("cumulative share"),
                "less": _("less"),
                "more": _("more"),
                "target": _("Target"),
            },
            "gases": [{"name": named(one), "kg": one["kg_co2e"]} for one in reversed(self.gases[:DRAWN])],
            "sankey": {
                "nodes": [
                    {"id": node["id"], "column": node["column"], "key": node["key"], "name": self._node(node)}
                    for node in self.analysis["sankey"]["nodes"]
                ],
                "links": [
                    {"source": one["source"], "target": one["target"], "kg": one["kg_co2e"]} for one in self.flows
                ],
            },
            "draws": {**self.drawn["histogram"], **{key: self.drawn[key] for key in ("p5", "p50", "p95")}}
            if self.drawn
            else None,
            "inputs": list(reversed(self.inputs[:DRAWN])),
            "tornado": [
                {"name": named(bar), "low": bar["low"], "high": bar["high"]}
                for bar in reversed(self.analysis["sensitivity"]["tornado"][:DRAWN])
            ],
            "waterfall": self.steps,
            "goal": (self.analysis["scenarios"]["target"] or {}).get("kg_co2e"),
        }

    def grid(self, table: str) -> dict[str, Any]:
        """A table for the page: `head`, `rows` and the format of each column."""
        head, *rows = self.tables()[table]
        return {"head": head, "rows": rows, "formats": FORMATS[table]}

    def tables(self) -> dict[str, Table]:
        """The tables beside the charts, each with a heading row."""
        scenarios = self.analysis["scenarios"]
        return {
            "hotspots": _hotspots(self.analysis["hotspots"]),
            "gases": _gases(self.gases),
            "processes": _processes(self.analysis["hotspots"]),
            "flows": [(_("From"), _("To"), UNIT), *((one["from"], one["to"], one["kg_co2e"]) for one in self.flows)],
            "data-needs": _needs(self.analysis["data_needs"]),
            "inputs": [(_("Input"), _("Share of the variance")), *((one["name"], one["share"]) for one in self.inputs)],
            "draws": draws_table(self.drawn),
            "sensitivity": _sensitivity(self.analysis["sensitivity"]),
            "scenarios": scenario_table(scenarios["items"]),
            "plan": plan_table(self.document, scenarios),
            "proposals": _proposals(scenarios["proposals"]),
        }


def waterfall(
    total: float, steps: Sequence[Mapping[str, Any]], items: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Bars: each begins where the one before ended."""
    rows = [{"name": _("Now"), "total": total, "change": 0.0, "whole": True}]
    for step in steps:
        item = items.get(step["id"], {})
        year = f" ({step['year']})" if step["year"] else ""
        rows.append(
            {"name": f"{named(item)}{year}", "total": step["total"], "change": -step["reduction"], "whole": False}
        )
    if steps:
        rows.append({"name": _("Then"), "total": steps[-1]["total"], "change": 0.0, "whole": True})
    return rows


def _hotspots(found: Mapping[str, Any]) -> Table:
    head = (_("Line"), _("Name"), _("Stage"), UNIT, _("Share"), _("Cumulative"))
    rows = [
        (one["id"], named(one), stage_name(one["stage"]), one["kg_co2e"], one["share"], one["cumulative"])
        for one in found["lines"]
    ]
    rest = found["other_lines"]
    return [head, *rows, ("", _("%(n)d other lines", n=rest["count"]), "", rest["kg_co2e"], rest["share"], 1.0)]


def _gases(found: Sequence[Mapping[str, Any]]) -> Table:
    return [
        (_("Gas"), UNIT, _("kg of the gas"), _("Share")),
        *((named(one), one["kg_co2e"], one["kg"], one["share"]) for one in found),
    ]


def _processes(found: Mapping[str, Any]) -> Table:
    rest, supplied = found["other_processes"], found["suppliers"]
    return [
        (_("Process"), _("Location"), UNIT, _("Share")),
        *((named(one), one["location"], one["kg_co2e"], one["share"]) for one in found["processes"]),
        (_("%(n)d other processes", n=rest["count"]), "", rest["kg_co2e"], rest["share"]),
        (_("Supplier footprints"), "", supplied["kg_co2e"], supplied["share"]),
    ]


def _needs(found: Sequence[Mapping[str, Any]]) -> Table:
    return [
        (
            _("Rank"),
            _("Line"),
            _("Name"),
            UNIT,
            _("Data quality rating"),
            _("Priority"),
            _("Why"),
            _("What to ask for"),
        ),
        *(
            (
                one["rank"],
                one["line"],
                named(one),
                one["kg_co2e"],
                one["dqr"],
                one["priority"],
                text_of(one, "reason"),
                text_of(one, "ask"),
            )
            for one in found
        ),
    ]


def draws_table(found: Mapping[str, Any] | None) -> Table:
    """A histogram bin by bin, with what lies outside of it at both ends."""
    head = (_("From"), _("To"), _("draws"))
    if found is None:
        return [head]
    bins = found["histogram"]
    width = (bins["high"] - bins["low"]) / len(bins["counts"])
    edges = [bins["low"] + width * place for place in range(len(bins["counts"]) + 1)]
    return [
        head,
        ("", edges[0], bins["below"]),
        *zip(edges, edges[1:], bins["counts"], strict=False),
        (edges[-1], "", bins["above"]),
    ]


def _sensitivity(found: Mapping[str, Any]) -> Table:
    rows: list[tuple[Any, ...]] = []
    for choice in found["choices"]:
        if choice["why"]:
            rows.append((named(choice), "", None, None, None, text_of(choice, "why")))
        rows += [
            (named(choice), named(one), one["total"], one["delta"], one["delta_share"], text_of(one, "why"))
            for one in choice["alternatives"]
            if one["id"] != "1"  # "as declared" between less and more: the total itself
        ]
    return [(_("Value choice"), _("Alternative"), UNIT, _("Difference"), _("Share"), _("Remark")), *rows]


def scenario_table(items: Sequence[Mapping[str, Any]]) -> Table:
    """Scenarios, each alone, ranked."""
    return [
        (_("Rank"), _("Scenario"), _("Measures"), UNIT, _("Reduction"), _("Share"), _("Remark")),
        *(
            (
                one["rank"],
                named(one),
                "; ".join(text_of(measure) for measure in one["measures"]),
                one["total"],
                one["reduction"],
                one["reduction_share"],
                "; ".join(text_of(finding, "message") for finding in one["findings"]),
            )
            for one in items
        ),
    ]


def plan_table(document: Mapping[str, Any], scenarios: Mapping[str, Any]) -> Table:
    """The reduction plan: baseline, measures by year with who answers for them, target."""
    items = {one["id"]: one for one in scenarios["items"]}
    base, goal = scenarios["baseline"], scenarios["target"]
    rows: list[tuple[Any, ...]] = [
        (_("Baseline"), base["year"], named(document["product"]), "", base["kg_co2e"], None, None),
        (_("This result"), document["product"]["reference_year"], "", "", scenarios["total"], None, None),
    ]
    for step in (scenarios["combined"] or {"steps": ()})["steps"]:
        one = items[step["id"]]
        measures = "; ".join(text_of(measure) for measure in one["measures"])
        rows.append(
            (
                named(one),
                step["year"],
                measures,
                one["responsible"],
                step["total"],
                step["reduction"],
                step["reduction_share"],
            )
        )
    if goal is not None:
        rows.append((_("Target"), goal["year"], "", "", goal["kg_co2e"], None, goal["reduction"]))
    return [
        (_("Step"), _("Year"), _("Measures"), _("Responsible"), _("kg CO2e after it"), _("Reduction"), _("Share")),
        *rows,
    ]


def _proposals(found: Sequence[Mapping[str, Any]]) -> Table:
    return [
        (_("Line"), _("Measure"), _("Reduction"), _("Share"), _("Remark")),
        *(
            (
                one["line"],
                text_of(one),
                one["reduction"],
                one["reduction_share"],
                _("in the market-based view") if one["electricity"] else "",
            )
            for one in found
        ),
    ]
