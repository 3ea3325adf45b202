"""Where a footprint comes from: by line, stage, gas and upstream process, as the result document carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Any

from footprint.analysis.contributions import Contribution, ranked, vital
from footprint.analysis.gases import by_gas
from footprint.engine.values import Study
from footprint.inventory.catalogue import Catalogue
from footprint.inventory.values import Flow
from footprint.ledgers import share_of

Json = dict[str, Any]
LINES = 20
PROCESSES = 15


def hotspots(
    study: Study, catalogue: Catalogue, flows: Sequence[tuple[Flow, float]], caused: Mapping[str, float]
) -> Json:
    """`lines`, `vital`, `stages`, `gases` and `processes`, each summing to the total with its `other`.

    `flows`, `caused`: elementary flows of the product, own emissions of the background's processes for it.
    """
    found, total, supplied = ranked(study.lines), study.total, _supplied(study)
    return {
        "lines": [_line(one, total) for one in found[:LINES]],
        "other_lines": _rest([one.kg for one in found[LINES:]], total),
        "vital": _vital(found),
        "stages": [{"stage": stage, "kg_co2e": kg, "share": share_of(kg, total)} for stage, kg in study.stages.items()],
        "gases": [
            {
                "gas": one.gas.id,
                "name": one.gas.name,
                "name_zh": one.gas.name_zh,
                "kg_co2e": one.kg_co2e,
                "kg": one.kg,
                "share": share_of(one.kg_co2e, total),
            }
            for one in by_gas(flows, supplied)
        ],
        **_processes(catalogue, caused, supplied, total),
    }


def _line(one: Contribution, total: float) -> Json:
    line, choice = one.line, one.line.choice
    return {
        "id": line.id,
        "name": line.name,
        "name_zh": line.name_zh,
        "stage": line.stage,
        "dataset": choice.dataset if choice else None,
        "kg_co2e": one.kg,
        "share": share_of(one.kg, total),
        "cumulative": one.cumulative,
    }


def _vital(found: tuple[Contribution, ...]) -> Json:
    chosen = vital(found)
    return {
        "part": chosen[-1].cumulative if chosen else 0.0,
        "count": len(chosen),
        "of": len(found),
        "lines": [one.line.id for one in chosen[:LINES]],
    }


def _supplied(study: Study) -> float:
    """What suppliers' footprints make, kg CO2e."""
    return fsum(
        line.kg_co2e
        for line in study.lines
        if line.kg_co2e is not None and line.choice is not None and line.choice.supplier is not None
    )


def _rest(values: list[float], total: float) -> Json:
    kg = fsum(values)
    return {"count": len(values), "kg_co2e": kg, "share": share_of(kg, total)}


def _processes(catalogue: Catalogue, caused: Mapping[str, float], supplied: float, total: float) -> Json:
    """Own emissions of the largest upstream processes; suppliers' footprints name none."""
    order = sorted(caused, key=lambda name: (-abs(caused[name]), name))
    rows = []
    for name in order[:PROCESSES]:
        dataset = catalogue.get(name)
        rows.append(
            {
                "id": name,
                "name": dataset.name if dataset else name,
                "name_zh": dataset.name_zh if dataset else name,
                "location": dataset.location if dataset else None,
                "kg_co2e": caused[name],
                "share": share_of(caused[name], total),
            }
        )
    return {
        "processes": rows,
        "other_processes": _rest([caused[name] for name in order[PROCESSES:]], total),
        "suppliers": {"kg_co2e": supplied, "share": share_of(supplied, total)},
    }
