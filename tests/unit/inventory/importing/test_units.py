"""Spellings of units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from footprint.inventory.importing.units import imported_unit, scaled


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


def test_what_no_table_knows() -> None:
    assert imported_unit("kBq") is None
    assert imported_unit("") is None


def test_amounts_are_rounded_once() -> None:
    assert scaled(0.1, Decimal("0.001")) == 0.0001
    assert scaled(3.0, Decimal(1)) == 3.0
