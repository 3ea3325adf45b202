"""How much of the catalogue rests on estimates, weighted by |GWP|, and which rows it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from footprint.inventory.checks.values import EstimateRow, EstimateShare
from footprint.inventory.compilation import Solved
from footprint.inventory.estimates import Estimates
from footprint.inventory.system import entry_exchanges

# 1 kg of a gas let out: its factor is the characterisation itself, up to 25,200, and would hide all others
DIRECT = "direct-emission"
CATALOGUE = "catalogue"


def heaviest_rows(solved: Solved, estimates: Estimates) -> tuple[EstimateRow, ...]:
    """Every estimated exchange with its part of the catalogue's estimate share, the largest first."""
    import numpy as np

    sizes = _sizes(solved)
    weights = np.array([0.0 if _is_direct(name) else sizes[name] for name in solved.system.ids])
    total = float(weights.sum())
    if not total:
        return ()
    inputs, emissions, freed_inputs, freed_emissions = estimates.carried(weights / total)
    between, outside = entry_exchanges(solved.packs)
    rows = [
        EstimateRow(process, exchange, float(caused), float(freed))
        for (process, exchange), caused, freed in (
            *zip(between, inputs, freed_inputs, strict=True),
            *zip(outside, emissions, freed_emissions, strict=True),
        )
        if exchange.basis == "estimate" and exchange.type != "production"
    ]
    # rounded: of two rows that cancel out, the machine's last digit does not say which is first
    return tuple(sorted(rows, key=lambda row: (-round(row.caused, 9), row.process.id, row.exchange.flow)))


def estimates_by_scope(
    solved: Solved, shares: Mapping[str, float], rows: Iterable[EstimateRow]
) -> tuple[EstimateShare, ...]:
    """Σ|GWP|·share / Σ|GWP| per pack, over direct-emission data sets, and over all others (the last row)."""
    scopes: dict[str, list[str]] = {pack.id: [] for pack in solved.packs.packs}
    scopes |= {DIRECT: [], CATALOGUE: []}
    for process in solved.packs.processes.values():
        if _is_direct(process.id):
            scopes[DIRECT].append(process.id)
        else:
            scopes[process.pack].append(process.id)
            scopes[CATALOGUE].append(process.id)
    caused = dict.fromkeys(scopes, 0.0)
    for row in rows:
        caused[row.process.pack] += row.caused
        caused[CATALOGUE] += row.caused
    sizes = _sizes(solved)
    found = []
    for scope, ids in scopes.items():
        total = sum(sizes[name] for name in ids)
        weighted = sum(sizes[name] * shares[name] for name in ids)
        if ids:
            found.append(EstimateShare(scope, len(ids), total, weighted / total if total else 0.0, caused[scope]))
    return tuple(found)


def _is_direct(name: str) -> bool:
    return name.startswith(f"{DIRECT}-")


def _sizes(solved: Solved) -> dict[str, float]:
    return {name: abs(factor.total) for name, factor in solved.factors.items()}
