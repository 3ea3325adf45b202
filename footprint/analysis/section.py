"""The section `analysis` of a result document: deterministic, and bounded whatever the number of lines."""

from __future__ import annotations

from typing import Any

from footprint.analysis.completeness import completeness
from footprint.analysis.consistency import consistency
from footprint.analysis.first_order import FirstOrder, first_order
from footprint.analysis.hotspots import hotspots
from footprint.analysis.needs import data_needs
from footprint.analysis.sankey import sankey
from footprint.bom.values import Bom
from footprint.engine.spread import parts_of, spreads
from footprint.engine.values import Background, Study
from footprint.findings import Finding

Json = dict[str, Any]
LARGEST_INPUTS = 15


def analyse(bom: Bom, study: Study, background: Background) -> Json:
    """Every part of the analysis of a calculated study as JSON values; `bom` is what was calculated."""
    catalogue = background.catalogue
    spread = first_order(spreads(parts_of(study.lines)), catalogue)
    covered, gaps = completeness(bom, study)
    fitting, apart = consistency(bom, study, catalogue)
    return {
        "hotspots": hotspots(study, background),
        "sankey": sankey(study, background),
        "data_needs": data_needs(study, spread, catalogue),
        "completeness": covered,
        "consistency": fitting,
        "findings": [_finding(finding) for finding in (*gaps, *apart)],
        "uncertainty": {"analytic": _analytic(spread)},
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "line": finding.line,
        "message": finding.en,
        "message_zh": finding.zh,
    }


def _analytic(spread: FirstOrder) -> Json:
    order = sorted(spread.inputs, key=lambda one: (-spread.inputs[one], one))
    return {
        "sd": spread.sd,
        "gsd": spread.gsd,
        "p5": spread.p5,
        "p95": spread.p95,
        "inputs": [
            {"kind": kind, "id": name, "share": spread.inputs[kind, name]} for kind, name in order[:LARGEST_INPUTS]
        ],
        "other_inputs": 1.0 - sum(spread.inputs[one] for one in order[:LARGEST_INPUTS]) if order else 0.0,
    }
