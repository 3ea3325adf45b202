"""What a footprint is made of, solved by hand."""

from __future__ import annotations

from math import fsum

import pytest

from footprint.inventory import Release, compile_release, read_packs
from footprint.inventory.contributions import contributions, direct, grow, intensity, production
from tests.packs import steel_and_power


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("release")
    return compile_release(read_packs(steel_and_power(folder / "pack")), folder)


def test_solved_by_hand(release: Release) -> None:
    # steel 2.6 = 2.1 of its own + 0.5 kWh of power at 1.0 (tests/analytic/test_loops.py)
    rows = contributions(release, "steel")
    assert [(row.exchange.flow, row.provider) for row in rows] == [("co2-fossil", None), ("power", "power")]
    assert [row.kg.total for row in rows] == pytest.approx([2.1, 0.5])
    assert (rows[1].amount, rows[1].unit) == (0.5, "kWh")
    assert direct(rows).fossil == pytest.approx(2.1)
    assert production(release, "steel") == 1


def test_a_loop_is_followed_as_deep_as_asked(release: Release) -> None:
    (_, power) = grow(release, "steel", 2, scale=10)
    assert power.amount == 5
    assert [(one.row.exchange.flow, one.kg.total) for one in power.children] == [
        ("co2-fossil", pytest.approx(4.87)),
        ("steel", pytest.approx(0.13)),
    ]
    assert all(not one.children for one in power.children)
    assert fsum(one.kg.total for one in power.children) == pytest.approx(power.kg.total)


def test_with_other_factors_of_the_providers(release: Release) -> None:
    factors = release.catalogue
    assert intensity(release, "steel", lambda name: factors[name].factor.times(2)).total == pytest.approx(3.1)
