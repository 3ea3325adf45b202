"""A product from its bill of materials to its verified label, by the API alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from tests.api.conftest import Callers
from tests.api.steps import calculated, labelled, reasons, submitted, uploaded


def test_from_bom_to_result(call: Callers, worked: Callable[[], int]) -> None:
    study = uploaded(call)
    lines = call.manufacturer("GET", f"studies/{study['id']}/lines", 200)
    assert [(one["line"]["id"], one["matched"]) for one in lines["items"]] == [("1", True), ("2", False)]
    found = call.manufacturer("GET", f"studies/{study['id']}/candidates?line=2&text=cast iron", 200)["items"]
    asked = call.manufacturer("GET", f"studies/{study['id']}/candidates?line=2", 200)
    assert (asked["state"], asked["suppliers"], asked["question"]["kind"]) == ("unmatched", [], "material")
    assert found[0]["dataset"]["id"] == "cast-iron-cn"
    _, snapshot = calculated(call, worked)
    short = call.manufacturer("GET", f"snapshots/{snapshot}", 200)
    assert short["complete"]
    assert short["total"] == pytest.approx(5 * 2.0 + 1 * 1.5)
    document = call.manufacturer.raw("GET", f"snapshots/{snapshot}/document")
    public = call.manufacturer("GET", f"snapshots/{snapshot}/public", 200)
    assert public["sha256"] == document.get_json()["sha256"] == short["sha256"]
    assert "lines" not in public
    assert call.manufacturer("GET", f"snapshots/{snapshot}/inventory", 200)["lines"]


def test_the_dialogue(call: Callers, worked: Callable[[], int]) -> None:
    review, snapshot = submitted(call, worked)
    path = f"reviews/{review}"
    assert call.certifier("GET", path, 200)["moves"]
    asked = call.certifier("POST", f"{path}/ask", 201, json={"text": "Which alloy?", "line": "1", "number": 1})
    stale = call.certifier("POST", f"{path}/ask", 409, json={"text": "And?", "number": 1})
    assert stale["code"] == "stale"
    answer = {"text": "Q235", "line": "1", "number": asked["number"]}
    answered = call.manufacturer("POST", f"{path}/answer", 201, json=answer)
    call.certifier("POST", f"{path}/note", 201, json={"line": "2", "text": "estimated"})
    unknown = call.certifier("POST", f"{path}/note", 422, json={"line": "77", "text": "?"})
    assert unknown["findings"][0]["line"] == "77"
    number = answered["number"] + 1
    back = {"reason": "Split line 2.", "number": number}
    call.certifier("POST", f"{path}/request-changes", 201, json=back)
    again = {"snapshot_id": snapshot, "text": "It cannot be split.", "number": number + 1}
    call.manufacturer("POST", f"{path}/resubmit", 422, json=again)
    again["acknowledged"] = reasons(call, snapshot)
    call.manufacturer("POST", f"{path}/resubmit", 201, json=again)
    out = call.certifier("POST", f"{path}/reject", 201, json={"reason": "No.", "number": number + 2})
    assert out["kind"] == "rejected"
    late = call.manufacturer("POST", f"{path}/withdraw", 409, json={"number": number + 3})
    assert late["code"] == "illegal-move"
    kinds = [one["event"]["kind"] for one in call.manufacturer("GET", path, 200)["events"]]
    assert kinds == ["submitted", "question", "answer", "note", "changes_requested", "resubmitted", "rejected"]


def test_withdrawing_and_assigning(call: Callers, worked: Callable[[], int]) -> None:
    review, _ = submitted(call, worked)
    auditors = call.operator("GET", "certifiers", 200)["items"]
    other = next(one["id"] for one in auditors if one["name"] == "Auditors")
    body = {"certifier_organisation_id": other}
    assert call.operator("POST", f"reviews/{review}/assign", 200, json=body)["certifier_organisation_id"] == other
    call.certifier("GET", f"reviews/{review}", 404)
    call.other_certifier("GET", f"reviews/{review}", 200)
    assert call.manufacturer("POST", f"reviews/{review}/withdraw", 201, json={"number": 1})["kind"] == "withdrawn"


@pytest.mark.slow
def test_to_a_verified_label_and_its_end(call: Callers, worked: Callable[[], int]) -> None:
    number = labelled(call, worked)
    assert call.nobody("GET", f"labels/{number}", 200)["status"] == "valid"
    assert call.nobody("GET", f"labels?text={number}", 200)["total"] == 1
    assert call.nobody("GET", f"labels/{number}/public", 200)["label_groups"]
    pdf = call.nobody.raw("GET", f"labels/{number}/files/label")
    assert pdf.mimetype == "application/pdf"
    verdict = call.nobody("POST", "verify", 200, data=pdf.data, content_type="application/pdf")
    assert verdict["valid"], verdict
    assert verdict["label"]["number"] == number
    broken = call.nobody("POST", "verify", 200, data=pdf.data[:-99], content_type="application/pdf")
    assert not broken["valid"]
    for kind in ("report-en", "verification", "result.json", "pact.json"):
        call.nobody("GET", f"labels/{number}/files/{kind}", 404)
        call.rival("GET", f"labels/{number}/files/{kind}", 404)
        assert call.certifier.raw("GET", f"labels/{number}/files/{kind}").status_code == 200
    document = call.manufacturer.raw("GET", f"labels/{number}/files/result.json")
    assert len(hashlib.sha256(document.data).hexdigest()) == 64
    assert [one["number"] for one in call.manufacturer("GET", "labels/mine", 200)["items"]] == [number]
    assert call.rival("GET", "labels/mine", 200)["total"] == 0

    assert call.certifier("POST", f"labels/{number}/retry", 409)["code"] == "illegal-move"
    call.manufacturer("POST", f"labels/{number}/suspend", 403, json={"reason": "mine"})
    assert call.certifier("POST", f"labels/{number}/suspend", 200, json={"reason": "?"})["status"] == "suspended"
    assert call.certifier("POST", f"labels/{number}/reinstate", 200, json={"reason": "!"})["status"] == "valid"
    assert call.operator("POST", f"labels/{number}/withdraw", 200, json={"reason": "."})["status"] == "withdrawn"
    assert call.operator("POST", f"labels/{number}/reinstate", 409, json={"reason": "."})["code"] == "illegal-move"


def test_the_analysis_of_a_result(call: Callers, worked: Callable[[], int]) -> None:
    _, snapshot = calculated(call, worked)
    found = call.manufacturer("GET", f"snapshots/{snapshot}/analysis", 200)
    document = call.manufacturer("GET", f"snapshots/{snapshot}/document", 200)
    assert found == document["analysis"]
    call.rival("GET", f"snapshots/{snapshot}/analysis", 404)


def test_two_results_side_by_side(call: Callers, worked: Callable[[], int]) -> None:
    (_, one), (_, other) = calculated(call, worked), calculated(call, worked)
    path = f"snapshots/{one}/comparison/{other}"
    found = call.manufacturer("GET", path, 200)
    assert found["difference"]["delta"] == 0.0
    assert found["chance"]["analytic"]["p_lower"] == pytest.approx(0.5)
    assert not found["same_product"]
    job = call.manufacturer("POST", path, 202)
    worked()
    done = call.manufacturer("GET", f"jobs/{job['id']}", 200)
    assert done["result"]["comparison"] == [one, other]
    assert 0.0 < done["result"]["chance"]["p_lower"] < 1.0
    for method in ("GET", "POST"):
        call.rival(method, path, 404)


def test_scenarios_of_a_study(call: Callers, worked: Callable[[], int]) -> None:
    study, _ = calculated(call, worked)
    path = f"studies/{study}/scenarios"
    assert call.manufacturer("GET", path, 200)["items"] == []
    version = call.manufacturer("GET", f"studies/{study}", 200)["study"]["version"]
    measure = {"kind": "quantity", "line": "1", "factor": 0.5}
    content = {"scenarios": [{"id": "half", "name": "Half", "measures": [measure]}]}
    body = {"part": "scenarios", "content": content, "version": version}
    call.manufacturer("PUT", f"studies/{study}/declarations", 200, json=body)
    found = call.manufacturer("GET", path, 200)
    # 5 kg of steel × 2.0, halved
    assert found["items"][0]["reduction"] == pytest.approx(5.0)
    assert found["combined"]["total"] == pytest.approx(6.5)
    call.rival("GET", path, 404)
