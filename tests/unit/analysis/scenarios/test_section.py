"""Proposals, target and what the document carries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.analysis.scenarios.proposing import alternatives, proposals
from footprint.analysis.scenarios.reading import read_scenarios
from footprint.analysis.scenarios.section import scenarios
from footprint.analysis.scenarios.values import Electricity, Loss, Plan, RecycledContent, Transport
from footprint.bom.values import Line, TransportLeg
from footprint.canonical import canonical_bytes
from footprint.inventory.catalogue import Catalogue
from footprint.rules.following import BaselineYear
from tests.data.background import SOURCES, dataset
from tests.unit.analysis.products import LINES, TOTAL, model_of, study_of


def test_what_applies_is_proposed_with_what_it_brings() -> None:
    lines = (
        (Line("1", "Aluminium", 2, "kg", loss=0.2, transport=(TransportLeg("air", 1000.0),)), "aluminium-primary-cn"),
        (Line("2", "Power", 5, "kWh", stage="production"), "electricity-grid-cn"),
    )
    found = {one.measure: one for one in proposals(model_of(*lines), study_of(*lines))}
    # 2.5 kg × 16 = 40: half of it secondary saves 18.75; half of the loss 2 / 0.9 = 2.2222 kg
    assert found[RecycledContent("1", 0.5)].effect.reduction == pytest.approx(18.75)
    # 2.5 kg × 1000 km × (1.0 − 0.01) by sea in place of air
    assert found[Transport(("1",), source="air", target="sea")].effect.reduction == pytest.approx(2.475)
    assert found[Loss("1", 0.1)].effect.reduction == pytest.approx((2.5 - 2 / 0.9) * 17.0)
    wind = found[Electricity(1.0, "electricity-wind-contract-cn")]
    assert wind.market_based
    assert wind.effect.reduction == pytest.approx(5 * 0.56)
    reductions = [one.effect.reduction or 0.0 for one in proposals(model_of(*lines), study_of(*lines))]
    assert reductions == sorted(reductions, reverse=True)


def test_nothing_is_proposed_where_nothing_applies() -> None:
    line = ((Line("1", "Sensor", 2, "piece"), "sensor-cn"),)
    assert proposals(model_of(*line), study_of(*line)) == ()


def test_other_routes_to_the_same_product() -> None:
    here = dataset("steel-bof-cn", 2.0, hs="7207", cas="1")
    others = (
        dataset("steel-eaf-cn", 0.6, hs="7207"),
        dataset("steel-dear-cn", 3.0, hs="7207"),
        dataset("steel-eaf-de", 0.4, hs="7207", location="DE"),
        dataset("iron-cn", 0.1, hs="7207"),
        dataset("steel-piece-cn", 0.1, hs="7207", unit="piece"),
        dataset("steel-other-cn", 0.1, hs="7207", cas="2"),
        dataset("steel-bar-cn", 0.1, hs="7213"),
    )
    catalogue = Catalogue("hand", {one.id: one for one in (here, *others)}, SOURCES)
    assert [one.id for one in alternatives(here, catalogue)] == ["steel-eaf-cn"]
    assert alternatives(replace(here, hs=None), catalogue) == []
    assert alternatives(replace(here, secondary="steel-eaf-cn"), catalogue) == []  # that is recycled content


PLAN = {
    "target": {"year": 2028, "reduction": 0.2},
    "scenarios": [
        {"id": "half", "name": "Half", "year": 2027, "measures": [{"kind": "quantity", "line": "2", "factor": 0.5}]},
        {"id": "late", "name": "Late", "year": 2030, "measures": [{"kind": "quantity", "line": "1", "factor": 0.5}]},
        {"id": "some-day", "name": "?", "measures": [{"kind": "transport", "distance_factor": 0}]},
    ],
}


def test_the_target_counts_what_is_dated_until_its_year() -> None:
    found = scenarios(model_of(*LINES), read_scenarios(PLAN), study_of(*LINES))
    # sensors 6 → 3 in 2027; the steel comes too late, and the transport has no year
    assert found["target"] == {
        "year": 2028,
        "kg_co2e": pytest.approx(0.8 * TOTAL),
        "reduction": 0.2,
        "planned": pytest.approx(TOTAL - 3),
        "gap": pytest.approx(TOTAL - 3 - 0.8 * TOTAL),
        "reached": False,
    }
    assert [step["id"] for step in found["combined"]["steps"]] == ["half", "late", "some-day"]
    assert found["baseline"] == {"year": None, "kg_co2e": pytest.approx(TOTAL), "stated": False}
    assert found["items"][0]["measures"][0]["declared"] == {"kind": "quantity", "line": "1", "factor": 0.5}
    canonical_bytes(found)


def test_a_baseline_that_the_study_states() -> None:
    model = replace(model_of(*LINES), baseline=BaselineYear(2020, 50.0, "report"))
    plan = read_scenarios({"target": {"year": 2028, "reduction": 0.2}})
    found = scenarios(model, plan, study_of(*LINES))
    assert found["baseline"] == {"year": 2020, "kg_co2e": 50.0, "stated": True}
    assert found["target"]["kg_co2e"] == pytest.approx(40.0)
    assert found["target"]["reached"]
    assert found["combined"] is None


def test_without_a_plan_there_are_proposals_alone() -> None:
    found = scenarios(model_of(*LINES), Plan(), study_of(*LINES))
    assert (found["items"], found["combined"], found["target"]) == ([], None, None)
    assert {proposal["line"] for proposal in found["proposals"]} == {"3"}
