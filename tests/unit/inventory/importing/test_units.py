"""Spellings of units."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

import footprint.inventory.importing as room
from footprint.inventory.importing.units import imported_unit, scaled
from footprint.units import UnitError, parse_unit


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("kilogram", "kg"),
        ("ton kilometer", "t*km"),
        ("cubic meter", "m3"),
        ("kilowatt hour", "kWh"),
        ("megajoule", "MJ"),
        ("square meter", "m2"),
        ("unit", "piece"),
        ("Item(s)", "piece"),
        ("litre", "L"),
        ("p*km", "p*km"),
        ("person kilometer", "p*km"),
        ("ton", "t"),
        ("metric ton*km", "t*km"),
        ("vehicle kilometer", "km"),
    ],
)
def test_names_of_brightway_and_openlca(text: str, symbol: str) -> None:
    assert imported_unit(text) == (symbol, Decimal(1))


def test_the_table_adds_what_the_unit_table_lacks() -> None:
    with (Path(room.__file__).with_name("data") / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert parse_unit(row["unit"]).symbol == row["unit"]
        assert Decimal(row["factor"]) > 0
        assert row["source"]
        found = imported_unit(row["spelling"])
        assert found is not None
        try:
            parse_unit(row["spelling"])
        except UnitError:
            assert found == (row["unit"], Decimal(row["factor"]))


def test_what_no_table_knows() -> None:
    assert imported_unit("kBq") is None
    assert imported_unit("") is None


def test_amounts_are_rounded_once() -> None:
    assert scaled(0.1, Decimal("0.001")) == 0.0001
    assert scaled(3.0, Decimal(1)) == 3.0
