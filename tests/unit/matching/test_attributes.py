"""What stands behind a name and only says how the thing is."""

from __future__ import annotations

import pytest

from footprint.matching.attributes import attributes, specific, trailing


def knows_boards(segment: str) -> bool:
    return "板" in segment or segment in {"pp", "电池"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("电石 一级 发气量295", ("一级", "发气量295")),
        ("沉淀法白炭黑 轮胎用", ("轮胎用",)),
        ("减速器 速比9.3", ("速比9.3",)),
        ("玻璃水 -25度", ("25度",)),
        ("PCBA 控制主板 SMT", ("pcba", "smt")),
        ("双酚A(聚碳级)", ("聚碳级",)),
    ],
)
def test_quality_purpose_and_quantity_are_attributes(text: str, found: tuple[str, ...]) -> None:
    assert attributes(text, knows_boards) == found


@pytest.mark.parametrize(
    "text", ["电石", "一级", "铝 3M胶带", "钢 5号电池", "保护 高板", "STEEL PIPE PP LINED", "铜 手套"]
)
def test_what_may_be_a_thing_is_none(text: str) -> None:
    assert attributes(text, knows_boards) == ()


def test_short_words_behind_a_name_trail_unless_they_end_like_a_thing() -> None:
    assert trailing("片碱 内蒙 手套 电池 恒力", knows_boards) == ("内蒙", "恒力")


def test_a_specific_label_is_no_part_of_another_things() -> None:
    labels = [("铜", "copper"), ("铜板", "copper"), ("铜板带", "copper strip"), ("片碱", "soda"), ("片碱98", "soda")]
    assert specific(labels) == {"铜板带", "片碱"}
