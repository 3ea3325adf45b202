"""Spreads, years and text of raw records."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest

from footprint.inventory.importing.records import gsd, text, year


@pytest.mark.parametrize(
    ("exchange", "expected"),
    [
        ({"amount": 2.0, "uncertainty type": 2, "scale": 0.2}, exp(0.2)),
        ({"amount": 2.0, "uncertainty type": 3, "scale": 0.2}, exp(sqrt(log(1 + 0.01)))),
        ({"amount": 1.0, "uncertainty type": 4, "minimum": 0.4, "maximum": 1.6, "loc": 1.0}, exp(sqrt(log(1.12)))),
        ({"amount": 1.0, "uncertainty type": 5, "minimum": 0.4, "maximum": 1.6, "loc": 1.0}, exp(sqrt(log(1.06)))),
        ({"amount": 1.0, "uncertainty type": 0}, None),
        ({"amount": 0.0, "uncertainty type": 3, "scale": 1.0}, None),
        ({"amount": 1.0, "uncertainty type": 2}, None),
        ({"amount": 1.0}, None),
    ],
)
def test_spreads(exchange: dict[str, float], expected: float | None) -> None:
    assert gsd(exchange) == (None if expected is None else pytest.approx(expected))


def test_years_and_text() -> None:
    assert year("", None, "2018-01-01", "2020") == 2018
    assert year("12019") is None
    assert text(" a\n\x00b\u2028c ") == "a b c"
    assert len(text("x" * 5000)) == 2000
