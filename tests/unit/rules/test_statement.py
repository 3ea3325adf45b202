from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.findings import InputError
from footprint.rules.following import read_following
from footprint.rules.statement import FIELDS, read_statement
from footprint.rules.words import FIELD_WORDS
from tests.data.stated import STATED

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    (*FIELDS, "goal_zh", "period_start", "id", "version", "answers", "not_applicable", "baseline", "offsets", "x")
)


def codes(read: Any, content: dict[str, Any]) -> set[tuple[str, str | None]]:
    with pytest.raises(InputError) as caught:
        read(content)
    return {(finding.code, finding.cell) for finding in caught.value.findings}


def test_a_full_statement() -> None:
    found = read_statement(STATED)
    assert all(found.has(name) for name in FIELDS if name not in ("boundary", "scope_changes"))
    assert not found.has("boundary")
    assert found.has("goal", "zh")
    assert not found.has("audience", "zh")
    assert found.text("audience").of("zh") == "Customers and their auditors."
    assert found.cut_offs is not None
    assert found.cut_offs[0].what.zh == "标签"
    assert found.excluded == ()


def test_what_is_left_out_is_summed() -> None:
    entries = [{"what": "a", "reason": "b", "share": share} for share in (0.01, 0.02, 0.005)]
    assert read_statement({"cut_offs": entries}).cut_off_sum == pytest.approx(0.035)
    assert read_statement({}).cut_off_sum == 0.0


def test_nothing_is_not_the_same_as_nothing_left_out() -> None:
    assert not read_statement({}).has("cut_offs")
    assert read_statement({"cut_offs": []}).has("cut_offs")


def test_every_fault_names_its_place() -> None:
    content = {
        "gaol": "x",
        "goal": 3,
        "limitations": "x" * 5001,
        "period_start": "2025-12-31",
        "period_end": "2025-01-01",
        "cut_offs": [{"what": "", "share": 1.5, "stage": "moon", "reason": "r", "why": 1}, {"what": "w"}],
        "excluded": "nothing",
    }
    assert codes(read_statement, content) == {
        ("key-unknown", "statement.gaol"),
        ("text-expected", "statement.goal"),
        ("text-long", "statement.limitations"),
        ("period-upside-down", "statement.period_end"),
        ("missing", "statement.cut_offs[1].what"),
        ("number-range", "statement.cut_offs[1].share"),
        ("choice-unknown", "statement.cut_offs[1].stage"),
        ("key-unknown", "statement.cut_offs[1].why"),
        ("missing", "statement.cut_offs[2].share"),
        ("missing", "statement.cut_offs[2].reason"),
        ("objects-expected", "statement.excluded"),
    }


@pytest.mark.parametrize("value", ["31.12.2025", "2025-13-01", 20250101])
def test_a_day_is_iso_8601(value: object) -> None:
    assert ("day-expected", "statement.period_start") in codes(read_statement, {"period_start": value})


def test_every_field_has_its_words() -> None:
    assert set(FIELD_WORDS) == set(FIELDS)


def test_what_a_study_says_of_its_rules() -> None:
    found = read_following(
        {
            "id": "zero-carbon-product",
            "version": "1",
            "answers": {"rework": "no", "price-ratio": 3},
            "not_applicable": {"audience": "internal", "exclusions": {"zh": "无"}},
            "baseline": {"year": 2020, "kg_co2e": 2.5, "source": "report 7"},
            "offsets": [{"register": "CCER", "number": "17", "kg_co2e": 1.0}],
        }
    )
    assert found.answers == {"rework": "no", "price-ratio": 3.0}
    assert found.not_applicable["audience"].of("zh") == "internal"
    assert found.not_applicable["exclusions"].of("en") == "无"
    assert found.baseline is not None
    assert (found.baseline.year, found.baseline.kg_co2e) == (2020, 2.5)
    assert found.offsets[0].register == "CCER"


def test_faults_of_what_a_study_says_of_its_rules() -> None:
    content = {
        "id": "Not An Id",
        "version": "v1",
        "answers": {"a": float("nan"), "b": ["x"]},
        "not_applicable": {"c": "", "d": {}, "e": 4},
        "baseline": {"year": 2020.5, "kg_co2e": -1},
        "offsets": [{"number": "1", "kg_co2e": 1}],
    }
    found = codes(read_following, content)
    assert {
        ("id-expected", "rules.id"),
        ("version-expected", "rules.version"),
        ("number-expected", "rules.answers.a"),
        ("text-expected", "rules.answers.b"),
        ("missing", "rules.not_applicable.c"),
        ("missing", "rules.not_applicable.d"),
        ("object-expected", "rules.not_applicable.e"),
        ("number-range", "rules.baseline.year"),
        ("number-range", "rules.baseline.kg_co2e"),
        ("missing", "rules.baseline.source"),
        ("missing", "rules.offsets[1].register"),
    } <= found
    assert ("missing", "rules.id") in codes(read_following, {"version": "1"})


@given(st.dictionaries(KEYS, JSON, max_size=4))
def test_any_object_is_read_or_refused(content: dict[str, Any]) -> None:
    for read in (read_statement, read_following):
        try:
            read(content)
        except InputError:
            continue
