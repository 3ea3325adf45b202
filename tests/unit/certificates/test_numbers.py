"""Numbers of certificates: spellings that are one, ranges, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.certificates import messages
from footprint.certificates.numbers import MOST, normal, parse, ranges
from footprint.findings import InputError


def refused(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse(text)
    assert all(one.en and one.zh and one.cell == "numbers" for one in caught.value.findings)
    return [one.code for one in caught.value.findings]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("GEC25000001", ("GEC25000001",)),
        ("gec-2500 0001; ＧＥＣ25000002，GEC25000003\n", ("GEC25000001", "GEC25000002", "GEC25000003")),
        ("GEC0098..GEC0101", ("GEC0098", "GEC0099", "GEC0100", "GEC0101")),
        ("GEC0001 至 GEC0002", ("GEC0001", "GEC0002")),
        ("GEC-0001 - GEC-0002", ("GEC0001", "GEC0002")),
        ("gec1 to gec2\ngec9", ("GEC1", "GEC2", "GEC9")),
    ],
)
def test_lists_and_ranges(text: str, numbers: tuple[str, ...]) -> None:
    assert parse(text) == numbers


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["numbers-none"]),
        (" ;\n", ["numbers-none"]),
        ("x", ["number-shape"]),
        ("wind", ["number-shape"]),
        ("证书一号1", ["number-shape"]),
        ("G" * 60 + "1", ["number-shape"]),
        ("GEC001\ngec-001", ["number-twice"]),
        ("GEC001..GEC003\nGEC002", ["number-twice"]),
        ("GEC003..GEC001", ["range-shape"]),
        ("GEC001..ABC002", ["range-shape"]),
        ("GEC001..GEC0002", ["range-shape"]),
        ("GEC001..GEC002..GEC003", ["range-shape"]),
        ("GEC000001..GEC999999", ["numbers-many"]),
    ],
)
def test_what_is_no_list(text: str, codes: list[str]) -> None:
    assert refused(text) == codes


def test_too_many_in_pieces() -> None:
    half = f"A{0:06d}..A{MOST - 1:06d}"
    assert len(parse(half)) == MOST
    assert refused(f"{half}\nB001") == ["numbers-many"]


@given(st.sets(st.integers(0, 300), min_size=1), st.integers(3, 6))
def test_ranges_say_the_same_numbers(numbers: set[int], width: int) -> None:
    listed = tuple(f"GEC{number:0{width}d}" for number in sorted(numbers))
    assert parse("\n".join(ranges(listed))) == listed


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        found = parse(text)
    except InputError:
        return
    assert all(normal(number) == number for number in found)


def test_every_text_is_in_both_languages() -> None:
    for severity, en, zh in messages.MESSAGES.texts.values():
        assert severity == "error"
        assert en
        assert any("\u4e00" <= sign <= "\u9fff" for sign in zh)
