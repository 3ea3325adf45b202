"""From multi-output processes to single-output ones, before the links of processes are checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal
from typing import Any

from footprint.findings import Finding
from footprint.inventory.allocation import KEYS, Allocation, CoProduct, Key, StatedShares
from footprint.inventory.messages import MESSAGES
from footprint.inventory.providers import AT
from footprint.inventory.system import EXACT, exact
from footprint.inventory.values import Exchange, Place, Process
from footprint.units import UnitError, conversion_factor

# how far the shares of a key may be from one together, and a stated share from that of the amounts
SUM_TOLERANCE = Decimal("1e-6")
AMOUNT_TOLERANCE = Decimal("0.01")
# conversion factors are floats: what they leave beyond these digits is not of the amounts
_ROUNDED = Context(prec=15)
_BASES: dict[Key, str] = {"mass": "kg", "energy": "MJ"}


@dataclass
class Expansion:
    """Processes with one product each, what was shared, and the ids that a fault concerns (`faulty`)."""

    processes: dict[str, Process]
    findings: list[Finding]
    allocations: dict[str, Allocation] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)

    def expand(self, stated: Iterable[StatedShares]) -> None:
        """Share every process of allocation.csv among its products; what is wrong with one goes to the findings.

        Formula: Allocation of co-products.
        """
        rows: dict[str, list[StatedShares]] = {}
        for row in sorted(stated, key=lambda one: one.id):
            rows.setdefault(row.process, []).append(row)
        claimed = Counter(row.product for own in rows.values() for row in own)
        good = []
        for name, own in rows.items():
            before = len(self.findings)
            for row in own:
                if claimed[row.product] > 1:
                    self._say("allocated-twice", row.place, "product", value=row.product)
            allocation = self._allocation(name, own) if len(self.findings) == before else None
            if allocation is None:
                self.faulty |= {name, *(row.product for row in own)}
            else:
                good.append(allocation)
        for allocation in good:
            self.allocations[allocation.id] = allocation
            self._replace(allocation)

    def _allocation(self, name: str, rows: list[StatedShares]) -> Allocation | None:
        before = len(self.findings)
        original = self.processes.get(name)
        for row in rows:
            for column, value in (("process", name), ("product", row.product)):
                if value not in self.processes:
                    words = {"value": value, "hint": "", "hint_zh": ""}
                    self._say("missing-provider", row.place, column, **words)
            if row.key != rows[0].key:
                self._say("allocation-keys-differ", row.place, "key", value=name)
        if original is None or len(self.findings) > before:
            return None
        made = {exchange.flow: exchange for exchange in original.exchanges if exchange.type == "production"}
        productions = sum(exchange.type == "production" for exchange in original.exchanges)
        if set(made) != {row.product for row in rows} or productions != len(made):
            products = ", ".join(sorted(made)) or "-"
            self._say("allocation-products-differ", rows[0].place, value=name, products=products)
            return None
        for product, exchange in made.items():
            if exchange.amount <= 0:
                self._say("production-not-positive", exchange.place, "amount", value=product)
        if len(self.findings) > before:
            return None
        shares = {key: found for key in KEYS if (found := self._shares(key, rows, made))}
        declared = rows[0].key
        if declared not in shares:
            if len(self.findings) == before:
                self._say("allocation-key-unknown", rows[0].place, "key", value=name, key=declared)
            return None
        if len(self.findings) > before:
            return None
        products_of = tuple(
            CoProduct(
                row.product,
                made[row.product].amount,
                made[row.product].unit,
                {key: float(found[row.product]) for key, found in shares.items()},
                row.source,
                row.source_place,
                row.comment,
            )
            for row in rows
        )
        return Allocation(original, declared, products_of)

    def _shares(self, key: Key, rows: list[StatedShares], made: Mapping[str, Exchange]) -> dict[str, Decimal] | None:
        """Product → share by this key, from the amounts where they convert, else as stated; None when not known."""
        stated = {row.product: exact(share) for row in rows if (share := row.share(key)) is not None}
        together = sum(stated.values(), Decimal(0))
        if stated and len(stated) < len(rows):
            self._say("allocation-incomplete", rows[0].place, key, value=rows[0].process, key=key)
            return None
        if stated and abs(together - 1) > SUM_TOLERANCE:
            self._say("shares-not-one", rows[0].place, key, value=rows[0].process, key=key, total=f"{together:.6g}")
            return None
        derived = self._derived(key, made)
        if derived is None:
            return stated or None
        for row in rows:
            said = stated.get(row.product)
            if said is not None and abs(said - derived[row.product]) > AMOUNT_TOLERANCE:
                values = {"value": row.product, "key": key, "stated": f"{said:.4g}"}
                self._say("share-differs", row.place, key, derived=f"{derived[row.product]:.4g}", **values)
        return derived

    def _derived(self, key: Key, made: Mapping[str, Exchange]) -> dict[str, Decimal] | None:
        if key not in _BASES:
            return None
        sizes = {}
        for product, exchange in made.items():
            process = self.processes[product]
            if key == "energy" and process.heating_value_mj_per_kg is None and _BASES[key] != exchange.unit:
                return None
            try:
                factor = conversion_factor(exchange.unit, _BASES[key], process.properties)
            except UnitError:
                return None
            sizes[product] = EXACT.multiply(exact(exchange.amount), exact(factor))
        total = sum(sizes.values(), Decimal(0))
        return {product: _ROUNDED.plus(EXACT.divide(size, total)) for product, size in sizes.items()}

    def _replace(self, allocation: Allocation) -> None:
        original = allocation.original
        made = {exchange.flow: exchange for exchange in original.exchanges if exchange.type == "production"}
        shared = [exchange for exchange in original.exchanges if exchange.type != "production"]
        if original.id not in made:
            del self.processes[original.id]
        for product in allocation.products:
            process = self.processes[product.product]
            own = () if process.id == original.id else process.exchanges
            kept = [exchange for exchange in own if exchange.type == "production" and exchange.flow == process.id]
            share = exact(product.shares[allocation.declared])
            if kept:  # rows of its own, for the amount that they make
                production = kept[0]
                there = exact(conversion_factor(made[process.id].unit, production.unit, process.properties))
                amount = EXACT.multiply(exact(made[process.id].amount), there)
                share = EXACT.multiply(share, EXACT.divide(exact(production.amount), amount))
                rows = [*own, *(_part(original, exchange, share) for exchange in shared)]
            else:
                rows = [made[process.id], *own, *(_part(original, exchange, share) for exchange in shared)]
            self.processes[process.id] = replace(process, exchanges=tuple(rows))

    def _say(self, code: str, place: Place | None, column: str | None = None, /, **values: Any) -> None:
        self.findings.append(MESSAGES.finding(code, cell=place.cell(column) if place else None, **values))


def _part(original: Process, exchange: Exchange, share: Decimal) -> Exchange:
    """A product's share of a row, with what the row left to its process to say."""
    asked = exchange.asked + original.location if exchange.asked.endswith(AT) else exchange.asked
    return replace(
        exchange,
        amount=float(EXACT.multiply(exact(exchange.amount), share)),
        source=exchange.source or original.source,
        source_place=exchange.source_place if exchange.source else original.source_place,
        asked=asked,
    )
