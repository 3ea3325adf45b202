"""Faults that solvers do not raise for, and the checks that find them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from footprint.engine.adjoint import Adjoint, Factorised, check_loop_gain
from footprint.engine.faults import SystemFault
from footprint.engine.system import Entries, System
from tests.unit.engine.random_systems import random_system


def dense(matrix: list[list[float]], direct: list[float] | None = None) -> System:
    """A system from a full matrix A (columns are processes) and direct fossil emissions."""
    values = np.array(matrix, dtype=float)
    row, col = np.nonzero(values)
    n = len(values)
    zeros = np.zeros(len(row))
    emissions = np.array(direct if direct is not None else [1.0] * n)
    gwp = np.array([[1.0, 0.0, 0.0, 0.0, 0.0]])
    return System(
        tuple("abcdefgh"[:n]),
        ("co2-fossil",),
        Entries(row, col, values[row, col], zeros, zeros.astype(bool)),
        Entries(np.zeros(n, dtype=int), np.arange(n), emissions, np.zeros(n), np.zeros(n, dtype=bool)),
        gwp,
    )


def fault(system: System) -> SystemFault:
    with pytest.raises(SystemFault) as caught:
        Adjoint(system)
    return caught.value


def test_intensities_by_hand() -> None:
    # a = 1 + 2 b, b = 3 → 7, 3; the second makes 2 at a time: b = 3 / 2
    assert Adjoint(dense([[1, 0], [-2, 1]], [1, 3])).intensities()[:, 0].tolist() == [7.0, 3.0]
    assert Adjoint(dense([[1, 0], [-2, 2]], [1, 3])).intensities()[:, 0].tolist() == [4.0, 1.5]


@pytest.mark.parametrize(("back", "code"), [(1.0, "loop-gain"), (1.5, "loop-gain"), (1 - 1e-17, "loop-gain")])
def test_loops_that_do_not_converge(back: float, code: str) -> None:
    found = fault(dense([[1, -back, 0], [-1, 1, 0], [0, -1, 1]]))
    assert found.code == code
    assert found.ids == ("a", "b")


def test_the_heaviest_loop_is_named() -> None:
    # a ⇄ b gains 0.04, c ⇄ d gains 1.2, and all four hang together
    found = fault(dense([[1, -0.2, -0.1, 0], [-0.2, 1, 0, 0], [0, 0, 1, -1.0], [-0.1, 0, -1.2, 1]]))
    assert set(found.ids) == {"c", "d"}


def test_a_loop_in_a_very_large_part_is_refused_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footprint.engine.adjoint.MAX_NAMED", 1)
    assert fault(dense([[1, -1], [-1.5, 1]])).ids == ()


def test_a_loop_that_credits_hide_is_found() -> None:
    # a needs 2 b, b gives back 1 a as a credit: A is regular and positive, but the series −2, 4, −8 … diverges
    found = fault(dense([[1, 1], [-2, 1]]))
    assert found.code == "loop-gain"


def test_amounts_that_are_not_finite() -> None:
    system = dense([[1, 0], [-1, 1]])
    for bad in (np.nan, np.inf):
        tech, bio = system.technosphere, system.biosphere
        broken = replace(tech, amount=np.where(tech.row != tech.col, bad, tech.amount))
        assert fault(replace(system, technosphere=broken)).code == "not-finite"
        assert fault(replace(system, biosphere=replace(bio, amount=bio.amount * bad))).code == "not-finite"
        assert fault(replace(system, gwp=np.full_like(system.gwp, bad))).code == "not-finite"


def test_production() -> None:
    assert fault(dense([[-1, 0], [-1, 1]])).code == "production-not-positive"
    assert fault(dense([[0, 0], [-1, 1]])).ids == ("a",)


def test_a_solution_with_a_residual_is_not_given_out() -> None:
    factors = Factorised(dense([[1, 0], [-1, 1]]).transposed())
    with pytest.raises(SystemFault, match="not finite"):
        factors.solve(np.array([1.0, np.inf]))
    factors.matrix = factors.matrix * 1.001
    for solve in (factors.solve, factors.solve_transposed):
        with pytest.raises(SystemFault, match="residual"):
            solve(np.array([1.0, 1.0]))


@pytest.mark.parametrize("seed", range(5))
def test_the_two_views_agree(seed: int) -> None:
    system = random_system(seed, 60, inputs=5, credits=0.2)
    adjoint = Adjoint(system)
    demand = np.random.default_rng(seed).uniform(size=60)
    forward = adjoint.solve_transposed(demand) @ system.direct
    assert forward == pytest.approx(demand @ adjoint.intensities(), rel=1e-9)


def test_gross_demand_counts_every_round_of_a_loop() -> None:
    # x = 1 + Nᵀx with gains 0.5 both ways: x = 1 / (1 − 0.5) = 2
    assert check_loop_gain(dense([[1, -0.5], [-0.5, 1]])).tolist() == [2.0, 2.0]
