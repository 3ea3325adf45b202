"""Declared spreads of quantities: read, refused, and used."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pytest

from footprint.bom.values import Line
from footprint.engine.values import Options
from footprint.findings import InputError
from footprint.modelling.uncertainty import Stated, read_uncertainty
from tests.data.declared import calculated, line

STEEL = Line("1", "Steel", 10.0, "kg", dataset="steel-hot-rolled-cn")
FRAME = (
    Line("2", "Frame", 2.0, "piece"),
    Line("2.1", "Steel", 3.0, "kg", parent="2", dataset="steel-hot-rolled-cn"),
)


def part(**fields: Any) -> dict[str, Any]:
    return {"lines": [{"line": "1", **fields}]}


def test_a_range_is_a_geometric_spread() -> None:
    # 95 % lie between a divided by 1.21 and a times 1.21: GSD² = 1.21
    (found,) = read_uncertainty(part(plus_minus=0.21, evidence="scale"))
    assert found == Stated("1", pytest.approx(1.1), "scale", "uncertainty.lines[0]")
    assert read_uncertainty(part(gsd="1.3"))[0].gsd == 1.3
    assert read_uncertainty(part(plus_minus=0))[0].gsd == 1.0
    assert read_uncertainty({}) == ()


@pytest.mark.parametrize(
    ("fields", "code", "cell"),
    [
        ({}, "spread-one", "uncertainty.lines[0]"),
        ({"gsd": 1.1, "plus_minus": 0.1}, "spread-one", "uncertainty.lines[0]"),
        ({"gsd": 0.9}, "number-low", "uncertainty.lines[0].gsd"),
        ({"gsd": 11}, "number-high", "uncertainty.lines[0].gsd"),
        ({"plus_minus": -0.1}, "number-low", "uncertainty.lines[0].plus_minus"),
        ({"gsd": 1.1, "line": ""}, "needed", "uncertainty.lines[0].line"),
        ({"gsd": 1.1, "spread": 2}, "field-unknown", "uncertainty.lines[0].spread"),
    ],
)
def test_every_fault_has_its_place(fields: dict[str, Any], code: str, cell: str) -> None:
    with pytest.raises(InputError) as caught:
        read_uncertainty(part(**fields))
    assert (code, cell) in [(finding.code, finding.cell) for finding in caught.value.findings]


def test_declared_spreads_reach_the_lines() -> None:
    declared = {"uncertainty": {"lines": [{"line": "1", "gsd": 1.5}, {"line": "2", "plus_minus": 0.1}]}}
    document, _ = calculated(declared, (STEEL, *FRAME), options=Options(iterations=200))
    assert line(document, "1")["gsd"] == 1.5
    assert line(document, "2")["gsd"] == pytest.approx(sqrt(1.1))
    inputs = document["analysis"]["uncertainty"]["monte_carlo"]["variance"]["inputs"]
    # the steel of 20 kg CO2e varies most; below the frame everything varies with it
    assert inputs[0]["id"] == "1"
    assert {"kind": "quantity", "id": "2"}.items() <= next(one for one in inputs if one["id"] == "2").items()


def test_a_line_that_is_not_there_is_said() -> None:
    document, _ = calculated({"uncertainty": {"lines": [{"line": "9", "gsd": 1.5}]}}, (STEEL,))
    assert [one["code"] for one in document["warnings"] if one["code"] == "spread-line"] == ["spread-line"]
