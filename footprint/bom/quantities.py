"""Units as users write them, looked up in the closed table; and a declared unit given in one cell, as `1 kg`."""

from __future__ import annotations

import re
from difflib import get_close_matches

from footprint.bom.collecting import Findings, refuse
from footprint.bom.numbers import NumberError, normal, number
from footprint.bom.tables import Cell
from footprint.bom.texts import clean
from footprint.units import AMBIGUOUS, UNITS, UnitError, parse_unit

# Only letter case tells a milligram from a megagram or a millilitre from a megalitre
_CASE_TELLS = {"Mg": ("t or mg", " t 或 mg"), "MG": ("t or mg", " t 或 mg"), "ML": ("m3 or mL", " m3 或 mL")}
_POWER = {"kw": ("kWh", " kWh"), "mw": ("MWh", " MWh")}
_BOTH_LANGUAGES = ("kg, piece or m with the amount that one holds", " kg、件或 m，并填写一个所含的量")
_AMOUNT_AND_UNIT = re.compile(r"([+-]?[\d.,' ]*\d[\d.]*(?:[eE][+-]?\d+)?)\s*([^\d\s].*)")


def read_unit(cell: Cell, findings: Findings, line: str | None = None) -> str | None:
    """The canonical symbol of a unit cell, or None with a finding."""
    text = normal(clean(cell.value))
    ambiguous = _CASE_TELLS.get(text) or _POWER.get(text.casefold())
    if ambiguous is None and text.casefold() in AMBIGUOUS:
        ambiguous = _BOTH_LANGUAGES
    if ambiguous:
        findings.add(
            "unit-ambiguous", line=line, cell=cell.place, text=text[:40], mend=ambiguous[0], mend_zh=ambiguous[1]
        )
        return None
    try:
        return parse_unit(text).symbol
    except UnitError:
        findings.add("unit-unknown", line=line, cell=cell.place, text=text[:40], near=_near(text))
        return None


def _near(text: str) -> str:
    spellings = {
        spelling.casefold(): unit.symbol
        for unit in UNITS
        for spelling in (unit.symbol, unit.name, unit.name_zh, *unit.aliases)
    }
    near = [spellings[found] for found in get_close_matches(text[:40].casefold(), spellings, n=3, cutoff=0.6)]
    return ", ".join(dict.fromkeys(near)) or "kg, t, piece, kWh, m3"


def split_amount(text: str) -> tuple[float, str] | None:
    """`1 kg` → (1.0, "kg"); None when the text does not begin with a number."""
    found = _AMOUNT_AND_UNIT.fullmatch(normal(text))
    if not found:
        return None
    try:
        return number(found[1].strip()), found[2].strip()
    except NumberError:
        return None


def parse_declared_unit(text: str) -> tuple[float, str]:
    """A declared unit such as `1 kg`, `1 件` or `kWh` as amount and canonical unit. InputError when it is none."""
    findings = Findings()
    cell = Cell(text, "declared_unit")
    amount, unit = split_amount(text) or (1.0, text)
    symbol = read_unit(Cell(unit, cell.place), findings)
    if amount <= 0:
        findings.add("not-positive", cell=cell.place, field="declared_amount", text=text[:40])
    findings.raise_errors()
    if symbol is None:  # without a finding there is a symbol
        raise refuse("unit-missing", cell=cell.place, field="declared_unit")
    return amount, symbol
