"""From packs to the system of linear equations: once exact in decimals, once as float64 arrays.

The text of an amount is a decimal, and so is a conversion factor; their product is the exact entry, and the float64
entry of a package is that decimal rounded once.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from math import log
from typing import TYPE_CHECKING

from footprint.inventory.packset import PackSet
from footprint.inventory.pedigree import basic_factor, geometric_sd
from footprint.inventory.values import FROM_PROCESSES, Exchange, Process
from footprint.ledgers import LEDGERS
from footprint.units import conversion_factor

if TYPE_CHECKING:
    from footprint.engine.system import System

# wide enough that products of three decimals with 17 digits are exact, and sums of them to 1e-60
EXACT = Context(prec=80)


@dataclass(frozen=True, slots=True)
class Entry:
    """One exchange in the unit of its provider or flow: column (process), row, exact amount."""

    col: int
    row: int
    amount: Decimal
    sigma: float
    estimate: bool


@dataclass(frozen=True)
class ExactSystem:
    """The entries of A (signed) and B, and the characterisation of flows, in decimals. Ids are sorted."""

    ids: tuple[str, ...]
    flows: tuple[str, ...]
    technosphere: tuple[Entry, ...]
    biosphere: tuple[Entry, ...]
    ledger: tuple[int | None, ...]
    gwp: tuple[Decimal, ...]

    def direct(self) -> list[list[Decimal]]:
        """Ledger → process → its own emissions, kg CO2e."""
        result = [[Decimal(0)] * len(self.ids) for _ in LEDGERS]
        for entry in self.biosphere:
            ledger = self.ledger[entry.row]
            if ledger is not None:
                product = EXACT.multiply(entry.amount, self.gwp[entry.row])
                result[ledger][entry.col] = EXACT.add(result[ledger][entry.col], product)
        return result

    def floats(self) -> System:
        """The same as float64 arrays."""
        import numpy as np

        from footprint.engine.system import Entries, System

        def entries(items: tuple[Entry, ...]) -> Entries:
            return Entries(
                np.array([item.row for item in items], dtype=np.int64),
                np.array([item.col for item in items], dtype=np.int64),
                np.array([float(item.amount) for item in items], dtype=np.float64),
                np.array([item.sigma for item in items], dtype=np.float64),
                np.array([item.estimate for item in items], dtype=np.bool_),
            )

        gwp = np.zeros((len(self.flows), len(LEDGERS)))
        for row, ledger in enumerate(self.ledger):
            if ledger is not None:
                gwp[row, ledger] = float(self.gwp[row])
        return System(self.ids, self.flows, entries(self.technosphere), entries(self.biosphere), gwp)


def exact(number: float) -> Decimal:
    """The shortest decimal that is this float: what the pack's author wrote."""
    return Decimal(repr(number))


def resolved_gsd(process: Process, exchange: Exchange, unit: str) -> float:
    """The stated geometric SD of an exchange, or the pedigree's. A production amount is a definition: certain."""
    if exchange.gsd is not None:
        return exchange.gsd
    if exchange.type == "production":
        return 1.0
    return geometric_sd(process.quality, basic_factor(exchange.type, exchange.flow, unit))


def build_system(packs: PackSet) -> ExactSystem:
    """The system of these packs, processes and flows in the order of their ids, exchanges in canonical order."""
    index = {name: position for position, name in enumerate(packs.processes)}
    flow_index = {name: position for position, name in enumerate(packs.flows)}
    technosphere: list[Entry] = []
    biosphere: list[Entry] = []
    between, outside = entry_exchanges(packs)
    for process, exchange in between:
        provider = packs.processes[exchange.flow]
        sign = 1 if exchange.type == "production" else -1
        factor = exact(conversion_factor(exchange.unit, provider.unit, provider.properties)) * sign
        technosphere.append(_entry(process, exchange, provider.unit, factor, index[process.id], index[provider.id]))
    for process, exchange in outside:
        flow = packs.flows[exchange.flow]
        factor = exact(conversion_factor(exchange.unit, flow.unit))
        biosphere.append(_entry(process, exchange, flow.unit, factor, index[process.id], flow_index[flow.id]))
    return ExactSystem(
        tuple(packs.processes),
        tuple(packs.flows),
        tuple(technosphere),
        tuple(biosphere),
        tuple(LEDGERS.index(flow.ledger) if flow.ledger else None for flow in packs.flows.values()),
        tuple(exact(flow.gwp100) for flow in packs.flows.values()),
    )


def _entry(process: Process, exchange: Exchange, unit: str, factor: Decimal, col: int, row: int) -> Entry:
    amount = EXACT.multiply(exact(exchange.amount), factor)
    sigma = log(resolved_gsd(process, exchange, unit)) if amount else 0.0
    return Entry(col, row, amount, sigma, exchange.basis == "estimate")


def entry_exchanges(packs: PackSet) -> tuple[list[tuple[Process, Exchange]], list[tuple[Process, Exchange]]]:
    """The exchange behind each entry of the technosphere and of the biosphere, in the order of the system."""
    between: list[tuple[Process, Exchange]] = []
    outside: list[tuple[Process, Exchange]] = []
    for process in packs.processes.values():
        for exchange in ordered(process.exchanges):
            inside = exchange.type in FROM_PROCESSES or exchange.type == "production"
            (between if inside else outside).append((process, exchange))
    return between, outside


def ordered(exchanges: tuple[Exchange, ...]) -> list[Exchange]:
    """Exchanges in an order that does not depend on the order of rows."""
    return sorted(
        exchanges,
        key=lambda e: (
            e.type,
            e.flow,
            e.amount,
            e.unit,
            e.gsd or 0.0,
            e.basis,
            e.source,
            e.source_place,
            e.comment,
            e.asked,
        ),
    )
