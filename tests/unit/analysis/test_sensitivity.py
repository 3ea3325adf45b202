"""Value choices one at a time, by hand, and why what does not apply does not."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from footprint.analysis.model import Model
from footprint.analysis.sensitivity.background import gwp_sets, recharacterised
from footprint.analysis.sensitivity.section import sensitivity
from footprint.bom.values import Line
from footprint.engine.study import calculate
from footprint.engine.uncertainty import dataset_amounts
from footprint.inventory.values import Flow
from tests.data.background import DATASETS, HandBackground, dataset
from tests.unit.analysis.products import LINES, TOTAL, bom_of, choices_of, model_of
from tests.unit.analysis.scenarios.test_evaluation import PROFILE


def section(model: Model, allocation: Mapping[str, float] | None = None) -> dict[str, Any]:
    study = calculate(model.prepared.bom, model.prepared.choices, model.background, model.options)
    amounts = dataset_amounts(study.lines)
    return sensitivity(
        model, study, model.background.emissions(amounts), model.background.caused([amounts])[0], allocation or {}
    )


def choices(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Value choice → alternative → what the section says of it."""
    return {choice["id"]: {one["id"]: one for one in choice["alternatives"]} for choice in found["choices"]}


def test_transport_quantities_and_uptake_by_hand() -> None:
    found = choices(section(model_of(*LINES)))
    assert found["transport"]["0.8"]["delta"] == pytest.approx(-0.02)
    assert found["transport"]["1.2"]["delta_share"] == pytest.approx(0.02 / TOTAL)
    assert found["quantity:1"]["1.1"]["delta"] == pytest.approx(2.0 + 0.01)  # the steel and its transport
    assert set(found) >= {"quantity:1", "quantity:2", "quantity:5", "quantity:3", "quantity:4"}
    assert found["biogenic"]["without-uptake"]["total"] == pytest.approx(TOTAL + 3.0)


def test_the_smallest_lines_left_out() -> None:
    # the leg 0.1 and the board −0.2 of 35.3 are under 1 %; the power 3 is not
    assert choices(section(model_of(*LINES)))["cut_off"]["without-small"]["total"] == pytest.approx(TOTAL + 0.1)


def test_no_more_than_five_per_cent_is_left_out() -> None:
    lines = [(Line(str(place), "x", 1.0, "kg"), "steel-hot-rolled-cn") for place in range(200)]
    alternative = choices(section(model_of(*lines)))["cut_off"]["without-small"]
    assert alternative["delta_share"] == pytest.approx(-0.05)  # ten of 200


def test_electricity_and_recycling_are_those_of_the_engine() -> None:
    found = choices(section(model_of(*LINES)))
    assert found["electricity"]["location"]["declared"]
    assert found["electricity"]["market"]["total"] is None
    assert "no line uses contractual electricity" in found["electricity"]["market"]["why"]
    assert "合同电力" in found["electricity"]["market"]["why_zh"]
    assert "cradle-to-gate" in found["recycling"]["cff"]["why"]
    assert "no material line" in found["recycling"]["pre-consumer"]["why"]


def test_what_does_not_apply_says_why() -> None:
    why = {
        choice["id"]: choice["why"]
        for choice in section(model_of((Line("1", "Sensor", 1, "piece"), "sensor-cn")))["choices"]
    }
    assert "no use profile" in why["lifetime"]
    assert "no line is small" in why["cut_off"]
    assert "no line states its transport" in why["transport"]
    assert "takes up CO2" in why["biogenic"]
    assert "electricity-grid-cn" in why["grid"]


def test_the_modelled_mix_in_place_of_the_official_factor() -> None:
    # 5 kWh of production and 2 kWh of use at 0.6; the mix 0.8 everywhere, the province's 1.0 for the site's line alone
    extra = (
        dataset("electricity-mix-cn", 0.8, unit="kWh", electricity=True),
        dataset("electricity-mix-cn-tj", 1.0, unit="kWh", electricity=True),
        dataset("electricity-grid-cn-2023", 0.7, unit="kWh", electricity=True),
    )
    background = HandBackground((*DATASETS, *extra))
    lines = (
        (Line("1", "Power", 5, "kWh", stage="production"), "electricity-grid-cn"),
        (Line("2", "Power", 2, "kWh", stage="use"), "electricity-grid-cn"),
    )
    product = {"boundary": "cradle-to-grave", "site": "CN-TJ"}

    def prepared(_: object) -> Any:
        from footprint.assessment import Prepared

        return Prepared(bom_of(*lines, **product), choices_of(*lines))

    model = Model(prepared, {}, model_of(*lines, **product).options, background)
    found = choices(section(model))["grid"]
    assert {name: one["total"] for name, one in found.items()} == pytest.approx(
        {"official": 4.2, "electricity-mix-cn": 5.6, "electricity-grid-cn-2023": 4.9, "electricity-mix-cn-tj": 6.2}
    )


