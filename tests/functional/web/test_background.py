"""The operator's way: take the template of a data set, change an amount, see the effect, release with a note."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.functional.web.walking import complete_result, hidden
from tests.site import Site

pytestmark = pytest.mark.slow
HOME = "/operator/background"


def post(client: FlaskClient, path: str, **data: object) -> TestResponse:
    values = {"version": hidden(client.get(HOME).text, "version"), **data}
    return client.post(f"{HOME}/{path}", data=values, content_type="multipart/form-data")


def changed(data: bytes, flow: str, factor: float, sheet: int = 1) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = book.worksheets[sheet]
    for row in rows.iter_rows(min_row=2):
        if row[2].value == flow:
            row[3].value = row[3].value * factor
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_template_to_release(plant: Site, language: str) -> None:
    maker = plant.client(plant.people.manufacturer)
    _study, result = complete_result(plant, maker)
    assert maker.get(result).status_code == 200
    operator = plant.client(plant.people.operator, language)
    assert "template-en.xlsx?dataset=pp-cn" in operator.get("/datasets/pp-cn").text
    assert "template-en.xlsx" not in maker.get("/datasets/pp-cn").text
    data = operator.get(f"{HOME}/template-{language}.xlsx?dataset=pp-cn").data
    old = plant.resources.catalogue()
    same = post(operator, "upload", file=(io.BytesIO(data), "pp.xlsx"))
    assert same.status_code == 422
    assert "is as it was" in same.text or "均无变化" in same.text
    wrong = post(operator, "upload", file=(io.BytesIO(changed(data, "propylene-naphtha-cn", 1e40)), "pp.xlsx"))
    assert wrong.status_code == 422
    assert re.search(r"pp\.xlsx (exchanges|交换)!D\d+", wrong.text)
    sent = post(operator, "upload", file=(io.BytesIO(changed(data, "propylene-naphtha-cn", 1.1)), "pp.xlsx"))
    assert sent.status_code == 302
    page = operator.get(HOME).text
    assert "pp.xlsx" in page
    assert f'action="{HOME}/release"' not in page
    assert post(operator, "compile").status_code == 302
    page = operator.get(HOME).text
    assert "<progress" in page
    assert "hx-get" in operator.get(f"{HOME}/progress", headers={"HX-Request": "true"}).text
    plant.work()
    assert operator.get(f"{HOME}/progress", headers={"HX-Request": "true"}).headers["HX-Redirect"] == HOME
    page = operator.get(HOME).text
    assert f'action="{HOME}/release"' in page
    assert plant.resources.catalogue().release == old.release
    # not the firm's line names, nor its total: it has no label
    assert "Polypropylene cap" not in page
    assert "聚丙烯端盖" not in page
    effect = operator.get(f"{HOME}/effect.csv").text.splitlines()
    assert len(effect) == 2
    cells = effect[1].split(",")
    assert cells[4:6] == ["", ""]
    assert 0 < float(cells[6]) < 0.2
    assert cells[7].startswith("2")
    assert post(operator, "release", note="").status_code == 422
    done = post(operator, "release", note="Propylene yield of the new line")
    assert done.status_code == 302
    new = plant.resources.catalogue()
    assert done.headers["Location"] == f"/releases/{new.release}"
    public = plant.client().get(f"/releases/{new.release}").text
    assert "Propylene yield of the new line" in public
    assert new["pp-cn"].factor.total > old["pp-cn"].factor.total
    assert plant.resources.release(old.release).catalogue["pp-cn"].factor == old["pp-cn"].factor
    # the firm's result is as it was, and its page offers the new release with the line that moves
    page = maker.get(result).text
    assert "There is a newer release" in page
    assert "Polypropylene cap" in page.partition("There is a newer release")[2].partition("</section>")[0]
    history = operator.get(HOME).text
    assert "take-back" in history


def test_a_draft_is_left_and_discarded(plant: Site) -> None:
    operator = plant.client(plant.people.operator)
    data = operator.get(f"{HOME}/template-en.xlsx?dataset=pp-cn").data
    post(operator, "upload", file=(io.BytesIO(changed(data, "nitrogen-cn", 2)), "pp.xlsx"))
    post(operator, "compile")
    plant.work()
    candidates = set(plant.resources.known_releases())
    page = operator.get("/releases").text
    assert "draft" in page
    hidden = (candidates - {plant.resources.catalogue().release}).pop()
    for person in (None, plant.people.manufacturer):
        client = plant.client(person)
        assert hidden not in client.get("/releases").text
        assert client.get(f"/releases/{hidden}").status_code == 404
        assert client.get(f"/datasets/pp-cn?release={hidden}").status_code == 404
        assert client.get(f"/api/v1/releases/{hidden}").status_code == 404
    assert operator.get(f"/api/v1/releases/{hidden}").status_code == 200
    assert post(operator, "remove", process="pp-cn").status_code == 302
    assert post(operator, "discard").status_code == 302
    assert hidden not in operator.get("/releases").text


def test_only_the_operator(plant: Site) -> None:
    for role in ("manufacturer", "supplier", "certifier"):
        client = plant.client(getattr(plant.people, role))
        assert client.get(HOME).status_code == 403
        assert client.get(f"{HOME}/template-en.xlsx").status_code == 403
        for path in ("upload", "compile", "release", "discard", "remove", "take-back", "measure"):
            values = {"version": "0", "note": "mine now", "file": (io.BytesIO(b"x"), "x.xlsx")}
            answer = client.post(f"{HOME}/{path}", data=values, content_type="multipart/form-data")
            assert answer.status_code == 403, path
        current = plant.resources.catalogue().release
        assert client.post(f"{HOME}/adopt/{current}", data={"note": "mine now"}).status_code == 403


def test_templates(plant: Site) -> None:
    operator = plant.client(plant.people.operator)
    for language in ("en", "zh"):
        answer = operator.get(f"{HOME}/template-{language}.xlsx")
        assert answer.status_code == 200
        assert openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0].max_row == 1
    assert operator.get(f"{HOME}/template-de.xlsx").status_code == 404
    assert operator.get(f"{HOME}/template-en.xlsx?dataset=moon-cheese").status_code == 404
    assert post(operator, "upload").status_code == 422
    hostile = post(operator, "upload", file=(io.BytesIO(b"PK\x03\x04" * 9), "<script>.xlsx"))
    assert hostile.status_code == 422
    assert "<script>.xlsx" not in hostile.text
