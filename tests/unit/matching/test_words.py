"""Texts are folded, cut and cleaned of sizes before they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.matching.words import fold, parts, plain, same_words, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("冷轧钢板 1.5×1250×C", "冷轧钢板"),
        ("焊管 φ48×3.5", "焊管"),
        ("螺栓 M8x20", "螺栓"),
        ("角钢 L50*5", "角钢"),
        ("紫铜排", "铜排"),
        ("铝板 t=2.0mm", "铝板"),
        ("Nylon 66", "pa66"),
        ("PA-66", "pa66"),
        ("Aluminum  Sheet", "aluminium sheet"),
        ("硫酸（98%）", "硫酸"),
        ("ＨＤＰＥ", "hdpe"),
        ("cold rolled", "cold-rolled"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(fold(text)) == expected


def test_cjk_is_cut_into_bigrams_and_words_lose_their_plural() -> None:
    assert tokens("冷轧钢板 steel sheets") == ("冷轧", "轧钢", "钢板", "steel", "sheet")
    assert tokens("电") == ("电",)
    assert parts("冷轧板dc01") == ("冷轧板", "dc01")
    assert same_words("steel sheets cold-rolled") == same_words("cold-rolled steel sheet")


@given(st.text())
def test_any_text_can_be_prepared(text: str) -> None:
    assert tokens(plain(fold(text))) is not None
    assert plain(fold(text)) == plain(fold(text)).strip()
