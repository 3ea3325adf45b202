"""A changed background by an update equals one that is solved anew, also by plain Brightway."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from footprint.engine.adjoint import Adjoint
from footprint.engine.faults import SystemFault
from footprint.engine.system import Entries, System
from footprint.engine.values import BackgroundChange
from footprint.findings import InputError
from footprint.inventory import Release, compile_release, read_packs
from footprint.inventory.catalogue import Catalogue
from footprint.inventory.changes import changed_factors
from footprint.inventory.supply import SupplyChain
from footprint.ledgers import Ledgers
from tests.data.background import SOURCES, dataset
from tests.packs import process, produces, takes, write_pack
from tests.unit.engine.random_systems import random_system


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Steel takes 0.5 kWh of power, power 0.01 kg of steel and 1 kWh of coal power; wind is not used by anybody.

    Coal power emits 0.974 kg: power p = 0.974 + 0.01 s, steel s = 2.1 + 0.5 p, so p = 1 and s = 2.6.
    """
    folder = tmp_path_factory.mktemp("changes")
    energy = {"unit": "kWh", "sector": "energy", "group": "energy"}
    pack = write_pack(
        folder / "pack",
        [process("steel"), process("power", **energy), process("coal", **energy), process("wind", **energy)],
        [
            produces("steel"),
            takes("steel", "input", "power", 0.5, "kWh"),
            takes("steel", "emission", "co2-fossil", 2.1),
            produces("power", 1, "kWh"),
            takes("power", "input", "coal", 1, "kWh"),
            takes("power", "input", "steel", 0.01),
            produces("coal", 1, "kWh"),
            takes("coal", "emission", "co2-fossil", 0.974),
            produces("wind", 1, "kWh"),
            takes("wind", "emission", "co2-fossil", 0.034),
        ],
    )
    return compile_release(read_packs(pack), folder)


def totals(release: Release, *changes: BackgroundChange) -> dict[str, float]:
    names = ["steel", "power", "coal", "wind"]
    return {name: factor.total for name, factor in release.changed(changes, names).items()}


def test_half_of_the_coal_power_becomes_wind_power(release: Release) -> None:
    # power p = 0.5 × 0.974 + 0.5 × 0.034 + 0.01 s = 0.504 + 0.01 s; s = 2.1 + 0.5 p
    # p = (0.504 + 0.021) / 0.995
    found = totals(release, BackgroundChange("power", source="coal", target="wind", share=0.5))
    power = 0.525 / 0.995
    assert found == pytest.approx({"power": power, "steel": 2.1 + power / 2, "coal": 0.974, "wind": 0.034}, rel=1e-12)


def test_own_emissions_scaled(release: Release) -> None:
    # steel emits half of 2.1: s = 1.05 + 0.5 p, p = 0.974 + 0.01 s → s = (1.05 + 0.487) / 0.995
    found = totals(release, BackgroundChange("steel", emissions=0.5))
    assert found["steel"] == pytest.approx(1.537 / 0.995, rel=1e-12)
    assert found["power"] == pytest.approx(0.974 + 0.01 * 1.537 / 0.995, rel=1e-12)


def test_a_footprint_that_is_stated_is_met(release: Release) -> None:
    found = totals(release, BackgroundChange("power", kg_co2e=0.6))
    assert found["power"] == pytest.approx(0.6, rel=1e-12)
    assert found["steel"] == pytest.approx(2.1 + 0.3, rel=1e-12)
    # also beside another change, and the last of two counts
    changes = (
        BackgroundChange("power", kg_co2e=9.9),
        BackgroundChange("steel", emissions=0.5),
        BackgroundChange("power", kg_co2e=0.6),
    )
    found = totals(release, *changes)
    assert found["power"] == pytest.approx(0.6, rel=1e-12)
    assert found["steel"] == pytest.approx(1.05 + 0.3, rel=1e-12)


def test_no_change_changes_nothing(release: Release) -> None:
    nothing = {"power": 1.0, "steel": 2.6, "coal": 0.974, "wind": 0.034}
    for change in (
        BackgroundChange("power", source="coal", target="wind", share=0.0),
        BackgroundChange("power", source="coal", target="coal", share=0.7),
        BackgroundChange("steel", emissions=1.0),
        BackgroundChange("power", kg_co2e=1.0),
    ):
        assert totals(release, change) == pytest.approx(nothing, rel=1e-12)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (BackgroundChange("gold", emissions=0.5), "change-unknown"),
        (BackgroundChange("power", source="coal", target="gold", share=0.5), "change-unknown"),
        (BackgroundChange("power", source="wind", target="coal", share=0.5), "change-no-input"),
        (BackgroundChange("power", source="coal", target="steel", share=0.5), "change-unit"),
        # all coal power of the grid from the grid itself
        (BackgroundChange("power", source="coal", target="power", share=1.0), "change-loop"),
    ],
)
def test_changes_that_do_not_fit(release: Release, change: BackgroundChange, code: str) -> None:
    with pytest.raises(InputError) as caught:
        release.changed([change], ["steel"])
    assert [finding.code for finding in caught.value.findings] == [code]


