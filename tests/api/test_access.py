"""Every route with every role: what is another organisation's is not there, and nothing needs more than it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.api.conftest import Callers
from tests.api.steps import calculated, submitted, uploaded

NOBODY = "00000000-0000-4000-8000-000000000000"


def operations_of(app: Flask) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """operationId → (method, path, operation) of the OpenAPI document."""
    document = app.test_client().get("/api/openapi.json").get_json()
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    }


def address(path: str) -> str:
    """A path with ids that are nobody's."""
    path = re.sub(r"\{(?!dataset_|footprint_)\w+_id\}", NOBODY, path)
    return path.replace("{footprint_id}", NOBODY).replace("{number}", "FP-2026-000001").replace("{kind}", "label")


def test_the_document_describes_every_route(app: Flask) -> None:
    document = app.test_client().get("/api/openapi.json").get_json()
    assert document["openapi"] == "3.1.0"
    described = {(method, path) for method, path, _ in operations_of(app).values()}
    routes = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert len(described) == len(routes) > 60
    for _, _, operation in operations_of(app).values():
        assert operation["summary"]
        assert operation["responses"]["default"]


def test_without_a_token_only_what_is_public_answers(app: Flask, call: Callers) -> None:
    for name, (method, path, operation) in operations_of(app).items():
        response = call.nobody.raw(method, address(path))
        if operation["security"]:
            assert response.status_code == 401, name
            assert response.get_json()["code"] == "unauthorized"
        else:
            assert response.status_code != 401, name


def test_nobody_s_things_are_not_there_for_anybody(app: Flask, call: Callers) -> None:
    for name, (method, path, _) in operations_of(app).items():
        if method != "GET" or NOBODY not in address(path):
            continue
        for who in (call.operator,) if name == "get_import" else (call.manufacturer, call.certifier, call.operator):
            query = "?line=1" if name in ("list_candidates", "list_choices", "list_notes", "list_evidence") else ""
            assert who("GET", address(path) + query, 404)["code"] == "not-found", name


def test_another_organisation_s_study_is_not_there(call: Callers) -> None:
    study = uploaded(call)
    path, version = f"studies/{study['id']}", {"version": study["version"]}
    body = {**version, "name": "Mine", "line": "1", "dataset": "cast-iron-cn"}
    boms = call.manufacturer("GET", f"{path}/boms", 200)["items"]
    assert call.manufacturer.raw("GET", f"{path}/boms/{boms[0]['id']}/file").data.startswith(b"# name: Pump")
    for who in (call.rival, call.certifier, call.operator, call.supplier):
        by_line = [f"/{noun}?line=1" for noun in ("candidates", "choices", "notes", "evidence")]
        for inner in ("", "/lines", "/boms", "/suppliers", "/snapshots", "/declarations", *by_line):
            who("GET", path + inner, 404)
        who("GET", f"{path}/boms/{boms[0]['id']}/file", 404)
        for inner in ("archive", "restore", "calculate", "choices/confirm", "choices/undo", "choices/redo"):
            who("POST", f"{path}/{inner}", 404, json=version)
        who("POST", f"{path}/rename", 404, json={**version, "name": "Mine"})
        who("POST", f"{path}/choices", 404, json={k: body[k] for k in ("version", "line", "dataset")})
        who("POST", f"{path}/choices/many", 404, json={**version, "lines": ["1"], "dataset": "cast-iron-cn"})
        who("POST", f"{path}/choices/clear-many", 404, json={**version, "lines": ["1"]})
        who("POST", f"{path}/notes", 404, json={"line": "1", "text": "mine"})
        who("POST", f"{path}/evidence?line=1", 404, data=b"%PDF-", content_type="application/pdf")
        who("PUT", f"{path}/declarations", 404, json={**version, "part": "statement", "content": {"goal": "x"}})
        who("POST", f"{path}/choices/clear", 404, json={**version, "line": "1"})
        who("DELETE", f"{path}?version={study['version']}", 404)
        who("POST", f"{path}/bom?version=1", 404, data=b"id,name,quantity,unit\n1,a,1,kg\n", content_type="text/csv")


