"""Which lines matter."""

from __future__ import annotations

import pytest

from footprint.analysis.contributions import ranked, vital
from footprint.bom.values import Line
from tests.unit.analysis.products import LINES, study_of


def test_lines_by_size_with_their_cumulative_part() -> None:
    # Σ|kg| = 20 + 0.1 + 6 + 3 + 0.2 + 6 = 35.3, the board's −0.2 counted by its size
    found = ranked(study_of(*LINES).lines)
    assert [one.line.id for one in found] == ["1", "2", "5", "3", "4", "1#transport-1"]
    assert found[0].weight == pytest.approx(20 / 35.3)
    assert found[2].cumulative == pytest.approx(32 / 35.3)
    assert found[4].kg == pytest.approx(-0.2)
    assert found[-1].cumulative == pytest.approx(1.0)


def test_the_fewest_lines_that_make_four_fifths() -> None:
    # 26 of 35.3 are 74 %, 32 are 91 %
    assert [one.line.id for one in vital(ranked(study_of(*LINES).lines))] == ["1", "2", "5"]
    two = study_of((Line("a", "A", 4, "kg"), "steel-hot-rolled-cn"), (Line("b", "B", 1, "kg"), "steel-hot-rolled-cn"))
    assert [one.line.id for one in vital(ranked(two.lines))] == ["a"]  # exactly 80 %


def test_nothing_matters_where_nothing_contributes() -> None:
    assert vital(ranked(study_of((Line("w", "Water", 1, "kg"), "zero-cn")).lines)) == ()
