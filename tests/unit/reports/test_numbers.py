from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.numbers import MINUS, percent, plain, quantity, significant


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (147.44726, "147.4"),
        (18234.56, "18,230"),
        (31234567.0, "31,230,000"),
        (-3.456, "−3.456"),
        (0.5, "0.5000"),
        (0.00012345, "0.0001234"),
        (1.2e-7, "1.200 × 10⁻⁷"),
        (2.5e12, "2.500 × 10¹²"),
        (99995, "100,000"),
        (9.9995, "10.00"),
    ],
)
def test_significant(value: float, text: str) -> None:
    assert significant(value) == text


@given(st.floats(min_value=1e-3, max_value=1e8))
def test_four_digits_are_within_half_a_unit_of_the_fourth(value: float) -> None:
    assert abs(float(significant(value).replace(",", "")) - value) <= 0.5001e-3 * value
    assert significant(-value) == MINUS + significant(value)


def test_percent_has_no_negative_zero() -> None:
    assert [percent(0.41), percent(-0.00001), percent(-0.053)] == ["41.0%", "0.0%", "−5.3%"]


def test_plain_and_quantity_have_no_trailing_zeros() -> None:
    assert [plain(value) for value in (1.0, 150000.0, 0.25, -3.0, 1e22)][:4] == ["1", "150,000", "0.25", "−3"]
    assert [quantity(value) for value in (8.0, 25.92, 1000.0, 1 / 3, 0)] == ["8", "25.92", "1,000", "0.333333", "0"]
