"""The factor of every data set: solved in float64, refined against residuals in exact decimals, rounded to 12 digits.

Iterative refinement (Higham 2002, Accuracy and Stability of Numerical Algorithms, chapter 12): residuals are
calculated with 80 significant digits from the decimals of the packs, corrections with the float64 factors kept. After
it the 12 digits do not depend on machine, BLAS or pivoting.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from footprint.inventory.system import EXACT, ExactSystem
from footprint.ledgers import LEDGERS, Ledgers

if TYPE_CHECKING:
    from footprint.engine.adjoint import Adjoint

DIGITS = 12
# A tie at the 13th digit must be recognised as one: the value is first brought to 20 digits
_GUARD = Context(prec=20, rounding=ROUND_HALF_EVEN)
_FINAL = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
_MAX_STEPS = 12
_CONVERGED = Decimal("1e-24")
# what exact cancellation leaves behind, against the largest factor of the ledger
_NOTHING = Decimal("1e-20")


def solve_factors(system: ExactSystem, adjoint: Adjoint) -> tuple[Ledgers, ...]:
    """The factor of each process by ledger, kg CO2e per unit, in the order of `system.ids`.

    SystemFault when refinement does not converge: the system is too close to a singular one.

    Formula: Published factor.
    """
    columns = [_solve_ledger(system, adjoint, direct) for direct in system.direct()]
    return tuple(Ledgers(**dict(zip(LEDGERS, values, strict=True))) for values in zip(*columns, strict=True))


def round_factor(value: Decimal) -> float:
    """The value with 12 significant digits, half to even.

    Formula: Published factor.
    """
    return float(_FINAL.plus(_GUARD.plus(value))) + 0.0


def _solve_ledger(system: ExactSystem, adjoint: Adjoint, direct: list[Decimal]) -> list[float]:
    import numpy as np

    from footprint.engine.faults import SystemFault

    if not any(direct):
        return [0.0] * len(direct)
    values = [Decimal(0)] * len(direct)
    for _ in range(_MAX_STEPS):
        residual = _residual(system, values, direct)
        step = adjoint.raw(np.array([float(value) for value in residual]))
        if not np.isfinite(step).all():
            break
        values = [EXACT.add(value, Decimal(float(delta))) for value, delta in zip(values, step, strict=True)]
        largest = max(abs(value) for value in values)
        if all(
            abs(Decimal(float(delta))) <= _CONVERGED * max(abs(value), largest * _NOTHING)
            for value, delta in zip(values, step, strict=True)
        ):
            return [round_factor(value) if abs(value) > largest * _NOTHING else 0.0 for value in values]
    raise SystemFault("singular", "iterative refinement does not converge")


def _residual(system: ExactSystem, values: list[Decimal], direct: list[Decimal]) -> list[Decimal]:
    """direct − Aᵀ·values."""
    result = list(direct)
    subtract, multiply = EXACT.subtract, EXACT.multiply
    for entry in system.technosphere:
        value = values[entry.row]
        if value:
            result[entry.col] = subtract(result[entry.col], multiply(entry.amount, value))
    return result
