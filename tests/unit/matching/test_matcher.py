"""Ranking: what is found, what is accepted, and what never is."""

from __future__ import annotations

import pytest

from footprint.matching import Candidate, Matcher, Query
from footprint.units import UnitError
from tests.unit.matching.shelf import CATALOGUE

MATCHER = Matcher(CATALOGUE)


def first(query: Query) -> Candidate:
    found = MATCHER.rank(query)
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("冷轧钢板", "steel-cold-rolled-cn"),
        ("cold rolled steel sheets", "steel-cold-rolled-cn"),
        ("Steel, cold-rolled coil", "steel-cold-rolled-cn"),
        ("冷轧钢板 DC01 1.2×1250mm", "steel-cold-rolled-cn"),
        ("DC01", "steel-cold-rolled-cn"),
        ("国产热轧板 SPHC", "steel-hot-rolled-cn"),
        ("再生铝锭", "aluminium-secondary-cn"),
        ("ADC12", "aluminium-casting-secondary-cn"),
        ("聚丙烯 PP T30S", "pp-cn"),
        ("液碱 32%", "caustic-soda-cn"),
        ("electricity", "electricity-grid-cn"),
        ("市电", "electricity-grid-cn"),
        ("绿电", "electricity-contract-wind-cn"),
        ("天然气", "natural-gas-cn"),
        ("PA66 增强30%玻纤", "pa66-gf30-cn"),
        ("Polyamide 6.6, 30% glass filled, black", "pa66-gf30-cn"),
        ("PA66 101L", "pa66-cn"),
        ("PA66 外壳", "pa66-cn"),
        ("Raw material: PP", "pp-cn"),
    ],
)
def test_a_clear_line_is_accepted(text: str, expected: str) -> None:
    found = first(Query(text))
    assert (found.dataset.id, found.accepted) == (expected, True)


@pytest.mark.parametrize(
    "text",
    [
        "甲醇",  # two routes bear the name
        "铝锭支架",  # a bracket is not an ingot
        "轮胎模具",  # a mould is not a tyre
        "不锈钢板",
        "废铝",
        "PP GF30",
        "塑料外壳",
        "光伏电力",
        "钢",
        "彩涂板",
        "PA66 A3WG6",  # a type that hides a filler
        "PA66-GF50",
        "PA66 外壳 电镀",
        "电机",  # the shelf lists it under the traction motor, among many motors
    ],
)
def test_a_line_that_is_not_clear_is_never_accepted(text: str) -> None:
    assert not any(candidate.accepted for candidate in MATCHER.rank(Query(text)))


def test_what_nothing_resembles_finds_nothing() -> None:
    assert MATCHER.rank(Query("会议服务费")) == ()
    assert MATCHER.rank(Query("")) == ()


def test_only_data_sets_whose_unit_converts_are_ranked() -> None:
    assert {found.dataset.unit for found in MATCHER.rank(Query("电", unit="MJ"))} <= {"kWh", "m3"}
    assert first(Query("天然气", unit="kg")).dataset.id == "natural-gas-cn"
    assert first(Query("轮胎", unit="piece")).accepted
    assert MATCHER.rank(Query("冷轧钢板", unit="kWh")) == ()
    with pytest.raises(UnitError):
        MATCHER.rank(Query("电", unit="furlong"))


def test_the_origin_decides_between_places_of_one_product() -> None:
    assert first(Query("electricity", origin="DE")).dataset.id == "electricity-grid-de"
    assert first(Query("electricity", origin="CN-TJ")).dataset.id == "electricity-grid-cn"
    assert first(Query("德国 电力")).dataset.id == "electricity-grid-de"
    assert [found.dataset.id for found in MATCHER.rank(Query("PP", origin="US"))][:2] == ["pp-glo", "pp-cn"]


def test_one_thing_in_two_places_goes_by_all_its_names() -> None:
    found = first(Query("市电", origin="DE"))
    assert (found.dataset.id, found.accepted) == ("electricity-grid-de", True)


def test_a_part_beside_its_material_says_that_forming_is_left_out() -> None:
    assert "forming it is not included" in first(Query("PA66 外壳")).reason
    assert "forming" not in first(Query("PA66 101L")).reason


