"""What if a background process were different: the factors after the change, by an update of the kept solution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from footprint.engine.faults import SystemFault
from footprint.engine.values import BackgroundChange
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue
from footprint.inventory.messages import MESSAGES
from footprint.inventory.supply import SupplyChain
from footprint.ledgers import LEDGERS, Ledgers
from footprint.units import UnitError, conversion_factor

if TYPE_CHECKING:
    from footprint.engine.system import Floats


def changed_factors(
    chain: SupplyChain, catalogue: Catalogue, changes: Sequence[BackgroundChange], names: Sequence[str]
) -> dict[str, Ledgers]:
    """The factors of these data sets after all changes at once; the mathematics is in `engine/updates.py`.

    A footprint that is to become something else does so by fossil emissions of the process's own. InputError when a
    process or an input is not there, units differ, or a loop would need as much as it makes.
    """
    import numpy as np

    from footprint.engine.updates import updated_activity

    known = _settled(changes)
    for name in (name for change in known for name in (change.process, change.source, change.target) if name):
        if name not in chain.system.index:
            raise InputError([MESSAGES.finding("change-unknown", value=name)])
    ids = tuple(change.process for change in known)
    columns = [_column(chain, catalogue, change) for change in known]
    shift = chain.levels(columns)[:, [chain.system.index[name] for name in ids]]
    costs = np.array([_cost(chain, catalogue, *pair) for pair in zip(known, columns, strict=True)])
    try:
        own = updated_activity(chain.activity(ids, ids), shift, ids)
        _meet_targets(known, own, costs, catalogue)
        more = updated_activity(chain.activity(names, ids), shift, ids) @ costs
    except SystemFault as fault:
        raise InputError([MESSAGES.finding("change-loop", value=", ".join(fault.ids))]) from fault
    return {
        name: Ledgers(*(a + b for a, b in zip(catalogue[name].factor.values(), row, strict=True)))
        for name, row in zip(names, more.tolist(), strict=True)
    }


def _settled(changes: Sequence[BackgroundChange]) -> list[BackgroundChange]:
    """The changes, of several footprints stated for one process the last."""
    stated = {change.process: change for change in changes if change.kg_co2e is not None}
    return [*(change for change in changes if change.kg_co2e is None), *stated.values()]


def _column(chain: SupplyChain, catalogue: Catalogue, change: BackgroundChange) -> dict[str, float]:
    """What changes in the technosphere column of the process: data set → amount, inputs negative."""
    if not change.source:
        return {}
    index, tech = chain.system.index, chain.system.technosphere
    at = (tech.row == index[change.source]) & (tech.col == index[change.process])
    taken = -float(tech.amount[at].sum())
    if change.source == change.process or taken == 0.0:
        raise InputError([MESSAGES.finding("change-no-input", value=change.process, source=change.source)])
    unit, target = catalogue[change.source].unit, catalogue[change.target]
    try:
        conversion = conversion_factor(unit, target.unit)
    except UnitError as error:
        raise InputError([MESSAGES.finding("change-unit", value=target.id, unit=unit)]) from error
    amount = change.share * taken
    return {} if change.source == change.target else {change.source: amount, change.target: -amount * conversion}


def _cost(
    chain: SupplyChain, catalogue: Catalogue, change: BackgroundChange, column: Mapping[str, float]
) -> list[float]:
    """What one unit of the process's activity costs more at the factors of before, by ledger."""
    direct = chain.system.direct[chain.system.index[change.process]]
    scale = 0.0 if change.emissions is None else change.emissions - 1.0
    parts = [(amount, catalogue[name].factor.values()) for name, amount in column.items()]
    return [
        scale * float(direct[place]) - sum(amount * factor[place] for amount, factor in parts)
        for place in range(len(LEDGERS))
    ]


def _meet_targets(known: Sequence[BackgroundChange], own: Floats, costs: Floats, catalogue: Catalogue) -> None:
    """Set the fossil cost of each process whose footprint is stated, so that it comes to that with all changes."""
    import numpy as np

    stated = [row for row, change in enumerate(known) if change.kg_co2e is not None]
    if not stated:
        return
    now = np.array([catalogue[known[row].process].factor.total for row in stated])
    wanted = np.array([known[row].kg_co2e for row in stated], dtype=np.float64)
    missing = wanted - now - own[stated] @ costs.sum(axis=1)
    costs[stated, LEDGERS.index("fossil")] += np.linalg.solve(own[np.ix_(stated, stated)], missing)
