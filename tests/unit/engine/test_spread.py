"""The stated table of a quantity's spread, and what varies together."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest

from footprint.bom.values import Line
from footprint.engine.spread import Part, distance_gsd, line_gsd, spreads, supplier_gsd


def by_hand(basic: float, reliability: float) -> float:
    """SD² = exp √(ln² basic + ln² reliability); the geometric SD is its root."""
    return exp(sqrt(log(basic) ** 2 + log(reliability) ** 2) / 2)


@pytest.mark.parametrize(
    ("data_type", "evidence", "factor"),
    [
        ("primary", "meter", 1.00),
        ("primary", "", 1.05),
        (None, "drawing", 1.05),
        (None, "", 1.10),
        ("secondary", "handbook", 1.10),
        ("secondary", "", 1.20),
    ],
)
def test_the_table(data_type: str | None, evidence: str, factor: float) -> None:
    line = Line("1", "Steel", 1.0, "kg", data_type=data_type, evidence=evidence)  # type: ignore[arg-type]
    assert line_gsd(line) == pytest.approx(by_hand(1.05, factor))
    assert distance_gsd(line) == pytest.approx(by_hand(2.00, factor))


def test_pieces_are_certain() -> None:
    assert line_gsd(Line("1", "Bolt", 4.0, "piece", data_type="secondary")) == 1.0


def test_a_suppliers_footprint_is_as_certain_as_its_rating() -> None:
    assert supplier_gsd(1.0) == pytest.approx(sqrt(1.05))
    # rating 2: reliability 1.05, time 1.03, geography 1.01, technology √1.2
    u = [1.05, 1.05, 1.03, 1.01, sqrt(1.2)]
    assert supplier_gsd(2.0) == pytest.approx(exp(sqrt(sum(log(x) ** 2 for x in u)) / 2))
    assert supplier_gsd(None) == supplier_gsd(3.0)
    assert supplier_gsd(9.0) == supplier_gsd(5.0)


def part(
    name: str, parent: str | None = None, origin: str | None = None, gsd: float = 1.1, kg: float | None = 1.0
) -> Part:
    return Part(name, parent, origin, gsd, kg, kg, "steel")


def test_what_varies_together() -> None:
    found = spreads(
        [
            part("1.1", "1"),  # before its parent, as a file may have it
            part("1.1#recycled", "1", "1.1", gsd=1.0),
            part("1.1#transport-1", "1", "1.1", gsd=1.4),
            part("1", None, gsd=1.2, kg=None),
            part("2", gsd=1.0),
        ]
    )
    assert {line.id: line.quantities for line in found.lines} == {
        "1.1": ("1.1", "1"),
        "1.1#recycled": ("1.1", "1"),
        "1.1#transport-1": ("1.1#transport-1", "1.1", "1"),
        "2": (),
    }
    assert found.quantities == pytest.approx({"1.1": log(1.1), "1.1#transport-1": log(1.4), "1": log(1.2)})


def test_lines_in_a_circle_come_to_an_end() -> None:
    found = spreads([part("a", "b"), part("b", "a")])
    assert {line.id for line in found.lines} == {"a", "b"}