def test_an_abbreviation_beside_other_words_does_not_outrank_them() -> None:
    assert all(found.score <= 0.72 for found in MATCHER.rank(Query("木制PP箱柜")) if not found.accepted)


def test_a_place_that_does_not_fit_is_said_and_not_accepted() -> None:
    found = first(Query("浮法玻璃", origin="CN"))
    assert not found.accepted
    assert "DE instead of CN" in found.reason
    assert "而非 CN" in found.reason_zh


def test_a_contradiction_is_named_and_not_accepted() -> None:
    found = first(Query("再生聚丙烯 PP"))
    assert found.dataset.id == "pp-cn"
    assert not found.accepted
    assert "contradiction in route: asked recycled" in found.reason
    assert "不符：要求" in found.reason_zh


def test_an_equal_cas_number_is_strong() -> None:
    found = first(Query("lye, technical", code="1310-73-2"))
    assert (found.dataset.id, found.accepted) == ("caustic-soda-cn", True)
    assert "CAS number 1310-73-2 equal" in found.reason
    routes = MATCHER.rank(Query("methanol from natural gas", code="67-56-1"))
    assert routes[0].dataset.id == "methanol-gas-cn"


def test_a_number_of_another_product_is_asked_about() -> None:
    assert first(Query("PP粒子")).accepted
    found = first(Query("PP粒子", code="1310-73-2"))
    assert (found.dataset.id, found.accepted) == ("pp-cn", False)
    assert "the CAS or HS number stated is of another product" in found.reason
    assert first(Query("烧碱")).accepted
    assert not first(Query("烧碱", code="7209.16")).accepted
    assert not first(Query("烧碱", code="2815.11")).accepted  # the solid, and the name is of the solution


def test_a_recycled_content_needs_a_secondary_partner() -> None:
    found = MATCHER.rank(Query("冷轧钢板", recycled=0.3))[0]
    assert not found.accepted
    assert "no secondary partner" in found.reason
    assert first(Query("原铝锭", recycled=0.3)).accepted


def test_a_fuel_that_is_burned_is_asked_about() -> None:
    assert first(Query("天然气", unit="m3", stage="materials")).accepted
    found = first(Query("天然气", unit="m3", stage="production"))
    assert (found.dataset.id, found.accepted) == ("natural-gas-cn", False)
    assert "without burning it" in found.reason
    assert "不含燃烧排放" in found.reason_zh


def test_the_two_names_of_a_line_must_agree() -> None:
    assert first(Query("cold-rolled steel sheet", "冷轧钢板")).accepted
    for other in ("热轧钢板", "支架", "深沟球轴承 6205"):
        assert not any(found.accepted for found in MATCHER.rank(Query("cold-rolled steel sheet", other)))


def test_a_grade_says_its_standard() -> None:
    found = first(Query("DC01"))
    assert "grade DC01 → cold-rolled low-carbon steel sheet (EN 10130)" in found.reason
    assert "牌号 DC01 → " in found.reason_zh
    assert "（EN 10130）" in found.reason_zh


def test_a_letter_left_out_is_read_and_said() -> None:
    found = first(Query("aluminum castng alloy"))
    assert (found.dataset.id, found.accepted) == ("aluminium-casting-cn", True)
    assert "read as 'aluminium casting alloy'" in found.reason
    assert "按“aluminium casting alloy”理解" in found.reason_zh


@pytest.mark.parametrize("text", ["polypropilene", "cold-rolled stel sheeets"])
def test_a_misspelt_word_is_found_but_not_accepted(text: str) -> None:
    found = first(Query(text))
    assert found.dataset.id in {"pp-cn", "aluminium-casting-cn", "steel-cold-rolled-cn"}
    assert found.score > 0.6
    assert not found.accepted


def test_scores_fall_and_stay_between_zero_and_one() -> None:
    scores = [found.score for found in MATCHER.rank(Query("铝"))]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    "text", ['" OR 1=1 --', "NEAR(", "*", "a" * 5000, "\x00", "()", "钢" * 3000, "'; DROP TABLE labels"]
)
def test_hostile_text_is_only_text(text: str) -> None:
    MATCHER.rank(Query(text, text_zh=text, code=text))
