"""The closed bilingual table of units, and conversion within a dimension or by a stated property.

A user's text is only ever looked up here, never parsed: `pcs` is pieces, not picoseconds. What is not in the table is
an error that names the nearest known unit. Factors are exact by definition (BIPM SI brochure, 9th edition; kgce after
GB/T 2589-2020: 29 307.6 kJ).

"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from footprint.unit_spellings import unit_choices

Dimension = Literal[
    "mass",
    "energy",
    "volume",
    "length",
    "area",
    "count",
    "freight",
    "time",
    "distance-passenger",
    "mass-time",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit: `factor` base units of its dimension make one."""

    symbol: str
    dimension: Dimension
    factor: float
    name: str
    name_zh: str
    aliases: tuple[str, ...] = ()


# Base units: kg, MJ, m3, m, m2, piece, t*km, p*km, h
UNITS: tuple[Unit, ...] = (
    Unit(
        "kg",
        "mass",
        1.0,
        "kilogram",
        "千克",
        ("kgs", "kilo", "kilos", "kilograms", "kilogramme", "kilogrammes", "公斤", "kg."),
    ),
    Unit("g", "mass", 1e-3, "gram", "克", ("gr", "gm", "gms", "grams", "gramme", "grammes")),
    Unit("mg", "mass", 1e-6, "milligram", "毫克", ("milligrams",)),
    Unit(
        "t",
        "mass",
        1e3,
        "tonne",
        "吨",
        ("ton", "tons", "tonnes", "mt", "to", "公吨", "metric ton", "metric tons", "metric tonne"),
    ),
    Unit("lb", "mass", 0.45359237, "pound", "磅", ("lbs", "pounds", "lb av", "pound (avoirdupois)")),
    Unit("oz", "mass", 0.028349523125, "ounce", "盎司", ("ounces", "oz av")),
    Unit("jin", "mass", 0.5, "jin", "斤", ("市斤",)),
    Unit("MJ", "energy", 1.0, "megajoule", "兆焦", ("兆焦耳", "megajoules")),
    Unit("kJ", "energy", 1e-3, "kilojoule", "千焦", ("千焦耳", "kilojoules")),
    Unit("GJ", "energy", 1e3, "gigajoule", "吉焦", ("吉焦耳", "百万千焦", "gigajoules")),
    Unit(
        "kWh",
        "energy",
        3.6,
        "kilowatt-hour",
        "千瓦时",
        ("kw.h", "kw·h", "kw h", "kw-h", "kwhr", "度", "度电", "kilowatt hour", "kilowatt hours"),
    ),
    Unit("MWh", "energy", 3600.0, "megawatt-hour", "兆瓦时", ("mw·h", "mw.h", "mw h", "mw-h")),
    Unit("kgce", "energy", 29.3076, "kilogram of coal equivalent", "千克标准煤", ("千克标煤", "公斤标煤")),
    Unit("tce", "energy", 29307.6, "tonne of coal equivalent", "吨标准煤", ("吨标煤",)),
    Unit(
        "m3",
        "volume",
        1.0,
        "cubic metre",
        "立方米",
        (
            "m³",
            "m^3",
            "nm3",
            "nm³",
            "立方",
            "方",
            "cbm",
            "标方",
            "cubic meter",
            "cubic meters",
            "normal cubic meter",
            "standard cubic meter",
            "sm3",
            "cubic metres",
            "标立方米",
            "标准立方米",
            "标立方",
            "nm^3",
        ),
    ),
    Unit("L", "volume", 1e-3, "litre", "升", ("liter", "liters", "litres", "l", "公升")),
    Unit("mL", "volume", 1e-6, "millilitre", "毫升", ("cc", "ml")),
    Unit(
        "km",
        "length",
        1e3,
        "kilometre",
        "千米",
        ("公里", "vkm", "车公里", "km driven", "kilometer", "kilometers", "vehicle kilometer", "v*km"),
    ),
    Unit("m", "length", 1.0, "metre", "米", ("meter", "meters", "metres")),
    Unit("cm", "length", 1e-2, "centimetre", "厘米", ("公分", "centimeter", "centimeters", "centimetres")),
    Unit("mm", "length", 1e-3, "millimetre", "毫米", ("millimeter", "millimeters", "millimetres")),
    Unit(
        "m2",
        "area",
        1.0,
        "square metre",
        "平方米",
        ("m²", "m^2", "sqm", "sq m", "平米", "平方", "㎡", "square meter", "square meters"),
    ),
    Unit("cm2", "area", 1e-4, "square centimetre", "平方厘米", ("cm²", "cm^2")),
    Unit(
        "piece",
        "count",
        1.0,
        "piece",
        "件",
        (
            "pcs",
            "pc",
            "pieces",
            "ea",
            "each",
            "unit",
            "units",
            "item",
            "items",
            "item(s)",
            "nos",
            "number",
            "pce",
            "pz",
            "个",
            "只",
            "台",
            "辆",
            "套",
            "块",
            "支",
            "根",
            "片",
            "张",
            "颗",
            "粒",
            "条",
            "枚",
            "把",
            "枝",
            "副",
            "组",
            "架",
            "部",
            "面",
            "节",
            "段",
            "株",
            "座",
            "扇",
            "顶",
            "本",
            "页",
            "幅",
            "朵",
            "艘",
            "set",
            "sets",
            "p",
            "st",
            "stk",
            "stck",
            "stück",
            "stueck",
            "vehicle",
            "车",
        ),
    ),
    Unit(
        "t*km",
        "freight",
        1.0,
        "tonne-kilometre",
        "吨公里",
        (
            "tkm",
            "t·km",
            "t.km",
            "吨千米",
            "吨·公里",
            "吨·千米",
            "t km",
            "ton kilometer",
            "tonne kilometer",
            "metric ton*km",
            "ton-kilometer",
        ),
    ),
    Unit("kg*km", "freight", 1e-3, "kilogram-kilometre", "千克公里", ("kgkm", "kg·km", "kilogram kilometer")),
    Unit(
        "p*km",
        "distance-passenger",
        1.0,
        "passenger-kilometre",
        "人公里",
        ("pkm", "person*km", "personkm", "person kilometer", "passenger kilometer", "人千米"),
    ),
    Unit("h", "time", 1.0, "hour", "小时", ("hr", "hrs", "hour", "hours", "时", "工时")),
    Unit("min", "time", 1 / 60, "minute", "分钟", ("minutes", "mins", "分")),
)


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


