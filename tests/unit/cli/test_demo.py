"""The table of the demonstration."""

from __future__ import annotations

import pytest

from footprint.cli.demo import at_the_edge
from footprint.demo.samples import Expected


@pytest.mark.parametrize(("value", "wanted"), [(9.0, True), (10.2, True), (15.0, False), (19.9, True), (21.0, True)])
def test_a_result_outside_or_near_an_end_of_its_range_is_explained(value: float, wanted: bool) -> None:
    assert at_the_edge(Expected(10.0, 15.0, 20.0, "kg", "a study", "table 2", "why"), value) == wanted


def test_a_result_without_a_range_is_explained() -> None:
    assert at_the_edge(Expected(None, 15.0, None, "kg", "a study", "table 2", "why"), 15.0)
