"""The declared part changed step by step; what goes in stays as it was."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.analysis.scenarios import editing
from footprint.analysis.scenarios.reading import read_scenarios
from footprint.findings import InputError

LOSS = {"kind": "loss", "line": "1", "value": 0.1}
HALF = {"kind": "quantity", "line": "2", "factor": 0.5}
ONE = {"scenarios": [{"id": "s1", "name": "One", "measures": [LOSS]}], "target": {"year": 2030, "kg_co2e": 5.0}}


def test_measures_come_and_go() -> None:
    before = copy.deepcopy(ONE)
    more = editing.with_measure(ONE, HALF, "s1")
    assert more["scenarios"][0]["measures"] == [LOSS, HALF]
    new = editing.with_measure(more, HALF, "", "Half", "减半")
    assert [one["id"] for one in new["scenarios"]] == ["s1", "s2"]
    assert new["scenarios"][1]["name_zh"] == "减半"
    assert editing.without_measure(more, "s1", 0)["scenarios"][0]["measures"] == [HALF]
    assert editing.without_measure(ONE, "s1", 0) == {"target": ONE["target"]}  # nothing left of it
    assert editing.without_scenario(new, "s1")["scenarios"][0]["id"] == "s2"
    assert before == ONE


def test_fields_and_target() -> None:
    found = editing.with_fields(ONE, "s1", {"name": "Two", "year": "2027", "note": "", "planned": False})
    assert found["scenarios"][0] == {"id": "s1", "name": "Two", "measures": [LOSS], "year": "2027", "planned": False}
    assert editing.with_fields(found, "s1", {"year": ""})["scenarios"][0].get("year") is None
    assert editing.with_target(ONE, {"year": "2031", "reduction": 0.2})["target"] == {"year": "2031", "reduction": 0.2}
    assert "target" not in editing.with_target(ONE, None)


@pytest.mark.parametrize(
    "edit",
    [
        lambda: editing.with_measure(ONE, LOSS, "s9"),
        lambda: editing.without_measure(ONE, "s9", 0),
        lambda: editing.without_scenario(ONE, "s9"),
        lambda: editing.with_fields(ONE, "s9", {}),
    ],
)
def test_a_scenario_that_is_gone(edit: object) -> None:
    with pytest.raises(InputError, match="no scenario"):
        edit()  # type: ignore[operator]


@given(st.lists(st.sampled_from(["add", "drop"]), max_size=12))
def test_ids_stay_apart_whatever_was_removed(steps: list[str]) -> None:
    content: dict[str, object] = {}
    for step in steps:
        scenarios = content.get("scenarios", [])
        if step == "drop" and scenarios:
            content = editing.without_scenario(content, scenarios[0]["id"])  # type: ignore[index]
        else:
            content = editing.with_measure(content, LOSS, "", "x")
    read_scenarios(content)  # refuses an id that is used twice
