"""The flows of a Sankey diagram: stages → lines → data sets → the processes that emit.

Every node between the first and the last column passes on what it takes in. What is below the floor, or too much for a
picture, goes through a node "other" of its column, so the sums stay whole. Values keep their sign: a credit or an
uptake is a negative flow, and a picture that can only draw sizes says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any, Literal

from footprint.analysis.contributions import ranked
from footprint.engine.spread import supplier_key
from footprint.engine.values import Background, Study, StudyLine
from footprint.inventory.catalogue import Catalogue

Json = dict[str, Any]
Column = Literal["stage", "line", "data", "process"]
# of Σ|kg|: a smaller node, and a smaller band to a process, goes through `other`
FLOOR, BAND = 0.01, 0.001
LINES, DATA, PROCESSES = 15, 12, 10
# no id begins so
REST = "#"
SUPPLIERS = f"data:{REST}suppliers"
OTHER, OTHER_SUPPLIERS = ("Other", "其他"), ("Other supplier footprints", "其他供应商碳足迹")
# what is left of a node after its processes, when it is only the rounding of its factor
NOISE = 1e-11


@dataclass(frozen=True, slots=True)
class Strand:
    """What one line brings, and through which nodes (stage, line, data) it runs."""

    nodes: tuple[str, str, str]
    line: StudyLine
    kg: float


def sankey(study: Study, background: Background) -> Json:
    """`nodes`, each with its `column`, `key` within it, names and `kg_co2e`; `links` of two nodes; the `floor`.

    Formula: Flows of the Sankey diagram.
    """
    strands = _strands(study)
    links = _sums((strand.nodes[place : place + 2], strand.kg) for place in (0, 1) for strand in strands)
    links |= _upstream(strands, links, background)
    names = _names(strands, background.catalogue)
    incoming = _sums(((target,), kg) for (_, target), kg in links.items())
    outgoing = _sums(((source,), kg) for (source, _), kg in links.items())
    nodes = dict.fromkeys(name for pair in links for name in pair)
    return {
        "nodes": [
            {
                "id": node,
                "column": node.partition(":")[0],
                "key": node.partition(":")[2],
                **names(node),
                "kg_co2e": incoming.get((node,), outgoing.get((node,), 0.0)),
            }
            for node in nodes
        ],
        "links": [{"source": source, "target": target, "kg_co2e": kg} for (source, target), kg in links.items()],
        "floor": FLOOR,
    }


def _strands(study: Study) -> list[Strand]:
    found = ranked(study.lines)
    lines = {one.line.id for one in found[:LINES] if one.weight >= FLOOR}
    weights: dict[str, list[float]] = {}
    for one in found:
        weights.setdefault(_data_of(one.line), []).append(one.weight)
    data = _largest({name: fsum(parts) for name, parts in weights.items()}, DATA)
    return [
        Strand(
            (
                f"stage:{one.line.stage}",
                f"line:{one.line.id}" if one.line.id in lines else f"line:{REST}{one.line.stage}",
                _data_node(one.line, data),
            ),
            one.line,
            one.kg,
        )
        for one in found
        if one.kg != 0.0
    ]


def _data_node(line: StudyLine, shown: set[str]) -> str:
    name = _data_of(line)
    if name in shown:
        return f"data:{name}"
    return SUPPLIERS if name.startswith("supplier/") else f"data:{REST}"


def _data_of(line: StudyLine) -> str:
    """The key of what a line is calculated with; a supplier's begins with `supplier/`, which no data set does."""
    choice = line.choice
    if choice is None:
        return ""
    return f"supplier/{supplier_key(choice.supplier)}" if choice.supplier else choice.dataset or ""


def _upstream(
    strands: Sequence[Strand], links: Mapping[tuple[str, ...], float], background: Background
) -> dict[tuple[str, ...], float]:
    """data → process. A supplier's footprint says nothing of its processes: its flow ends there."""
    demands: dict[str, dict[str, list[float]]] = {}
    for strand in strands:
        choice, amount = strand.line.choice, strand.line.amount
        if choice is not None and choice.dataset is not None and amount is not None:
            demands.setdefault(strand.nodes[2], {}).setdefault(choice.dataset, []).append(amount)
    caused = dict(
        zip(
            demands,
            background.caused([{name: fsum(parts) for name, parts in amounts.items()} for amounts in demands.values()]),
            strict=True,
        )
    )
    sizes = _sums(((name,), abs(kg)) for processes in caused.values() for name, kg in processes.items())
    whole = fsum(abs(strand.kg) for strand in strands)
    shown = _largest({name: size / whole for (name,), size in sizes.items()}, PROCESSES) if whole else set()
    made: dict[tuple[str, ...], float] = {}
    for node, processes in caused.items():
        brought = fsum(kg for (_, target), kg in links.items() if target == node)
        named = {name: kg for name, kg in processes.items() if name in shown and abs(kg) >= BAND * whole}
        made |= {(node, f"process:{name}"): kg for name, kg in sorted(named.items())}
        rest = fsum([brought, *(-kg for kg in named.values())])
        if abs(rest) > NOISE * fsum([abs(brought), *map(abs, named.values())]):
            made[node, f"process:{REST}"] = rest
    return made


def _largest(weights: Mapping[str, float], limit: int) -> set[str]:
    order = sorted(weights, key=lambda name: (-weights[name], name))
    return {name for name in order[:limit] if weights[name] >= FLOOR}


def _sums(parts: Iterable[tuple[tuple[str, ...], float]]) -> dict[tuple[str, ...], float]:
    collected: dict[tuple[str, ...], list[float]] = {}
    for key, kg in parts:
        collected.setdefault(key, []).append(kg)
    return {key: fsum(values) for key, values in collected.items()}


def _names(strands: Sequence[Strand], catalogue: Catalogue) -> Any:
    lines = {f"line:{strand.line.id}": strand.line for strand in strands}
    suppliers = {
        f"data:{_data_of(strand.line)}": choice.supplier
        for strand in strands
        if (choice := strand.line.choice) is not None and choice.supplier is not None
    }

    def names(node: str) -> Json:
        column, _, key = node.partition(":")
        if key.startswith(REST):
            name, name_zh = OTHER_SUPPLIERS if node == SUPPLIERS else OTHER
            return {"name": name, "name_zh": name_zh}
        if column == "line":
            return {"name": lines[node].name, "name_zh": lines[node].name_zh}
        if node in suppliers:
            text = f"{suppliers[node].organisation}: {suppliers[node].product}"
            return {"name": text, "name_zh": text}
        dataset = catalogue.get(key)
        return {"name": dataset.name if dataset else key, "name_zh": dataset.name_zh if dataset else key}

    return names
