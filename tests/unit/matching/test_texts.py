"""A query's text made ready: grades, places, words that tell nothing."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.matching.texts import left_over, prepare, without_neutral, without_places
from footprint.matching.words import fold, plain


def rows(name: str) -> list[dict[str, str]]:
    with files("footprint.matching").joinpath(name).open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def test_a_text_is_read_once_for_everything() -> None:
    found = prepare("德国 冷轧钢板 DC01 1.2mm")
    assert found.origin == "DE"
    assert found.grade is not None
    assert found.grade.text == "dc01"
    assert found.traits["rolling"] == {"cold"}
    assert any(variant.whole == "冷轧钢板 dc01" or variant.whole == "冷轧钢板dc01" for variant in found.variants)


def test_words_that_tell_nothing_are_left_out() -> None:
    assert without_neutral(plain(fold("进口 steel"))) == "steel"
    assert left_over("国产 黑色", "") == ""
    assert without_places("中国钢") == ("钢", "CN")
    assert without_places("天津市钢") == ("钢", "CN-TJ")
    assert without_places("中国市场平均") == ("市场平均", "CN")


@pytest.mark.parametrize(("word", "beside"), [("总成", "component"), ("运输", "transport")])
def test_some_words_tell_nothing_beside_some_things_only(word: str, beside: str) -> None:
    assert left_over(word, "") == word
    assert left_over(word, beside) == ""


def test_the_tables_are_clean() -> None:
    words = [row["word"] for row in rows("neutral_words.csv")]
    assert len(set(words)) == len(words)
    assert {row["anywhere"] for row in rows("neutral_words.csv")} <= {"yes", "no"}
    patterns = [row["pattern"] for row in rows("spellings.csv")]
    assert len(set(patterns)) == len(patterns)


@given(st.text(max_size=60))
def test_any_text_can_be_prepared(text: str) -> None:
    assert prepare(text).folded == prepare(prepare(text).written).folded
