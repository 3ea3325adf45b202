"""How the products of each process would share by every key, from what a form says so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from footprint.findings import InputError
from footprint.modelling.production.allocation import applicable, price_ratio, shares
from footprint.modelling.production.reading import read_production
from footprint.modelling.production.values import Key, Process


@dataclass(frozen=True)
class ProcessShares:
    """One process with several products: key → product → share, the declared key first."""

    process: str
    declared: str
    by: Mapping[str, Mapping[str, float]]
    price_ratio: float | None


def shares_of(content: Mapping[str, Any]) -> tuple[ProcessShares, ...]:
    """The processes that share something; none while the form cannot be read."""
    try:
        production = read_production(content)
    except InputError:
        return ()
    return tuple(
        ProcessShares(process.name or process.id, str(process.by), _by(process), price_ratio(process))
        for process in production.processes
        if process.by not in (None, "subdivision")
    )


def _by(process: Process) -> dict[str, Mapping[str, float]]:
    keys: tuple[Key | None, ...] = (process.by, *applicable(process))
    found: dict[str, Mapping[str, float]] = {}
    for key in keys:
        try:
            found[key or ""] = shares(process, key)
        except InputError:
            continue
    return found
