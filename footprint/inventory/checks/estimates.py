"""How much of the catalogue rests on estimates, weighted by |GWP|."""

from __future__ import annotations

from collections.abc import Mapping

from footprint.inventory.checks.values import EstimateShare
from footprint.inventory.values import PackSet
from footprint.ledgers import Ledgers

# 1 kg of a gas let out: its factor is the characterisation itself, up to 25,200, and would hide all others
DIRECT = "direct-emission"
CATALOGUE = "catalogue"


def estimate_rows(
    packs: PackSet, factors: Mapping[str, Ledgers], shares: Mapping[str, float]
) -> tuple[EstimateShare, ...]:
    """Σ|GWP|·share / Σ|GWP| per pack, over direct-emission data sets, and over all others (the last row)."""
    scopes: dict[str, list[str]] = {pack.id: [] for pack in packs.packs}
    scopes |= {DIRECT: [], CATALOGUE: []}
    for process in packs.processes.values():
        if process.id.startswith(f"{DIRECT}-"):
            scopes[DIRECT].append(process.id)
        else:
            scopes[process.pack].append(process.id)
            scopes[CATALOGUE].append(process.id)
    rows = []
    for scope, ids in scopes.items():
        weights = {name: abs(factors[name].total) for name in ids}
        total = sum(weights.values())
        weighted = sum(weight * shares[name] for name, weight in weights.items())
        if ids:
            rows.append(EstimateShare(scope, len(ids), total, weighted / total if total else 0.0))
    return tuple(rows)
