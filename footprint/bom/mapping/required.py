"""What a mapping cannot be without: something to call a line, an amount with its unit, and what tells the tree."""

from __future__ import annotations

from collections.abc import Iterator

from footprint.bom.collecting import made
from footprint.bom.mapping.values import ColumnMapping
from footprint.bom.mapping.vocabulary import MASSES, ROLE_TITLES
from footprint.findings import Finding

NAMES = ("name", "name_zh", "material", "specification", "substance")
_OF_TREE = {"level": ("level",), "parent": ("id", "parent"), "parent-number": ("parent_number", "part_number")}


def lacking(mapping: ColumnMapping) -> list[str]:
    """The roles that no column has and a line needs."""
    roles = mapping.roles
    found = []
    if not roles & {"quantity", "share", *MASSES}:
        found.append("quantity")
    if not roles & {*NAMES, "part_number"}:
        found.append("name")
    quantity = mapping.column("quantity")
    if quantity and not quantity.unit and "unit" not in roles and "kind" not in roles and not mapping.unit:
        found.append("unit")
    found += [role for role in _OF_TREE.get(mapping.levels, ()) if role not in roles]
    if mapping.levels == "dotted" and not roles & {"level", "id"}:
        found.append("id")
    if mapping.breakdown == "rows" and "kind" not in roles:
        found.append("kind")
    return found


def missing(mapping: ColumnMapping, place: str) -> Iterator[Finding]:
    """One finding for each of them."""
    for role in lacking(mapping):
        yield made("column-missing", cell=place, field=role, zh=ROLE_TITLES[role][1])
