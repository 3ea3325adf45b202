"""The section `analysis` of a result document: deterministic, and bounded whatever the number of lines."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from footprint.analysis.completeness import completeness
from footprint.analysis.consistency import consistency
from footprint.analysis.first_order import first_order
from footprint.analysis.hotspots import hotspots
from footprint.analysis.model import Model
from footprint.analysis.needs import data_needs
from footprint.analysis.sankey import sankey
from footprint.analysis.scenarios.reading import read_scenarios
from footprint.analysis.scenarios.section import finding, scenarios
from footprint.analysis.sensitivity.section import sensitivity
from footprint.analysis.spread import analytic, monte_carlo
from footprint.engine.spread import parts_of, spreads
from footprint.engine.uncertainty import dataset_amounts
from footprint.engine.values import Study

Json = dict[str, Any]


def analyse(model: Model, study: Study, allocation: Mapping[str, float] = MappingProxyType({})) -> Json:
    """Every part of the analysis of a calculated study as JSON values; `model` is what it was calculated from.

    `allocation`: the totals by the other allocation keys of on-site production, kg CO2e.
    """
    background, bom = model.background, model.prepared.bom
    catalogue = background.catalogue
    amounts = dataset_amounts(study.lines)
    flows, (caused,) = background.emissions(amounts), background.caused([amounts])
    spread = first_order(spreads(parts_of(study.lines)), catalogue)
    covered, gaps = completeness(bom, study)
    fitting, apart = consistency(bom, study, catalogue)
    plan = read_scenarios(model.declarations.get("scenarios", {}))
    return {
        "hotspots": hotspots(study, catalogue, flows, caused),
        "sankey": sankey(study, background),
        "data_needs": data_needs(study, spread, catalogue),
        "completeness": covered,
        "consistency": fitting,
        "findings": [finding(one) for one in (*gaps, *apart)],
        "uncertainty": {"analytic": analytic(spread), "monte_carlo": monte_carlo(study.uncertainty)},
        "sensitivity": sensitivity(model, study, flows, caused, allocation),
        "scenarios": scenarios(model, plan, study),
    }
