"""Misspelt words are mended to words of the catalogue; right ones are left alone."""

from __future__ import annotations

import pytest

from footprint.matching.respelling import Respelling, is_slip
from tests.unit.matching.shelf import DATASETS

RESPELLING = Respelling(DATASETS)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("polypropilene", "polypropylene"),
        ("aluminum castng", "aluminium casting"),
        ("Methanoll", "methanol"),
        ("冷乳钢板", "冷轧钢板"),
        ("押铸铝合金", "压铸铝合金"),
    ],
)
def test_a_slip_is_mended(text: str, right: str) -> None:
    assert right in dict(RESPELLING.respelt(text))


@pytest.mark.parametrize("text", ["methanol", "热轧钢板", "冷轧钢板", "PP", "bracket", "", "123"])
def test_what_is_known_or_far_from_everything_stays(text: str) -> None:
    assert RESPELLING.respelt(text) == ()


@pytest.mark.parametrize(
    ("written", "right"), [("polycabonate", "polycarbonate"), ("galvanzied", "galvanized"), ("alumninium", "aluminium")]
)
def test_a_letter_left_out_doubled_or_moved_is_a_slip(written: str, right: str) -> None:
    assert is_slip(written, right)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("ethanol", "methanol"),
        ("propane", "propene"),
        ("sulfite", "sulfate"),
        ("steal", "steel"),
        ("tolulidine", "toluene"),
    ],
)
def test_another_substance_is_no_slip(written: str, right: str) -> None:
    assert not is_slip(written, right)
