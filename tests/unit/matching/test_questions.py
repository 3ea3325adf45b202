"""A composition as lines to edit, and sentences of both languages."""

from __future__ import annotations

import math

import pytest

from footprint.bom.values import Line
from footprint.matching.compositions import compositions
from footprint.matching.questions import BURNED, MATERIAL, composition_of, decisions_differ, lines_of, supplier_known

BEARING = next(composition for _, _, composition in compositions() if composition.kind == "bearing")


@pytest.mark.parametrize(
    ("unit", "kg_per_unit", "total"),
    [("kg", None, 1.0), ("t", None, 1000.0), ("piece", 0.13, 0.13), ("piece", None, 1.0), ("g", 5.0, 0.001)],
)
def test_the_lines_weigh_what_one_unit_weighs(unit: str, kg_per_unit: float | None, total: float) -> None:
    line = Line("3", "轴承", 4, unit, origin="CN", loss=0.1, code="8482", part_number="4711", row=7)
    lines = lines_of(BEARING, line, kg_per_unit)
    assert math.isclose(sum(one.quantity for one in lines), total)
    assert [one.id for one in lines] == ["3.1", "3.2", "3.3", "3.4"]
    assert {(one.parent, one.unit, one.stage, one.origin, one.loss) for one in lines} == {
        ("3", "kg", "materials", "CN", 0.0)
    }
    assert {(one.code, one.part_number, one.row) for one in lines} == {("", "", None)}
    assert all(one.material and one.note.startswith("estimate: ") for one in lines)


@pytest.mark.parametrize(
    "question", [BURNED, MATERIAL, composition_of(BEARING), decisions_differ(2), supplier_known("Steelworks")]
)
def test_a_question_is_a_sentence_in_both_languages(question: object) -> None:
    en, zh = question.en, question.zh  # type: ignore[attr-defined]
    assert en[0].isupper() or en.startswith("Steelworks")
    assert en.endswith((".", "?"))
    assert zh.endswith(("。", "？"))
