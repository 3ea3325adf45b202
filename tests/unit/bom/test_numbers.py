"""Numbers as people write them, and never a guess."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.bom.numbers import NumberError, number, plain, share


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("1,234", 1234),
        ("1,234,567.5", 1234567.5),
        ("1 234.5", 1234.5),
        ("1'234", 1234),
        ("１２．５", 12.5),
        ("１，２３４", 1234),
        ("1e-3", 0.001),
        ("-2", -2),
        ("\u22122", -2),
        (".5", 0.5),
        (7, 7),
        (7.5, 7.5),
    ],
)
def test_read(text: object, expected: float) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0,5", "number-decimal-comma"),
        ("1.234,5", "number-decimal-comma"),
        ("12,34", "number-decimal-comma"),
        ("1,23,456", "number-unreadable"),
        ("1,234 567", "number-unreadable"),
        ("12 kg", "number-unreadable"),
        ("1.2万", "number-unreadable"),
        ("nan", "number-unreadable"),
        ("inf", "number-unreadable"),
        ("1_000", "number-unreadable"),
        ("", "number-unreadable"),
        ("1e999", "number-not-finite"),
        (10**400, "number-not-finite"),
        (float("nan"), "number-not-finite"),
        (True, "number-unreadable"),
        (datetime.date(2025, 1, 2), "number-is-date"),
    ],
)
def test_refused(text: object, code: str) -> None:
    with pytest.raises(NumberError) as caught:
        number(text)
    assert caught.value.code == code


def test_where_commas_are_decimal_a_lone_group_is_asked_about() -> None:
    with pytest.raises(NumberError):
        number("1,234", decimal_comma=True)
    assert number("1,234,567", decimal_comma=True) == 1234567


@pytest.mark.parametrize(
    ("text", "percent", "expected"),
    [
        ("5%", False, 0.05),
        ("5 ％", False, 0.05),
        (0.05, False, 0.05),
        ("5", True, 0.05),
        ("5%", True, 0.05),
        (0, True, 0),
    ],
)
def test_shares(text: object, percent: bool, expected: float) -> None:
    assert share(text, percent=percent) == expected


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_plain_reads_back(value: float) -> None:
    assert number(plain(value)) == value
