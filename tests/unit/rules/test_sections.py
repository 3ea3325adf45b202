from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from footprint.findings import InputError
from footprint.rules.gate import UNCHECKED, of_severity, points
from footprint.rules.library import shipped
from footprint.rules.sections import sections
from tests.unit.rules.cases import CHOICES, case, product


def made(**study: Any) -> dict[str, Any]:
    one = case(**study)
    return {**one.document, **sections(shipped(), one)}


def test_what_a_document_says_of_its_rules() -> None:
    found = made(statement={})
    assert (found["rules"]["id"], found["rules"]["version"], found["rules"]["by_default"]) == ("iso-14067", "1", True)
    assert "goal" in found["rules"]["violations"]
    assert "audience" in found["rules"]["warnings"]
    assert found["rules"]["level"] is None
    assert found["rules"]["max_age_years"] == 5
    assert found["validation"] == []
    named = made(rules={"id": "vehicle-component", "version": "1"})
    assert (named["rules"]["id"], named["rules"]["by_default"]) == ("vehicle-component", False)


def test_the_cut_off_list() -> None:
    found = made()["cut_off"]
    assert found["items"] == [
        {"what": "Labels", "what_zh": "标签", "stage": "packaging", "share": 0.002, "reason": "tiny", "reason_zh": ""}
    ]
    assert (found["sum"], found["limit_each"], found["limit_total"], found["stated"]) == (0.002, 0.01, 0.05, True)
    assert made(statement={})["cut_off"]["stated"] is False


@pytest.mark.parametrize(
    ("kg", "rank"),
    [(11.0, 0), (12.6, 1), (120.0, 1)],  # −2 %, 10 %, 91 %: higher levels want green power, of which there is none
)
def test_the_level_of_a_graded_evaluation(kg: float, rank: int) -> None:
    rules = {"id": "zero-carbon-product", "baseline": {"year": 2020, "kg_co2e": kg, "source": "report"}}
    assert made(rules=rules)["rules"]["level"]["rank"] == rank


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"id": "nothing"}, "rule-set-unknown"),
        ({"id": "iso-14067", "version": "99"}, "rule-set-unknown"),
        ({"id": "iso-14067", "answers": {"rework": "no"}}, "question-unknown"),
        ({"id": "iso-14067", "not_applicable": {"colour": "x"}}, "item-unknown"),
        ({"id": "iso-14067", "not_applicable": {"goal": "x"}}, "not-excusable"),
    ],
)
def test_what_does_not_fit_the_rule_set_is_refused(rules: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        made(rules=rules)
    assert [finding.code for finding in caught.value.findings] == [code]


def test_the_gate_names_everything_that_is_in_the_way() -> None:
    document = made(statement={}, choices={"1": CHOICES["1"]})
    found = points(document)
    assert [point.severity for point in found] == sorted(
        (point.severity for point in found), key=("violation", "warning", "note").index
    )
    violations, warnings = of_severity(found, "violation"), of_severity(found, "warning")
    assert {"rule:goal", "rule:timing", "check:incomplete"} <= set(violations)
    assert "rule:audience" in warnings
    goal = violations["rule:goal"][0]
    assert goal.text("en").startswith("Goal and intended application: ")
    assert goal.text("zh").startswith("研究目的与预期用途：")
    assert goal.mending("zh")


def test_a_result_from_before_rules_must_be_calculated_again() -> None:
    assert points(case().document) == (UNCHECKED,)


@pytest.mark.parametrize(("today", "old"), [(date(2030, 12, 31), False), (date(2031, 1, 1), True)])
def test_data_grow_old_until_the_day_of_submission(today: date, old: bool) -> None:
    found = {point.key for point in points(made(product=product(reference_year=2025)), today)}
    assert ("check:data-age" in found) == old


def test_every_key_is_described() -> None:
    page = (Path(__file__).parents[3] / "docs" / "result-document.md").read_text("utf-8")
    entry = {"what": "a", "reason": "b", "share": 0.1}
    found = made(rules={"id": "zero-carbon-product"}, statement={"cut_offs": [entry]}, choices={"1": CHOICES["1"]})
    rules, cut_off = found["rules"], found["cut_off"]
    keys = {*rules, *rules["checklist"][0], *rules["level"], *cut_off, *cut_off["items"][0], *found["validation"][0]}
    assert keys - set(re.findall(r"`([^`\s]+)`", page)) == set()
