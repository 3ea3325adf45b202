from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.labels.numbers import check_digit, label_number, normal_number
from footprint.labels.status import CHANGES, STATUSES, status_on, years_later


def test_the_standards_example() -> None:
    """ISO/IEC 7064:2003 gives 0794 with the check digit 5 for MOD 11,10."""
    assert check_digit("0794") == 5


def test_a_number_and_its_form() -> None:
    assert label_number("FP", 2026, 1) == "FP-2026-000001-7"
    assert normal_number(" fp-2026-000001-7 ") == "FP-2026-000001-7"
    for wrong in (0, 1_000_000):
        with pytest.raises(ValueError, match="999999"):
            label_number("FP", 2026, wrong)


@given(st.integers(1, 999_999), st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_noticed(serial: int, place: int, digit: int) -> None:
    number = label_number("FP", 2026, serial)
    positions = [index for index, character in enumerate(number) if character.isdigit()]
    changed = number[: positions[place]] + str(digit) + number[positions[place] + 1 :]
    assert normal_number(changed) == (number if changed == number else None)


@pytest.mark.parametrize(
    "text", ["", "FP", "FP-2026-1-7", "FP-2026-000001", "FP-2026-000001-7'--", "٢" * 4, "FP-２０２６-000001-7"]
)
def test_what_is_no_number(text: str) -> None:
    assert normal_number(text) is None


def test_expiry_follows_from_the_date() -> None:
    last = date(2028, 11, 21)
    assert status_on("valid", last, last) == "valid"
    assert status_on("valid", last, date(2028, 11, 22)) == "expired"
    assert status_on("suspended", last, date(2028, 11, 22)) == "expired"
    assert status_on("withdrawn", last, date(2028, 11, 22)) == "withdrawn"
    assert status_on("superseded", last, date(2028, 11, 22)) == "superseded"


def test_the_truth_table_of_changes() -> None:
    legal = {
        (None, "valid"),
        (None, "withdrawn"),
        ("valid", "superseded"),
        ("valid", "suspended"),
        ("valid", "withdrawn"),
        ("suspended", "valid"),
        ("suspended", "superseded"),
        ("suspended", "withdrawn"),
        ("superseded", "withdrawn"),
    }
    assert {(before, after) for before, allowed in CHANGES.items() for after in allowed} == legal
    assert set(CHANGES) - {None} == set(STATUSES) - {"expired"}


def test_years() -> None:
    assert years_later(date(2026, 11, 21), 2) == date(2028, 11, 21)
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)
