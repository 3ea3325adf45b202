"""Products solved by hand on the background of tests/data/background.py; the arithmetic stands in the comments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.engine.study import calculate
from footprint.engine.values import Choice, Options, Study, SupplierFootprint
from footprint.ledgers import Ledgers
from tests.data.background import HandBackground

GATE = Product("Thing")
GRAVE = Product("Thing", boundary="cradle-to-grave")


def study(product: Product, *lines: tuple[Line, str | SupplierFootprint | None], **options: object) -> Study:
    choices = {
        line.id: Choice(dataset=data) if isinstance(data, str) else Choice(supplier=data)
        for line, data in lines
        if data is not None
    }
    bom = Bom(product, tuple(line for line, _ in lines))
    return calculate(bom, choices, HandBackground(), Options(**options))  # type: ignore[arg-type]


def kg(result: Study) -> dict[str, float | None]:
    return {line.id: line.kg_co2e for line in result.lines}


def codes(result: Study) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.line) for finding in result.warnings]


def test_gross_amounts_multiply_down_the_tree() -> None:
    # 2 frames a product, each with 3 kg of steel, 25 % lost: 2 × 3 / 0.75 = 8 kg; one frame in five is rejected:
    # 8 / 0.8 = 10 kg × 2.0 = 20 kg CO2e
    frame = Line("1", "Frame", 2, "piece", loss=0.2)
    steel = Line("1.1", "Steel", 3, "kg", parent="1", loss=0.25)
    result = study(GATE, (frame, None), (steel, "steel-hot-rolled-cn"))
    assert result.total == pytest.approx(20.0, rel=1e-14)
    assert result.lines[1].amount == pytest.approx(10.0, rel=1e-14)
    assert result.lines[0].subtotal == pytest.approx(20.0, rel=1e-14)
    assert result.lines[0].kg_co2e is None
    assert result.complete


def test_units_convert_by_dimension_and_by_stated_property() -> None:
    # 1500 g steel = 1.5 kg × 2 = 3; 2 L ABS × 1.05 kg/L × 4 = 8.4; 0.1 kg of bolts / 0.02 kg = 5 pieces × 0.05 = 0.25
    result = study(
        GATE,
        (Line("a", "Steel", 1500, "g"), "steel-hot-rolled-cn"),
        (Line("b", "ABS", 2, "L"), "abs-cn"),
        (Line("c", "Bolts", 0.1, "kg"), "bolt-cn"),
    )
    assert kg(result) == pytest.approx({"a": 3.0, "b": 8.4, "c": 0.25})


def test_a_line_whose_unit_does_not_convert_is_missing_not_zero() -> None:
    result = study(
        GATE, (Line("a", "Sensor", 2, "kg"), "sensor-cn"), (Line("b", "Steel", 1, "kg"), "steel-hot-rolled-cn")
    )
    assert kg(result) == {"a": None, "b": 2.0}
    assert not result.complete
    assert ("unit-not-convertible", "a") in codes(result)


def test_an_unmatched_line_is_missing_and_an_explicit_zero_is_valid() -> None:
    water = Line("w", "Rain water", 5, "kg")
    assert study(GATE, (water, "zero-cn")).complete
    assert study(GATE, (water, "zero-cn")).total == 0.0
    result = study(GATE, (water, "zero-cn"), (Line("x", "Mystery", 1, "kg"), None))
    assert not result.complete
    assert kg(result) == {"w": 0.0, "x": None}
    assert ("unmatched", "x") in codes(result)


def test_transport_of_the_gross_mass() -> None:
    # 4 kg net, 20 % lost: 5 kg gross over 800 km = 4 t·km × 0.1 = 0.4; over 10 000 km by sea = 50 t·km × 0.01 = 0.5
    steel = Line("1", "Steel", 4, "kg", loss=0.2, transport=(TransportLeg("road", 800.0), TransportLeg("sea", 10000.0)))
    result = study(GATE, (steel, "steel-hot-rolled-cn"))
    assert kg(result) == pytest.approx({"1": 10.0, "1#transport-1": 0.4, "1#transport-2": 0.5})
    assert result.stages == pytest.approx({"materials": 10.0, "transport": 0.9})
    leg = result.lines[1]
    assert (leg.generated_from, leg.stage, leg.unit) == ("1", "transport", "t*km")
    assert leg.amount == pytest.approx(4.0)


def test_transport_of_a_sub_assembly_is_that_of_its_mass() -> None:
    # one box: 2 kg steel net + 10 bolts of 0.02 kg = 2.2 kg; electricity weighs nothing.
    # 3 boxes × 2.2 kg × 1000 km = 6.6 t·km × 0.1 = 0.66
    result = study(
        GATE,
        (Line("1", "Box", 3, "piece", transport=(TransportLeg("road", 1000.0),)), None),
        (Line("1.1", "Steel", 2, "kg", parent="1", loss=0.5), "steel-hot-rolled-cn"),
        (Line("1.2", "Bolts", 10, "piece", parent="1"), "bolt-cn"),
        (Line("1.3", "Power", 7, "kWh", parent="1", stage="production"), "electricity-grid-cn"),
    )
    assert kg(result)["1#transport-1"] == pytest.approx(0.66)
    # steel 3 × 2 / 0.5 × 2 = 24, bolts 3 × 10 × 0.05 = 1.5, power 3 × 7 × 0.6 = 12.6; the leg is not inside the box
    assert result.lines[0].subtotal == pytest.approx(38.1)
    assert result.total == pytest.approx(38.76)


def test_air_freight_has_its_own_ledger() -> None:
    # 10 kg × 2000 km = 20 t·km: 2.0 fossil and 18.0 aircraft
    bolts = Line("1", "Steel", 10, "kg", transport=(TransportLeg("air", 2000.0),))
    result = study(GATE, (bolts, "zero-cn"))
    assert result.ledgers == Ledgers(fossil=2.0, aircraft=18.0)


def test_unknown_mass_makes_the_transport_incomplete() -> None:
    result = study(GATE, (Line("1", "Sensor", 2, "piece", transport=(TransportLeg("road", 10.0),)), "sensor-cn"))
    assert kg(result) == {"1": 6.0, "1#transport-1": None}
    assert not result.complete
    assert ("transport-mass-unknown", "1") in codes(result)


def test_a_supplier_footprint_converts_and_weighs() -> None:
    # 3 kg at 1.5 kg a piece = 2 pieces × (5 + 1 − 0.5) = 11; 3 kg × 100 km = 0.3 t·km × 0.1 = 0.03
    given = SupplierFootprint(
        "s",
        "Supplier",
        1,
        "form",
        "Controller",
        "piece",
        Ledgers(5.0, 1.0, -0.5),
        mass_kg_per_unit=1.5,
        primary_data_share=0.8,
        biogenic_carbon_kg=0.25,
    )
    result = study(GATE, (Line("1", "Controller", 3, "kg", transport=(TransportLeg("road", 100.0),)), given))
    assert kg(result) == pytest.approx({"1": 11.0, "1#transport-1": 0.03})
    assert result.ledgers.biogenic_removals == pytest.approx(-1.0)
    assert result.primary_data_share == pytest.approx(8.8 / 11.03)
    assert result.biogenic_carbon_content == pytest.approx(0.5)


def test_recycled_content_is_two_lines() -> None:
    # 8 kg net, 20 % lost: 10 kg; 30 % recycled: 7 × 16 + 3 × 1 = 115
    line = Line("1", "Aluminium", 8, "kg", loss=0.2, recycled_content=0.3)
    result = study(GATE, (line, "aluminium-primary-cn"))
    assert kg(result) == pytest.approx({"1": 112.0, "1#recycled": 3.0})
    assert result.lines[1].choice is not None
    assert result.lines[1].choice.dataset == "aluminium-secondary-cn"


def test_location_and_market_based_electricity() -> None:
    # 100 kWh by contract, 50 kWh from the grid: location 150 × 0.6 = 90; market 100 × 0.04 + 50 × 0.6 = 34
    lines = (
        (Line("1", "Wind", 100, "kWh", stage="production"), "electricity-wind-contract-cn"),
        (Line("2", "Grid", 50, "kWh", stage="production"), "electricity-grid-cn"),
    )
    by_location = study(GATE, *lines)  # type: ignore[arg-type]
    by_market = study(GATE, *lines, electricity="market")  # type: ignore[arg-type]
    assert by_location.total == pytest.approx(90.0)
    assert by_market.total == pytest.approx(34.0)
    expected = {"location_based": 90.0, "market_based": 34.0}
    assert by_location.electricity == pytest.approx({"declared": "location", **expected})
    assert by_market.electricity == pytest.approx({"declared": "market", **expected})
    used = by_location.lines[0].choice
    assert used is not None
    assert used.dataset == "electricity-grid-cn"


def test_without_contractual_electricity_the_market_based_total_says_why() -> None:
    grid = (Line("2", "Grid", 50, "kWh", stage="production"), "electricity-grid-cn")
    by_location = study(GATE, grid)
    assert by_location.electricity["market_based"] is None
    assert ("market-based-null", None) in codes(by_location)
    by_market = study(GATE, grid, electricity="market")
    assert by_market.electricity["market_based"] == by_market.total == pytest.approx(30.0)
    assert ("market-without-instrument", None) in codes(by_market)


def test_the_four_recycling_approaches() -> None:
    # 8 kg net, 10 kg gross, R1 0.3, primary 16, secondary 1; aluminium: A 0.2, Q 1, R2 0.9, pre-consumer half.
    # cut-off       7·16 + 3·1 = 115
    # pre-consumer  115 + 3·0.5·16 = 139
    # substitution  115 + (3 − 8·0.9)·(16 − 1) = 115 − 4.2·15 = 52
    # cff           7·16 + 3·(0.2·1 + 0.8·16) + 8·0.8·0.9·(1 − 16) = 112 + 39 − 86.4 = 64.6
    line = (Line("1", "Aluminium", 8, "kg", loss=0.2, recycled_content=0.3), "aluminium-primary-cn")
    expected = {"cut-off": 115.0, "pre-consumer": 139.0, "substitution": 52.0, "cff": 64.6}
    for approach, total in expected.items():
        result = study(GRAVE, line, recycling=approach)
        assert result.total == pytest.approx(total)
        assert result.recycling == pytest.approx({"declared": approach, **expected})
    credits = {one.id: (one.stage, one.kg_co2e) for one in study(GRAVE, line, recycling="substitution").lines}
    assert credits["1#eol"] == ("end_of_life", pytest.approx(-4.2 * 16))
    assert credits["1#eol-recycling"] == ("end_of_life", pytest.approx(4.2))


def test_a_line_on_the_secondary_data_set_has_recycled_content_one() -> None:
    # 10 kg of scrap metal: cut-off 10·1; substitution 10 + (10 − 9)·(16 − 1) = 25
    # cff: 10·(0.2·1 + 0.8·16) + 10·0.8·0.9·(1 − 16) = 130 − 108 = 22; pre-consumer 10 + 10·0.5·16 = 90
    line = (Line("1", "Scrap aluminium", 10, "kg"), "aluminium-secondary-cn")
    result = study(GRAVE, line)
    assert result.recycling == pytest.approx(
        {"declared": "cut-off", "cut-off": 10.0, "pre-consumer": 90.0, "substitution": 25.0, "cff": 22.0}
    )
    assert study(GRAVE, line, recycling="cff").total == pytest.approx(22.0)


def test_a_gate_has_no_end_of_life_and_says_so() -> None:
    line = (Line("1", "Aluminium", 10, "kg", recycled_content=0.5), "aluminium-primary-cn")
    result = study(GATE, line)
    assert result.recycling["substitution"] is None
    assert result.recycling["cff"] is None
    assert result.recycling["pre-consumer"] == pytest.approx(85.0 + 5 * 0.5 * 16)
    assert codes(result).count(("recycling-null", None)) == 2


def test_biogenic_ledgers_and_carbon_content() -> None:
    # 2 kg of board in the product: 2·(1 + 0.3 − 1.5 + 0.1) = −0.2; carbon 2 × 0.4 = 0.8 kg
    result = study(GATE, (Line("1", "Board", 2, "kg"), "cardboard-cn"))
    assert result.total == pytest.approx(-0.2)
    assert result.ledgers.total_excluding_biogenic_uptake == pytest.approx(2.8)
    assert result.biogenic_carbon_content == pytest.approx(0.8)
    assert ("negative-total", None) in codes(result)


def test_quality_is_weighted_by_contribution() -> None:
    # steel 10 kg CO2e at DQR 1.5, aluminium 16·0.625 = 10 at DQR 2: (15 + 20) / 20 = 1.75; half is primary data
    result = study(
        replace(GATE, mass_kg=6.25),
        (Line("1", "Steel", 5, "kg", data_type="primary"), "steel-hot-rolled-cn"),
        (Line("2", "Aluminium", 0.625, "kg"), "aluminium-primary-cn"),
    )
    assert result.dqr == pytest.approx(1.75)
    assert result.primary_data_share == pytest.approx(0.5)
    # 5.625 of 6.25 kg are covered: a tenth is not, which is more than the 5 % that go without a word
    assert result.cut_off_share == pytest.approx(0.1)
    assert ("mass-closure", None) in codes(result)


def test_a_supplier_footprint_varies_by_its_rating() -> None:
    # rated 1, its GSD is √1.05: P95 / P5 = GSD^(2 × 1.645); half of the draws lie below the stated 10
    given = SupplierFootprint("s", "Supplier", 1, "form", "Part", "piece", Ledgers(5.0), dqr=1.0)
    found = study(GATE, (Line("1", "Part", 2, "piece"), given), iterations=4000).uncertainty
    assert found is not None
    assert found.p95 / found.p5 == pytest.approx(1.05**1.645, rel=0.01)
    assert found.p50 == pytest.approx(10.0, rel=0.01)


def test_what_is_certain_stays_as_it_is() -> None:
    found = study(GATE, (Line("1", "Rain water", 2, "kg"), "zero-cn"), iterations=100).uncertainty
    assert found is not None
    assert (found.p5, found.p95, found.variance) == (0.0, 0.0, None)


def test_uncertainty_scales_with_the_amount() -> None:
    one = study(GATE, (Line("1", "Steel", 1, "kg"), "steel-hot-rolled-cn"), iterations=200).uncertainty
    ten = study(GATE, (Line("1", "Steel", 10, "kg"), "steel-hot-rolled-cn"), iterations=200).uncertainty
    assert one is not None
    assert ten is not None
    assert one.p5 < one.p50 < one.p95
    assert (ten.p5, ten.p95) == pytest.approx((10 * one.p5, 10 * one.p95))


def test_the_mass_of_a_product_is_that_of_its_material_lines() -> None:
    # two headings counted in kg do not weigh twice; the heat weighs nothing: 2 × (0.3 + 0.2) = 1 kg
    result = study(
        replace(GATE, mass_kg=1.0),
        (Line("1", "Melt", 2, "kg"), None),
        (Line("1.1", "Steel", 0.3, "kg", parent="1", loss=0.5), "steel-hot-rolled-cn"),
        (Line("1.2", "Iron", 200, "g", parent="1"), "cast-iron-cn"),
        (Line("2", "Energy", 5, "kg"), None),
        (Line("2.1", "Power", 3, "kWh", parent="2"), "electricity-grid-cn"),
    )
    assert result.cut_off_share == pytest.approx(0.0)
    assert "mass-closure" not in {code for code, _ in codes(result)}
