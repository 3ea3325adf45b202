from __future__ import annotations

import re

import pytest

from footprint.rules import kinds
from footprint.rules.library import Library, shipped, shipped_files, version_key
from footprint.rules.values import RuleSet
from tests.unit.rules.test_reading import HEAD, RULE

CHINESE = re.compile(r"[\u3400-\u9fff]")
SETS = tuple(shipped())


def test_what_is_shipped() -> None:
    assert {one.id for one in SETS} == {
        "iso-14067",
        "gb-t-24067",
        "passenger-car",
        "vehicle-component",
        "traction-battery",
        "tfs-chemical",
        "recycled-metal",
        "recycled-plastic",
        "zero-carbon-product",
    }
    assert {one.name for one in SETS} == set(shipped_files())
    assert all(one.shipped for one in SETS)


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_every_shipped_rule_is_said_in_both_languages_with_its_source(one: RuleSet) -> None:
    assert CHINESE.search(one.title_zh)
    assert CHINESE.search(one.summary_zh)
    assert one.sources
    for rule in one.rules:
        assert CHINESE.search(rule.title_zh), rule.key
        assert rule.source, rule.key
        assert bool(rule.note) == bool(rule.note_zh), rule.key
        # a figure that nobody published is configuration and says so
        if isinstance(rule, kinds.Quality | kinds.Level | kinds.CutOff | kinds.Baseline):
            assert rule.mark == "R", rule.key


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_the_twenty_items_of_clause_7_are_in_every_set(one: RuleSet) -> None:
    # functional unit, boundary, unit processes, data sources, gases, characterisation factors, cut-offs, allocation,
    # timing, data quality, sensitivity and uncertainty, electricity, interpretation, value choices, scope changes,
    # stages with use and end of life, other scenarios, representative period, rules applied, performance tracking
    items = {
        "functional-unit boundary unit-processes data-sources gases characterisation cut-offs allocation timing "
        "data-quality sensitivity uncertainty electricity interpretation limitations value-choices exclusions "
        "stage-results use-and-end-of-life other-scenarios representative-period rules-applied performance-tracking"
    }
    wanted = set(" ".join(items).split())
    assert wanted <= {rule.key for rule in one.rules}


@pytest.mark.parametrize(
    ("sector", "unit", "boundary", "expected"),
    [
        ("vehicle", "km", "cradle-to-grave", "passenger-car"),
        ("vehicle", "piece", "cradle-to-gate", "vehicle-component"),
        ("vehicle", "kWh", "cradle-to-gate", "vehicle-component"),
        ("vehicle", "kWh", "cradle-to-grave", "traction-battery"),
        ("chemical", "kg", "cradle-to-gate", "tfs-chemical"),
        ("recycled_metal", "t", "cradle-to-gate", "recycled-metal"),
        ("material", "kg", "cradle-to-gate", "iso-14067"),
        ("other", "piece", "cradle-to-grave", "iso-14067"),
    ],
)
def test_what_a_study_follows_that_names_nothing(sector: str, unit: str, boundary: str, expected: str) -> None:
    assert shipped().default(sector, unit, boundary).id == expected


def test_versions_coexist_and_the_newest_is_the_one_without_a_version() -> None:
    files = [(HEAD + RULE).replace("1.2", version).encode() for version in ("1.9", "1.10", "1")]
    library = shipped().added(files)
    found = library.get("my-rules")
    assert found is not None
    assert found.version == "1.10"
    assert library.get("my-rules", "1.9") is not None
    assert library.get("my-rules", "7") is None
    assert [one.version for one in library if one.id == "my-rules"] == ["1.10", "1.9", "1"]


def test_an_added_set_never_replaces_one_that_is_there() -> None:
    text = (HEAD + RULE).replace('"my-rules"', '"iso-14067"').replace("1.2", "1")
    library = shipped().added([text.encode()])
    assert library.find("iso-14067@1") is shipped().find("iso-14067@1")


def test_an_added_set_may_extend_an_added_one() -> None:
    child = 'extends = "my-rules@1.2"\n' + HEAD.replace("my-rules", "child") + RULE.replace('key = "unit"', 'key = "b"')
    library = shipped().added([(HEAD + RULE).encode(), child.encode()])
    found = library.get("child")
    assert found is not None
    assert [rule.key for rule in found.rules] == ["unit", "b"]


def test_versions_are_numbers() -> None:
    assert version_key("1.10") > version_key("1.9.9") > version_key("1.9")


def test_a_library_without_the_general_set_has_no_default() -> None:
    with pytest.raises(LookupError):
        Library({}).default("other", "kg", "cradle-to-gate")
