"""The two official families have two types, and the code refuses to mix them."""

from __future__ import annotations

from typing import Any

import pytest

from footprint.bom.values import Line
from footprint.findings import InputError
from footprint.modelling.electricity.factors import (
    DirectCO2Factor,
    FactorFamilyError,
    LifeCycleFactor,
    direct_factor,
    direct_factors,
    inventory_emissions,
    life_cycle_factor,
    product_emissions,
)
from tests.data.background import HandBackground
from tests.data.declared import calculated

GRID = HandBackground().catalogue["electricity-grid-cn"]


def test_each_family_calculates_what_it_is_for() -> None:
    assert product_emissions(1000.0, life_cycle_factor(GRID)) == pytest.approx(600.0)
    tianjin = direct_factor("CN-TJ", 2022)
    assert tianjin is not None
    assert inventory_emissions(1000.0, tianjin) == pytest.approx(704.1)


def test_the_families_do_not_mix() -> None:
    life_cycle: Any = LifeCycleFactor("x", "CN", 2024, 0.5777)
    direct: Any = DirectCO2Factor("CN", 2023, 0.5306, "F", "announcement")
    with pytest.raises(FactorFamilyError, match="life-cycle"):
        product_emissions(1.0, direct)
    with pytest.raises(FactorFamilyError, match="direct"):
        inventory_emissions(1.0, life_cycle)
    with pytest.raises(ValueError, match="no electricity"):
        life_cycle_factor(HandBackground().catalogue["abs-cn"])


def test_every_province_and_the_nation_have_three_years_with_their_source() -> None:
    factors = direct_factors().values()
    places = {one.location for one in factors}
    assert len(places) == 31
    assert {(one.location, one.year) for one in factors} == {
        (place, year) for place in places for year in (2021, 2022, 2023)
    }
    assert all(0.05 < one.kg_co2_per_kwh < 0.9 and "announcements" in one.source for one in factors)
    assert {one.mark for one in factors} == {"F", "R"}


@pytest.mark.parametrize(
    ("place", "year", "found"),
    [
        ("CN-TJ", 2025, "electricity-direct-co2-cn-tj-2023"),
        ("CN-TJ", 2021, "electricity-direct-co2-cn-tj-2021"),
        ("CN-XZ", None, "electricity-direct-co2-cn-2023"),
        ("CN-TJ", 2019, None),
        ("DE", 2023, None),
    ],
)
def test_the_nearest_place_and_the_newest_year_that_is_not_later(
    place: str, year: int | None, found: str | None
) -> None:
    factor = direct_factor(place, year)
    assert (factor.id if factor else None) == found


def test_a_direct_factor_is_refused_for_a_product_wherever_it_is_named() -> None:
    name = "electricity-direct-co2-cn-tj-2023"
    with pytest.raises(InputError) as caught:
        calculated({}, (Line("1", "Power", 1.0, "kWh", dataset=name),))
    (finding,) = caught.value.findings
    assert (finding.code, finding.line) == ("direct-co2-in-product", "1")
    entry = {"kind": "electricity", "amount": 1, "dataset": name}
    site = {
        "id": "tj",
        "from": "2025-01-01",
        "to": "2025-12-31",
        "processes": [{"id": "p", "products": [{"id": "x", "amount": 1, "unit": "kg"}], "entries": [entry]}],
    }
    declared = {"production": {"sites": [site], "demand": [{"product": "x", "amount": 1, "unit": "kg"}]}}
    with pytest.raises(InputError) as caught:
        calculated(declared, (Line("1", "Part", 1.0, "kg", dataset="abs-cn"),))
    assert [(one.code, one.cell) for one in caught.value.findings] == [
        ("direct-co2-in-product", "production.sites[0].processes[0].entries[0].dataset")
    ]
