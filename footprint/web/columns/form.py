"""What a person says of the columns of a waiting file: the posted fields → a mapping. Unknown words change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from footprint.bom.mapping.values import (
    BASES,
    BREAKDOWNS,
    DECIMALS,
    LEVELS,
    LOSS_BASES,
    Column,
    ColumnMapping,
    UnitMeaning,
    UnitQuestion,
)
from footprint.bom.mapping.vocabulary import NUMBERS, ROLE_TITLES, SHARES
from footprint.bom.quantities import known_unit
from footprint.bom.values import STAGES

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "levels": LEVELS,
    "decimal": DECIMALS,
    "basis": BASES,
    "loss_basis": LOSS_BASES,
    "breakdown": BREAKDOWNS,
    "stage": STAGES,
}
_MOST_ROWS = 8  # of one heading


def posted_place(form: Mapping[str, str]) -> tuple[str, tuple[int, ...]]:
    """Sheet and heading rows, () when no rows are named."""
    first, last = _whole(form.get("first")), _whole(form.get("last"))
    if first is None:
        return form.get("sheet", ""), ()
    last = min(max(last or first, first), first + _MOST_ROWS - 1)
    return form.get("sheet", ""), tuple(range(first, last + 1))


def posted_mapping(
    form: Mapping[str, str], before: ColumnMapping, units: tuple[UnitQuestion, ...], roots: tuple[str, ...]
) -> ColumnMapping:
    """The mapping that a person changed; `before` is what the page was drawn with."""
    words: dict[str, Any] = {name: form[name] for name, known in _CHOICES.items() if form.get(name) in known}
    quantity = 1.0 if form.get("quantity") == "1" else None
    root = form.get("root", before.root)
    return replace(
        before,
        columns=tuple(_column(form, column) for column in before.columns),
        quantity=quantity,
        unit=_unit(form.get("unit", "")),
        root=root if root in roots else before.root,
        units=_meanings(form, before, units),
        **words,
    )


def _column(form: Mapping[str, str], column: Column) -> Column:
    role = form.get(f"role-{column.index}", column.role)
    if role not in ROLE_TITLES:
        role = ""
    unit = _unit(form.get(f"unit-{column.index}", column.unit)) if role in NUMBERS - SHARES else ""
    told = f"shares-{column.index}" in form  # an unchecked box is not sent
    percent = f"percent-{column.index}" in form if told else column.percent
    per = _number(form.get(f"per-{column.index}")) or column.per
    return replace(
        column,
        role=role,
        unit=unit,
        percent=percent and role in SHARES,
        per=per if role == "quantity" else 1.0,
    )


def _meanings(
    form: Mapping[str, str], before: ColumnMapping, units: tuple[UnitQuestion, ...]
) -> tuple[UnitMeaning, ...]:
    """The answers for units that mean several things: one of the choices, or an amount of a unit."""
    found = {own.text: own for own in before.units}
    for place, asked in enumerate(units):
        chosen = form.get(f"means-{place}", "")
        if chosen.isdigit() and int(chosen) < len(asked.choices):
            found[asked.text] = asked.choices[int(chosen)]
        elif chosen == "other":
            amount, unit = _number(form.get(f"holds-{place}")), known_unit(form.get(f"of-{place}", ""))
            if amount and unit:
                found[asked.text] = UnitMeaning(asked.text, amount * unit.amount, unit.unit)
            else:
                found.pop(asked.text, None)
    return tuple(found.values())


def _unit(text: str) -> str:
    known = known_unit(text) if text else None
    return known.unit if known and known.amount == 1 else ""


def _number(text: str | None) -> float | None:
    try:
        value = float((text or "").replace(",", ""))
    except ValueError:
        return None
    return value if 0 < value < 1e15 else None


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and 0 < int(text) < 10_000 else None
