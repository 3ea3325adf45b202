"""Misspelt words are mended to words of the catalogue; right ones are left alone."""

from __future__ import annotations

import pytest

from footprint.matching.respelling import Respelling
from tests.unit.matching.shelf import DATASETS

RESPELLING = Respelling(DATASETS)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("polypropilene", "polypropylene"),
        ("aluminum castng", "aluminium casting"),
        ("Methanoll", "methanol"),
        ("冷扎钢板", "冷轧钢板"),
        ("押铸铝合金", "压铸铝合金"),
    ],
)
def test_a_slip_is_mended(text: str, right: str) -> None:
    assert right in RESPELLING.respelt(text)


@pytest.mark.parametrize("text", ["methanol", "热轧钢板", "冷轧钢板", "PP", "bracket", "", "123"])
def test_what_is_known_or_far_from_everything_stays(text: str) -> None:
    assert RESPELLING.respelt(text) == ()
