"""The adjoint view equals plain `bw2calc.LCA` on the same packages."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footprint.engine.adjoint import Adjoint
from footprint.engine.plain import activity_levels, lca, plain_ledgers, plain_score
from footprint.inventory import Release, compile_release, read_packs
from footprint.inventory.datapackages import SCORES, load_packages, write_packages
from footprint.ledgers import LEDGERS
from tests.packs import steel_and_power
from tests.unit.engine.random_systems import random_system

pytestmark = pytest.mark.brightway


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 2**32),
    processes=st.integers(1, 40),
    inputs=st.floats(0.0, 8.0),
    gain=st.floats(0.0, 0.9),
    credits=st.sampled_from([0.0, 0.1, 0.5]),
)
def test_random_systems(seed: int, processes: int, inputs: float, gain: float, credits: float) -> None:
    system = random_system(seed, processes, inputs=inputs, gain=gain, credits=credits)
    adjoint = Adjoint(system)
    factors = adjoint.intensities()
    unit_demands = np.eye(system.size)
    supply = adjoint.solve_transposed(unit_demands)
    with TemporaryDirectory() as name:
        write_packages(system, Path(name))
        for score in SCORES:
            column = factors.sum(axis=1) if score == "total" else factors[:, LEDGERS.index(score)]
            direct = system.direct.sum(axis=1) if score == "total" else system.direct[:, LEDGERS.index(score)]
            demand = {place + 1: amount for place, amount in enumerate(np.linspace(1.0, 3.0, system.size))}
            calculation = lca(load_packages(Path(name), score), demand)
            for amounts in (demand, {1: 1.0}, {system.size: 2.5}):
                calculation.lcia(demand=amounts)
                vector = np.zeros(system.size)
                vector[[place - 1 for place in amounts]] = list(amounts.values())
                contributions = np.abs(supply @ vector * direct).sum()
                assert abs(calculation.score - column @ vector) <= 1e-9 * max(contributions, 1e-12)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("plain")
    return compile_release(read_packs(steel_and_power(folder / "pack")), folder)


def test_a_release_by_brightway(release: Release) -> None:
    assert plain_score(release, {"steel": 2.0, "power": 1.0}) == pytest.approx(6.2, rel=1e-12)
    assert plain_ledgers(release, {"steel": 1.0}).fossil == pytest.approx(2.6, rel=1e-12)
    with pytest.raises(KeyError):
        plain_score(release, {"gold": 1.0})
    with pytest.raises(KeyError):
        plain_score(release, {"steel": 1.0}, "water")


def test_upstream_of_a_release_without_a_supply_matrix(release: Release, tmp_path: Path) -> None:
    import shutil

    from footprint.inventory import load_release

    shutil.copytree(release.path, tmp_path / "large", ignore=shutil.ignore_patterns("supply.npy"))
    large = load_release(tmp_path / "large")
    amounts = {"steel": 2.0, "power": 3.0}
    for (name, ledgers), (other, others) in zip(large.upstream(amounts), release.upstream(amounts), strict=True):
        assert name == other
        assert ledgers.fossil == pytest.approx(others.fossil, rel=1e-12)
    # steel runs (2 + 0.01 · power), power (3 + 0.5 · steel): steel = 2.03 / 0.995
    levels = dict(zip(release.system.ids, activity_levels(release, [amounts])[0], strict=True))
    assert levels["steel"] == pytest.approx(2.03 / 0.995, rel=1e-12)


def test_packages_carry_distributions_and_float64(release: Release) -> None:
    import bw_processing as bwp

    technosphere = release.datapackages()[0]
    data, _ = technosphere.get_resource("technosphere.data")
    spread, _ = technosphere.get_resource("technosphere.distributions")
    assert data.dtype == np.float64
    assert spread.dtype == np.dtype(bwp.UNCERTAINTY_DTYPE)
    power = [row for row, amount in zip(spread, data, strict=True) if amount == 0.5]
    assert [int(row["uncertainty_type"]) for row in power] == [2]
    assert float(power[0]["loc"]) == pytest.approx(np.log(0.5), rel=1e-6)
    assert float(power[0]["scale"]) == pytest.approx(np.log(1.1), rel=1e-6)
    # production is certain
    assert {int(row["uncertainty_type"]) for row, amount in zip(spread, data, strict=True) if amount == 1.0} == {1}


def test_brightways_own_monte_carlo_samples_the_same_spread(release: Release) -> None:
    import bw2calc

    ids, ours = release.score_samples(300, 11)
    packages = release.datapackages()
    for seed, package in enumerate(packages):
        package.metadata["seed"] = seed  # one seed for all would tie the matrices to each other
    demand = {release.activity_id("steel"): 1}
    calculation = bw2calc.LCA(demand=demand, data_objs=packages, use_distributions=True)
    calculation.lci()
    calculation.lcia()
    theirs = np.array([(next(calculation), calculation.score)[1] for _ in range(300)])
    column = ours[:, ids.index("steel")]
    assert np.median(theirs) == pytest.approx(np.median(column), rel=0.01)
    assert np.log(theirs).std() == pytest.approx(np.log(column).std(), rel=0.2)
