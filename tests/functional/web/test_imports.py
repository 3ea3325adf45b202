"""The operator brings a background by upload; a release leaves as a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from footprint.app import create_app
from footprint.inventory.importing.messages import REASONS
from tests import backgrounds as files
from tests.functional.web.walking import place
from tests.site import Site

pytestmark = pytest.mark.slow
HOME = "/operator/imports"


def send(client: FlaskClient, data: bytes, filename: str, **more: object) -> TestResponse:
    values: dict[str, Any] = {"name": "Own data", "format": "", "licence": "private", **more}
    values["file"] = FileStorage(io.BytesIO(data), filename)
    # as bytes: the client would keep a large form in a file that it does not close
    boundary, body = encode_multipart(values)
    return client.post(HOME, data=body, content_type=f"multipart/form-data; boundary={boundary}")


@pytest.mark.brightway
def test_an_import_from_upload_to_the_release_in_use(plant: Site, tmp_path: Path) -> None:
    operator = plant.client(plant.people.operator)
    assert "Own background" in operator.get(HOME).text
    page = place(send(operator, files.write_excel(tmp_path / "own.xlsx").read_bytes(), "own.xlsx"))
    assert "<progress" in operator.get(page).text
    plant.work()
    done = operator.get(page).text
    assert "release of its own" in done
    assert "Sulfur dioxide" in done
    release = plant.resources.release("Own data").hash
    assert f"/releases/{release}" in done
    table = list(csv.reader(io.StringIO(operator.get(f"{page}/report.csv").text.lstrip("\ufeff"))))
    assert "flow without a factor" in {row[0] for row in table}
    assert json.loads(operator.get(f"{page}/report.json").text)["release"] == release
    assert operator.get(f"{page}/report.xml").status_code == 404
    # its factors are withheld from everybody else, its pages from the public
    maker = plant.client(plant.people.manufacturer)
    hidden = maker.get(f"/datasets/steel-production-rer?release={release}").text
    assert "withholds its factor" in hidden
    assert plant.client().get(f"/releases/{release}").status_code == 404
    assert "may not be passed on" in maker.get(f"/releases/{release}").text
    assert maker.post(f"/releases/{release}/export", data={"kind": "excel"}).status_code == 422
    adopted = operator.post(f"/operator/background/adopt/{release}", data={"note": "For the park"})
    assert place(adopted) == f"/releases/{release}"
    assert plant.resources.catalogue().release == release


@pytest.mark.brightway
def test_what_could_not_be_linked(plant: Site, tmp_path: Path) -> None:
    operator = plant.client(plant.people.operator, "zh")
    processes = json.loads(json.dumps(files.JSONLD))
    del processes[2]["exchanges"][1]["defaultProvider"]
    data = files.write_zip(tmp_path / "own.zip", files.jsonld_files(processes)).read_bytes()
    page = place(send(operator, data, "own.zip", format="openlca-jsonld"))
    plant.work()
    text = operator.get(page).text
    assert REASONS["several-providers"][1] in text
    assert "忽略并继续" in text
    assert place(operator.post(f"{page}/again")) == page
    plant.work()
    assert "已成为独立的版本" in operator.get(page).text


def test_a_bad_file_is_given_up(plant: Site) -> None:
    operator = plant.client(plant.people.operator)
    page = place(send(operator, b"<html><script>alert(1)</script></html>", "<script>.html"))
    plant.work()
    text = operator.get(page).text
    assert "cannot be imported" in text or "not ecoSpold" in text
    assert "<script>alert" not in text
    assert "<script>.html" not in text
    assert place(operator.post(f"{page}/remove")) == HOME
    assert page not in operator.get(HOME).text


def test_the_form_says_what_is_wrong(plant: Site) -> None:
    operator = plant.client(plant.people.operator)
    assert send(operator, b"x", "x", name="").status_code == 422
    assert send(operator, b"x", "x", name="../x").status_code == 422
    assert send(operator, b"x", "x", year="1492").status_code == 422
    assert send(operator, b"", "x").status_code == 422
    place(send(operator, b"x", "x"))
    assert send(operator, b"x", "x").status_code == 422  # the name is taken
    for role in ("manufacturer", "certifier", "supplier"):
        client = plant.client(getattr(plant.people, role))
        assert client.get(HOME).status_code == 403
        assert send(client, b"x", "x", name="Mine").status_code == 403


def test_only_an_operator_may_send_more_than_others(plant: Site) -> None:
    settings = plant.settings.model_copy(update={"max_upload": 1000, "max_import": 3_000_000})
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    site = Site(app, settings, plant.people)
    large = b"x" * 2_000_000
    assert send(site.client(plant.people.manufacturer), large, "x").status_code == 413
    assert send(site.client(), large, "x").status_code in (302, 413)
    assert send(site.client(plant.people.operator), large, "x").status_code == 302
    assert send(site.client(plant.people.operator), b"x" * 3_500_000, "x", name="Larger").status_code == 422


@pytest.mark.brightway
@pytest.mark.parametrize("kind", ["excel", "bw2package"])
def test_a_release_leaves_as_a_file(plant: Site, kind: str) -> None:
    release = plant.resources.catalogue().release
    maker = plant.client(plant.people.manufacturer)
    public = plant.client().get(f"/releases/{release}").text
    assert "Sign in to have a file written" in public
    assert plant.client().get(f"/releases/{release}/{kind}").status_code == 404
    job = place(maker.post(f"/releases/{release}/export", data={"kind": kind}))
    assert "being written" in maker.get(job).text
    other = plant.client(plant.people.certifier).post(f"/releases/{release}/export", data={"kind": kind})
    assert place(other) == f"/releases/{release}"
    plant.work()
    assert place(maker.get(job)) == f"/releases/{release}"
    answer = plant.client().get(f"/releases/{release}/{kind}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith('.xlsx"' if kind == "excel" else '.bw2package"')
    assert len(answer.data) > 10_000
    assert maker.get(f"/releases/{release}/zip").status_code == 404
    assert maker.post(f"/releases/{release}/export", data={"kind": "zip"}).status_code == 404
