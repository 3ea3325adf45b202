"""One pass over all rows of a table with its proposed roles: what only the whole table tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from footprint.bom.mapping.applying import data_rows
from footprint.bom.mapping.layout import Layout
from footprint.bom.mapping.values import ColumnMapping
from footprint.bom.mapping.vocabulary import NUMBERS, SHARES
from footprint.bom.numbers import decimal_of, normal
from footprint.bom.quantities import amount_and_unit, known_unit, unit_text
from footprint.bom.sheets import Sheet
from footprint.bom.structure import DOTTED, level_of
from footprint.bom.texts import clean

_MOST_TEXTS = 2_000  # different texts of a column that are counted


@dataclass(slots=True)
class Survey:
    """Counts over every row. Places are the spreadsheet's row numbers.

    `beside`: units that stand in the quantity's own cell (`12 kg`) of lines that have no other.
    """

    rows: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    repeated_id: bool = False
    levels: list[int | None] = field(default_factory=list)
    dotted: set[str] = field(default_factory=set)
    undotted: int = 0
    decimals: dict[str, tuple[str, int]] = field(default_factory=dict)
    units: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    shares: dict[str, list[float]] = field(default_factory=dict)
    no_quantity: int = 0
    no_unit: int = 0
    beside: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    quantities_above_one: int = 0
    parents: list[tuple[str, str]] = field(default_factory=list)


def survey(sheet: Sheet, layout: Layout, mapping: ColumnMapping) -> Survey:
    """Everything that the proposal asks of the rows below the headings."""
    found = Survey()
    roles = mapping.roles
    numbers, shares = NUMBERS & roles, SHARES & roles
    for row in data_rows(sheet, layout, mapping):
        values = row.values
        if not values:
            continue
        found.rows += 1
        if "point" not in found.decimals:  # one clear point decides
            for role in numbers & values.keys():
                value = values[role]
                amount = amount_and_unit(value) if role == "quantity" and isinstance(value, str) else None
                mark = decimal_of(amount[0] if amount else value)
                if mark and mark not in found.decimals:
                    found.decimals[mark] = (role, row.number)
        for role in shares & values.keys():
            _take_share(found, role, values[role])
        if "id" in values:
            text = clean(values["id"])
            found.repeated_id = found.repeated_id or text in found.ids
            found.ids[text] += 1
            _take_dotted(found, text)
        if "level" in roles:
            value = values.get("level")
            found.levels.append(level_of(value) if value is not None else None)
            if value is not None:
                _take_dotted(found, normal(clean(value)).strip(". "))
        for role in ("unit", "mass_unit"):
            if role in values:
                text = unit_text(values[role])
                count, first, own = found.units.get(text, (0, row.number, role))
                if len(found.units) < _MOST_TEXTS or count:
                    found.units[text] = (count + 1, first, own)
        if "parent_number" in roles:
            found.parents.append((clean(values.get("parent_number", "")), clean(values.get("part_number", ""))))
        _take_quantity(found, values, roles)
    return found


def _float(value: object) -> float | None:
    """About which number a cell holds; a decimal comma counts as a point."""
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(normal(clean(value)).replace(",", "."))
    except ValueError:
        return None


def _take_share(found: Survey, role: str, value: object) -> None:
    number = _float(value)
    if number is None:
        return
    number = abs(number)
    if number > 0 and len(found.shares.setdefault(role, [])) < _MOST_TEXTS:
        found.shares[role].append(number)
    elif number > 1:
        found.shares[role][0] = number


def _take_dotted(found: Survey, text: str) -> None:
    if DOTTED.fullmatch(text):
        found.dotted.add(text.replace("-", "."))
    elif text:
        found.undotted += 1


def _take_quantity(found: Survey, values: Mapping[str, object], roles: frozenset[str]) -> None:
    if "quantity" not in roles:
        return
    value = values.get("quantity")
    if value is None:
        found.no_quantity += "kind" not in values and not values.keys() & {"share", "material_mass"}
        return
    amount = amount_and_unit(value) if isinstance(value, str) and "unit" not in values else None
    unit = known_unit(amount[1]) if amount else None
    if unit is not None:
        found.beside[unit.unit] += 1
    number = _float(value)
    if number is None:
        number = 0.5
    if number != 1:
        found.quantities_above_one += 1
    if "unit" not in values:
        found.no_unit += 1
        found.whole += number == int(number)
