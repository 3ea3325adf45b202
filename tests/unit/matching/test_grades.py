"""Grades are found as firms write them, and cite their standard."""

from __future__ import annotations

import pytest

from footprint.matching.grades import find_grade, grades
from footprint.matching.words import fold


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Q235B 钢板", "GB/T 700"),
        ("DC01", "EN 10130"),
        ("冷轧板SPCC-SD", "JIS G 3141"),
        ("DX51D+Z275", "EN 10346 / JIS G 3302"),
        ("ADC12", "JIS H 5302"),
        ("6061-T6", "GB/T 3190 / EN 573-3"),
        ("5052-H32", "GB/T 3190 / EN 573-3"),
        ("SUS304", "GB/T 3280 / EN 10088-2"),
        ("HRB400E", "GB/T 1499.2"),
        ("QT450-10", "GB/T 1348"),
        ("AZ91D", "GB/T 25748"),
    ],
)
def test_a_grade_is_found(text: str, standard: str) -> None:
    found = find_grade(fold(text))
    assert found is not None
    assert found.grade.standard == standard


@pytest.mark.parametrize("text", ["冷轧钢板", "HDPE 5000S", "steel", "1050mm", "M8x20", "ABS 757"])
def test_other_words_are_no_grades(text: str) -> None:
    assert find_grade(fold(text)) is None


def test_every_grade_names_its_standard_in_both_languages() -> None:
    assert all(grade.standard and grade.name and grade.name_zh and grade.hints for grade in grades())
