"""What the columns of a file mean, for programs."""

from __future__ import annotations

import json
from io import BytesIO

from footprint.bom import read_bom
from tests.api.conftest import Callers

OPEN = b"Level,Name,Total qty,Unit\n1,housing,2,pcs\n2,steel sheet,3,kg\n"


def test_a_program_asks_answers_and_uploads(call: Callers) -> None:
    proposal = call.manufacturer("POST", "bom/columns?filename=list.csv", 200, data=OPEN, content_type="text/csv")
    assert not proposal["certain"]
    assert [found["code"] for found in proposal["questions"]] == ["basis-unclear"]
    assert [one["role"] for one in proposal["columns"]] == ["level", "name", "quantity", "unit"]
    study = call.manufacturer("POST", "studies", 201, json={"name": "Pump"})
    path = f"studies/{study['id']}/bom?version={study['version']}"
    refused = call.manufacturer("POST", path, 422, data=OPEN, content_type="text/csv")
    assert refused["findings"][0]["code"] == "basis-unclear"
    mapping = {**proposal["mapping"], "basis": "product"}
    form = {"file": (BytesIO(OPEN), "list.csv"), "mapping": json.dumps(mapping)}
    call.manufacturer("POST", path, 201, data=form, content_type="multipart/form-data")
    lines = call.manufacturer("GET", f"studies/{study['id']}/lines", 200)["items"]
    assert [one["line"]["quantity"] for one in lines] == [2, 1.5]
    assert call.manufacturer("GET", "bom/columns", 200)["items"] == []
    assert call.manufacturer("GET", f"studies/{study['id']}", 200)["waiting"] is None


def test_a_mapping_that_is_none(call: Callers) -> None:
    study = call.manufacturer("POST", "studies", 201, json={"name": "Pump"})
    path = f"studies/{study['id']}/bom?version={study['version']}"
    for text in ("{", '{"columns": [{"column": "A", "role": "colour"}]}', "[]"):
        form = {"file": (BytesIO(OPEN), "list.csv"), "mapping": text}
        answer = call.manufacturer("POST", path, 422, data=form, content_type="multipart/form-data")
        assert {found["code"] for found in answer["findings"]} == {"mapping-shape"}


def test_forgetting_what_is_not_there(call: Callers) -> None:
    call.manufacturer("DELETE", "bom/columns/00000000-0000-4000-8000-000000000000", 404)


def test_a_template_is_answered_to_anybody_and_no_other(call: Callers) -> None:
    answer = call.nobody.raw("GET", "bom/columns/template?language=zh&kind=csv&sector=recycled_metal")
    read = read_bom(answer.data, "t.csv")
    assert (read.bom.product.sector, read.warnings) == ("recycled_metal", ())
    call.nobody("GET", "bom/columns/template?kind=ods", 422)
