"""What lies upstream of an amount of data sets: activities, own emissions of each process, elementary flows."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.inventory.values import Flow
from footprint.ledgers import Ledgers

if TYPE_CHECKING:
    from footprint.engine.system import Floats, System

Demands = Sequence[Mapping[str, float]]


@dataclass(frozen=True)
class SupplyChain:
    """The forward view of a system. `supply` is (n, n), the activity of every process for one unit of each data set;

    None for large systems, where `forward` solves: demands → (demands, n).
    """

    system: System
    flows: Mapping[str, Flow]
    supply: Floats | None
    forward: Callable[[Demands], Floats]

    def levels(self, demands: Demands) -> Floats:
        """(demands, n): the activity of every process for each demand (data set → amount in its unit).

        KeyError for an unknown data set, ValueError for an amount that is not finite.
        """
        import numpy as np

        if not all(math.isfinite(amount) for amounts in demands for amount in amounts.values()):
            raise ValueError("an amount is not finite")
        index = self.system.index
        places = [[index[name] for name in amounts] for amounts in demands]
        if self.supply is None:
            return self.forward(demands)
        result = np.zeros((len(demands), self.system.size))
        for row, amounts, at in zip(result, demands, places, strict=True):
            row[:] = np.array([*amounts.values()]) @ self.supply[at] if at else 0.0
        return result

    def activity(self, names: Sequence[str], processes: Sequence[str]) -> Floats:
        """(names, processes): the activity of each process for one unit of each data set. KeyError as of `levels`."""
        places = [self.system.index[name] for name in processes]
        if self.supply is None:
            return self.levels([{name: 1.0} for name in names])[:, places]
        result: Floats = self.supply[[self.system.index[name] for name in names]][:, places]
        return result

    def upstream(self, amounts: Mapping[str, float]) -> list[tuple[str, Ledgers]]:
        """Direct emissions of each process that these amounts cause, kg CO2e, largest first. Errors as of `levels`.

        Formula: Upstream contribution.
        """
        import numpy as np

        if not amounts:
            return []
        emissions = self.levels([amounts])[0][:, None] * self.system.direct
        order = np.argsort(-np.abs(emissions).sum(axis=1), kind="stable")
        ids = self.system.ids
        return [
            (ids[place], Ledgers(*(float(value) + 0.0 for value in emissions[place])))
            for place in order
            if emissions[place].any()
        ]

    def caused(self, demands: Demands) -> list[dict[str, float]]:
        """For each demand: process → its own emissions for it, kg CO2e, if any. Errors as of `levels`."""
        import numpy as np

        totals = self.levels(demands) * self.system.direct.sum(axis=1)
        ids = self.system.ids
        return [{ids[place]: float(row[place]) for place in np.flatnonzero(row)} for row in totals]

    def emissions(self, amounts: Mapping[str, float]) -> list[tuple[Flow, float]]:
        """Each elementary flow that these amounts cause, summed over all processes, in the flow's unit.

        b = B A⁻¹ f (Heijungs & Suh 2002, chapter 2). Errors as of `levels`.

        Formula: Elementary flows of a product.
        """
        from footprint.engine.system import column_sums

        if not amounts:
            return []
        bio, names = self.system.biosphere, self.system.flows
        found = column_sums(bio.row, self.levels([amounts])[0][bio.col] * bio.amount, len(names))
        return [(self.flows[name], float(amount)) for name, amount in zip(names, found, strict=True) if amount]
