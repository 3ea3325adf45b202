"""Numbers as people write them, and never a guess."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.bom.numbers import NumberError, decimal_of, number, plain, share


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0,5", 0.5), ("1.234,5", 1234.5), ("1,234", 1.234), ("1.234", 1234), ("1 234,5", 1234.5), ("12", 12), ("5,", 5)],
)
def test_read_with_a_decimal_comma(text: str, expected: float) -> None:
    assert number(text, decimal="comma") == expected


@pytest.mark.parametrize("text", ["1.5", "1,234.5", "0.125"])
def test_a_point_in_a_file_of_commas_is_refused(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        number(text, decimal="comma")
    assert caught.value.code == "number-decimal-point"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("0,5", "comma"),
        ("1.234,5", "comma"),
        ("0.5", "point"),
        ("1,234.5", "point"),
        ("1,234", "1,234"),
        ("1.234", "1.234"),
        ("12", ""),
        (1.5, ""),
        ("a,b", ""),
    ],
)
def test_which_decimal_mark_a_text_shows(text: object, mark: str) -> None:
    assert decimal_of(text) == mark


@given(st.floats(min_value=1e-9, max_value=1e12).map(lambda value: float(f"{value:.12g}")), st.booleans())
def test_grouped_numbers_read_back(value: float, comma: bool) -> None:
    text = f"{value:,.12f}".rstrip("0").rstrip(".")
    if comma:
        text = text.translate(str.maketrans(",.", ".,"))
    assert number(text, decimal="comma" if comma else "point") == pytest.approx(value, rel=1e-9, abs=1e-12)


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
