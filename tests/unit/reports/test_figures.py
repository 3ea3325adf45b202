"""Figures stay in their box and are as large as their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from reports import fonts
from reports.figures import Band, Node, Spread, Step, Swing, histogram, sankey, tornado, waterfall
from reports.figures.canvas import Box

BOX: Box = (50.0, 700.0, 400.0, 250.0)


@dataclass
class Recorder:
    """Notes the rectangles and paths that are drawn; everything else goes to a real canvas."""

    canvas: Canvas
    rectangles: list[tuple[float, float, float, float]] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, **look: Any) -> None:
        self.rectangles.append((x, y, width, height))
        self.canvas.rect(x, y, width, height, **look)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.canvas, name)


@pytest.fixture
def recorder(tmp_path: Any) -> Recorder:
    fonts.register()
    return Recorder(Canvas(str(tmp_path / "figure.pdf")))


def inside(recorder: Recorder) -> bool:
    x, top, width, height = BOX
    return all(
        x - 1 <= left and left + wide <= x + width + 1 and top - height - 1 <= low and low + tall <= top + 1
        for left, low, wide, tall in recorder.rectangles
    )


@given(st.lists(st.floats(0.001, 1e6), min_size=1, max_size=14))
def test_nodes_of_a_sankey_are_in_proportion_and_in_the_box(sizes: list[float]) -> None:
    fonts.register()
    recorder = Recorder(Canvas("unused.pdf"))
    nodes = [Node("all", 0, "all"), *(Node(f"n{place}", 1, f"part {place}") for place in range(len(sizes)))]
    bands = [Band("all", f"n{place}", kg) for place, kg in enumerate(sizes)]
    sankey(recorder, BOX, nodes, bands, ("from", "to"), sum(sizes))
    assert len(recorder.rectangles) == len(sizes) + 1
    assert inside(recorder)
    whole, *parts = (tall for _, _, _, tall in recorder.rectangles)
    for kg, tall in zip(sizes, parts, strict=True):
        assert tall == pytest.approx(max(whole * kg / sum(sizes), 0.6), rel=1e-6)


def test_negative_and_missing_flows_have_no_band(recorder: Recorder) -> None:
    sankey(recorder, BOX, [Node("a", 0, "a"), Node("b", 1, "b")], [Band("a", "b", -3.0)], ("from", "to"), -3.0)
    assert recorder.rectangles == []


def test_a_waterfall_goes_on_where_the_step_before_ended(recorder: Recorder) -> None:
    steps = [Step("today", 100.0, whole=True), Step("less", -30.0), Step("more", 5.0), Step("then", 75.0, whole=True)]
    waterfall(recorder, BOX, steps)
    today, less, more, then = recorder.rectangles
    unit = today[2] / 100
    assert less[2] == pytest.approx(30 * unit)
    assert less[0] + less[2] == pytest.approx(today[0] + today[2])
    assert more[0] == pytest.approx(less[0])
    assert then[2] == pytest.approx(75 * unit)
    assert inside(recorder)


def test_a_tornado_has_the_widest_swing_first_and_nothing_for_no_change(recorder: Recorder) -> None:
    tornado(recorder, BOX, [Swing("small", -1.0, 1.0), Swing("large", -10.0, 4.0), Swing("none", 0.0, 0.0)])
    widths = [wide for _, _, wide, _ in recorder.rectangles]
    assert widths[0] / widths[1] == pytest.approx(10 / 4)
    assert widths[2] == pytest.approx(widths[3])
    assert len(widths) == 4
    assert inside(recorder)


def test_columns_of_a_histogram_are_as_high_as_their_counts(recorder: Recorder) -> None:
    histogram(recorder, BOX, Spread([0.0, 1.0, 2.0, 3.0], [1, 4, 2], [("P50", 1.5)], (0.5, 2.5)))
    heights = [tall for _, _, _, tall in recorder.rectangles]
    assert [height / max(heights) for height in heights] == pytest.approx([0.25, 1.0, 0.5])
    assert inside(recorder)


def test_figures_of_nothing_are_drawn(recorder: Recorder) -> None:
    sankey(recorder, BOX, [], [], (), 0.0)
    waterfall(recorder, BOX, [Step("today", 0.0, whole=True)])
    tornado(recorder, BOX, [])
    histogram(recorder, BOX, Spread([1.0, 1.0], [0]))
    assert inside(recorder)
