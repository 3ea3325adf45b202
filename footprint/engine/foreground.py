"""A small system of own processes in front of the background: sub-assemblies, on-site production, loops.

It takes from the background and never feeds it, so the whole system is block triangular and the two parts are solved
one after the other. Without loops the solution is a product down the tree; with loops it is a linear system, checked
as the background is. NaN never passes: every amount is looked at first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from footprint.engine.faults import SystemFault
from footprint.ledgers import Ledgers, add

if TYPE_CHECKING:
    from footprint.engine.system import Floats, System

_NONE: Mapping[str, float] = {}


@dataclass(frozen=True)
class OwnProcess:
    """A foreground process. What it takes and emits is for `made` units of its product.

    `own`: foreground process id → amount; `background`: data set id → amount in the data set's unit; `emissions`:
    elementary flow id → amount in the flow's unit. Negative amounts of `background` are credits.
    """

    id: str
    made: float = 1.0
    own: Mapping[str, float] = field(default_factory=lambda: _NONE)
    background: Mapping[str, float] = field(default_factory=lambda: _NONE)
    emissions: Mapping[str, float] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True)
class ForegroundSolution:
    """What a demand needs: runs of each own process (each makes `made`), background amounts, own emissions."""

    runs: Mapping[str, float]
    background: Mapping[str, float]
    emissions: Mapping[str, float]

    def ledgers(self, factors: Mapping[str, Ledgers], flows: Mapping[str, Ledgers]) -> Ledgers:
        """kg CO2e with `factors` per unit of data set and `flows` per unit of elementary flow. KeyError if missing."""
        return add(
            [factors[name].times(amount) for name, amount in self.background.items()]
            + [flows[name].times(amount) for name, amount in self.emissions.items()]
        )


@dataclass(frozen=True)
class Taking:
    """How uncertain what one process takes of another is: ln of the geometric SD, and the stream that is drawn from.

    Processes that take by one measurement (co-products of one plant) share its stream.
    """

    sigma: float
    stream: str


@dataclass(frozen=True)
class UncertainForeground:
    """Own processes and a demand. `taking`: (process, process it takes from) → its uncertainty; the rest is certain.

    `lines`: line of the product → background id of `processes` that it is proportional to.
    """

    processes: tuple[OwnProcess, ...]
    demand: Mapping[str, float]
    taking: Mapping[tuple[str, str], Taking]
    lines: Mapping[str, str] = field(default_factory=dict)


def solve_foreground(processes: Sequence[OwnProcess], demand: Mapping[str, float]) -> ForegroundSolution:
    """The runs, background amounts and emissions that `demand` (own process id → amount of its product) needs.

    SystemFault for an amount that is not finite, a process that makes nothing, a loop that needs as much as it makes.
    KeyError for an input from a process that is not there.

    Formula: Foreground system.
    """
    known = _checked(processes)
    _finite("demand", demand.values())
    for name in demand:
        known[name]
    order = _order(known)
    if order is None:
        runs = _solve_loops(known, demand)
    else:
        needed = dict.fromkeys(known, 0.0) | {name: float(amount) for name, amount in demand.items()}
        runs = {}
        for name in reversed(order):
            runs[name] = needed[name] / known[name].made
            for taken, amount in known[name].own.items():
                needed[taken] += amount * runs[name]
    _finite("solution", runs.values())
    return ForegroundSolution(
        runs,
        _sums((known[name].background, count) for name, count in runs.items()),
        _sums((known[name].emissions, count) for name, count in runs.items()),
    )


def foreground_factors(
    processes: Sequence[OwnProcess], factors: Mapping[str, Ledgers], flows: Mapping[str, Ledgers]
) -> dict[str, Ledgers]:
    """kg CO2e per unit of each own process's product: the adjoint solution y_f in front of the background's y.

    Faults as in `solve_foreground`.

    Formula: Foreground factors.
    """
    import numpy as np

    known = _checked(processes)
    direct = {
        process.id: ForegroundSolution({}, process.background, process.emissions).ledgers(factors, flows)
        for process in processes
    }
    order = _order(known)
    result: dict[str, Ledgers] = {}
    if order is None:
        from footprint.engine.adjoint import Adjoint

        system = _system(known)
        right = np.array([direct[name].values() for name in system.ids])
        solved = Adjoint(system).solve(right)
        return {name: Ledgers(*(float(v) for v in row)) for name, row in zip(system.ids, solved, strict=True)}
    for name in order:
        process = known[name]
        parts = [direct[name], *(result[taken].times(amount) for taken, amount in process.own.items())]
        result[name] = add(parts).times(1 / process.made)
    _finite("solution", (value for factor in result.values() for value in factor.values()))
    return result


def _checked(processes: Sequence[OwnProcess]) -> dict[str, OwnProcess]:
    known = {process.id: process for process in processes}
    if len(known) != len(processes):
        raise SystemFault("singular", "two foreground processes have the same id")
    for process in processes:
        amounts = [process.made, *process.own.values(), *process.background.values(), *process.emissions.values()]
        _finite("amount", amounts, process.id)
        if process.made <= 0:
            raise SystemFault("production-not-positive", "a process makes nothing of itself", (process.id,))
        for taken in process.own:
            known[taken]
    return known


def _finite(what: str, values: Iterable[float], *ids: str) -> None:
    if not all(math.isfinite(value) for value in values):
        raise SystemFault("not-finite", f"the {what} is not finite", ids)


def _order(known: Mapping[str, OwnProcess]) -> list[str] | None:
    """Ids with what is taken before what takes it; None when there are loops."""
    try:
        return list(TopologicalSorter({name: process.own for name, process in known.items()}).static_order())
    except CycleError:
        return None


def _solve_loops(known: Mapping[str, OwnProcess], demand: Mapping[str, float]) -> dict[str, float]:
    import numpy as np

    from footprint.engine.adjoint import Adjoint

    system = _system(known)
    right = np.array([demand.get(name, 0.0) for name in system.ids])
    levels = Adjoint(system).solve_transposed(right)
    return {name: float(level) for name, level in zip(system.ids, levels, strict=True)}


def _system(known: Mapping[str, OwnProcess]) -> System:
    import numpy as np

    from footprint.engine.system import Entries, System

    index = {name: column for column, name in enumerate(known)}
    cells = [(index[name], index[name], process.made) for name, process in known.items()]
    cells += [
        (index[taken], index[name], -amount) for name, process in known.items() for taken, amount in process.own.items()
    ]
    rows, columns, amounts = zip(*cells, strict=True)
    values: Floats = np.array(amounts, dtype=np.float64)
    tech = Entries(
        np.array(rows), np.array(columns), values, np.zeros(len(values)), np.zeros(len(values), dtype=np.bool_)
    )
    empty = np.zeros(0, dtype=np.int64)
    bio = Entries(empty, empty, np.zeros(0), np.zeros(0), np.zeros(0, dtype=np.bool_))
    return System(tuple(known), (), tech, bio, np.zeros((0, 5)))


def _sums(parts: Iterable[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    collected: dict[str, list[float]] = {}
    for amounts, count in parts:
        for name, amount in amounts.items():
            collected.setdefault(name, []).append(amount * count)
    return {name: math.fsum(values) for name, values in collected.items()}