def test_a_release_without_another_grid_figure() -> None:
    found = section(model_of(*LINES))["choices"]
    assert "no other figure" in next(choice["why"] for choice in found if choice["id"] == "grid")


def test_the_life_of_a_profile() -> None:
    model = model_of(
        (Line("1", "Steel", 10, "kg"), "steel-hot-rolled-cn"),
        declarations={"profile": PROFILE},
        declared_unit="km",
        boundary="cradle-to-grave",
    )
    found = choices(section(model))["lifetime"]
    # 20 kg of steel over 80 000 and 120 000 km beside 0.06 of each km
    assert found["0.8"]["total"] == pytest.approx(0.06 + 20 / 80_000)
    assert found["1.2"]["total"] == pytest.approx(0.06 + 20 / 120_000)


def test_other_keys_of_on_site_production() -> None:
    found = choices(section(model_of(*LINES), {"economic": 40.0, "mass": 30.0}))["allocation"]
    assert list(found) == ["declared", "economic", "mass"]
    assert found["mass"]["delta"] == pytest.approx(30.0 - TOTAL)


def test_tornado_bars_are_the_widest_first() -> None:
    bars = section(model_of(*LINES))["tornado"]
    spans = [bar["high"] - bar["low"] for bar in bars]
    assert spans == sorted(spans, reverse=True)
    assert bars[0]["id"] == "quantity:1"
    assert all(bar["low"] <= TOTAL + 1e-9 and bar["high"] >= TOTAL - 1e-9 for bar in bars)


def flow(name: str, gwp: float) -> Flow:
    return Flow(name, name, name, "kg", "air", "fossil", gwp, "test", "")


def test_other_characterisation_by_hand() -> None:
    # 1 kg CO2e of methane in 100: 0.1 kg × (82.5 − 29.8); what has no other value stays
    flows = [(flow("ch4-fossil", 29.8), 0.1), (flow("ghg-aggregated", 1.0), 50.0)]
    assert recharacterised(100.0, flows, gwp_sets()["ar6-gwp20"]) == pytest.approx(105.27)
    assert recharacterised(100.0, flows, gwp_sets()["ar5-gwp100"]) == pytest.approx(100.02)


NAMES = {
    "ch4-fossil": "Methane, fossil",
    "ch4-biogenic": "Methane, non-fossil",
    "n2o": "Dinitrogen monoxide",
    "sf6": "Sulfur hexafluoride",
    "nf3": "Nitrogen fluoride",
    "cf4": "Methane, tetrafluoro-, R-14",
    "c2f6": "Ethane, hexafluoro-, HFC-116",
    "hfc-23": "Methane, trifluoro-, HFC-23",
    "hfc-32": "Methane, difluoro-, HFC-32",
    "hfc-125": "Ethane, pentafluoro-, HFC-125",
    "hfc-134a": "Ethane, 1,1,1,2-tetrafluoro-, HFC-134a",
    "hfc-143a": "Ethane, 1,1,1-trifluoro-, HFC-143a",
    "hfc-152a": "Ethane, 1,1-difluoro-, HFC-152a",
    "hcfc-22": "Methane, chlorodifluoro-, HCFC-22",
    "hcfc-141b": "Ethane, 1,1-dichloro-1-fluoro-, HCFC-141b",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ours", "report", "within"), [("ar6-gwp20", "IPCC 2021", 1e-9), ("ar5-gwp100", "IPCC 2013", 0.02)]
)
def test_the_sets_agree_with_brightways_tables(ours: str, report: str, within: float) -> None:
    # Brightway's table of 2013 is calculated anew from lifetimes and not rounded as the report is
    where = find_spec("bw2io")
    if where is None or where.origin is None:
        pytest.skip("bw2io is not installed")
    archive = Path(where.origin).parent / "data" / "lcia" / "lcia_39_ecoinvent.zip"
    horizon = f"global warming potential ({ours.partition('-')[2].upper()})"
    with zipfile.ZipFile(archive) as file:
        methods = json.loads(file.read("data.json"))
    (method,) = (one for one in methods if one["name"] == [report, "climate change", horizon])
    theirs = {exchange["name"]: exchange["amount"] for exchange in method["exchanges"]}
    for name, factor in gwp_sets()[ours].items():
        if name in NAMES:
            assert factor == pytest.approx(theirs[NAMES[name]], rel=within), name
