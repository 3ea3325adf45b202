"""How a comparison is timed and told."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison. `baseline` is plain Brightway's time in the same unit; `ratio` = baseline / value."""

    name: str
    value: float
    unit: str
    baseline: float
    ratio: float
    goal: float | None
    met: bool | None


def timed(work: Callable[[], Any], repeat: int) -> tuple[float, Any]:
    """Median seconds of `repeat` runs, and the last result."""
    times = []
    result = None
    for _ in range(repeat):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def row(name: str, ours: float, theirs: float, goal: float | None = None) -> Row:
    """A comparison in milliseconds."""
    ratio = theirs / ours
    return Row(name, ours * 1e3, "ms", theirs * 1e3, ratio, goal, None if goal is None else ratio >= goal)


def agree(name: str, ours: float, theirs: float) -> None:
    """Stop when two ways give two footprints: their times would mean nothing."""
    if not math.isclose(ours, theirs, rel_tol=1e-9):
        raise SystemExit(f"{name}: {ours!r} is not Brightway's {theirs!r}")
