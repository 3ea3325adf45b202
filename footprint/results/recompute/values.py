"""What the recomputation shares: its verdict, its tolerance, and reading numbers that nobody vouches for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from math import fsum, isfinite
from typing import Any, Literal, ParamSpec

from footprint.findings import Finding
from footprint.results.recompute.messages import MESSAGES

Level = Literal["groups", "lines", "inventory"]
Document = Mapping[str, Any]
P = ParamSpec("P")

RELATIVE, FLOOR = 1e-9, 1e-12


@dataclass(frozen=True, slots=True)
class Recomputation:
    """The total found at one level, kg CO2e, and everything that does not hold. `total` is None when malformed."""

    level: Level
    total: float | None
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.findings


def scale_of(contributions: Iterable[float]) -> float:
    """Σ|contributions|: what a difference is measured against."""
    return fsum(abs(value) for value in contributions)


def equal(one: float, other: float, scale: float | None = None) -> bool:
    """Equal within 1e-9 · max(Σ|contributions|, 1e-12).

    Formula: Equality.
    """
    size = max(abs(one), abs(other)) if scale is None else scale
    return abs(one - other) <= RELATIVE * max(size, FLOOR)


def number(value: object) -> float:
    """A finite number of the file. TypeError or ValueError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r:.40} is not a number")
    if not isfinite(value):
        raise ValueError("a number is not finite")
    return float(value)


def optional(value: object) -> float | None:
    """The same, or None for null."""
    return None if value is None else number(value)


def numbers(values: Mapping[str, object]) -> dict[str, float]:
    """A mapping of finite numbers."""
    return {str(name): number(value) for name, value in values.items()}


def guarded(level: Level) -> Callable[[Callable[P, Recomputation]], Callable[P, Recomputation]]:
    """A file of the wrong shape becomes the finding `malformed`, never a traceback: anyone can drop one."""

    def around(function: Callable[P, Recomputation]) -> Callable[P, Recomputation]:
        @wraps(function)
        def safe(*args: P.args, **kwargs: P.kwargs) -> Recomputation:
            try:
                return function(*args, **kwargs)
            except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
                what = f"{type(error).__name__} {error!s:.80}"
                return Recomputation(level, None, (MESSAGES.finding("malformed", what=what),))

        return safe

    return around
