"""A program makes a line an assembly of its typical materials, and takes that back."""

from __future__ import annotations

from tests.api.conftest import Callers

LIST = b"id,name,quantity,unit\n1,Hot-rolled steel,2,kg\n2,Electric motor,3,kg\n"


def test_a_motor_becomes_its_materials(call: Callers) -> None:
    study = call.manufacturer("POST", "studies", 201, json={"name": "Fan"})
    path = f"studies/{study['id']}"
    made = call.manufacturer("POST", f"{path}/bom?version={study['version']}", 201, data=LIST, content_type="text/csv")
    asked = call.manufacturer("GET", f"{path}/candidates?line=2", 200)["question"]
    parts = asked["composition"]["parts"]
    body = {"line": "2", "version": made["study"]["version"]}
    short = call.manufacturer("POST", f"{path}/compose", 422, json={**body, "shares": [0.5]})
    assert short["findings"][0]["code"] == "shares-sum"
    call.supplier("POST", f"{path}/compose", 404, json=body)
    composed = call.manufacturer("POST", f"{path}/compose", 201, json=body)
    assert composed["bom"]["number"] == 2
    lines = call.manufacturer("GET", f"{path}/lines", 200)["items"]
    assert [one["line"]["quantity"] for one in lines if one["line"]["parent"] == "2"] == [
        part["share"] for part in parts
    ]
    assert call.manufacturer("POST", f"{path}/choices/undo", 200)["lines"] == []
    assert len(call.manufacturer("GET", f"{path}/lines", 200)["items"]) == 2
