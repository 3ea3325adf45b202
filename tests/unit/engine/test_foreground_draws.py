"""A foreground with loops, solved for every draw: by hand, and each draw by itself."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.engine.draws import lognormal
from footprint.engine.faults import SystemFault
from footprint.engine.foreground import OwnProcess, Taking, UncertainForeground, solve_foreground
from footprint.engine.foreground_draws import sampled_ratios, sampled_runs
from footprint.engine.spread import Spreads, UncertainLine
from footprint.engine.uncertainty import Simulation
from tests.data.background import HandBackground

# a mill makes 1 kg from 0.5 kWh, a boiler 1 kWh from 0.2 kg: the loop gains 0.1
LOOP = (
    OwnProcess("mill", 1.0, own={"boiler": 0.5}, background={"meter": 2.0}),
    OwnProcess("boiler", 1.0, own={"mill": 0.2}, background={"gas": 3.0}),
)
TAKING = {("mill", "boiler"): Taking(0.3, "mill/boiler"), ("boiler", "mill"): Taking(0.2, "boiler/mill")}
SYSTEM = UncertainForeground(LOOP, {"mill": 10.0}, TAKING, {"m#1": "meter", "g#1": "gas"})


def test_runs_of_a_loop_by_hand() -> None:
    # with takings a and b in place of 0.5 and 0.2: mill = 10 / (1 − ab), boiler = a · mill
    n = 300
    a, b = 0.5 * lognormal(7, "foreground/mill/boiler", 0.3, n), 0.2 * lognormal(7, "foreground/boiler/mill", 0.2, n)
    runs = sampled_runs(SYSTEM, n, 7)
    assert runs[:, 0] == pytest.approx(10 / (1 - a * b), rel=1e-12)
    assert runs[:, 1] == pytest.approx(a * 10 / (1 - a * b), rel=1e-12)
    ratios = sampled_ratios(SYSTEM, n, 7)
    # nominal: mill 10 / 0.9, boiler 5 / 0.9
    assert ratios["m#1"] == pytest.approx(0.9 / (1 - a * b), rel=1e-12)
    assert ratios["g#1"] == pytest.approx(a / 0.5 * 0.9 / (1 - a * b), rel=1e-12)


def test_a_certain_foreground_runs_as_it_does() -> None:
    runs = sampled_runs(UncertainForeground(LOOP, {"mill": 10.0}, {}), 5, 7)
    nominal = solve_foreground(LOOP, {"mill": 10.0}).runs
    assert runs == pytest.approx(np.tile([nominal["mill"], nominal["boiler"]], (5, 1)), rel=1e-12)


@given(st.integers(0, 2**31), st.integers(2, 5), st.floats(0.0, 0.15))
def test_each_draw_equals_its_own_system(seed: int, size: int, gain: float) -> None:
    rng = np.random.default_rng(seed)
    names = [f"p{place}" for place in range(size)]
    takes = {
        name: {other: float(rng.uniform(0.01, gain + 0.01)) for other in names if other != name and rng.random() < 0.6}
        for name in names
    }
    processes = tuple(OwnProcess(name, 2.0, own=takes[name], background={f"b-{name}": 1.0}) for name in names)
    taking = {(name, other): Taking(0.2, f"{name}/{other}") for name in names for other in takes[name]}
    system = UncertainForeground(processes, {names[0]: 3.0}, taking)
    found = sampled_runs(system, 4, seed)
    for draw in range(4):
        drawn = tuple(
            OwnProcess(
                name,
                2.0,
                own={
                    other: amount * float(lognormal(seed, f"foreground/{name}/{other}", 0.2, draw + 1)[-1])
                    for other, amount in takes[name].items()
                },
            )
            for name in names
        )
        runs = solve_foreground(drawn, {names[0]: 3.0}).runs
        assert found[draw] == pytest.approx([runs[name] for name in names], rel=1e-9)


def test_draws_that_cannot_be_are_left_out() -> None:
    # 0.95 · 0.95 with a spread: some draws gain more than one, and their runs would be negative
    loop = (OwnProcess("a", 1.0, own={"b": 0.95}), OwnProcess("b", 1.0, own={"a": 0.95}))
    taking = {("a", "b"): Taking(0.03, "x"), ("b", "a"): Taking(0.03, "y")}
    runs = sampled_runs(UncertainForeground(loop, {"a": 1.0}, taking), 400, 1)
    assert (runs > 0).all()
    assert len(runs) == 400


def test_spreads_that_contradict_the_loop_are_a_fault() -> None:
    loop = (OwnProcess("a", 1.0, own={"b": 0.99}), OwnProcess("b", 1.0, own={"a": 0.99}))
    taking = {("a", "b"): Taking(0.5, "x"), ("b", "a"): Taking(0.5, "y")}
    with pytest.raises(SystemFault, match="too many draws"):
        sampled_runs(UncertainForeground(loop, {"a": 1.0}, taking), 400, 1)
    with pytest.raises(SystemFault):
        sampled_runs(UncertainForeground((OwnProcess("a", 0.0),), {"a": 1.0}, {}), 4, 1)


def test_the_simulation_follows_the_loops() -> None:
    # electricity of the mill, and a leg that was generated from that line, both vary with the mill's runs
    line = UncertainLine("m#1", 6.0, 10.0, "electricity-grid-cn", None, (), "m#1")
    leg = UncertainLine("m#1#transport-1", 0.1, 1.0, "lorry-cn", None, (), "m#1")
    found = Simulation(HandBackground(), Spreads((line, leg), {}, {}), 500, 7, SYSTEM)
    plain = Simulation(HandBackground(), Spreads((line, leg), {}, {}), 500, 7)
    assert found.totals == pytest.approx(plain.totals * sampled_ratios(SYSTEM, 500, 7)["m#1"], rel=1e-12)
    variance = found.variance()
    assert variance is not None
    assert variance.inputs["foreground", ""] > 0.0
    assert sum(variance.inputs.values()) + variance.interaction == pytest.approx(1.0)
    assert sum(variance.lines.values()) == pytest.approx(1.0)


def test_co_products_share_the_measurement() -> None:
    pair = tuple(OwnProcess(name, 1.0, own={"boiler": 0.5}) for name in ("one", "two"))
    system = UncertainForeground(
        (*pair, OwnProcess("boiler")),
        {"one": 1.0, "two": 2.0},
        {(name, "boiler"): Taking(log(1.2), "plant/boiler") for name in ("one", "two")},
    )
    runs = sampled_runs(system, 50, 3)
    assert runs[:, 2] == pytest.approx(3.0 * 0.5 * lognormal(3, "foreground/plant/boiler", log(1.2), 50), rel=1e-12)
