"""Numbers as they are shown, and addresses that may be gone to."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from footprint.web.formats import number, percent, plain
from footprint.web.links import safe_next


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (float("nan"), "–"),
        (0, "0"),
        (6.4971, "6.497"),
        (12345.6, "12,350"),
        (0.075271, "0.07527"),
        (-0.5, "-0.5000"),
        (999.96, "1,000"),
        (1.5e-9, "1.500 × 10⁻⁹"),
        (2.5e18, "2.500 × 10¹⁸"),
    ],
)
def test_number(value: float | None, text: str) -> None:
    assert number(value) == text


@given(st.floats(min_value=-1e300, max_value=1e300, allow_subnormal=False))
def test_a_shown_number_is_near_the_number(value: float) -> None:
    digits = str.maketrans({raised: plain for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)})
    shown = float(number(value).replace(",", "").replace(" × 10", "e").translate(digits))
    assert shown == pytest.approx(value, rel=1e-3)


def test_plain_and_percent() -> None:
    assert plain(0.9) == "0.9"
    assert plain(1200.0) == "1,200"
    assert plain(0.1 + 0.2) == "0.3"
    assert percent(0.1234) == "12.3 %"
    assert percent(None) == "–"


@given(st.text(max_size=40))
def test_next_stays_inside(address: str) -> None:
    app = Flask(__name__)
    app.add_url_rule("/", "home.index")
    with app.test_request_context():
        found = safe_next(address)
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))
