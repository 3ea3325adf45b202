"""Lines that say the same have one key; whatever tells them apart gives another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.bom.values import Line
from footprint.matching import Decision, Memory, text_key

LINE = Line(
    "1", "Cover, front", 2, "kg", name_zh="前盖", material="ABS", specification="2 mm", code="3926.90", origin="CN"
)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "9"},
        {"name": " COVER,  front "},
        {"name": "Ｃover, front"},
        {"quantity": 7.0},
        {"unit": "t"},
        {"part_number": "4711"},
        {"parent": "0"},
        {"note": "new"},
    ],
)
def test_these_say_the_same(change: dict[str, object]) -> None:
    assert text_key(replace(LINE, **change)) == text_key(LINE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Cover, rear"},
        {"name_zh": "后盖"},
        {"material": "PP"},
        {"specification": "3 mm"},
        {"code": ""},
        {"origin": "US"},
        {"origin": None},
        {"stage": "use"},
        {"name": "Cover, front 前盖", "name_zh": ""},
    ],
)
def test_these_say_something_else(change: dict[str, object]) -> None:
    assert text_key(replace(LINE, **change)) != text_key(LINE)  # type: ignore[arg-type]


def test_a_memory_answers_for_lines_that_say_the_same() -> None:
    decision = Decision("abs-cn", None, 1, date(2026, 11, 20), "Mei", "Pump")
    memory = Memory({text_key(LINE): (decision,)})
    assert memory.of(replace(LINE, id="2")) == (decision,)
    assert memory.of(replace(LINE, name="Lid")) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_texts_never_flow_into_one(first: str, second: str) -> None:
    one = text_key(replace(LINE, name=first, name_zh=second))
    other = text_key(replace(LINE, name=first + second, name_zh=""))
    assert (one == other) == (not second.strip())
