"""Rule sets, declarations and the checks of a result through the API."""

from __future__ import annotations

from collections.abc import Callable

from footprint.rules.library import shipped_files
from tests.api.conftest import Callers
from tests.api.steps import calculated, reasons, uploaded
from tests.data.stated import STATED
from tests.unit.rules.test_reading import HEAD, RULE

TOML = {"content_type": "application/toml"}


def test_anybody_reads_rule_sets(call: Callers) -> None:
    listed = call.nobody("GET", "rule-sets?size=100", 200)["items"]
    assert {f"{one['id']}@{one['version']}" for one in listed} == set(shipped_files())
    found = call.nobody("GET", "rule-sets/recycled-metal/1", 200)
    (rework,) = (rule for rule in found["rules"] if rule["key"] == "rework")
    assert (rework["kind"], rework["mark"], rework["demands"]["expected"]) == ("question", "F", "no")
    file = call.nobody.raw("GET", "rule-sets/recycled-metal/1/file")
    assert file.get_data() == shipped_files()["recycled-metal@1"]
    call.nobody("GET", "rule-sets/recycled-metal/9", 404)


def test_the_operator_adds_one(call: Callers) -> None:
    data = ('extends = "iso-14067@1"\n' + HEAD + RULE).encode()
    call.manufacturer("POST", "rule-sets", 403, data=data, **TOML)
    added = call.operator("POST", "rule-sets", 201, data=data, **TOML)
    assert (added["id"], added["version"]) == ("my-rules", "1.2")
    refused = call.operator("POST", "rule-sets", 422, data=data, **TOML)
    assert refused["findings"][0]["code"] == "rule-set-there"
    assert call.nobody("GET", "rule-sets/my-rules/1.2", 200)["shipped"] is False


def test_what_a_study_declares_is_read_at_once(call: Callers) -> None:
    study = uploaded(call)
    path, version = f"studies/{study['id']}/declarations", study["version"]
    good = {"part": "statement", "content": STATED, "version": version}
    assert call.manufacturer("PUT", path, 200, json=good)["declarations"] == {"statement": STATED}
    for part, content in (
        ("statement", {"gaol": "x"}),
        ("rules", {"id": "nothing"}),
        ("rules", {"id": "recycled-metal", "answers": {"colour": "red"}}),
        ("scenarios", {"name": "a\x00b"}),
        ("scenarios", {"name": "\ud800"}),
    ):
        body = {"part": part, "content": content, "version": version + 1}
        assert call.manufacturer("PUT", path, 422, json=body)


def test_the_checks_of_a_result(call: Callers, worked: Callable[[], int]) -> None:
    study = uploaded(call)
    job = call.manufacturer("POST", f"studies/{study['id']}/calculate", 202, json={"version": study["version"]})
    worked()
    snapshot = call.manufacturer("GET", f"jobs/{job['id']}", 200)["result"]["snapshot"]
    found = call.manufacturer("GET", f"snapshots/{snapshot}/checks", 200)
    assert found["ok"] is False
    assert found["rules"]["id"] == "iso-14067"
    goal = next(point for point in found["points"] if point["key"] == "rule:goal")
    assert (goal["severity"], goal["where"]) == ("violation", "statement.goal")
    assert goal["mend_zh"]
    call.rival("GET", f"snapshots/{snapshot}/checks", 404)


def test_a_submission_names_what_is_in_the_way_and_keeps_the_reasons(call: Callers, worked: Callable[[], int]) -> None:
    study, snapshot = calculated(call, worked)
    body = {"study_id": study, "snapshot_id": snapshot}
    refused = call.manufacturer("POST", "reviews", 422, json=body)
    assert {finding["code"] for finding in refused["findings"]} == {"unacknowledged"}
    given = reasons(call, snapshot)
    assert given
    review = call.manufacturer("POST", "reviews", 201, json={**body, "acknowledged": given})
    (submitted,) = call.manufacturer("GET", f"reviews/{review['id']}", 200)["events"]
    seen = submitted["event"]["acknowledged"]
    assert {one["key"] for one in seen} == set(given)
    assert seen[0]["reason"] == "Known."
    assert seen[0]["points"][0]["text_zh"]
