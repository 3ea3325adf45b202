"""Scenarios edited through the pages, without JSON and without a script, and the plan that comes of them."""

from __future__ import annotations

import html
import json
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from footprint.web.studies.scenarios_forms import KINDS
from tests.functional.web.walking import calculated, complete_result, hidden, place
from tests.site import Site


@pytest.fixture
def study(site: Site) -> str:
    """A study whose lines are all matched."""
    return complete_result(site, site.client(site.people.manufacturer))[0]


def posted(client: FlaskClient, study: str, what: str, **fields: str) -> TestResponse:
    version = hidden(client.get(f"/studies/{study}/scenarios").text, "version")
    return client.post(f"/studies/{study}/scenarios", data={"version": version, "do": what, **fields})


def test_from_a_proposal_to_the_plan(site: Site, study: str) -> None:
    maker = site.client(site.people.manufacturer)
    page = maker.get(f"/studies/{study}/scenarios").text
    assert "No scenario yet" in page
    measure = html.unescape(re.findall(r'name="measure" value="([^"]*)"', page)[0])
    assert json.loads(measure)["kind"] in KINDS
    place(posted(maker, study, "adopt", measure=measure, name="Scrap", name_zh="废钢"))
    shown = maker.get(f"/studies/{study}/scenarios").text
    assert "Reduction plan" in shown
    assert "with everything planned" in shown
    fields = {"scenario": "s1", "name": "Scrap steel", "year": "2028", "responsible": "Li Wei", "planned": "y"}
    place(posted(maker, study, "fields", **fields))
    place(posted(maker, study, "target", year="2030", reduction="90 %"))
    plan = maker.get(f"/studies/{study}/scenarios/plan.csv").text
    assert "Scrap steel,2028" in plan
    assert "Li Wei" in plan
    assert "Target,2030" in plan
    assert "the plan lacks" in maker.get(f"/studies/{study}/scenarios").text
    # and the next result carries it
    analysis = maker.get(f"{calculated(site, maker, study)}/analysis").text
    assert "Scrap steel" in analysis
    place(posted(maker, study, "remove", scenario="s1"))
    place(posted(maker, study, "target"))
    assert "No scenario yet" in maker.get(f"/studies/{study}/scenarios").text


MEASURES = {
    "electricity": {"share": "60", "dataset": "electricity-contract-wind-cn"},
    "recycled_content": {"line": "1", "value": "30 %"},
    "swap": {"line": "1", "dataset": "steel-hot-rolled-eaf-cn"},
    "transport": {"lines": "1", "transport": "rail 800 km"},
    "loss": {"line": "1", "value": "2.5"},
    "quantity": {"line": "1", "factor": "90"},
    "profile": {"path": "lifetime_km", "value": "200000"},
    "background": {"process": "electricity-grid-cn", "emissions_factor": "0.8"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_form(site: Site, study: str, kind: str) -> None:
    maker = site.client(site.people.manufacturer)
    form = maker.get(f"/studies/{study}/scenarios?kind={kind}").text
    for name in MEASURES[kind]:
        assert f'name="{name}"' in form
    place(posted(maker, study, "add", kind=kind, **MEASURES[kind]))
    page = maker.get(f"/studies/{study}/scenarios").text
    assert "does not fit" in page if kind == "profile" else "does not fit" not in page
    if kind == "electricity":
        assert "changes nothing" in page  # the study is declared location-based
    place(posted(maker, study, "add", kind=kind, scenario="s1", **MEASURES[kind]))
    place(posted(maker, study, "remove", scenario="s1", measure="0"))
    assert page.count("<details") == maker.get(f"/studies/{study}/scenarios").text.count("<details")


def test_what_is_wrong_is_said_and_nothing_is_kept(site: Site, study: str) -> None:
    maker = site.client(site.people.manufacturer)
    for what, fields, said in (
        ("add", {"kind": "loss", "line": "1", "value": "200"}, "must be at most 1"),
        ("add", {"kind": "magic"}, "is not one of"),
        ("add", {"kind": "loss", "line": "1", "value": "1", "scenario": "s9"}, "no scenario"),
        ("adopt", {"measure": "{", "name": "x"}, "is not one of"),
        ("target", {"year": "soon", "reduction": "10"}, "not a clear number"),
    ):
        answer = posted(maker, study, what, **fields)
        assert answer.status_code == 422, what
        assert said in html.unescape(answer.text), what
    assert "No scenario yet" in maker.get(f"/studies/{study}/scenarios").text
    assert maker.post(f"/studies/{study}/scenarios", data={"do": "magic"}).status_code == 422
    stale = maker.post(
        f"/studies/{study}/scenarios", data={"do": "target", "version": "0", "year": "2030", "reduction": "1"}
    )
    assert stale.status_code == 409


def test_in_chinese_and_for_nobody_else(site: Site, study: str) -> None:
    assert "情景与减排计划" in site.client(site.people.manufacturer, "zh").get(f"/studies/{study}/scenarios").text
    for person in (site.people.supplier, site.people.certifier):
        assert site.client(person).get(f"/studies/{study}/scenarios").status_code == 404
        answer = site.client(person).post(f"/studies/{study}/scenarios", data={"do": "target", "version": "1"})
        assert answer.status_code in (403, 404)
