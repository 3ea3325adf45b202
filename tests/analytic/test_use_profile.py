"""Use profiles solved by hand: vehicle per km, battery per kWh delivered, a stated reference flow."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from footprint.bom.values import Line, Product
from footprint.engine.values import Options
from footprint.findings import InputError
from footprint.modelling.profile.reading import read_profile
from footprint.modelling.profile.reference_flow import total_energy
from footprint.modelling.profile.use import charging_losses, replacements
from footprint.results.document import document_hash
from footprint.results.recompute import recompute_inventory
from tests.data.background import DATASETS, HandBackground, dataset
from tests.data.declared import calculated, line, proven

STEEL = Line("1", "Body", 900.0, "kg", dataset="steel-hot-rolled-cn")
CAR = Product("Car", name_zh="车", declared_unit="km", mass_kg=900.0, boundary="cradle-to-grave", site="CN-TJ")
VEHICLE: dict[str, Any] = {
    "kind": "vehicle",
    "lifetime_km": 150_000,
    "energy": [{"carrier": "electricity", "per_100km": 16.0, "charging_loss": 0.2, "region": "CN-TJ"}],
    "parts": [{"name": "Tyre", "quantity": 36, "unit": "kg", "interval_km": 50_000, "dataset": "abs-cn"}],
    "leakage": [{"gas": "hfc-134a", "kg": 0.2, "refill": "abs-cn"}],
}
BACKGROUND = HandBackground((*DATASETS, dataset("direct-emission-hfc-134a", 1530.0)))


def test_a_vehicle_per_km() -> None:
    document, inventory = calculated({"profile": VEHICLE}, (STEEL,), CAR, background=BACKGROUND)
    # per vehicle: 900 kg × 2; 16/100 × 150000 kWh / 0.8 × 0.6; tyres 2 × 36 kg × 4; leak 0.2 × 1530; refill 0.2 × 4
    whole = 1800.0 + 30_000.0 * 0.6 + 72.0 * 4.0 + 306.0 + 0.8
    assert document["footprint"]["total"] == pytest.approx(whole / 150_000, rel=1e-12)
    assert document["stages"]["use"] == pytest.approx((whole - 1800.0) / 150_000, rel=1e-12)
    flow = line(document, "product#reference-flow")
    assert (flow["quantity"], flow["unit"], flow["dataset"]) == (pytest.approx(1 / 150_000), "piece", None)
    assert flow["subtotal"] == pytest.approx(document["footprint"]["total"], rel=1e-12)
    assert line(document, "1")["parent"] == "product#reference-flow"
    assert document["product"]["mass_kg"] == pytest.approx(900 / 150_000)
    section = document["profile"]
    assert section["reference_flow"]["mass_kg_per_piece"] == 900.0
    assert [one["line"] for one in section["lines"]] == [
        "profile#energy-1",
        "profile#part-1",
        "profile#leakage-1",
        "profile#refill-1",
    ]
    assert section["lines"][0]["dataset"] == "electricity-grid-cn"
    assert section["lines"][0]["formula"] == "16 kWh / 100 km × 150000 km / (1 − 0.2)"
    assert not [one for one in document["warnings"] if one["code"] == "default-used"]
    assert proven(document, inventory)


def test_the_same_vehicle_per_piece_has_no_further_line() -> None:
    piece = Product("Car", boundary="cradle-to-grave", mass_kg=900.0)
    document, inventory = calculated({"profile": VEHICLE}, (STEEL,), piece, background=BACKGROUND)
    assert document["footprint"]["total"] == pytest.approx(20_394.8, rel=1e-12)
    assert document["product"]["mass_kg"] == 900.0
    assert "product#reference-flow" not in {one["id"] for one in document["lines"]}
    assert proven(document, inventory)


def test_the_life_that_nobody_stated_is_a_default_with_its_source() -> None:
    content = {key: value for key, value in VEHICLE.items() if key != "lifetime_km"}
    document, _ = calculated({"profile": content}, (STEEL,), CAR, background=BACKGROUND)
    assert document["profile"]["lifetime_km"] == 150_000.0
    (default,) = document["profile"]["defaults"]
    assert (default["mark"], default["value"]) == ("R", 150_000.0)
    assert "CATARC" in default["source"]
    assert [one["code"] for one in document["warnings"]].count("default-used") == 1


def test_a_plug_in_hybrid_shares_its_way_between_two_carriers() -> None:
    content = {
        "kind": "vehicle",
        "lifetime_km": 100_000,
        "energy": [
            {"carrier": "electricity", "per_100km": 20, "distance_share": 0.7, "region": "CN"},
            {"carrier": "other", "per_100km": 6, "unit": "kg", "distance_share": 0.3, "dataset": "abs-cn"},
        ],
    }
    document, inventory = calculated({"profile": content}, (STEEL,), CAR)
    assert line(document, "profile#energy-1")["quantity"] == pytest.approx(14_000.0)
    assert line(document, "profile#energy-2")["quantity"] == pytest.approx(1_800.0)
    assert proven(document, inventory)


def test_parts_are_replaced_between_the_ends_of_life() -> None:
    def times(interval: float) -> float:
        part = {"name": "Tyre", "quantity": 1, "unit": "kg", "interval_km": interval}
        profile = read_profile({"kind": "vehicle", "lifetime_km": 150_000, "parts": [part]})
        return replacements(profile.parts[0], 150_000.0)  # type: ignore[union-attr]

    assert [times(km) for km in (50_000, 60_000, 74_999, 75_000, 150_000, 200_000)] == [2, 2, 2, 1, 0, 0]


BATTERY = {
    "kind": "battery",
    "capacity_kwh": 60,
    "depth_of_discharge": 0.9,
    "years": 10,
    "cycles_per_year": 200,
    "capacity_fade": 0.2,
    "round_trip": 0.9,
}


def test_a_battery_per_kwh_delivered_over_its_life() -> None:
    profile = read_profile(BATTERY)
    # 60 × 0.9 × 2000 × (1 − 0.2/2)
    assert total_energy(profile) == pytest.approx(97_200.0)  # type: ignore[arg-type]
    assert charging_losses(profile) == pytest.approx(10_800.0)  # type: ignore[arg-type]
    pack = Product("Pack", declared_unit="kWh", mass_kg=400.0, boundary="cradle-to-grave")
    document, inventory = calculated({"profile": BATTERY}, (STEEL,), pack)
    assert document["footprint"]["total"] == pytest.approx(1800.0 / 97_200.0, rel=1e-12)
    assert "use" not in document["stages"]
    assert document["profile"]["charging_losses_counted"] is False
    assert proven(document, inventory)


def test_charging_losses_are_a_line_where_the_use_stage_counts() -> None:
    pack = Product("Pack", declared_unit="MWh", boundary="cradle-to-grave", site="CN")
    document, inventory = calculated({"profile": {**BATTERY, "losses": True}}, (STEEL,), pack)
    assert document["stages"]["use"] == pytest.approx(10_800.0 * 0.6 / 97.2, rel=1e-12)
    assert proven(document, inventory)


def test_a_stated_reference_flow() -> None:
    flow = {"kind": "reference-flow", "pieces": 0.25, "reason": "four trips with one pallet"}
    document, inventory = calculated({"profile": flow}, (STEEL,), Product("Trip", declared_unit="t*km"))
    assert document["footprint"]["total"] == pytest.approx(450.0)
    assert document["profile"]["reference_flow"]["formula"] == "0.25: four trips with one pallet"
    assert proven(document, inventory)


@pytest.mark.parametrize(
    ("product", "code", "cell"),
    [
        (Product("Car", declared_unit="km"), "profile-boundary", "profile.kind"),
        (Product("Car", declared_unit="kg", boundary="cradle-to-grave"), "profile-unit", "profile.kind"),
    ],
)
def test_a_profile_that_does_not_fit_the_product_is_refused(product: Product, code: str, cell: str) -> None:
    with pytest.raises(InputError) as caught:
        calculated({"profile": VEHICLE}, (STEEL,), product, background=BACKGROUND)
    assert [(finding.code, finding.cell) for finding in caught.value.findings] == [(code, cell)]


def test_an_unknown_data_set_is_refused_and_a_missing_one_makes_the_result_incomplete() -> None:
    wrong = copy.deepcopy(VEHICLE)
    wrong["energy"][0]["dataset"] = "nowhere"
    with pytest.raises(InputError) as caught:
        calculated({"profile": wrong}, (STEEL,), CAR, background=BACKGROUND)
    assert caught.value.findings[0].cell == "profile.energy[0].dataset"
    without_place = copy.deepcopy(VEHICLE)
    del without_place["energy"][0]["region"]
    product = Product("Car", declared_unit="km", boundary="cradle-to-grave")
    document, inventory = calculated({"profile": without_place}, (STEEL,), product, background=BACKGROUND)
    assert document["complete"] is False
    assert "no-dataset-yet" in {one["code"] for one in document["warnings"]}
    assert proven(document, inventory)


def test_a_forged_quantity_does_not_follow_from_the_declarations() -> None:
    document, inventory = calculated({"profile": VEHICLE}, (STEEL,), CAR, background=BACKGROUND)
    document["declarations"]["profile"]["energy"][0]["per_100km"] = 8.0
    inventory["result_sha256"] = document["sha256"] = document_hash(document)
    codes = {(finding.code, finding.line) for finding in recompute_inventory(document, inventory).findings}
    assert codes == {("made-line-wrong", "profile#energy-1")}
    document["declarations"] = {}
    inventory["result_sha256"] = document["sha256"] = document_hash(document)
    foreign = {finding.line for finding in recompute_inventory(document, inventory).findings}
    assert {"product#reference-flow", "profile#part-1"} <= foreign
    document["declarations"] = {"profile": VEHICLE}
    inventory["lines"] = [one for one in inventory["lines"] if one["id"] != "profile#part-1"]
    document["lines"] = [one for one in document["lines"] if one["id"] != "profile#part-1"]
    inventory["result_sha256"] = document["sha256"] = document_hash(document)
    codes = {(finding.code, finding.line) for finding in recompute_inventory(document, inventory).findings}
    assert ("made-line-missing", "profile#part-1") in codes
    document["declarations"] = {"profile": {"kind": "raft"}}
    assert "declarations-unreadable" in {one.code for one in recompute_inventory(document, inventory).findings}


def test_the_market_and_location_views_hold_with_a_use_profile() -> None:
    content = copy.deepcopy(VEHICLE)
    content["energy"][0]["dataset"] = "electricity-wind-contract-cn"
    document, inventory = calculated(
        {"profile": content}, (STEEL,), CAR, Options(electricity="market"), background=BACKGROUND
    )
    electricity = document["electricity"]
    assert electricity["market_based"] == document["footprint"]["total"]
    assert electricity["location_based"] - electricity["market_based"] == pytest.approx(30_000 * 0.56 / 150_000)
    assert proven(document, inventory)
