"""Each kind of rule: met, and open with its place and mend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from footprint.bom.values import Line
from footprint.engine.values import Choice, Options
from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation import EVALUATE, evaluate
from footprint.rules.evaluation.data import months
from footprint.rules.kinds import KINDS, Rule
from footprint.rules.library import shipped
from footprint.rules.values import RuleFinding, RuleSet
from tests.unit.rules.cases import CHOICES, LINES, PRODUCT, case, product

GRAVE = product(boundary="cradle-to-grave")
WIND = {**CHOICES, "2": Choice("electricity-wind-contract-cn")}


def rule(kind: str, **values: Any) -> Rule:
    return KINDS[kind](key="k", title="T", title_zh="题", source="s", **values)


def one(made: Rule, of: Case) -> RuleFinding:
    general = shipped().find("iso-14067@1")
    assert general is not None
    (found,) = evaluate(replace(general, rules=(made,)), of)
    return found


def co_products(by: str, ratio: float | None, products: int = 2) -> dict[str, Any]:
    allocation = {"by": by, "price_ratio": ratio}
    process = {"id": "p", "name": "Cracking", "name_zh": "裂解", "products": [{}] * products, "allocation": allocation}
    return {"document": {"production": {"sites": [{"processes": [process]}]}}}


@pytest.mark.parametrize(
    ("by", "ratio", "products", "answer", "status"),
    [
        ("economic", 5.1, 2, None, "computed"),
        ("mass", 5.1, 2, None, "open"),
        ("mass", 5.0, 2, None, "computed"),
        ("energy", 1.0, 2, None, "computed"),
        ("economic", 5.0, 2, None, "open"),
        ("mass", None, 2, None, "open"),
        ("mass", None, 2, 3.0, "computed"),
        ("mass", None, 2, 8.0, "open"),
        ("mass", 9.0, 2, 3.0, "open"),  # what is calculated goes before what was answered
        ("subdivision", 9.0, 2, None, "computed"),
        ("none", None, 1, None, "computed"),
    ],
)
def test_co_products_share_by_their_prices_above_the_limit_alone(
    by: str, ratio: float | None, products: int, answer: float | None, status: str
) -> None:
    made = rule("price_ratio", answer="number", least=1.0, limit=5.0)
    rules = {"answers": {"k": answer}} if answer is not None else {}
    found = one(made, case(rules=rules, **co_products(by, ratio, products)))
    assert found.checked.status == status
    assert found.checked.en
    assert found.checked.zh
    assert bool(found.checked.mend) == (status == "open")


def test_every_kind_has_what_evaluates_it() -> None:
    assert set(EVALUATE) == set(KINDS.values())


def allocated(key: str) -> dict[str, Any]:
    return {"sites": [{"processes": [{"allocation": {"by": key}}, {"id": "one product"}]}]}


MET: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("boundary", {"allowed": ("cradle-to-gate",)}, {}, "met"),
    ("unit", {"units": ("piece",), "mass": True}, {}, "met"),
    ("unit", {"units": ()}, {}, "met"),
    ("stages", {"required": ("materials",), "excluded": ("use",)}, {}, "met"),
    ("lines", {"stages": ("production",), "groups": ("energy",)}, {}, "met"),
    ("lines", {"words": ("热轧",)}, {}, "met"),
    ("lines", {"datasets": ("steel-",)}, {}, "met"),
    ("cut_off", {"each": 0.01, "total": 0.05, "mass": 0.05}, {}, "met"),
    ("allocation", {"order": ("mass",)}, {}, "stated"),
    ("allocation", {"order": ("mass", "economic")}, {"production": allocated("mass")}, "met"),
    ("electricity", {"declared": "location"}, {}, "met"),
    ("electricity", {"certificates": "refused"}, {"choices": WIND}, "met"),
    ("recycling", {"default": "cut-off", "allowed": ("cut-off",)}, {}, "met"),
    ("evidence", {"of": "primary"}, {}, "not_applicable"),
    ("evidence", {"of": "primary"}, {"lines": (replace(LINES[0], data_type="primary", evidence="meter"),)}, "met"),
    ("quality", {"dqr": 3.0}, {}, "met"),
    ("period", {"max_age_years": 1, "least_months": 12}, {}, "stated"),
    ("period", {"max_age_years": 1}, {"product": product(reference_year=None)}, "stated"),
    ("part", {"part": "scenarios"}, {"scenarios": {"a": 1}}, "stated"),
    ("stated", {"fields": ("goal", "cut_offs", "excluded", "period")}, {}, "stated"),
    ("stated", {"fields": ("goal",), "language": "zh"}, {}, "stated"),
    ("computed", {"of": "uncertainty"}, {"options": Options(iterations=50, upstream=0)}, "computed"),
    ("question", {"answer": "yes_no", "expected": "no"}, {"rules": {"answers": {"k": "no"}}}, "stated"),
    ("question", {"answer": "number", "least": 1.0, "most": 5.0}, {"rules": {"answers": {"k": 5}}}, "stated"),
    ("price_ratio", {"answer": "number", "limit": 5.0}, {"rules": {"answers": {"k": 5}}}, "stated"),
    ("trigger", {"years": 3, "change": 0.1}, {}, "stated"),
    ("report", {"says": "one category", "says_zh": "单一类别"}, {}, "stated"),
    (
        "baseline",
        {"max_years": 5},
        {"rules": {"baseline": {"year": 2020, "kg_co2e": 22.4, "source": "report"}}},
        "stated",
    ),
    ("level", {"rank": 1, "intensity": 12.0, "unit": "piece"}, {}, "met"),
    ("offsets", {"allowed": False}, {}, "met"),
]


@pytest.mark.parametrize(("kind", "values", "study", "status"), MET)
def test_met(kind: str, values: dict[str, Any], study: dict[str, Any], status: str) -> None:
    found = one(rule(kind, **values), case(**study))
    assert (found.checked.status, found.severity) == (status, None), found.checked.en
    assert found.checked.place
    assert found.checked.en
    assert found.checked.zh


OFFSETS = {"rules": {"offsets": [{"register": "CCER", "number": "1", "kg_co2e": 3.0}]}}
OPEN: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("boundary", {"allowed": ("cradle-to-grave",)}, {}, "product.boundary"),
    ("unit", {"units": ("kg",)}, {}, "product.declared_unit"),
    ("unit", {"units": ("piece",), "mass": True}, {"product": product(mass_kg=None)}, "product.mass_kg"),
    ("stages", {"required": ("packaging",)}, {}, "section:stages"),
    ("stages", {"excluded": ("production",)}, {}, "section:stages"),
    ("lines", {"stages": ("use",), "groups": ("energy",)}, {}, "section:lines"),
    ("lines", {"groups": ("steel",), "least": 2}, {}, "section:lines"),
    ("cut_off", {"each": 0.001, "total": 0.05, "mass": 0.05}, {}, "section:cut_off"),
    ("cut_off", {"each": 0.01, "total": 0.001, "mass": 0.05}, {}, "section:cut_off"),
    ("cut_off", {"each": 0.01, "total": 0.05, "mass": 0.05}, {"product": product(mass_kg=9.0)}, "section:cut_off"),
    ("allocation", {"order": ("mass",)}, {"more": {"allocation": "", "allocation_zh": ""}}, "statement.allocation"),
    ("allocation", {"order": ("mass",)}, {"production": allocated("economic")}, "part:production"),
    ("electricity", {"declared": "market"}, {}, "options.electricity"),
    (
        "electricity",
        {"certificates": "refused", "contracts": ("electricity-wind-contract",)},
        {"choices": WIND, "options": Options("market", upstream=0)},
        "options.electricity",
    ),
    ("recycling", {"default": "cff", "allowed": ("cff",)}, {}, "options.recycling"),
    ("evidence", {"of": "primary"}, {"lines": (replace(LINES[0], data_type="primary"),)}, "line:1"),
    ("quality", {"dqr": 1.0}, {}, "section:quality"),
    ("quality", {"primary_data_share": 0.5}, {}, "section:quality"),
    ("period", {"max_age_years": 1}, {"more": {"period_end": None}}, "statement.period"),
    ("period", {"max_age_years": 1, "least_months": 13}, {}, "statement.period"),
    ("period", {"max_age_years": 1}, {"product": product(reference_year=2027)}, "statement.period"),
    ("part", {"part": "scenarios"}, {}, "part:scenarios"),
    ("stated", {"fields": ("goal", "boundary")}, {}, "statement.boundary"),
    ("stated", {"fields": ("audience",), "language": "zh"}, {}, "statement.audience"),
    ("computed", {"of": "uncertainty"}, {}, "section:uncertainty"),
    ("question", {"answer": "text"}, {}, "rules.k"),
    ("question", {"answer": "yes_no", "expected": "no"}, {"rules": {"answers": {"k": "yes"}}}, "rules.k"),
    ("question", {"answer": "number", "least": 1.0}, {"rules": {"answers": {"k": 0.5}}}, "rules.k"),
    ("price_ratio", {"answer": "number", "limit": 5.0}, {}, "rules.k"),
    ("baseline", {"max_years": 5}, {}, "rules.baseline"),
    (
        "baseline",
        {"max_years": 5},
        {"rules": {"baseline": {"year": 2019, "kg_co2e": 9, "source": "report"}}},
        "rules.baseline",
    ),
    ("level", {"rank": 1, "reduction": 0.1}, {}, "section:rules"),
    ("level", {"rank": 1, "green_power": 0.1}, {}, "section:rules"),
    ("level", {"rank": 1, "intensity": 11.0, "unit": "piece"}, {}, "section:rules"),
    ("level", {"rank": 1, "intensity": 11.0, "unit": "kWh"}, {}, "section:rules"),
    ("offsets", {"allowed": False}, OFFSETS, "rules.offsets"),
]


@pytest.mark.parametrize(("kind", "values", "study", "place"), OPEN)
def test_open(kind: str, values: dict[str, Any], study: dict[str, Any], place: str) -> None:
    found = one(rule(kind, severity="warning", **values), case(**study))
    assert (found.checked.status, found.severity, found.checked.place) == ("open", "warning", place), found.checked.en
    assert found.checked.mend
    assert found.checked.mend_zh


def test_every_kind_was_tried_both_ways() -> None:
    assert {kind for kind, *_ in MET} == set(KINDS)
    assert {kind for kind, *_ in OPEN} == set(KINDS) - {"trigger", "report"}


def test_a_rule_of_the_other_boundary_does_not_apply_and_says_why() -> None:
    found = one(rule("stated", fields=("boundary",), only="cradle-to-grave"), case())
    assert (found.checked.status, found.severity) == ("not_applicable", None)
    assert "cradle-to-gate" in found.checked.en
    assert "摇篮到大门" in found.checked.zh
    assert one(rule("stated", fields=("boundary",), only="cradle-to-grave"), case(GRAVE)).severity == "violation"


def test_a_stated_reason_takes_the_place_of_what_is_excusable_only() -> None:
    said = {"not_applicable": {"k": "made to order"}}
    found = one(rule("stated", fields=("boundary",), excusable=True), case(rules=said))
    assert found.checked.status == "not_applicable"
    assert "made to order" in found.checked.en
    assert one(rule("stated", fields=("boundary",)), case(rules=said)).checked.status == "open"
    # what is met stays met, whatever is said
    assert one(rule("stated", fields=("goal",), excusable=True), case(rules=said)).checked.status == "stated"


def test_the_reduction_and_green_power_by_hand() -> None:
    # 5 kg steel at 2 = 10, 0.5 t·km at 0.1 = 0.05, 4 kWh at 0.6 = 2.4: 12.45; of 4 kWh half is by contract
    lines = (*LINES, Line("3", "Wind", 2.0, "kWh", stage="production"))
    choices = {**CHOICES, "3": Choice("electricity-wind-contract-cn")}
    baseline = {"baseline": {"year": 2020, "kg_co2e": 20.0, "source": "report"}}
    study = case(PRODUCT, lines, choices, rules=baseline)
    assert study.total == pytest.approx(12.45)
    assert study.green_power_share == pytest.approx(0.5)
    assert study.reduction == pytest.approx(1 - 12.45 / 20)
    assert study.intensity("piece") == pytest.approx(12.45)
    assert case(PRODUCT, LINES[:1], {"1": CHOICES["1"]}).green_power_share is None
    found = one(rule("level", rank=1, reduction=0.37, green_power=0.5), study)
    assert found.checked.status == "met"
    assert found.checked.figures == pytest.approx({"reduction": 0.3775, "green_power": 0.5})
    assert one(rule("level", rank=1, reduction=0.38, green_power=0.5), study).checked.status == "open"


def test_a_declared_instrument_says_what_its_line_is() -> None:
    # the same data set by a certificate for wind, a direct line, and a nuclear plant
    def of(kind: str, technology: str) -> Case:
        lines = (LINES[0], replace(LINES[1], id="tj#electricity-1-i1"))
        choices = {"1": CHOICES["1"], "tj#electricity-1-i1": Choice("electricity-grid-cn")}
        instruments = {"instruments": [{"id": "i1", "kind": kind, "technology": technology}]}
        made = case(lines=LINES, options=Options("market", upstream=0), document={"instruments": instruments})
        bom = replace(made.bom, lines=lines)
        rows = [{**row, "id": "tj#electricity-1-i1"} if row["id"] == "2" else row for row in made.document["lines"]]
        return replace(made, bom=bom, choices=choices, document={**made.document, "lines": rows})

    assert of("certificate", "wind").green_power_share == 1.0
    assert of("direct-line", "hydro").green_power_share == 1.0
    assert of("certificate", "nuclear").green_power_share == 0.0
    refusing = rule("electricity", certificates="refused")
    assert one(refusing, of("certificate", "wind")).severity == "violation"
    assert one(refusing, of("direct-line", "wind")).severity is None


def test_offsets_stand_apart_and_the_total_stays() -> None:
    found = one(rule("offsets", allowed=True), case(**OFFSETS))
    assert found.checked.figures == pytest.approx({"count": 1, "kg": 3.0, "total": 11.25})


def test_evidence_may_be_a_file_or_a_declared_proof() -> None:
    lines = (replace(LINES[0], data_type="primary"),)
    assert (
        one(rule("evidence", of="primary"), case(lines=lines, document={"evidence": [{"line": "1"}]})).severity is None
    )
    scrap = (Line("1", "Aluminium", 1.0, "kg", recycled_content=0.5),)
    chosen = {"1": Choice("aluminium-primary-cn")}
    assert one(rule("evidence", of="recycled_content"), case(lines=scrap, choices=chosen)).severity == "violation"
    proven = case(lines=scrap, choices=chosen, recycling_evidence={"lots": []})
    assert one(rule("evidence", of="recycled_content"), proven).severity is None


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), 12),
        (date(2025, 1, 1), date(2025, 12, 30), 11),
        (date(2024, 3, 15), date(2025, 3, 14), 12),
        (date(2024, 3, 15), date(2025, 3, 13), 11),
        (date(2025, 2, 1), date(2025, 2, 28), 1),
        (date(2025, 2, 1), date(2025, 2, 1), 0),
    ],
)
def test_whole_months(start: date, end: date, whole: int) -> None:
    assert months(start, end) == whole


@pytest.mark.parametrize("one", tuple(shipped()), ids=lambda one: one.name)
def test_every_shipped_set_can_be_evaluated(one: RuleSet) -> None:
    for made in (PRODUCT, GRAVE):
        checklist = evaluate(one, case(made))
        assert [item.item for item in checklist] == [rule.key for rule in one.rules]
        for item in checklist:
            plain = item.as_dict()
            assert plain["text"]
            assert plain["text_zh"]
            assert bool(plain["severity"]) == (plain["status"] == "open")


def test_a_full_study_leaves_nothing_open_in_the_general_set() -> None:
    general = shipped().find("iso-14067@1")
    assert general is not None
    found = evaluate(general, case(options=Options(iterations=50, upstream=0)))
    assert [item.item for item in found if item.severity] == []
    statuses = {item.item: item.checked.status for item in found}
    assert statuses["use-and-end-of-life"] == "not_applicable"
    assert statuses["goal"] == "stated"
    assert statuses["stage-results"] == "computed"


def test_severities_are_those_of_the_rule_set() -> None:
    general = shipped().find("iso-14067@1")
    assert general is not None
    found = {item.item: item.severity for item in evaluate(general, case(statement={}))}
    assert found["goal"] == "violation"
    assert found["audience"] == "warning"
    assert isinstance(general.rules[0], kinds.Stated)
