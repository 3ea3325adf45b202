"""The closed tables of units: every spelling means one thing, and conversions come back."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import footprint.unit_spellings as spellings
from footprint.bom.collecting import Findings
from footprint.bom.quantities import known_unit, read_unit
from footprint.bom.tables import Cell
from footprint.unit_spellings import multiple, unit_choices
from footprint.units import UNITS, Properties, conversion_factor, parse_unit

TABLE = Path(spellings.__file__).with_name("unit_spellings.csv")
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
WRITTEN = {
    "piece": "件 个 只 套 台 pcs ea set 支 根 张 PCS EA Pcs. 条 片 块 颗 粒 辆 组 PC 个 ｐｃｓ",
    "kg": "公斤 千克 KG kg Kg ㎏ kgs ＫＧ",
    "t": "吨 t 公吨 tonne MT",
    "g": "克 g gram",
    "mg": "mg 毫克",
    "jin": "斤 市斤",
    "lb": "lb lbs LB 磅",
    "oz": "oz 盎司",
    "m": "米 m metre meter",
    "mm": "mm 毫米 ㎜",
    "m2": "㎡ m² m2 平方米 平米 sqm M2",
    "m3": "立方 m³ Nm3 立方米 ㎥ Nm³ 标方 方 CBM",
    "L": "升 L l litre",
    "kWh": "kWh 度 千瓦时 KWH",
    "MJ": "MJ 兆焦",
    "GJ": "GJ 吉焦",
    "t*km": "tkm 吨公里 t·km",
    "km": "km 公里 千米",
    "h": "h 小时 工时",
}


@pytest.mark.parametrize(
    ("symbol", "text"), [(unit, text) for unit, texts in WRITTEN.items() for text in texts.split()]
)
def test_what_firms_write(symbol: str, text: str) -> None:
    findings = Findings()
    found = read_unit(Cell(text.rstrip("."), "lines!D2"), findings)
    assert found is not None
    assert (found.amount, found.unit) == (1.0, symbol)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("两", 0.05, "kg"),
        ("打", 12, "piece"),
        ("千件", 1000, "piece"),
        ("万度", 10_000, "kWh"),
        ("bbl", 158.987294928, "L"),
        ("kcal", 4.1868, "kJ"),
        ("dm²", 0.01, "m2"),
        ("ft", 0.3048, "m"),
    ],
)
def test_multiples(text: str, amount: float, unit: str) -> None:
    found = known_unit(text)
    assert found is not None
    assert (found.amount, found.unit) == (pytest.approx(amount), unit)


@pytest.mark.parametrize(
    "text",
    ["ton", "TON", "tons", "T", "M", "G", "gal", "gallon", "加仑", "卷", "roll", "箱", "box", "对", "pair", "kW"],
)
def test_what_means_several_things_is_asked(text: str) -> None:
    choices = unit_choices(text)
    assert choices is not None
    assert known_unit(text) is None
    assert all(parse_unit(unit).symbol == unit and amount > 0 for amount, unit in choices.choices)
    assert all(choices.mend())


@pytest.mark.parametrize("text", ["t", "m", "g", "吨", "斤", "kg", "件", "mt"])
def test_what_is_certain_is_not(text: str) -> None:
    assert unit_choices(text) is None


def test_every_multiple_names_a_unit_and_its_source_and_stands_once() -> None:
    keys = [row["spelling"] for row in ROWS]
    assert len(set(keys)) == len(keys)
    for row in ROWS:
        assert parse_unit(row["unit"]).symbol == row["unit"]
        assert row["source"]
        assert multiple(row["spelling"].upper()) == (row["unit"], Decimal(row["factor"]))
        assert unit_choices(row["spelling"]) is None


def test_no_spelling_has_two_meanings() -> None:
    seen: dict[str, str] = {}
    for unit in UNITS:
        for text in {one.casefold() for one in (unit.symbol, unit.name, unit.name_zh, *unit.aliases)}:
            assert seen.setdefault(text, unit.symbol) == unit.symbol, text


symbols = st.sampled_from([unit.symbol for unit in UNITS])


@given(symbols, symbols, st.floats(0.1, 50), st.floats(0.1, 50), st.floats(0.01, 1e4))
def test_conversions_come_back(one: str, other: str, heat: float, piece: float, density: float) -> None:
    stated = Properties(density, heat, piece)
    try:
        there = conversion_factor(one, other, stated)
    except ValueError:
        with pytest.raises(ValueError, match="does not convert"):
            conversion_factor(other, one, stated)
        return
    assert there * conversion_factor(other, one, stated) == pytest.approx(1)
