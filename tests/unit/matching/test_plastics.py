"""Designations of plastics are read by their structure (ISO 1043)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.matching.plastics import codes, read_plastic
from footprint.matching.words import fold


@pytest.mark.parametrize(
    ("text", "polymers", "fillers"),
    [
        ("尼龙66", {"pa66"}, set()),
        ("Nylon 6/6", {"pa66"}, set()),
        ("PA66-GF30", {"pa66"}, {"gf30"}),
        ("PA66+30%GF", {"pa66"}, {"gf30"}),
        ("PA6 GF15 GB15", {"pa6"}, {"gf15", "gb15"}),
        ("PP+EPDM-TD20", {"pp"}, {"td20"}),
        ("PP-T20", {"pp"}, {"td20"}),
        ("PPS 40%玻纤", {"pps"}, {"gf40"}),
        ("PP-LGF40", {"pp"}, {"gf40"}),
        ("PC/ABS", {"pc", "abs"}, set()),
        ("ABS+PC", {"pc", "abs"}, set()),
        ("rPET", {"pet"}, set()),
        ("POM M90", {"pom"}, set()),
        ("PVC K67", {"pvc"}, set()),
        ("PP-K40", {"pp"}, {"cd40"}),
    ],
)
def test_polymers_and_fillers(text: str, polymers: set[str], fillers: set[str]) -> None:
    found = read_plastic(fold(text))
    assert found is not None
    assert (found.polymers, found.fillers) == (polymers, fillers)


@pytest.mark.parametrize("text", ["PA-757", "steel", "EPDM", "冷轧钢板", "DN50 PN16", "peace", ""])
def test_other_words_are_no_plastics(text: str) -> None:
    assert read_plastic(fold(text)) is None


def test_every_code_is_named_in_both_languages() -> None:
    assert all(code == code.lower() and name and name_zh for code, (name, name_zh) in codes().items())


@given(st.sampled_from(sorted(codes())), st.integers(5, 70))
def test_a_share_of_glass_is_read_from_every_polymer(code: str, share: int) -> None:
    found = read_plastic(fold(f"{code.upper()}-GF{share:02}"))
    assert found is not None
    assert f"gf{share:02}" in found.fillers
