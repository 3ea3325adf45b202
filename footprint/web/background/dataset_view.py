"""A data set arranged for its page: what its footprint is made of, where it arises, who uses it, how it changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from footprint.inventory.contributions import Branch, grow
from footprint.inventory.licences import WITHHELD, hides_amount
from footprint.ledgers import LEDGERS, Ledgers, add
from footprint.web.formats import named
from footprint.web.places import place_name
from footprint.web.words import basis_name, exchange_name, ledger_name

if TYPE_CHECKING:
    from footprint.inventory.catalogue import Dataset, Source
    from footprint.inventory.release import Release
    from footprint.inventory.values import Exchange

UPSTREAM = 12
BANDS = 10
LEVELS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a footprint, per unit of the data set.

    `dataset` is the provider's id, empty for the data set's own emissions and for elementary flows. `withheld`: the
    provider's licence withholds how much of it is taken and what lies behind it.
    """

    name: str
    dataset: str
    amount: float | None
    unit: str
    kg: Ledgers
    share: float | None
    basis: str
    children: tuple[Part, ...]
    withheld: bool = False

    @property
    def total(self) -> float:
        """kg CO2e."""
        return self.kg.total


@dataclass(frozen=True)
class DatasetView:
    """What the page of a data set, its charts and the tables beside them are drawn from.

    `everything`: the reader is the operator, from whom nothing is withheld.
    """

    release: Release
    dataset: Dataset
    everything: bool

    @property
    def withheld(self) -> bool:
        """Whether the licence withholds factor and exchanges from this reader."""
        return self._hides(self.dataset.id)

    @property
    def source(self) -> Source | None:
        """Where the data set is from."""
        return self.release.catalogue.sources.get(self.dataset.source)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The own emissions and each input with what lies behind it; the largest first."""
        if self.withheld:
            return ()
        branches = grow(self.release, self.dataset.id, LEVELS)
        own = [one for one in branches if one.row.provider is None]
        found = [self._input(one, LEVELS) for one in branches if one.row.provider is not None]
        if own:
            found.append(self._own(own))
        return tuple(sorted(found, key=lambda part: -abs(part.total)))

    @cached_property
    def upstream(self) -> list[dict[str, Any]] | None:
        """The processes whose own emissions make most of it; None where the release keeps no supply matrix."""
        levels = None if self.withheld else self.release.levels(self.dataset.id)
        if levels is None:
            return None
        rows = self.release.upstream({self.dataset.id: 1.0})
        largest, rest = rows[:UPSTREAM], rows[UPSTREAM:]
        shown = [
            {
                "dataset": name,
                "name": named(self.release.catalogue[name]),
                "kg": kg.total,
                "share": self._share(kg.total),
            }
            for name, kg in largest
        ]
        if rest:
            kg = add(one for _name, one in rest).total
            text = _("%(n)d other processes", n=len(rest))
            shown.append({"dataset": "", "name": text, "kg": kg, "share": self._share(kg)})
        return shown

    @cached_property
    def users(self) -> tuple[Dataset, ...]:
        """The data sets that take from this one."""
        found = (self.release.catalogue[name] for name in self.release.users.get(self.dataset.id, ()))
        return tuple(sorted(found, key=lambda one: (one.sector, named(one).casefold())))

    @cached_property
    def fallbacks(self) -> dict[str, Any]:
        """Product and place that was asked for → the provider that was taken instead."""
        return {one.asked: one for one in self.release.fallbacks if one.process == self.dataset.id}

    @cached_property
    def allocation(self) -> Any:
        """The multi-output process that makes this product: `declared` key and `products` with shares, or None."""
        for leaf in self.release.allocations.values():
            if any(product["product"] == self.dataset.id for product in leaf["products"]):
                return leaf
        return None

    def charts(self) -> dict[str, Any]:
        """Data of the charts, as the page's script reads them. Negative bands cannot be drawn and stay in the table."""
        return {
            "unit": "kg CO₂e",
            "parts": [{"name": part.name, "kg": part.total} for part in self.parts[:BANDS]],
            "tree": self._bands(),
        }

    def tables(self) -> dict[str, Callable[[], Sequence[Sequence[Any]]]]:
        """The tables of the page, with a heading row, made when asked for."""
        return {
            "composition": self._composition_table,
            "upstream": self._upstream_table,
            "exchanges": self._exchange_table,
            "users": self._user_table,
        }

    def hides_amount(self, row: Exchange) -> bool:
        """Whether a provider's licence withholds the amount of this row from the reader."""
        return not self.everything and hides_amount(self.release.catalogue, row)

    def _hides(self, name: str) -> bool:
        return not self.everything and self.release.catalogue[name].licence in WITHHELD

    def _share(self, kg: float) -> float | None:
        total = self.dataset.factor.total
        return kg / total if total else None

    def _own(self, branches: Sequence[Branch]) -> Part:
        kg = add(one.kg for one in branches)
        children = tuple(
            Part(
                named(self.release.flows[one.row.exchange.flow]),
                "",
                one.amount,
                one.row.unit,
                one.kg,
                self._share(one.kg.total),
                one.row.exchange.basis,
                (),
            )
            for one in branches
            if any(one.kg.values())
        )
        return Part(_("Own emissions and removals"), "", None, "", kg, self._share(kg.total), "", children)

    def _input(self, branch: Branch, levels: int) -> Part:
        name = branch.row.provider or ""
        provider, hidden = self.release.catalogue[name], self._hides(name)
        children: tuple[Part, ...] = ()
        if not hidden and levels > 1:
            own = [one for one in branch.children if one.row.provider is None and any(one.kg.values())]
            inputs = [self._input(one, levels - 1) for one in branch.children if one.row.provider is not None]
            emitted = [self._own(own)] if own else []
            children = tuple(sorted([*inputs, *emitted], key=lambda part: -abs(part.total)))
        return Part(
            f"{named(provider)} · {provider.location}",
            name,
            None if hidden else branch.amount,
            branch.row.unit,
            branch.kg,
            self._share(branch.kg.total),
            branch.row.exchange.basis,
            children,
            hidden,
        )

    def _bands(self) -> list[dict[str, Any]]:
        """Source, target and kg of each band: from the second level to the first, and from there to the data set."""
        here = named(self.dataset)
        bands = []
        for place, part in enumerate(self.parts[:BANDS]):
            if part.total <= 0:
                continue
            name = f"{part.name}\u200b{place}"
            bands.append({"source": name, "target": here, "kg": part.total})
            drawn = [one for one in part.children[:4] if one.total > 0.01 * self.dataset.factor.total]
            bands += [
                {"source": f"{one.name}\u200b{place}.{number}", "target": name, "kg": one.total}
                for number, one in enumerate(drawn)
            ]
        return bands

    def _composition_table(self) -> Sequence[Sequence[Any]]:
        heading = (
            _("Level"),
            _("Part"),
            _("Data set"),
            _("Amount"),
            _("Unit"),
            "kg CO2e",
            *(ledger_name(ledger) for ledger in LEDGERS),
            _("Share"),
            _("Basis"),
            _("Withheld"),
        )
        rows: list[Sequence[Any]] = [heading]

        def add_rows(parts: Sequence[Part], level: int) -> None:
            for part in parts:
                why = _("The licence of this data set withholds how much of it is taken.") if part.withheld else ""
                numbers = (part.amount, part.unit, part.total, *part.kg.values(), part.share)
                rows.append((level, part.name, part.dataset, *numbers, basis_name(part.basis), why))
                add_rows(part.children, level + 1)

        add_rows(self.parts, 1)
        return rows

    def _upstream_table(self) -> Sequence[Sequence[Any]]:
        rows = [(one["name"], one["kg"], one["share"]) for one in self.upstream or ()]
        return [(_("Process"), "kg CO2e", _("Share")), *rows]

    def _exchange_table(self) -> Sequence[Sequence[Any]]:
        heading = (_("Kind"), _("Flow"), _("Amount"), _("Unit"), _("Spread"), _("Basis"), _("Source"), _("Note"))
        if self.withheld:
            return [heading]
        rows = [
            (
                exchange_name(row.type),
                row.flow,
                None if self.hides_amount(row) else row.amount,
                row.unit,
                row.gsd,
                basis_name(row.basis),
                ", ".join(part for part in (row.source, row.source_place) if part),
                row.comment,
            )
            for row in self.release.exchanges(self.dataset.id)
        ]
        return [heading, *rows]

    def _user_table(self) -> Sequence[Sequence[Any]]:
        rows = [(one.id, named(one), place_name(one.location), one.unit) for one in self.users]
        return [(_("Data set"), _("Name"), _("Place"), _("Unit")), *rows]
