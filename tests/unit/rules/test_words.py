from __future__ import annotations

import re

import pytest

from footprint.rules import kinds
from footprint.rules.describing import demands
from footprint.rules.following import read_following
from footprint.rules.kinds import Rule
from footprint.rules.library import shipped
from footprint.rules.progress import progress
from footprint.rules.statement import TEXTS, read_statement
from footprint.rules.suggesting import drafts
from footprint.rules.values import RuleSet
from tests.data.stated import STATED
from tests.unit.rules.cases import PRODUCT, case, product

GENERAL = next(one for one in shipped() if one.id == "iso-14067")
METAL = next(one for one in shipped() if one.id == "recycled-metal")
RULES = {rule for one in shipped() for rule in one.rules}


@pytest.mark.parametrize(
    "rule", sorted(RULES, key=lambda rule: (rule.kind, rule.key, str(rule))), ids=lambda one: one.key
)
def test_every_rule_says_what_it_demands(rule: Rule) -> None:
    en, zh = demands(rule)
    assert en.endswith(".")
    assert re.search(r"[\u3400-\u9fff]", zh)
    assert "None" not in en


def of(rule_set: RuleSet, statement: dict[str, object], rules: dict[str, object], boundary: str = "cradle-to-gate"):  # type: ignore[no-untyped-def]
    return progress(rule_set, read_statement(statement), read_following(rules), boundary, {})


def test_progress_counts_what_a_person_has_to_say() -> None:
    empty, full = of(GENERAL, {}, {}), of(GENERAL, STATED, {})
    assert (empty.done, full.done) == (0, len(full.asked))
    assert {one.rule.key for one in empty.required} == {"goal", "cut-offs", "timing", "allocation", "limitations"}
    assert (empty.required_done, full.required_done) == (0, 5)
    assert empty.severity("goal") == "violation"
    assert empty.severity("audience") == "warning"
    assert empty.severity("assumptions") == ""
    grave = of(GENERAL, {}, {}, "cradle-to-grave")
    assert grave.severity("use_scenario") == "violation"
    assert empty.severity("use_scenario") == ""


def test_questions_and_reasons_count() -> None:
    bare = {one.rule.key: one for one in of(METAL, STATED, {}).asked}
    assert not bare["rework"].done
    assert not bare["evidence"].done
    said = {"answers": {"rework": "no"}, "not_applicable": {"evidence": "bought as ingot", "goal": "no reason counts"}}
    found = {one.rule.key: one for one in of(METAL, {}, said).asked}
    assert found["rework"].done
    assert (found["evidence"].done, found["evidence"].excused) == (True, True)
    assert not found["goal"].done


def test_drafts_are_a_statement_in_both_languages() -> None:
    made = drafts(case().bom, {}, GENERAL)
    statement = read_statement(made)
    assert (made["period_start"], made["period_end"]) == ("2025-01-01", "2025-12-31")
    assert "Pump" in made["goal"]
    for name in TEXTS:
        assert (name in made) == (f"{name}_zh" in made)
    # what only the maker knows is not made up
    for name in ("allocation", "assumptions", "conclusions", "representativeness", "cut_offs", "excluded"):
        assert not statement.has(name)


def test_the_period_is_that_of_the_meters() -> None:
    sites = [{"from": "2024-07-01", "to": "2025-06-30"}, {"from": "2024-01-01", "to": "2024-12-31"}]
    made = drafts(case().bom, {"production": {"sites": sites}}, GENERAL)
    assert (made["period_start"], made["period_end"]) == ("2024-01-01", "2025-06-30")
    assert "period_start" not in drafts(case(product(reference_year=None)).bom, {}, GENERAL)
    assert PRODUCT.reference_year == 2025


def test_every_kind_has_a_sentence() -> None:
    assert {rule.kind for rule in RULES} == set(kinds.KINDS)
