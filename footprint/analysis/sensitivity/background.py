"""Other figures for the background: the grid, and the characterisation of the gases."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import fsum

from footprint.analysis.model import Model
from footprint.analysis.scenarios.evaluation import effect
from footprint.analysis.scenarios.values import BackgroundMeasure, Electricity
from footprint.analysis.sensitivity.messages import MESSAGES
from footprint.analysis.sensitivity.values import Alternative, Tried
from footprint.engine.values import BackgroundChange, Study
from footprint.findings import Finding
from footprint.inventory.values import Flow

HOME = "cn"
GWP_SETS = {
    "ar5-gwp100": ("IPCC AR5, GWP100", "IPCC AR5，GWP100"),
    "ar6-gwp20": ("IPCC AR6, GWP20", "IPCC AR6，GWP20"),
}


def grid(model: Model, study: Study, caused: Mapping[str, float]) -> Tried:
    """The modelled mix and the official factor of another year for the official factor, everywhere in the background;

    the modelled mix of the site's province for the site's own lines. `caused`: own emissions of each process, kg CO2e.
    """
    name, name_zh = "Grid electricity", "电网电力"
    site = (study.product.site or HOME).lower()
    country = site.partition("-")[0]
    official, modelled = f"electricity-grid-{country}", f"electricity-mix-{country}"
    catalogue = model.catalogue
    if catalogue.get(official) is None or not caused.get(official):
        return Tried("grid", name, name_zh, why=MESSAGES.finding("sens-no-grid", dataset=official))
    made = [Alternative("official", "Official annual factor", "官方年度因子", study.total, True)]
    others = sorted(one.id for one in catalogue if re.fullmatch(rf"{official}-\d{{4}}", one.id))
    for other in [modelled, *others]:
        dataset = catalogue.get(other)
        if dataset is None:
            continue
        change = BackgroundChange(official, kg_co2e=dataset.factor.total)
        found = effect(model, [BackgroundMeasure(change)])
        made.append(Alternative(other, dataset.name, dataset.name_zh, found.total, why=_first(found.findings)))
    local = catalogue.get(f"electricity-mix-{site}") if site != country else None
    own = _own_lines(model, official)
    if local is not None and own:
        found = effect(model, [Electricity(1.0, local.id, own)])
        text = f"{local.name}, lines of the site", f"{local.name_zh}，仅生产地的行"
        made.append(Alternative(local.id, *text, found.total, why=_first(found.findings)))
    if len(made) == 1:
        return Tried("grid", name, name_zh, why=MESSAGES.finding("sens-no-grid-alternative"))
    return Tried("grid", name, name_zh, tuple(made))


def _own_lines(model: Model, official: str) -> tuple[str, ...]:
    choices = model.prepared.choices
    return tuple(
        line.id
        for line in model.prepared.bom.lines
        if line.stage == "production" and (choice := choices.get(line.id)) is not None and choice.dataset == official
    )


def _first(findings: Sequence[Finding]) -> Finding | None:
    return findings[0] if findings else None


def characterisation(study: Study, flows: Sequence[tuple[Flow, float]]) -> Tried:
    """Other sets of GWP values on the same elementary flows; what is aggregated stays as it is.

    Formula: Other characterisation.
    """
    made = [Alternative("ar6-gwp100", "IPCC AR6, GWP100", "IPCC AR6，GWP100", study.total, True)]
    for key, (name, name_zh) in GWP_SETS.items():
        made.append(Alternative(key, name, name_zh, recharacterised(study.total, flows, gwp_sets()[key])))
    return Tried("characterisation", "Characterisation of gases", "气体特征化", tuple(made))


def recharacterised(total: float, flows: Sequence[tuple[Flow, float]], factors: Mapping[str, float]) -> float:
    """The total with other factors (kg CO2e per kg) for the flows that have one there."""
    more = [
        amount * (factors[flow.id] - flow.gwp100)
        for flow, amount in flows
        if flow.ledger is not None and flow.id in factors
    ]
    return fsum([total, *more])


@cache
def gwp_sets() -> dict[str, dict[str, float]]:
    """Set → elementary flow → GWP, from `analysis/data/gwp.csv`.

    IPCC AR5 WG I (2013), table 8.A.1, without climate-carbon feedback; IPCC AR6 WG I (2021), tables 7.15 and 7.SM.7.
    """
    text = (files("footprint.analysis") / "data" / "gwp.csv").read_text("utf-8")
    made: dict[str, dict[str, float]] = {}
    for row in csv.DictReader(text.splitlines()):
        made.setdefault(row["set"], {})[row["flow"]] = float(row["gwp"])
    return made
