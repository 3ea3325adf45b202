"""The forward view: by hand, and equal to plain Brightway with and without a kept supply matrix."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footprint.engine.adjoint import Adjoint
from footprint.inventory import Release, compile_release, load_release, read_packs
from footprint.inventory.supply import SupplyChain
from footprint.inventory.values import Flow
from tests.packs import steel_and_power
from tests.unit.engine.random_systems import random_system

AMOUNTS = {"steel": 2.0, "power": 3.0}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("supply")
    return compile_release(read_packs(steel_and_power(folder / "pack")), folder)


def test_flows_by_hand(release: Release) -> None:
    # steel runs 2.03 / 0.995, power 3 + 0.5 steel: each kg of steel emits 2.1 kg and each kWh 0.974 kg
    steel = 2.03 / 0.995
    ((flow, amount),) = release.emissions(AMOUNTS)
    assert flow.id == "co2-fossil"
    assert amount == pytest.approx(steel * 2.1 + (3 + steel / 2) * 0.974, rel=1e-14)
    caused, nothing = release.caused([AMOUNTS, {}])
    assert caused == pytest.approx({"steel": steel * 2.1, "power": (3 + steel / 2) * 0.974}, rel=1e-14)
    assert nothing == {}
    assert release.emissions({}) == []


def test_what_is_not_there(release: Release) -> None:
    for ask in (release.emissions, lambda amounts: release.caused([amounts])):
        with pytest.raises(KeyError):
            ask({"gold": 1.0})
        with pytest.raises(ValueError, match="finite"):
            ask({"steel": float("inf")})


@pytest.mark.brightway
def test_a_release_without_a_supply_matrix_says_the_same(release: Release, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(release.path, tmp_path / "large", ignore=shutil.ignore_patterns("supply.npy"))
    large = load_release(tmp_path / "large")
    demands = [AMOUNTS, {"power": 1.0}, {"steel": -1.0}]
    for one, other in zip(large.caused(demands), release.caused(demands), strict=True):
        assert one == pytest.approx(other, rel=1e-12)
    assert large.emissions(AMOUNTS)[0][1] == pytest.approx(release.emissions(AMOUNTS)[0][1], rel=1e-12)
    assert large.caused([]) == []


@pytest.mark.brightway
@settings(max_examples=10)
@example(seed=451991756, processes=18, credits=0.0)
@given(seed=st.integers(0, 2**32), processes=st.integers(1, 30), credits=st.sampled_from([0.0, 0.3]))
def test_flows_equal_brightways(seed: int, processes: int, credits: float) -> None:
    from footprint.engine.plain import lca
    from footprint.inventory.datapackages import load_packages, write_packages

    system = random_system(seed, processes, credits=credits)
    flows = {name: Flow(name, name, name, "kg", "air", "fossil", 1.0, "test", "") for name in system.flows}
    supply = Adjoint(system).solve_transposed(np.eye(system.size)).T
    chain = SupplyChain(system, flows, supply, lambda _: supply)
    demand = dict(zip(system.ids, np.linspace(-1.0, 3.0, system.size).tolist(), strict=True))
    found = {flow.id: amount for flow, amount in chain.emissions(demand)}
    with TemporaryDirectory() as name:
        write_packages(system, Path(name))
        calculation = lca(load_packages(Path(name)), {place + 1: kg for place, kg in enumerate(demand.values())})
    totals = np.asarray(calculation.inventory.sum(axis=1)).ravel()
    sizes = np.asarray(abs(calculation.inventory).sum(axis=1)).ravel()
    for flow, place in calculation.dicts.biosphere.items():
        name = system.flows[flow - system.size - 1]
        assert abs(found.get(name, 0.0) - totals[place]) <= 1e-9 * max(sizes[place], 1e-12)
