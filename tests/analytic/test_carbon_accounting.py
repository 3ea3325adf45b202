"""Captured CO2, delayed emissions, offsets and the identities of the ledgers."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.assessment import assess
from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.engine.values import Choice, Options, SupplierFootprint
from footprint.findings import InputError
from footprint.ledgers import LEDGERS, Ledgers
from footprint.modelling.carbon.recording import as_co2
from tests.data.background import DATASETS, HandBackground, dataset
from tests.data.declared import calculated, proven

BACKGROUND = HandBackground(
    (
        *DATASETS,
        dataset("carbon-dioxide-cn", 0.1),
        dataset("carbon-dioxide-biogenic-cn", Ledgers(fossil=0.1, biogenic_removals=-1.0)),
        dataset("credited-cn", -2.0),
    )
)
CO2 = Line("1", "CO2", 1.4, "kg", dataset="carbon-dioxide-cn", loss=0.125)
POWER = Line("2", "Power", 10.0, "kWh", "production", dataset="electricity-grid-cn")
WHOLE = Product("Urea", declared_unit="kg", boundary="cradle-to-grave")
CAPTURED: dict[str, Any] = {
    "line": "1",
    "origin": "fossil",
    "approach": "cut-off",
    "kg_co2_per_kg": 0.99,
    "emitter": "Lime kiln",
    "release": "on the field, line 9",
    "evidence": "delivery contract 7",
}


def refused(carbon: dict[str, Any], lines: tuple[Line, ...] = (CO2, POWER)) -> set[tuple[str, str | None]]:
    with pytest.raises(InputError) as caught:
        calculated({"carbon": carbon}, lines, background=BACKGROUND)
    assert all(one.en and one.zh for one in caught.value.findings)
    return {(one.code, one.cell or one.line) for one in caught.value.findings}


def test_captured_co2_by_each_approach() -> None:
    captured = {**CAPTURED, "approach": "credit-to-user", "emitter_counts": True}
    document, inventory = calculated({"carbon": {"captured": [captured]}}, (CO2, POWER), background=BACKGROUND)
    # 1.4 / 0.875 = 1.6 kg bought, 0.1 kg for its capture each; 10 kWh × 0.6
    total = 1.6 * 0.1 + 6.0
    assert document["footprint"]["total"] == pytest.approx(total, rel=1e-12)
    section = document["carbon"]
    assert section["captured"][0]["kg_co2"] == pytest.approx(1.6 * 0.99, rel=1e-12)
    assert section["captured_totals"] == {
        "cut-off": document["footprint"]["total"],
        "credit-to-emitter": document["footprint"]["total"],
        "credit-to-user": pytest.approx(total - 1.584, rel=1e-12),
    }
    assert proven(document, inventory)


def test_without_an_emitter_that_counts_it_no_credit_is_stated() -> None:
    document, _ = calculated({"carbon": {"captured": [CAPTURED]}}, (CO2, POWER), background=BACKGROUND)
    assert document["carbon"]["captured_totals"]["credit-to-user"] is None


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"approach": "credit-to-user"}, "ccu-nobody-counts", "emitter_counts"),
        ({"approach": "credit-to-emitter", "emitter_counts": True}, "ccu-both-count", "emitter_counts"),
        ({"line": "7"}, "evidence-line", "line"),
        ({"evidence": ""}, "needed", "evidence"),
        ({"origin": "swamp"}, "choice", "origin"),
        ({"kg_co2_per_kg": 1.2}, "number-high", "kg_co2_per_kg"),
    ],
)
def test_captured_co2_that_does_not_add_up(change: dict[str, Any], code: str, field: str) -> None:
    assert (code, f"carbon.captured[0].{field}") in refused({"captured": [{**CAPTURED, **change}]})


def test_fossil_co2_brings_no_uptake() -> None:
    fake = Line("1", "CO2", 1.0, "kg", dataset="carbon-dioxide-biogenic-cn")
    assert refused({"captured": [CAPTURED]}, (fake,)) == {("ccu-fossil-uptake", "carbon.captured[0].origin")}
    biogenic = {**CAPTURED, "origin": "biogenic"}
    document, _ = calculated({"carbon": {"captured": [biogenic]}}, (fake,), background=BACKGROUND)
    assert document["footprint"]["biogenic_removals"] == pytest.approx(-1.0)


def test_the_release_is_asked_for_where_the_life_cycle_is_whole() -> None:
    silent = {key: value for key, value in CAPTURED.items() if key != "release"}
    document, _ = calculated({"carbon": {"captured": [silent]}}, (CO2,), WHOLE, background=BACKGROUND)
    assert "ccu-release" in {one["code"] for one in document["warnings"]}


def test_delayed_emissions_are_stated_and_never_netted() -> None:
    delayed = [
        {"name": "Burnt after use", "line": "2", "years": 40, "evidence": "service life study"},
        {"name": "Leakage", "kg_co2e": 0.5, "years": 12.5},
    ]
    document, _ = calculated({"carbon": {"delayed": delayed}}, (CO2, POWER), background=BACKGROUND)
    plain, _ = calculated({}, (CO2, POWER), background=BACKGROUND)
    assert document["footprint"] == plain["footprint"]
    assert document["carbon"]["delayed_kg_co2e"] == pytest.approx(6.5)
    assert refused({"delayed": [{"name": "x", "years": 1}]}) == {("line-or-kg", "carbon.delayed[0].line")}


def test_biogenic_carbon_is_stated_as_carbon_and_as_co2() -> None:
    board = Line("3", "Board", 2.0, "kg", dataset="cardboard-cn")
    document, _ = calculated({"carbon": {"delayed": []}}, (board,), background=BACKGROUND)
    assert document["carbon"]["biogenic_carbon_kg"] == pytest.approx(0.8)
    assert document["carbon"]["biogenic_carbon_as_co2_kg"] == pytest.approx(0.8 * 44 / 12)
    assert as_co2(12.0) == pytest.approx(44.0)


def test_offsets_are_refused_wherever_they_come_in() -> None:
    assert refused({"offsets": [{"register": "CCER", "kg_co2e": -5}]}) >= {("offset-refused", "carbon.offsets")}


@pytest.mark.parametrize(
    "name",
    ["Carbon offset 2025", "VCU retirement", "购买碳抵消", "CCER", "碳汇购买", "carbon credits", "核证自愿减排量"],
)
def test_a_line_that_is_an_offset_is_refused(name: str) -> None:
    line = Line("5", name, 1.0, "kg", dataset="abs-cn")
    assert ("offset-line", "5") in refused({}, (CO2, line))


@pytest.mark.parametrize("name", ["Offset printing ink", "Credit card", "carbon steel", "碳钢", "CERamic", "Overcoat"])
def test_other_names_are_none(name: str) -> None:
    document, _ = calculated({}, (Line("5", name, 1.0, "kg", dataset="abs-cn"),))
    assert document["complete"]


def test_negative_data_need_a_credit_that_the_study_explains() -> None:
    line = Line("5", "Recycled away", 1.0, "kg", dataset="credited-cn")
    assert refused({}, (CO2, line)) == {("negative-data", "5")}
    credits = {"credits": [{"line": "5", "reason": "slag replaces clinker, data sheet 4"}]}
    document, _ = calculated({"carbon": credits}, (POWER, line), background=BACKGROUND)
    assert document["footprint"]["total"] == pytest.approx(4.0)
    assert document["carbon"]["credits"] == [{"line": "5", "reason": "slag replaces clinker, data sheet 4"}]


def test_a_suppliers_negative_footprint_is_no_credit_either() -> None:
    supplied = SupplierFootprint("s", "Supplier", 1, "form", "Part", "kg", Ledgers(fossil=-1.0))
    bom = Bom(Product("Thing"), (Line("1", "Part", 1.0, "kg"),))
    with pytest.raises(InputError) as caught:
        assess(bom, {"1": Choice(supplier=supplied)}, BACKGROUND)
    assert [(one.code, one.line) for one in caught.value.findings] == [("negative-data", "1")]
    timber = SupplierFootprint("s", "Supplier", 1, "form", "Part", "kg", Ledgers(fossil=0.2, biogenic_removals=-1.8))
    assert assess(bom, {"1": Choice(supplier=timber)}, BACKGROUND).study.total == pytest.approx(-1.6)


ledgers = st.builds(
    Ledgers,
    fossil=st.floats(0, 1e3),
    biogenic_emissions=st.floats(0, 1e3),
    biogenic_removals=st.floats(-1e3, 0),
    land_use_change=st.floats(0, 1e3),
    aircraft=st.floats(0, 1e3),
)


@given(st.lists(st.tuples(ledgers, st.floats(1e-3, 1e3), st.booleans()), min_size=1, max_size=6))
def test_the_identities_of_the_ledgers_hold_for_every_product(rows: list[tuple[Ledgers, float, bool]]) -> None:
    data = tuple(dataset(f"d{place}", factor) for place, (factor, _, _) in enumerate(rows))
    flown = (TransportLeg("air", 500.0),)
    lines = tuple(
        Line(str(place), f"part {place}", quantity, "kg", dataset=f"d{place}", transport=flown if flies else ())
        for place, (_, quantity, flies) in enumerate(rows)
    )
    document, inventory = calculated(
        {"carbon": {"delayed": []}}, lines, options=Options(upstream=0), background=HandBackground((*DATASETS, *data))
    )
    footprint = document["footprint"]
    scale = fsum(abs(footprint[name]) for name in LEDGERS)
    within = 1e-9 * max(scale, 1e-12)
    assert abs(footprint["total"] - fsum(footprint[name] for name in LEDGERS)) <= within
    assert (
        abs(footprint["total_excluding_biogenic_uptake"] + footprint["biogenic_removals"] - footprint["total"])
        <= within
    )
    assert abs(fsum(document["stages"].values()) - footprint["total"]) <= within
    assert footprint["biogenic_removals"] <= 0.0
    # aircraft stands apart: what flies is in its ledger and not among fossil
    air = fsum(quantity * 0.5 * 0.9 for _, quantity, flies in rows if flies)
    own = fsum(factor.aircraft * quantity for factor, quantity, _ in rows)
    assert footprint["aircraft"] == pytest.approx(air + own, abs=within)
    assert proven(document, inventory)
