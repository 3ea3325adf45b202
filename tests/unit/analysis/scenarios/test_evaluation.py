"""What scenarios bring, by hand: on the product of tests/unit/analysis/products.py, 34.9 kg CO2e."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.analysis.model import Model
from footprint.analysis.scenarios.evaluation import effect, rank, together
from footprint.analysis.scenarios.values import (
    BackgroundMeasure,
    Electricity,
    Loss,
    Measure,
    ProfileChange,
    Quantity,
    RecycledContent,
    Scenario,
    Swap,
    Transport,
)
from footprint.bom.values import Line, TransportLeg
from footprint.engine.values import BackgroundChange, Options
from tests.data.background import DATASETS, HandBackground, dataset
from tests.unit.analysis.products import LINES, SUPPLIER, TOTAL, model_of

WIND = "electricity-wind-contract-cn"
ROOF = "electricity-onsite-pv-cn"
MARKET = Options(electricity="market")


def total(measure: Measure, model: Model | None = None) -> float | None:
    return effect(model or model_of(*LINES), [measure]).total


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Swap("1", dataset="cast-iron-cn"), TOTAL - 20 + 15),
        (Quantity("1", 0.5), TOTAL - 10 - 0.05),  # half the steel travels half the way's work
        (Loss("1", 0.2), TOTAL + 20 * 0.25 + 0.1 * 0.25),  # 10 / 0.8 = 12.5 kg
        (Transport(("1",), source="road", target="sea"), TOTAL - 0.1 + 0.01),
        (Transport(("1",), legs=()), TOTAL - 0.1),
        (Transport(("1",), legs=(TransportLeg("air", 1000.0),)), TOTAL - 0.1 + 10.0),
        (Transport(distance=3.0), TOTAL + 0.2),
        (BackgroundMeasure(BackgroundChange("electricity-grid-cn", kg_co2e=0.2)), TOTAL - 3 + 1),
        (BackgroundMeasure(BackgroundChange("steel-hot-rolled-cn", emissions=0.5)), TOTAL - 10),
    ],
)
def test_by_hand(measure: Measure, expected: float) -> None:
    found = effect(model_of(*LINES), [measure])
    assert found.total == pytest.approx(expected)
    assert found.reduction == pytest.approx(TOTAL - expected)
    assert not found.changes_nothing


def test_green_electricity_by_contract() -> None:
    # 5 kWh: 60 % at 0.04 and 40 % at 0.6 = 0.12 + 1.2, for 3.0
    measure = Electricity(0.6, WIND)
    assert total(measure, model_of(*LINES, options=MARKET)) == pytest.approx(TOTAL - 3.0 + 1.32)
    assert total(Electricity(1.0, WIND, ("3",)), model_of(*LINES, options=MARKET)) == pytest.approx(TOTAL - 3.0 + 0.2)


def test_location_based_it_changes_nothing_and_says_why() -> None:
    found = effect(model_of(*LINES), [Electricity(0.6, WIND)])
    assert found.changes_nothing
    assert (found.total, found.reduction) == (pytest.approx(TOTAL), 0.0)
    assert [finding.code for finding in found.findings] == ["nothing-location"]


def test_what_is_generated_at_the_site_counts_in_both_views() -> None:
    # 5 kWh: 60 % at 0.05 and 40 % at 0.6 = 0.15 + 1.2, for 3.0
    roof = dataset(ROOF, 0.05, unit="kWh", electricity=True, grid_partner="electricity-grid-cn", location="CN")
    background = HandBackground((*DATASETS, roof))
    for options in (Options(), MARKET):
        model = replace(model_of(*LINES, options=options), background=background)
        assert total(Electricity(0.6, ROOF), model) == pytest.approx(TOTAL - 3.0 + 1.35)


@pytest.mark.parametrize(
    "measure",
    [
        Loss("1", 0.0),
        Quantity("1", 1.0),
        Swap("1", dataset="steel-hot-rolled-cn"),
        Transport(("1",), legs=(TransportLeg("road", 100.0),)),
        Transport(source="road", target="road"),
        Electricity(0.0, "electricity-grid-cn"),
        BackgroundMeasure(BackgroundChange("bolt-cn", emissions=0.1)),  # of which there is none in the product
    ],
)
def test_a_scenario_that_changes_nothing_says_so(measure: Measure) -> None:
    found = effect(model_of(*LINES), [measure])
    assert (found.changes_nothing, found.reduction) == (True, 0.0)
    assert [finding.code for finding in found.findings] == ["nothing-changes"]


def test_recycled_content_and_what_stands_in_its_way() -> None:
    # aluminium 2 kg × 16 = 32; half of it secondary: 16 + 1 = 17
    model = model_of((Line("1", "Aluminium", 2, "kg"), "aluminium-primary-cn"))
    assert total(RecycledContent("1", 0.5), model) == pytest.approx(17.0)
    for data, code in (("steel-hot-rolled-cn", "recycled-no-partner"), ("cast-iron-cn", "recycled-contains-scrap")):
        found = effect(model_of((Line("1", "x", 2, "kg"), data)), [RecycledContent("1", 0.5)])
        assert (found.total, [finding.code for finding in found.findings]) == (None, [code])


def test_a_suppliers_footprint_in_place_of_a_data_set() -> None:
    model = model_of(*LINES, suppliers={"s": SUPPLIER})
    assert total(Swap("2", supplier_footprint="s"), model) == pytest.approx(TOTAL - 6 + 12)
    found = effect(model_of(*LINES), [Swap("2", supplier_footprint="s")])
    assert [finding.code for finding in found.findings] == ["measure-supplier"]


@pytest.mark.parametrize(
    ("measure", "code"),
    [
        (Loss("99", 0.1), "measure-line"),
        (Swap("99", dataset="bolt-cn"), "measure-line"),
        (Swap("1", dataset="gold-cn"), "measure-dataset"),
        (Swap("1", dataset="sensor-cn"), "unit-not-convertible"),
        (Electricity(0.5, "bolt-cn"), "measure-not-electricity"),
        (Electricity(0.5, WIND, ("1",)), "measure-line-not-electricity"),
        (Transport(source="air", target="sea"), "measure-no-leg"),
        (Transport(("2",), distance=2.0), "measure-no-leg"),
        (Transport(("2",), legs=(TransportLeg("road", 5.0),)), "transport-mass-unknown"),
        (ProfileChange("lifetime_km", 1e5), "no-profile"),
        (BackgroundMeasure(BackgroundChange("gold-cn", emissions=0.1)), "change-unknown"),
    ],
)
def test_a_measure_that_does_not_fit_says_why(measure: Measure, code: str) -> None:
    found = effect(model_of(*LINES), [measure])
    assert (found.total, found.reduction) == (None, None)
    assert [finding.code for finding in found.findings] == [code]


def test_no_electricity_in_production() -> None:
    found = effect(model_of(LINES[0]), [Electricity(0.5, WIND)])
    assert [finding.code for finding in found.findings] == ["measure-no-electricity"]


def test_a_sub_assembly_carries_no_data_but_has_a_quantity() -> None:
    # two frames of 3 kg steel; one frame less halves it
    lines = ((Line("1", "Frame", 2, "piece"), None), (Line("1.1", "Steel", 3, "kg", parent="1"), "steel-hot-rolled-cn"))
    model = model_of(*lines)
    assert total(Quantity("1", 0.5), model) == pytest.approx(6.0)
    found = effect(model, [Swap("1", dataset="cast-iron-cn")])
    assert [finding.code for finding in found.findings] == ["measure-parent"]


def test_a_line_without_a_number_stays_without() -> None:
    model = model_of(LINES[0], (Line("x", "Mystery", 1, "kg"), None))
    assert total(Quantity("1", 0.5), model) == pytest.approx(10.05)


PROFILE = {
    "kind": "vehicle",
    "lifetime_km": 100_000,
    "energy": [{"carrier": "electricity", "per_100km": 10, "unit": "kWh", "dataset": "electricity-grid-cn"}],
}


def test_a_use_profile_of_another_length() -> None:
    # a car of 10 kg steel = 20 and 100 000 km × 0.1 kWh × 0.6 = 6000, per km: 0.0602; over 200 000 km 0.06 + 0.0001
    model = model_of(
        (Line("1", "Steel", 10, "kg"), "steel-hot-rolled-cn"),
        declarations={"profile": PROFILE},
        declared_unit="km",
        boundary="cradle-to-grave",
    )
    assert model.base.total == pytest.approx(0.0602)
    assert total(ProfileChange("lifetime_km", 200_000), model) == pytest.approx(0.0601)
    assert total(ProfileChange("energy.0.per_100km", 5), model) == pytest.approx(0.0302)
    for path in ("energy.7.per_100km", "energy", "energy.x.y", "kind.z"):
        found = effect(model, [ProfileChange(path, 1.0)])
        assert [finding.code for finding in found.findings] == ["profile-nothing-there"], path


def scenario(name: str, *measures: Measure, **more: object) -> Scenario:
    return Scenario(name, name, measures, **more)  # type: ignore[arg-type]


def test_scenarios_are_ranked_by_what_they_bring() -> None:
    found = rank(
        model_of(*LINES),
        [
            scenario("bad", Loss("99", 0.1)),
            scenario("small", Transport(distance=0.0)),
            scenario("worse", Quantity("1", 2.0)),
            scenario("large", Quantity("1", 0.5)),
        ],
    )
    assert [(one.scenario.id, one.rank) for one in found] == [("large", 1), ("small", 2), ("worse", 3), ("bad", 4)]


def test_together_is_calculated_and_not_added_up() -> None:
    # cast iron for steel brings 5, half of the steel 10.05; cast iron for half of the steel 12.55 and not 15.05
    ranked = rank(
        model_of(*LINES),
        [
            scenario("iron", Swap("1", dataset="cast-iron-cn"), year=2026),
            scenario("half", Quantity("1", 0.5), year=2027),
            scenario("later", Quantity("2", 0.5), planned=False),
            scenario("bad", Loss("99", 0.1)),
        ],
    )
    found = together(model_of(*LINES), ranked)
    assert found is not None
    assert found.reduction == pytest.approx(12.55)
    assert found.singly == pytest.approx(15.05)
    assert found.total == pytest.approx(TOTAL - 12.55)
    # by year: first 5, then half of what is left
    assert [(step.scenario.id, round(step.reduction, 9)) for step in found.steps] == [("iron", 5.0), ("half", 7.55)]


def test_without_a_planned_scenario_there_is_no_together() -> None:
    ranked = rank(model_of(*LINES), [scenario("later", Quantity("2", 0.5), planned=False)])
    assert together(model_of(*LINES), ranked) is None


def test_one_that_no_longer_fits_is_left_out_and_said() -> None:
    model = model_of((Line("1", "Aluminium", 2, "kg"), "aluminium-primary-cn"))
    ranked = rank(
        model,
        [
            scenario("swap", Swap("1", dataset="steel-hot-rolled-cn"), year=2026),
            scenario("scrap", RecycledContent("1", 0.5), year=2027),
        ],
    )
    found = together(model, ranked)
    assert found is not None
    assert [step.scenario.id for step in found.steps] == ["swap"]
    assert [finding.code for finding in found.findings] == ["scenario-not-after", "recycled-no-partner"]
