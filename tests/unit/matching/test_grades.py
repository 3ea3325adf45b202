"""Grades are found as firms write them, and cite their standard."""

from __future__ import annotations

import pytest

from footprint.inventory import shipped_packs
from footprint.matching.entries import make_entry
from footprint.matching.grades import find_grade, grades
from footprint.matching.words import fold
from tests.pack_catalogue import pack_catalogue


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Q235B 钢板", "GB/T 700"),
        ("DC01", "EN 10130"),
        ("冷轧板SPCC-SD", "JIS G 3141"),
        ("DX51D+Z275", "EN 10346 / JIS G 3302"),
        ("ADC12", "JIS H 5302 / GB/T 15115 / EN 1706 / BS 1490"),
        ("6061-T6", "GB/T 3190 / EN 573-3"),
        ("5052-H32", "GB/T 3190 / EN 573-3"),
        ("SUS304", "GB/T 3280 / EN 10088-2"),
        ("HRB400E", "GB/T 1499 / EN 10080 / IS 1786"),
        ("QT450-10", "GB/T 1348 / EN 1563"),
        ("HT250", "GB/T 9439 / EN 1561"),
        ("EN-GJL-250", "GB/T 9439 / EN 1561"),
        ("AZ91D", "GB/T 25748 / ASTM B94"),
        ("Zamak 3", "GB/T 13818 / EN 12844"),
        ("45#", "GB/T 699 / EN 10083-2"),
        ("AISI 1020", "GB/T 699 / EN 10083-2"),
        ("42CrMo4", "GB/T 3077 / EN 10083-3 / EN 10084 / JIS G 4053"),
        ("GCr15", "GB/T 18254 / EN ISO 683-17"),
        ("S355J2", "EN 10025-2"),
        ("ASTM A572", "ASTM A36 / A572"),
        ("50W800", "GB/T 2521.1 / EN 10106"),
        ("T2紫铜", "GB/T 5231 / EN 13599"),
        ("HPb59-1", "GB/T 5231 / EN 12164"),
        ("ZL101A", "GB/T 1173 / ASTM B26 / EN 1706 / BS 1490"),
        ("1.4301", "GB/T 3280 / EN 10088-2"),
        ("X5CrNi18-10", "GB/T 3280 / EN 10088-2"),
        ("65Mn", "GB/T 1222 / EN 10089 / JIS G 4801"),
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
    assert all(grade.standard and grade.name and grade.name_zh for grade in grades())
    assert not [grade.name for grade in grades() if grade.sure and not grade.hints]


@pytest.mark.parametrize(
    ("text", "hints"),
    [("C30 混凝土", ("concrete",)), ("430 ml 玻璃瓶", None), ("430 不锈钢", ("stainless-steel",))],
)
def test_what_stands_beside_a_number_decides_whether_it_is_a_grade(text: str, hints: tuple[str, ...] | None) -> None:
    found = find_grade(fold(text))
    assert (found.grade.hints if found else None) == hints


def test_hints_lead_to_products_of_the_packs() -> None:
    """Zinc alloy alone has none yet: Zamak is known, so that no other zinc is taken for it."""
    products = {make_entry(dataset).product for dataset in pack_catalogue(shipped_packs())}
    assert {hint for grade in grades() for hint in grade.hints} - products <= {"zinc-alloy"}