def case(seed: int, processes: int, count: int) -> tuple[System, Catalogue, list[BackgroundChange], System]:
    """A random system, its catalogue, changes of it, and the system with the changes written into its entries."""
    rng = np.random.default_rng(seed)
    system = random_system(seed, processes, inputs=4, gain=0.6)
    factors = Adjoint(system).intensities()
    catalogue = Catalogue(
        "random", {name: dataset(name, Ledgers(*row)) for name, row in zip(system.ids, factors, strict=True)}, SOURCES
    )
    tech, bio = system.technosphere, system.biosphere
    inputs = np.flatnonzero(tech.row != tech.col)
    amount, emitted = tech.amount.copy(), bio.amount.copy()
    row, col, added = [], [], []
    changes = []
    for place in rng.permutation(inputs)[:count].tolist():
        source, at = int(tech.row[place]), int(tech.col[place])
        target = int(rng.integers(0, processes))
        share = float(rng.uniform(0.0, 0.5))
        changes.append(
            BackgroundChange(system.ids[at], source=system.ids[source], target=system.ids[target], share=share)
        )
        cells = (tech.row == source) & (tech.col == at)
        row.append(target)
        col.append(at)
        added.append(share * float(tech.amount[cells].sum()))
        amount[cells] -= share * tech.amount[cells]
    scaled = int(rng.integers(0, processes))
    changes.append(BackgroundChange(system.ids[scaled], emissions=0.3))
    emitted[bio.col == scaled] *= 0.3
    entries = Entries(
        np.concatenate([tech.row, np.array(row, dtype=np.int64)]),
        np.concatenate([tech.col, np.array(col, dtype=np.int64)]),
        np.concatenate([amount, np.array(added)]),
        np.zeros(len(amount) + len(row)),
        np.zeros(len(amount) + len(row), dtype=np.bool_),
    )
    return system, catalogue, changes, replace(system, technosphere=entries, biosphere=replace(bio, amount=emitted))


@settings(max_examples=40)
@example(seed=2876217, processes=2, count=1)
@given(seed=st.integers(0, 2**32), processes=st.integers(2, 30), count=st.integers(1, 4))
def test_an_update_equals_a_system_solved_anew(seed: int, processes: int, count: int) -> None:
    system, catalogue, changes, after = case(seed, processes, count)
    first = {}
    for change in changes:  # the same input twice would take its share of what the first left
        assume((change.process, change.source) not in first)
        first[change.process, change.source] = change
    try:
        expected = Adjoint(after).intensities()
    except SystemFault:
        assume(False)
    supply = Adjoint(system).solve_transposed(np.eye(system.size)).T
    found = changed_factors(SupplyChain(system, {}, supply, lambda _: supply), catalogue, changes, system.ids)
    # units differ by a million: what a process needs of the others, times the largest of them, rounds too
    noise = 1e-14 * np.abs(supply).max(axis=1) * np.abs(expected).max()
    scale = 1e-8 * np.maximum(np.abs(expected).max(axis=1), 1e-12) + noise
    for name, row, allowed in zip(system.ids, expected, scale, strict=True):
        assert np.abs(np.array(found[name].values()) - row).max() <= allowed


@pytest.mark.slow
@pytest.mark.brightway
def test_an_update_equals_plain_brightway() -> None:
    from footprint.engine.plain import lca
    from footprint.inventory.datapackages import load_packages, write_packages

    system, catalogue, changes, after = case(7, 25, 3)
    supply = Adjoint(system).solve_transposed(np.eye(system.size)).T
    found = changed_factors(SupplyChain(system, {}, supply, lambda _: supply), catalogue, changes, system.ids)
    with TemporaryDirectory() as name:
        write_packages(after, Path(name))
        calculation = lca(load_packages(Path(name)), {1: 1.0})
        for place, dataset_id in enumerate(system.ids, 1):
            calculation.lcia(demand={place: 1.0})
            assert found[dataset_id].total == pytest.approx(calculation.score, rel=1e-9)
    assert any(abs(found[name].total - catalogue[name].factor.total) > 1e-6 for name in system.ids)
