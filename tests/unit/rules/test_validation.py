"""Each check of the validation fires on what it is for, and is silent on a sound study."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log
from typing import Any

import pytest

from footprint.bom.values import Line
from footprint.engine.values import Choice, SupplierFootprint
from footprint.ledgers import Ledgers
from footprint.rules.case import Case
from footprint.rules.validation import validate
from footprint.rules.validation.magnitudes import Distribution
from tests.data.background import DATASETS, SOURCES, dataset
from tests.unit.rules.cases import CHOICES, LINES, PRODUCT, ROAD, case, product

VEHICLE = product(sector="vehicle")
# more steels and materials, so that there is a distribution: factors per kg from 1 to 3
MANY = (*DATASETS, *(dataset(f"steel-{n}", 1.0 + 0.2 * n, group="steel") for n in range(11)))


def found(of: Case) -> dict[str, tuple[str, str]]:
    """Code → severity and place of the first remark."""
    remarks: dict[str, tuple[str, str]] = {}
    for remark in validate(of):
        assert remark.en
        assert remark.zh
        assert remark.mend
        assert remark.mend_zh
        remarks.setdefault(remark.code, (remark.severity, remark.place))
    return remarks


def test_a_sound_study_has_no_remark() -> None:
    assert found(case(VEHICLE, datasets=MANY)) == {}


def test_a_sum_that_does_not_hold() -> None:
    sound = case()
    stages = {**sound.document["stages"], "materials": 11.0}
    assert found(case(document={"stages": stages}))["sum"] == ("violation", "section:footprint")


def test_a_line_without_a_number() -> None:
    assert found(case(choices={"1": CHOICES["1"]}))["incomplete"] == ("violation", "line:2")


def test_the_mass_of_a_declared_unit_of_mass() -> None:
    wrong = product(declared_unit="kg", declared_amount=1.0, mass_kg=5.0)
    assert found(case(wrong))["declared-mass"] == ("violation", "product.mass_kg")
    assert "declared-mass" not in found(case(product(declared_unit="kg", declared_amount=5.0)))


def test_what_the_calculation_remarked_is_taken_over() -> None:
    doubled = (*LINES, replace(LINES[0], id="3"))
    remarks = found(case(lines=doubled, choices={**CHOICES, "3": CHOICES["1"]}))
    assert remarks["duplicate-line"] == ("warning", "line:3")
    assert remarks["mass-closure"] == ("warning", "section:footprint")
    aged = tuple(replace(one, year=2001) if one.id == "electricity-grid-cn" else one for one in DATASETS)
    assert found(case(datasets=aged))["old-dataset"] == ("warning", "line:2")
    heavy = (*LINES[:1], replace(LINES[1], quantity=0.1))
    assert "old-dataset-small" in found(case(lines=heavy, datasets=aged))


def test_purchased_material_without_transport() -> None:
    bare = (replace(LINES[0], transport=()), LINES[1])
    assert found(case(lines=bare))["transport-missing"] == ("warning", "line:1")
    # the transport of the assembly carries its parts
    above = (Line("0", "Assembly", 1, "piece", transport=ROAD), replace(LINES[0], parent="0", transport=()), LINES[1])
    assert "transport-missing" not in found(case(lines=above))
    # a little of the mass may come without
    little = (*LINES, Line("3", "Bolt", 2, "piece"))
    assert "transport-missing" not in found(case(lines=little, choices={**CHOICES, "3": Choice("bolt-cn")}))


def test_a_manufactured_product_without_electricity() -> None:
    alone = {"lines": LINES[:1], "choices": {"1": CHOICES["1"]}}
    assert found(case(VEHICLE, **alone))["electricity-missing"] == ("warning", "section:stages")  # type: ignore[arg-type]
    assert "electricity-missing" not in found(case(PRODUCT, **alone))  # type: ignore[arg-type]
    produced = case(VEHICLE, document={"production": {}}, **alone)  # type: ignore[arg-type]
    assert "electricity-missing" not in found(produced)


def test_two_families_of_electricity_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(dataset("electricity-mix-cn", 0.7, unit="kWh", electricity=True, group="energy"), source="other")
    monkeypatch.setitem(SOURCES, "other", replace(SOURCES["hand"], id="other", title="A modelled mix"))
    lines = (*LINES, Line("3", "More power", 1.0, "kWh", stage="production"))
    mixed = case(lines=lines, choices={**CHOICES, "3": Choice("electricity-mix-cn")}, datasets=(*DATASETS, other))
    assert found(mixed)["electricity-mixed"] == ("warning", "line:3")
    same = case(lines=lines, choices={**CHOICES, "3": CHOICES["2"]})
    assert "electricity-mixed" not in found(same)


def test_a_line_that_rests_on_estimates() -> None:
    guessed = tuple(replace(one, estimate_share=0.9) if one.group == "steel" else one for one in DATASETS)
    assert found(case(datasets=guessed))["estimated"] == ("warning", "line:1")
    small = (replace(LINES[0], quantity=0.05), replace(LINES[1], quantity=5.0))
    assert found(case(product(mass_kg=None), small, datasets=guessed))["estimated-small"] == ("note", "line:1")


def test_kilograms_for_grams() -> None:
    # 5 g of steel entered as 5000 g of a product of 5 kg … as 5000 kg
    slip = (replace(LINES[0], quantity=5000.0), LINES[1])
    remarks = found(case(lines=slip, datasets=MANY))
    assert remarks["heavy-line"] == ("warning", "line:1")
    assert remarks["line-intensity"] == ("warning", "line:1")
    assert remarks["product-intensity"] == ("warning", "section:footprint")


def test_watt_hours_for_kilowatt_hours() -> None:
    slip = (LINES[0], replace(LINES[1], quantity=2000.0))
    remarks = found(case(lines=slip, datasets=MANY))
    assert remarks["line-intensity"] == ("warning", "line:2")
    assert "heavy-line" not in remarks


def test_a_supplier_whose_factor_stands_far_out() -> None:
    def supplied(kg: float) -> Any:
        given = SupplierFootprint("s", "S", 1, "form", "Part", "kg", Ledgers(kg), primary_data_share=1.0)
        return case(lines=LINES, choices={**CHOICES, "1": Choice(supplier=given)}, datasets=MANY)

    assert found(supplied(2000.0))["supplier-factor"] == ("warning", "line:1")
    assert found(supplied(0.001))["supplier-factor"] == ("warning", "line:1")
    assert "supplier-factor" not in found(supplied(2.0))


def test_a_data_set_far_out_of_its_group_is_only_noted() -> None:
    odd = (*MANY, dataset("steel-odd", 900.0, group="steel"))
    remarks = found(case(choices={**CHOICES, "1": Choice("steel-odd")}, datasets=odd))
    assert remarks["factor-outlier"] == ("note", "line:1")


def test_the_gravest_come_first() -> None:
    slip = case(product(mass_kg=0.001), choices={"1": CHOICES["1"]}, datasets=MANY)
    severities = [remark.severity for remark in validate(slip)]
    assert severities == sorted(severities, key=("violation", "warning", "note").index)
    assert severities[0] == "violation"


def test_the_robust_z_score_by_hand() -> None:
    # ln values 0 … 8: median 4, deviations 4 3 2 1 0 1 2 3 4, MAD 2; of e^10: 0.6745 · 6 / 2 = 2.0235
    made = Distribution.of(exp(n) for n in range(9))
    assert made is not None
    assert made.median == pytest.approx(exp(4))
    assert made.mad == pytest.approx(2.0)
    assert made.z(exp(10)) == pytest.approx(2.0235)
    assert made.z(exp(4) * exp(-3)) == pytest.approx(-0.6745 * 1.5)
    assert log(made.median) == pytest.approx(4.0)


def test_a_distribution_needs_values_that_differ() -> None:
    assert Distribution.of([1.0] * 20) is None
    assert Distribution.of([1.0, 2.0, 3.0]) is None
    assert Distribution.of([0.0, -1.0]) is None