# mg/Mg and mL/ML differ only by case: the exact symbol is looked up first
_EXACT = {unit.symbol: unit for unit in UNITS}
_FOLDED = {_key(spelling): unit for unit in UNITS for spelling in (unit.symbol, unit.name, unit.name_zh, *unit.aliases)}


class UnitError(ValueError):
    """A unit that is not in the table, or a conversion that nothing allows."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What lets an amount cross dimensions, as stated by a data set."""

    density_kg_per_m3: float | None = None
    heating_value_mj_per_kg: float | None = None
    mass_kg_per_piece: float | None = None


def find_unit(text: str) -> Unit | None:
    """The unit that this text names in either language, or None."""
    return _EXACT.get(text.strip()) or _FOLDED.get(_key(text))


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit:
    """The unit that this text names in either language. UnitError names the nearest spelling."""
    unit = find_unit(text)
    if unit:
        return unit
    choices = unit_choices(text)
    if choices:
        raise UnitError(f"unit {text!r} is ambiguous: write {choices.mend()[0]}")
    near = get_close_matches(_key(text), _FOLDED, n=1, cutoff=0.6)
    hint = f"; did you mean {_FOLDED[near[0]].symbol!r}?" if near else ""
    raise UnitError(f"unit {text!r} is not known{hint}")


def _to_mass(unit: Unit, properties: Properties) -> float | None:
    """kg in one `unit`, or None when no stated property says."""
    match unit.dimension:
        case "mass":
            return unit.factor
        case "volume" if properties.density_kg_per_m3:
            return unit.factor * properties.density_kg_per_m3
        case "energy" if properties.heating_value_mj_per_kg:
            return unit.factor / properties.heating_value_mj_per_kg
        case "count" if properties.mass_kg_per_piece:
            return unit.factor * properties.mass_kg_per_piece
        case _:
            return None


def conversion_factor(source: str, target: str, properties: Properties | None = None) -> float:
    """How many `target` one `source` is. UnitError when neither dimension nor a stated property allows it.

    Formula: Conversion of units.
    """
    one, other = parse_unit(source), parse_unit(target)
    if one.dimension == other.dimension:
        return 1.0 if one.symbol == other.symbol else one.factor / other.factor
    stated = properties or Properties()
    kg, kg_target = _to_mass(one, stated), _to_mass(other, stated)
    if kg is None or kg_target is None:
        raise UnitError(
            f"{one.symbol} ({one.dimension}) does not convert to {other.symbol} ({other.dimension}) "
            "and the data set states no density, heating value or mass per piece that would allow it"
        )
    return kg / kg_target


def mass_in_kg(unit: str, properties: Properties | None = None) -> float | None:
    """kg in one `unit`, or None when it is unknown."""
    return _to_mass(parse_unit(unit), properties or Properties())
