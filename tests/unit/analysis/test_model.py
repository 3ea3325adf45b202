"""Calculating only what a change touches gives the same as calculating everything."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.analysis.model import Changed, affected
from footprint.bom.values import Bom, Line, TransportLeg
from footprint.engine.study import declared_lines
from footprint.engine.values import BackgroundChange, Choice, Options
from tests.unit.analysis.products import model_of

DATA = ("steel-hot-rolled-cn", "aluminium-primary-cn", "aluminium-secondary-cn", "cast-iron-cn", "abs-cn")
ROAD = (TransportLeg("road", 100.0),)


def tree(*legs: str) -> tuple[tuple[Line, str | None], ...]:
    """1 → 1.1 → 1.1.1, 1.1.2; 1.2; 2. The ids of `legs` are transported."""
    rows = [("1", None), ("1.1", "1"), ("1.1.1", "1.1"), ("1.1.2", "1.1"), ("1.2", "1"), ("2", None)]
    parents = {"1", "1.1"}
    return tuple(
        (
            Line(
                name, name, 2.0, "piece" if name in parents else "kg", parent=up, transport=ROAD if name in legs else ()
            ),
            None if name in parents else "steel-hot-rolled-cn",
        )
        for name, up in rows
    )


@pytest.mark.parametrize(
    ("legs", "changed", "work", "lines"),
    [
        ((), "1.1.1", {"1.1.1"}, {"1", "1.1", "1.1.1"}),
        ((), "1.1", {"1.1", "1.1.1", "1.1.2"}, {"1", "1.1", "1.1.1", "1.1.2"}),
        ((), "2", {"2"}, {"2"}),
        # what is inside weighs: the transported assembly is calculated as a whole
        (("1.1",), "1.1.1", {"1.1", "1.1.1", "1.1.2"}, {"1", "1.1", "1.1.1", "1.1.2"}),
        (("1",), "1.1.1", {"1", "1.1", "1.1.1", "1.1.2", "1.2"}, {"1", "1.1", "1.1.1", "1.1.2", "1.2"}),
        (("1",), "2", {"2"}, {"2"}),
    ],
)
def test_what_a_change_touches(legs: tuple[str, ...], changed: str, work: set[str], lines: set[str]) -> None:
    model = model_of(*tree(*legs))
    before = Changed(model.prepared.bom, model.prepared.choices)
    after = replace(
        before,
        bom=Bom(
            before.bom.product,
            tuple(replace(line, quantity=3.0) if line.id == changed else line for line in before.bom.lines),
        ),
    )
    assert affected(before, after).work == work
    assert affected(before, after).lines == lines
    assert affected(before, before).work == frozenset()


def test_a_choice_touches_its_line() -> None:
    model = model_of(*tree())
    before = Changed(model.prepared.bom, model.prepared.choices)
    after = replace(before, choices={**before.choices, "1.2": Choice("abs-cn")})
    assert affected(before, after).work == {"1.2"}


@st.composite
def products(draw: Any) -> list[tuple[Line, str | None]]:
    """Trees of up to 14 lines with losses, recycled content and transport."""
    count = draw(st.integers(1, 14))
    ups = [None if place == 0 else draw(st.none() | st.integers(0, place - 1)) for place in range(count)]
    parents = {up for up in ups if up is not None}
    made: list[tuple[Line, str | None]] = []
    for place, up in enumerate(ups):
        data = None if place in parents else draw(st.sampled_from(DATA))
        r1 = draw(st.none() | st.floats(0.1, 1.0)) if data == "aluminium-primary-cn" else None
        line = Line(
            str(place),
            "x",
            draw(st.floats(0.1, 10.0)),
            "piece" if place in parents else "kg",
            parent=None if up is None else str(up),
            loss=draw(st.sampled_from([0.0, 0.2])),
            recycled_content=r1,
            transport=draw(st.sampled_from([(), ROAD])),
        )
        made.append((line, data))
    return made


@given(products(), st.data())
def test_a_part_calculated_anew_equals_all_of_it(lines: list[tuple[Line, str | None]], data: Any) -> None:
    model = model_of(*lines, options=None)
    choices = dict(model.prepared.choices)
    changed = []
    for line in model.prepared.bom.lines:
        match data.draw(st.sampled_from(["keep", "keep", "quantity", "loss", "transport", "choice"])):
            case "quantity":
                changed.append(replace(line, quantity=line.quantity * 1.5))
            case "loss":
                changed.append(replace(line, loss=0.1))
            case "transport":
                changed.append(replace(line, transport=(TransportLeg("sea", 50.0),)))
            case "choice" if line.id in choices and line.recycled_content is None:
                choices[line.id] = Choice("cast-iron-cn")
                changed.append(line)
            case _:
                changed.append(line)
    background = (BackgroundChange("steel-hot-rolled-cn", emissions=0.5),)
    after = Changed(Bom(model.prepared.bom.product, tuple(changed)), choices, background)
    everything, _ = declared_lines(after.bom, after.choices, model.catalogue, Options())
    scale = [
        (line.kg_co2e or 0.0) * (0.5 if line.choice and line.choice.dataset == "steel-hot-rolled-cn" else 1.0)
        for line in everything
    ]
    found = model.outcome(after)
    assert found.total == pytest.approx(fsum(scale), rel=1e-9)
