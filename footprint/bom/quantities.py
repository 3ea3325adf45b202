"""Units as users write them, looked up in the closed table; and a declared unit given in one cell, as `1 kg`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from footprint.bom.collecting import Findings, refuse
from footprint.bom.mapping.values import Decimal, UnitMeaning
from footprint.bom.numbers import NumberError, normal, number
from footprint.bom.tables import Cell
from footprint.bom.texts import clean
from footprint.unit_spellings import multiple, unit_choices
from footprint.units import UNITS, find_unit

_AMOUNT_AND_UNIT = re.compile(r"([+-]?[\d.,' ]*\d[\d.]*(?:[eE][+-]?\d+)?)\s*([^\d\s.,'].*)")


def unit_text(value: object) -> str:
    """A unit cell's text as it is looked up: letter case stays, as it tells `t` from `T`."""
    return _unit_text(value) if isinstance(value, str) else clean(value)


@lru_cache(maxsize=4096)
def _unit_text(text: str) -> str:
    return " ".join(normal(clean(text)).split())


def read_unit(
    cell: Cell, findings: Findings, line: str | None = None, meanings: Iterable[UnitMeaning] = ()
) -> UnitMeaning | None:
    """What one unit of a cell is, by the firm's own `meanings` or the table; None with a finding."""
    text = unit_text(cell.value)
    for own in meanings:
        if own.text == text:
            return own
    choices = unit_choices(text)
    if choices is not None:
        mend, mend_zh = choices.mend()
        findings.add("unit-ambiguous", line=line, cell=cell.place, text=text[:40], mend=mend, mend_zh=mend_zh)
        return None
    known = known_unit(text)
    if known is None:
        near = "" if findings.full else nearest(text)  # which takes a thousandth of a second
        findings.add("unit-unknown", line=line, cell=cell.place, text=text[:40], near=near)
    return known


@lru_cache(maxsize=4096)
def known_unit(text: str) -> UnitMeaning | None:
    """What a text means to everybody: a unit of the table, or so many of one; None when nobody knows or asks."""
    if unit_choices(text) is not None:
        return None
    unit = find_unit(text)
    if unit is not None:
        return UnitMeaning(text, 1.0, unit.symbol)
    found = multiple(text)
    return UnitMeaning(text, float(found[1]), found[0]) if found else None


def nearest(text: str) -> str:
    """Units of the table that are spelt like a text, else some that firms use."""
    spellings = {
        spelling.casefold(): unit.symbol
        for unit in UNITS
        for spelling in (unit.symbol, unit.name, unit.name_zh, *unit.aliases)
    }
    near = [spellings[found] for found in get_close_matches(text[:40].casefold(), spellings, n=3, cutoff=0.6)]
    return ", ".join(dict.fromkeys(near)) or "kg, t, piece, kWh, m3"


def split_amount(text: str, decimal: Decimal = "point") -> tuple[float, str] | None:
    """`1 kg` → (1.0, "kg"); None when the text does not begin with a number."""
    parts = amount_and_unit(text)
    if parts is None:
        return None
    try:
        return number(parts[0], decimal=decimal), parts[1]
    except NumberError:
        return None


def amount_and_unit(text: str) -> tuple[str, str] | None:
    """The two texts of `1.250,5 kg`; None when the text does not begin with a number, or has nothing behind it."""
    found = _AMOUNT_AND_UNIT.fullmatch(normal(text))
    return (found[1].strip(), found[2].strip()) if found else None


def parse_declared_unit(text: str) -> tuple[float, str]:
    """A declared unit such as `1 kg`, `1 件` or `kWh` as amount and canonical unit. InputError when it is none."""
    findings = Findings()
    cell = Cell(text, "declared_unit")
    amount, unit = split_amount(text) or (1.0, text)
    found = read_unit(Cell(unit, cell.place), findings)
    if amount <= 0:
        findings.add("not-positive", cell=cell.place, field="declared_amount", text=text[:40])
    findings.raise_errors()
    if found is None:  # without a finding there is a unit
        raise refuse("unit-missing", cell=cell.place, field="declared_unit")
    return amount * found.amount, found.unit
