"""Own processes in front of a background, solved by hand."""

from __future__ import annotations

import math

import pytest

from footprint.engine.faults import SystemFault
from footprint.engine.foreground import OwnProcess, foreground_factors, solve_foreground
from footprint.ledgers import Ledgers

FACTORS = {"steel": Ledgers(fossil=2.0), "power": Ledgers(fossil=0.5), "timber": Ledgers(biogenic_removals=-1.8)}
FLOWS = {"co2-fossil": Ledgers(fossil=1.0)}


def test_a_tree_multiplies_down() -> None:
    # car = 2 doors + 100 steel; door = 10 steel + 4 hinges; hinge = 0.5 steel and 0.1 kg CO2
    # steel: 100 + 2·10 + 8·0.5 = 124; own CO2 8·0.1 = 0.8; total 248.8
    tree = [
        OwnProcess("car", own={"door": 2}, background={"steel": 100}),
        OwnProcess("door", own={"hinge": 4}, background={"steel": 10}),
        OwnProcess("hinge", background={"steel": 0.5}, emissions={"co2-fossil": 0.1}),
    ]
    solution = solve_foreground(tree, {"car": 1})
    assert solution.runs == {"car": 1.0, "door": 2.0, "hinge": 8.0}
    assert solution.background == {"steel": 124.0}
    assert solution.ledgers(FACTORS, FLOWS).fossil == pytest.approx(248.8, rel=1e-15)
    assert foreground_factors(tree, FACTORS, FLOWS)["car"].fossil == pytest.approx(248.8, rel=1e-15)


def test_a_batch_counts_for_what_it_makes() -> None:
    # a batch of 50 parts takes 100 steel: one part 2 steel = 4 kg
    part = OwnProcess("part", made=50, background={"steel": 100})
    assert solve_foreground([part], {"part": 1}).background == {"steel": 2.0}
    assert foreground_factors([part], FACTORS, FLOWS)["part"].fossil == 4.0


def test_an_on_site_loop() -> None:
    # steam plant: per unit steam 0.2 own power and 3 kg CO2; own power plant: per kWh 0.5 steam and 1 background kWh
    # s = 3 + 0.2 p, p = 0.5 s + 0.5  →  s = 3 + 0.1 s + 0.1 = 3.1 / 0.9 = 3.4444…; p = 2.2222…
    plant = [
        OwnProcess("steam", own={"site-power": 0.2}, emissions={"co2-fossil": 3}),
        OwnProcess("site-power", own={"steam": 0.5}, background={"power": 1}),
    ]
    factors = foreground_factors(plant, FACTORS, FLOWS)
    assert factors["steam"].fossil == pytest.approx(31 / 9, rel=1e-14)
    assert factors["site-power"].fossil == pytest.approx(20 / 9, rel=1e-14)
    solution = solve_foreground(plant, {"steam": 2})
    assert solution.runs["steam"] == pytest.approx(2 / 0.9, rel=1e-14)
    assert solution.runs["site-power"] == pytest.approx(0.4 / 0.9, rel=1e-14)
    assert solution.ledgers(FACTORS, FLOWS).fossil == pytest.approx(62 / 9, rel=1e-14)


def test_ledgers_stay_apart_and_credits_subtract() -> None:
    # 2 timber −3.6 taken up; 1 steel not made: −2
    frame = OwnProcess("frame", background={"timber": 2, "steel": -1})
    assert solve_foreground([frame], {"frame": 1}).ledgers(FACTORS, FLOWS) == Ledgers(-2.0, 0.0, -3.6, 0.0, 0.0)


def test_no_demand_needs_nothing() -> None:
    solution = solve_foreground([OwnProcess("part", background={"steel": 1})], {})
    assert solution.runs == {"part": 0.0}
    assert solution.ledgers(FACTORS, FLOWS) == Ledgers()


@pytest.mark.parametrize(("back", "code"), [(2.0, "loop-gain"), (2.5, "loop-gain")])
def test_a_loop_that_needs_what_it_makes_is_a_fault(back: float, code: str) -> None:
    # 0.5 · 2 = 1 is singular, 0.5 · 2.5 = 1.25 would give negative runs
    loop = [OwnProcess("a", own={"b": 0.5}), OwnProcess("b", own={"a": back})]
    for attempt in (lambda: solve_foreground(loop, {"a": 1}), lambda: foreground_factors(loop, FACTORS, FLOWS)):
        with pytest.raises(SystemFault) as caught:
            attempt()
        assert caught.value.code == code
        assert set(caught.value.ids) == {"a", "b"}


def test_a_process_that_eats_itself_is_a_fault() -> None:
    with pytest.raises(SystemFault, match="loop-gain"):
        solve_foreground([OwnProcess("a", own={"a": 1.0})], {"a": 1})


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_what_is_not_finite_is_a_fault(bad: float) -> None:
    good = OwnProcess("a", background={"steel": 1})
    for processes, demand in (
        ([OwnProcess("a", background={"steel": bad})], {"a": 1.0}),
        ([OwnProcess("a", made=bad)], {"a": 1.0}),
        ([OwnProcess("a", emissions={"co2-fossil": bad})], {"a": 1.0}),
        ([good], {"a": bad}),
    ):
        with pytest.raises(SystemFault, match="not-finite"):
            solve_foreground(processes, demand)


def test_other_faults() -> None:
    with pytest.raises(SystemFault, match="makes nothing"):
        solve_foreground([OwnProcess("a", made=0)], {"a": 1})
    with pytest.raises(SystemFault, match="same id"):
        solve_foreground([OwnProcess("a"), OwnProcess("a")], {"a": 1})
    with pytest.raises(KeyError):
        solve_foreground([OwnProcess("a", own={"b": 1})], {"a": 1})
    with pytest.raises(KeyError):
        solve_foreground([OwnProcess("a")], {"b": 1})
    with pytest.raises(SystemFault, match="not-finite"):
        solve_foreground([OwnProcess("a", own={"b": 1e300}), OwnProcess("b", made=1e-300)], {"a": 1})
