"""CAS numbers are checked, HS numbers agree by their digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.matching.codes import Codes, read_codes, shared_digits


@pytest.mark.parametrize(
    ("text", "cas", "hs"),
    [
        ("1310-73-2", ("1310-73-2",), ()),
        ("CAS 67-56-1; HS 2905.11", ("67-56-1",), ("290511",)),
        ("67-56-2", (), ()),  # the check digit is wrong
        ("7208.39.00.00", (), ("7208390000",)),
        ("7606 12", (), ("760612",)),
        ("3901", (), ("3901",)),
        ("A-1023", (), ()),
        ("", (), ()),
    ],
)
def test_numbers_of_a_cell(text: str, cas: tuple[str, ...], hs: tuple[str, ...]) -> None:
    assert read_codes(text) == Codes(cas, hs)


@pytest.mark.parametrize(
    ("asked", "known", "digits"),
    [
        ("7208390000", "720839", 6),
        ("720839", "7208", 4),
        ("7208", "720839", 4),
        ("720839", "720917", 0),
        ("72", "72", 0),
    ],
)
def test_digits_count_as_the_hierarchy_does(asked: str, known: str, digits: int) -> None:
    assert shared_digits(asked, known) == shared_digits(known, asked) == digits


@given(st.integers(10, 9_999_999), st.integers(0, 99), st.integers(0, 9))
def test_one_check_digit_in_ten_is_right(first: int, second: int, other: int) -> None:
    right = [check for check in range(10) if read_codes(f"{first}-{second:02}-{check}").cas]
    assert len(right) == 1
    assert bool(read_codes(f"{first}-{second:02}-{other}").cas) == (other in right)
