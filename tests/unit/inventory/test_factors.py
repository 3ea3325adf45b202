"""Refined factors against exact rational arithmetic, and the rounding that makes them the same everywhere."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.engine.adjoint import Adjoint
from footprint.engine.faults import SystemFault
from footprint.inventory.factors import round_factor, solve_factors
from footprint.inventory.system import Entry, ExactSystem


def exact_system(matrix: dict[tuple[int, int], str], direct: list[str]) -> ExactSystem:
    """A system of decimals: {(row, col): entry of A} and fossil emissions."""
    tech = tuple(Entry(col, row, Decimal(amount), 0.0, False) for (row, col), amount in matrix.items())
    bio = tuple(Entry(col, 0, Decimal(amount), 0.0, False) for col, amount in enumerate(direct))
    return ExactSystem(tuple(f"p{i}" for i in range(len(direct))), ("co2",), tech, bio, (0,), (Decimal(1),))


def rational_solution(system: ExactSystem) -> list[Fraction]:
    """Aᵀy = b by Gauss-Jordan elimination in fractions."""
    n = len(system.ids)
    rows = [[Fraction(0)] * n + [Fraction(0)] for _ in range(n)]
    for entry in system.technosphere:
        rows[entry.col][entry.row] += Fraction(entry.amount)
    for entry in system.biosphere:
        rows[entry.col][n] += Fraction(entry.amount)
    for i in range(n):
        pivot = next(j for j in range(i, n) if rows[j][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for j in range(n):
            if j != i and rows[j][i]:
                factor = rows[j][i]
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i], strict=True)]
    return [row[n] for row in rows]


def twelve_digits(value: Fraction) -> float:
    """The fraction with 12 significant digits, calculated without floats."""
    return round_factor(Decimal(value.numerator) / Decimal(value.denominator)) if value else 0.0


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(1, 9))
def test_factors_are_the_exact_solution_rounded(seed: int, size: int) -> None:
    generator = random.Random(seed)  # noqa: S311 - makes test systems
    matrix = {(i, i): "1" for i in range(size)}
    for col in range(size):
        for row in generator.sample(range(size), generator.randint(0, size)):
            if row != col:
                matrix[row, col] = f"-{generator.randint(1, 800) / size / 1000:.4f}"
    direct = [f"{generator.uniform(0, 5):.{generator.randint(0, 8)}f}" for _ in range(size)]
    system = exact_system(matrix, direct)
    found = [factor.fossil for factor in solve_factors(system, Adjoint(system.floats()))]
    assert found == [twelve_digits(value) for value in rational_solution(system)]


def test_refinement_reaches_what_float64_cannot() -> None:
    # gain 1 − 1e-9: the float64 solution keeps six digits, the refined one all twelve
    system = exact_system({(0, 0): "1", (1, 1): "1", (1, 0): "-0.999999999", (0, 1): "-1"}, ["1", "0.3"])
    adjoint = Adjoint(system.floats())
    plain = adjoint.raw(np.array([1.0, 0.3]))[0]
    found = solve_factors(system, adjoint)[0].fossil
    assert found == twelve_digits(rational_solution(system)[0])
    assert abs(plain - found) / found > 1e-11


def test_what_cancels_exactly_is_zero() -> None:
    # 3 × 0.1 emitted, a credit of 0.3 from the other
    system = exact_system({(0, 0): "1", (1, 1): "1", (1, 0): "0.3"}, ["0.3", "1"])
    assert [factor.fossil for factor in solve_factors(system, Adjoint(system.floats()))] == [0.0, 1.0]


def test_a_system_too_close_to_singular_is_a_fault() -> None:
    good = exact_system({(0, 0): "1", (1, 1): "1", (1, 0): "-0.5", (0, 1): "-1"}, ["1", "1"])
    worse = exact_system({(0, 0): "1", (1, 1): "1", (1, 0): "-3", (0, 1): "-1"}, ["1", "1"])
    # factors of another system: corrections that do not converge
    with pytest.raises(SystemFault, match="converge"):
        solve_factors(worse, Adjoint(good.floats()))


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("0", 0.0),
        ("-0", 0.0),
        ("1.000000000005", 1.0),
        ("1.000000000015", 1.00000000002),
        ("1.00000000000500000000000000000001", 1.0),
        ("1.000000000005000001", 1.00000000001),
        ("-2.5e-7", -2.5e-7),
        ("123456789012.5", 123456789012.0),
    ],
)
def test_rounding(value: str, rounded: float) -> None:
    assert round_factor(Decimal(value)) == rounded
    assert str(round_factor(Decimal(value))) == str(rounded)
