"""What the firm chose, what the supplier states and what the matcher says come together in one answer."""

from __future__ import annotations

from datetime import date

import pytest

from footprint.bom.values import Line, Product
from footprint.engine.values import SupplierFootprint
from footprint.ledgers import Ledgers
from footprint.matching import Answer, Answering, Decision, Matcher, Memory, SupplierCandidate, text_key
from tests.unit.matching.shelf import CATALOGUE

MATCHER = Matcher(CATALOGUE)
PRODUCT = Product("x", site="CN")
COVER = Line("1", "Deckel vorn", 1, "kg")
SUPPLIED = SupplierFootprint(
    "sf-1", "Steelworks", 1, "form", "Cover", "kg", Ledgers(2.0), product_ids=("urn:x:customcode:buyer:AB-4711",)
)
PIECES = SupplierFootprint("sf-2", "Mouldings", 1, "form", "Cover", "piece", Ledgers(2.0), product_ids=("AB4711",))


def decided(line: Line, *targets: str, count: int = 1) -> Memory:
    decisions = (
        Decision(
            None if target.startswith("sf-") else target,
            target if target.startswith("sf-") else None,
            count,
            date(2026, 11, 20 - place),
            "Mei",
            "Pump",
        )
        for place, target in enumerate(targets)
    )
    return Memory({text_key(line): tuple(decisions)})


def answer(line: Line, memory: Memory | None = None, *suppliers: SupplierFootprint) -> Answer:
    return Answering(MATCHER, memory or Memory(), suppliers).answer(line, PRODUCT)


def test_what_the_matcher_is_sure_of_is_accepted() -> None:
    found = answer(Line("1", "冷轧钢板", 1, "kg"))
    assert (found.state, found.question) == ("accepted", None)
    assert found.accepted is found.candidates[0]


def test_a_decision_repeated_is_accepted_with_when_and_where() -> None:
    found = answer(COVER, decided(COVER, "pp-cn", count=3))
    assert found.state == "accepted"
    assert found.accepted is found.candidates[0]
    assert found.candidates[0].dataset.id == "pp-cn"
    assert found.candidates[0].reason == "you chose this for the same text on 2026-11-20 in Pump (Mei, 3 lines)"
    assert found.candidates[0].reason_zh == "贵方于 2026-11-20 在“Pump”中对相同文字选用了它（Mei，共 3 行）"


def test_a_decision_stands_above_what_the_matcher_is_sure_of() -> None:
    line = Line("1", "冷轧钢板", 1, "kg")
    found = answer(line, decided(line, "steel-hot-rolled-cn"))
    ids = [candidate.dataset.id for candidate in found.candidates]
    assert ids[:2] == ["steel-hot-rolled-cn", "steel-cold-rolled-cn"]
    assert len(set(ids)) == len(ids)
    assert [candidate.accepted for candidate in found.candidates[:2]] == [True, False]


def test_decisions_that_differ_are_asked_about() -> None:
    found = answer(COVER, decided(COVER, "pp-cn", "pa66-cn"))
    assert (found.state, found.accepted) == ("doubtful", None)
    assert [candidate.dataset.id for candidate in found.candidates[:2]] == ["pp-cn", "pa66-cn"]
    assert found.question is not None
    assert found.question.kind == "decisions"
    assert "2 different data sets" in found.question.en


@pytest.mark.parametrize("target", ["gone-cn", "electricity-grid-cn", "sf-9"])
def test_a_decision_for_what_is_gone_or_does_not_convert_is_no_decision(target: str) -> None:
    found = answer(COVER, decided(COVER, target))
    assert found.accepted is None
    assert all("you chose" not in candidate.reason for candidate in found.candidates)


def test_a_supplier_of_the_very_article_is_proposed_first_and_asked_about() -> None:
    line = Line("1", "冷轧钢板", 1, "kg", part_number="ab 4711")
    found = answer(line, None, PIECES, SUPPLIED)
    assert (found.state, found.accepted) == ("doubtful", None)
    assert [one.footprint.id for one in found.suppliers] == ["sf-1"]  # a piece of unknown mass has no kg
    assert found.suppliers[0].reason == "Steelworks states this footprint for part number ab 4711"
    assert found.candidates[0].dataset.id == "steel-cold-rolled-cn"
    assert not found.candidates[0].accepted
    assert found.question is not None
    assert found.question.kind == "supplier"


def test_the_code_may_be_the_part_number() -> None:
    assert answer(Line("1", "x", 1, "kg", code="7208; AB-4711"), None, SUPPLIED).suppliers
    assert not answer(Line("1", "x", 1, "kg", code="7208; AB-4712"), None, SUPPLIED).suppliers
    assert not answer(Line("1", "x", 1, "kg", part_number="711"), None, SUPPLIED).suppliers


def test_a_footprint_once_chosen_for_the_text_is_accepted() -> None:
    found = answer(COVER, decided(COVER, "sf-1"), SUPPLIED)
    assert found.state == "accepted"
    assert isinstance(found.accepted, SupplierCandidate)
    assert found.accepted.footprint.id == "sf-1"
    assert answer(COVER, decided(COVER, "sf-1")).accepted is None


def test_a_thing_of_several_materials_asks_for_its_composition() -> None:
    found = answer(Line("1", "深沟球轴承 6205", 1, "kg"))
    assert found.accepted is None
    assert found.question is not None
    assert found.question.kind == "composition"
    assert found.question.composition is not None
    assert found.question.composition.kind == "bearing"


@pytest.mark.parametrize(
    ("line", "state", "kind"),
    [
        (Line("1", "天然气", 1, "m3", stage="production"), "doubtful", "burned"),
        (Line("1", "支架", 1, "kg"), "unmatched", "material"),
        (Line("1", "支架", 1, "kg", material="Inconel 718"), "unmatched", None),
        (Line("1", "会议服务费", 1, "piece", stage="production"), "unmatched", None),
        (Line("1", "甲醇", 1, "kg"), "doubtful", None),
    ],
)
def test_what_is_asked(line: Line, state: str, kind: str | None) -> None:
    found = answer(line)
    assert found.state == state
    assert (found.question.kind if found.question else None) == kind
    assert found.accepted is None
