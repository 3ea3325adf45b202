"""Bodies that are not what they should be, pages, data sets and what their licences withhold."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask

from footprint.canonical import canonical_bytes
from footprint.merkle import verify_inclusion
from tests.api.conftest import Callers
from tests.api.steps import BOM, uploaded


def test_bodies_that_cannot_be_read(call: Callers) -> None:
    json = "application/json"
    for data in ("{", "\ud800".encode("utf-8", "surrogatepass"), "[" * 200_000):
        assert call.manufacturer("POST", "studies", 400, data=data, content_type=json)["code"] == "bad-request"
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        found = call.manufacturer("POST", "studies", 415, data="name=Pump", content_type=kind)
        assert found["code"] == "unsupported-media-type"
    assert call.manufacturer("PUT", "studies", 405)["code"] == "method-not-allowed"
    assert call.manufacturer("GET", "nothing", 404)["code"] == "not-found"


@pytest.mark.parametrize(
    ("body", "cell"),
    [
        ({}, "name"),
        ({"name": ""}, "name"),
        ({"name": 7}, "name"),
        ({"name": None}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"name": "x", "colour": "red"}, "colour"),
    ],
)
def test_every_finding_names_its_field(call: Callers, body: dict[str, object], cell: str) -> None:
    found = call.manufacturer("POST", "studies", 422, json=body)
    assert found["code"] == "bad-input"
    assert [one["cell"] for one in found["findings"]] == [cell]
    assert all(one["message"] and one["message_zh"] for one in found["findings"])


def test_a_bom_comes_as_a_form_or_as_the_body(call: Callers) -> None:
    study = uploaded(call)
    path = f"studies/{study['id']}/bom?version="
    form = {"file": (BytesIO(BOM), "pump.csv")}
    again = call.manufacturer("POST", f"{path}{study['version']}", 201, data=form)
    assert (again["bom"]["number"], again["bom"]["filename"]) == (2, "pump.csv")
    raw = {"product": {"name": "Pump"}, "lines": [{"id": "1", "name": "Rotor", "quantity": 1, "unit": "kg"}]}
    third = call.manufacturer("POST", f"{path}{again['study']['version']}", 201, json=raw)
    assert third["bom"]["filename"] == "bom.json"
    bad = b"id,name,quantity,unit\n1,Rotor,-1,furlong\n"
    version = third["study"]["version"]
    findings = call.manufacturer("POST", f"{path}{version}", 422, data=bad, content_type="text/csv")["findings"]
    errors = [one for one in findings if one["severity"] == "error"]
    assert {one["cell"] for one in errors} == {"lines!C2", "lines!D2"}
    call.manufacturer("POST", f"{path}1", 409, data=BOM, content_type="text/csv")
    call.manufacturer("POST", f"{path}{version}", 415, data=BOM, content_type="application/zip")
    call.manufacturer("POST", f"{path}{version}", 400, data={"other": "x"}, content_type="multipart/form-data")


def test_choices_and_options(call: Callers) -> None:
    study = uploaded(call)
    path, version = f"studies/{study['id']}", study["version"]
    made = call.manufacturer(
        "POST", f"{path}/choices", 201, json={"line": "2", "dataset": "cast-iron-cn", "version": version}
    )
    assert made["choice"]["by"] == "Mei"
    unknown = {"line": "2", "dataset": "moon-cheese", "version": made["version"]}
    assert call.manufacturer("POST", f"{path}/choices", 422, json=unknown)["findings"][0]["line"] == "2"
    assert call.manufacturer("GET", path, 200)["unmatched"] == 0
    cleared = call.manufacturer("POST", f"{path}/choices/clear", 200, json={"line": "2", "version": made["version"]})
    assert [one["number"] for one in call.manufacturer("GET", f"{path}/choices?line=2", 200)["items"]] == [2, 1]
    sure = call.manufacturer("POST", f"{path}/choices/confirm", 200, json={"version": cleared["version"]})
    options = {"electricity": "market", "recycling": "cff", "iterations": 0, "version": sure["version"]}
    changed = call.manufacturer("PUT", f"{path}/options", 200, json=options)
    assert (changed["electricity"], changed["recycling"]) == ("market", "cff")
    named = call.manufacturer("POST", f"{path}/rename", 200, json={"name": "Pomp", "version": changed["version"]})
    gone = call.manufacturer("POST", f"{path}/archive", 200, json={"version": named["version"]})
    assert call.manufacturer("GET", "studies?archived=true", 200)["items"][0]["study"]["name"] == "Pomp"
    back = call.manufacturer("POST", f"{path}/restore", 200, json={"version": gone["version"]})
    assert call.manufacturer("DELETE", f"{path}?version={back['version']}", 200) == {"deleted": study["id"]}
    call.manufacturer("GET", path, 404)


def test_a_job_is_followed_and_cancelled(call: Callers) -> None:
    study = uploaded(call)
    body = {"version": study["version"]}
    response = call.manufacturer.raw("POST", f"studies/{study['id']}/calculate", json=body)
    job = response.get_json()
    assert response.headers["Location"].endswith(f"/api/v1/jobs/{job['id']}")
    assert call.manufacturer("GET", f"jobs?subject_id={study['id']}", 200)["total"] == 1
    call.rival("GET", f"jobs/{job['id']}", 404)
    assert call.manufacturer("POST", f"jobs/{job['id']}/cancel", 200)["state"] == "cancelled"
    call.manufacturer("POST", f"jobs/{job['id']}/cancel", 409)


def test_lists_are_pages(call: Callers) -> None:
    for number in range(3):
        call.manufacturer("POST", "studies", 201, json={"name": f"Pump {number}"})
    first = call.manufacturer("GET", "studies?size=2", 200)
    last = call.manufacturer("GET", "studies?size=2&page=2", 200)
    assert ([len(one["items"]) for one in (first, last)], first["total"]) == ([2, 1], 3)
    for bad in ("page=0", "size=0", "size=201", "page=x"):
        call.manufacturer("GET", f"studies?{bad}", 422)


def test_data_sets_and_what_a_licence_withholds(call: Callers) -> None:
    found = call.nobody("GET", "datasets?text=热轧钢", 200)
    assert found["items"][0]["id"] == "steel-hot-rolled-cn"
    steel = call.nobody("GET", "datasets/steel-hot-rolled-cn", 200)
    assert steel["factor"]["total"] == 2.0
    assert steel["exchanges"][0]["flow"] == "co2-fossil"
    assert verify_inclusion(canonical_bytes(steel["factor_leaf"]), steel["proof"], steel["release"])
    abs_ = call.nobody("GET", "datasets/abs-cn", 200)
    assert (abs_["factor"], abs_["exchanges"], abs_["factor_leaf"]) == (None, None, None)
    assert "withholds" in abs_["withheld"]
    assert all(one["factor"] is None for one in call.nobody("GET", "datasets?text=ABS", 200)["items"][:1])
    call.nobody("GET", "datasets/moon-cheese", 404)
    call.nobody("GET", "datasets/abs-cn?release=ffff", 404)
    release = call.nobody("GET", "releases/latest", 200)
    assert call.nobody("GET", f"releases/{release['hash']}", 200)["current"]
    assert call.nobody("GET", "datasets?sector=energy&size=1", 200)["total"] == 2


def test_the_readable_documentation(app: Flask) -> None:
    response = app.test_client().get("/api/docs")
    text = response.get_data(as_text=True)
    assert response.status_code == 200
    for part in ("POST /api/v1/studies/{study_id}/bom", "schema-LineView", "client_credentials"):
        assert part in text
    assert "<script>" not in text
    assert "https://cdn" not in text


def test_steps_of_many_lines_notes_evidence_and_declarations(call: Callers) -> None:
    study = uploaded(call)
    path, version = f"studies/{study['id']}", study["version"]
    many = {"lines": ["1", "2"], "dataset": "cast-iron-cn", "version": version}
    made = call.manufacturer("POST", f"{path}/choices/many", 201, json=many)
    assert (made["lines"], made["version"]) == (["1", "2"], version + 1)
    undone = call.manufacturer("POST", f"{path}/choices/undo", 200)
    assert undone["lines"] == ["1", "2"]
    call.manufacturer("POST", f"{path}/choices/redo", 200)
    call.manufacturer("POST", f"{path}/choices/redo", 409)
    stale = call.manufacturer("POST", f"{path}/choices/clear-many", 409, json={"lines": ["1"], "version": version})
    assert stale["code"] == "stale"
    call.manufacturer("POST", f"{path}/choices/many", 422, json={**many, "lines": []})
    note = call.manufacturer("POST", f"{path}/notes", 201, json={"line": "1", "text": "weighed"})
    assert call.manufacturer("GET", f"{path}/notes?line=1", 200)["items"] == [note]
    sent = {"data": b"%PDF-1.7", "content_type": "application/pdf"}
    file = call.manufacturer("POST", f"{path}/evidence?line=1&filename=invoice.pdf", 201, **sent)
    assert (file["filename"], file["size"]) == ("invoice.pdf", 8)
    assert call.manufacturer.raw("GET", f"{path}/evidence/{file['id']}/file").data == b"%PDF-1.7"
    call.manufacturer("DELETE", f"{path}/evidence/{file['id']}", 200)
    assert call.manufacturer("GET", f"{path}/evidence?line=1", 200)["items"] == []
    version = call.manufacturer("GET", path, 200)["study"]["version"]
    part = {"part": "statement", "content": {"goal": "a buyer asked"}, "version": version}
    declared = call.manufacturer("PUT", f"{path}/declarations", 200, json=part)
    assert declared == {"version": version + 1, "declarations": {"statement": {"goal": "a buyer asked"}}}
    assert call.manufacturer("GET", f"{path}/declarations", 200) == declared
