"""What the section `analysis` says of the lines, held against them: origins sum to the total, flows balance.

What needs the background release (which process emits, how much a line should be known better) is stated and not
computed again here; its sums are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Any

from footprint.findings import Finding
from footprint.results.recompute.messages import MESSAGES
from footprint.results.recompute.values import Document, equal, number, numbers, optional, scale_of

Row = Mapping[str, Any]


def analysis(document: Document, parts: Sequence[tuple[Row, float]]) -> Iterator[Finding]:
    """Findings about the section; none where a document has no such section. `parts`: lines with their kg CO2e."""
    section = document.get("analysis")
    if section is None:
        return
    scale, total = scale_of(kg for _, kg in parts), fsum(kg for _, kg in parts)
    for what, right in (
        ("lines", _lines(section["hotspots"], parts, scale, total)),
        ("stages", _stages(document, section["hotspots"], scale, total)),
        ("gases", _whole(section["hotspots"]["gases"], (), scale, total)),
        ("processes", _processes(section["hotspots"], scale, total)),
        ("sankey", _balanced(section["sankey"], scale, total)),
    ):
        if not right:
            yield MESSAGES.finding("analysis-wrong", what=what)


def _lines(hotspots: Row, parts: Sequence[tuple[Row, float]], scale: float, total: float) -> bool:
    known = {line["id"]: kg for line, kg in parts}
    running, shown = 0.0, hotspots["lines"]
    for row in shown:
        kg = number(row["kg_co2e"])
        running += abs(kg)
        if row["id"] not in known or not equal(kg, known[row["id"]], scale):
            return False
        if scale > 0.0 and not equal(number(row["cumulative"]), running / scale):
            return False
    vital = hotspots["vital"]
    counted = number(vital["count"]) <= number(vital["of"]) == len(parts) and set(vital["lines"]) <= known.keys()
    return counted and _whole(shown, (hotspots["other_lines"],), scale, total)


def _stages(document: Document, hotspots: Row, scale: float, total: float) -> bool:
    stages = {row["stage"]: number(row["kg_co2e"]) for row in hotspots["stages"]}
    stated = numbers(document["stages"])
    same = stages.keys() == stated.keys() and all(equal(stages[name], stated[name], scale) for name in stated)
    return same and _whole(hotspots["stages"], (), scale, total)


def _processes(hotspots: Row, scale: float, total: float) -> bool:
    # factors are exact to twelve digits, so what their processes make of them agrees to a little less than the lines do
    return _whole(hotspots["processes"], (hotspots["other_processes"], hotspots["suppliers"]), scale * 10, total)


def _whole(rows: Sequence[Row], others: Sequence[Row], scale: float, total: float) -> bool:
    """Whether rows and what is put together make the total, each with its share of it."""
    every = (*rows, *others)
    for row in every:
        share = optional(row["share"])
        if total != 0.0 and (share is None or not equal(share, number(row["kg_co2e"]) / total, scale / abs(total))):
            return False
    return equal(fsum(number(row["kg_co2e"]) for row in every), total, scale)


def _balanced(drawn: Row, scale: float, total: float) -> bool:
    """Every inner node passes on what it takes in, and the first column makes the total."""
    incoming: dict[str, list[float]] = {}
    outgoing: dict[str, list[float]] = {}
    for link in drawn["links"]:
        outgoing.setdefault(link["source"], []).append(number(link["kg_co2e"]))
        incoming.setdefault(link["target"], []).append(number(link["kg_co2e"]))
    first = []
    for node in drawn["nodes"]:
        kg = number(node["kg_co2e"])
        sides = [fsum(found[node["id"]]) for found in (incoming, outgoing) if node["id"] in found]
        if not sides or any(not equal(side, kg, scale * 10) for side in sides):
            return False
        if node["id"] not in incoming:
            first.append(kg)
    return equal(fsum(first), total, scale)