def test_another_organisation_s_result_and_review(call: Callers, worked: Callable[[], int]) -> None:
    _, snapshot = calculated(call, worked)
    for who in (call.rival, call.certifier, call.operator):
        for inner in ("", "/document", "/public", "/inventory"):
            who("GET", f"snapshots/{snapshot}{inner}", 404)
    review, given = submitted(call, worked)
    call.certifier("GET", f"snapshots/{given}/document", 200)
    for who in (call.rival, call.other_certifier):
        who("GET", f"reviews/{review}", 404)
        for move in ("ask", "answer"):
            who("POST", f"reviews/{review}/{move}", 404, json={"text": "?", "number": 1})
        for move in ("reject", "request-changes"):
            who("POST", f"reviews/{review}/{move}", 404, json={"reason": "?", "number": 1})
    assert (
        call.manufacturer("POST", f"reviews/{review}/reject", 403, json={"reason": "?", "number": 1})["code"]
        == "denied"
    )
    assert call.rival("GET", "reviews", 200)["total"] == 0
    assert call.operator("GET", "reviews", 200)["total"] == 1


@pytest.mark.parametrize("path", ["outbox"])
def test_the_operator_s_alone(call: Callers, path: str) -> None:
    for who in (call.manufacturer, call.certifier, call.supplier):
        assert who("GET", path, 403)["code"] == "denied"
    assert call.operator("GET", path, 200)["page"] == 1


def test_accounts(call: Callers, people: Any) -> None:
    mine = call.manufacturer("GET", "users", 200)
    assert {one["name"] for one in mine["items"]} == {"Mei", "Ming"}
    assert call.operator("GET", "users?status=active&size=3", 200)["total"] == 7
    rival = f"users/{people.rival.id}"
    call.manufacturer("GET", rival, 404)
    for verb in ("approve", "disable", "enable"):
        call.manufacturer("POST", f"{rival}/{verb}", 403)
    assert call.operator("POST", f"{rival}/disable", 200)["status"] == "disabled"
    call.rival("GET", "me", 401)
    assert call.operator("POST", f"{rival}/enable", 200)["status"] == "active"
    assert call.operator("POST", f"{rival}/approve", 409)["code"] == "illegal-move"
    invited = call.manufacturer("POST", "invitations", 201, json={"email": "new@example.com", "language": "en"})
    assert invited["role"] == "manufacturer"
    call.manufacturer("POST", "invitations", 422, json={"email": "new@example.com", "role": "operator"})
    assert call.operator("GET", "outbox", 200)["items"][0]["recipient"] == "new@example.com"
    assert call.manufacturer("POST", "me/language", 200, json={"language": "zh"})["language"] == "zh"
    assert call.manufacturer("GET", "organisations?text=riv", 200)["items"][0]["name"] == "Rivals"


def test_the_operator_reads_no_recipe(call: Callers, worked: Callable[[], int]) -> None:
    review, _ = submitted(call, worked)
    secret = "Lot 17 is 40 % scrap"
    call.certifier("POST", f"reviews/{review}/note", 201, json={"line": "1", "text": secret})
    call.certifier("POST", f"reviews/{review}/ask", 201, json={"text": secret, "number": 2})
    assert secret in call.manufacturer.raw("GET", f"reviews/{review}").text
    seen = call.operator("GET", f"reviews/{review}", 200)
    assert [one["event"]["kind"] for one in seen["events"]] == ["submitted", "note", "question"]
    assert {(one["event"]["line"], one["event"]["text"]) for one in seen["events"]} == {(None, "")}
    for path in (f"reviews/{review}", "audit/events?size=200", "outbox?size=200"):
        answer = call.operator.raw("GET", path)
        assert answer.status_code == 200
        assert secret not in answer.text
        assert "cast-iron-cn" not in answer.text
    told = {one["action"]: one["data"] for one in call.operator("GET", "audit/events?size=200", 200)["items"]}
    assert told["study.create"] is told["review.question"] is told["snapshot.store"] is None
    own = call.manufacturer("GET", "audit/events?size=200", 200)["items"]
    assert all(one["data"] is not None for one in own)


def test_the_audit_chain(call: Callers) -> None:
    study = uploaded(call)
    found = call.manufacturer("GET", f"audit/events?subject_id={study['id']}", 200)
    assert [one["action"] for one in found["items"]] == ["study.upload", "study.create"]
    assert call.rival("GET", f"audit/events?subject_id={study['id']}", 200)["total"] == 0
    assert call.operator("GET", "audit/verify", 200)["ok"]
