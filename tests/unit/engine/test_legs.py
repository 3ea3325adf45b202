"""The names of transport legs, each in one language."""

from __future__ import annotations

import pytest

from footprint.bom.values import Line, TransportLeg
from footprint.engine.legs import leg_names


@pytest.mark.parametrize(
    ("name", "name_zh", "wanted"),
    [
        ("steel", "钢", ("steel: road 700 km", "钢：公路 700 公里")),
        ("steel", "", ("steel: road 700 km", "")),
        ("紧固件", "", ("紧固件：公路 700 公里", "紧固件：公路 700 公里")),
    ],
)
def test_a_leg_is_named_in_the_languages_of_its_line(name: str, name_zh: str, wanted: tuple[str, str]) -> None:
    line = Line(id="1", parent=None, name=name, name_zh=name_zh, quantity=1.0, unit="kg", stage="materials")
    assert leg_names(line, TransportLeg(mode="road", distance_km=700.0)) == wanted
