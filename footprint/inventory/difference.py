"""What changed in one data set between two releases: its record, its rows, its factor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from footprint.inventory.content import Leaf
from footprint.inventory.values import Exchange

Change = Literal["added", "removed", "changed", "same"]
_NOT_COMPARED = frozenset({"key", "exchanges", "place"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the record whose value is another one. None where the field was empty."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of the inventory, before and after; `fields` names what differs when it is in both."""

    change: Change
    before: Exchange | None
    after: Exchange | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Exchange:
        """The row as it is now, or as it was last."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of no row")
        return found


def record_changes(before: Leaf, after: Leaf) -> tuple[FieldChange, ...]:
    """The fields of two process leaves that differ, by name."""
    names = sorted((set(before) | set(after)) - _NOT_COMPARED)
    return tuple(
        FieldChange(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    )


def row_changes(before: tuple[Exchange, ...], after: tuple[Exchange, ...]) -> tuple[RowChange, ...]:
    """Every row of either inventory, what changed first.

    Rows of the same kind and flow belong together; where a provider was named by product and place, of the same
    product and place, so that another fallback shows as a change of the row.
    """
    changes: list[RowChange] = []
    old, new = _grouped(before), _grouped(after)
    for key in dict.fromkeys((*old, *new)):
        changes += _paired(old.get(key, []), new.get(key, []))
    return tuple(sorted(changes, key=lambda one: (one.change == "same", one.row.type, one.row.flow)))


def _paired(before: list[Exchange], after: list[Exchange]) -> list[RowChange]:
    found: list[RowChange] = []
    old, new = list(before), list(after)
    for row in before:
        if row in new:
            new.remove(row)
            old.remove(row)
            found.append(RowChange("same", row, row))
    for one, other in zip(old, new, strict=False):
        found.append(RowChange("changed", one, other, _differing(one, other)))
    found += [RowChange("removed", row, None) for row in old[len(new) :]]
    found += [RowChange("added", None, row) for row in new[len(old) :]]
    return found


def _grouped(rows: tuple[Exchange, ...]) -> Mapping[tuple[str, str], list[Exchange]]:
    groups: dict[tuple[str, str], list[Exchange]] = defaultdict(list)
    for row in rows:
        groups[row.type, row.asked or row.flow].append(row)
    return groups


def _differing(one: Exchange, other: Exchange) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(Exchange)
        if field.compare and getattr(one, field.name) != getattr(other, field.name)
    )
