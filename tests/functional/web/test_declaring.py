"""Production, use and electricity declared by forms: rows added and taken away, faults at their field, and a result."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from footprint.studies import queries
from tests.functional.web.walking import calculated, hidden, new_study, place
from tests.site import Site

SITE = {
    "demand[0].product": "bracket",
    "demand[0].amount": "1",
    "demand[0].unit": "piece",
    "sites[0].id": "tj",
    "sites[0].name": "Press shop",
    "sites[0].location": "CN-TJ",
    "sites[0].from": "2025-01-01",
    "sites[0].to": "2025-12-31",
    "sites[0].processes[0].id": "pressing",
    "sites[0].processes[0].products[0].id": "bracket",
    "sites[0].processes[0].products[0].amount": "100,000",
    "sites[0].processes[0].products[0].unit": "piece",
    "sites[0].processes[0].entries[0].kind": "electricity",
    "sites[0].processes[0].entries[0].amount": "90000",
    "sites[0].processes[0].entries[0].unit": "kWh",
    "sites[0].processes[0].entries[0].evidence": "meter E-07",
    "sites[0].processes[0].entries[1].kind": "fuel:natural-gas",
    "sites[0].processes[0].entries[1].amount": "12000",
    "sites[0].processes[0].entries[1].unit": "m3",
}


def send(client: FlaskClient, study: str, part: str, fields: dict[str, str], do: str = "keep") -> Any:
    path = f"/studies/{study}/production/{part}"
    version = hidden(client.get(path).text, "version")
    return client.post(path, data={**fields, "version": version, "do": do})


def kept(site: Site, study: str) -> Any:
    return site.read(queries.declarations, study)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_a_meter_to_a_line_of_the_result(site: Site, language: str) -> None:
    maker = site.client(site.people.manufacturer, language)
    study = new_study(maker)
    assert ("Declare what your own sites used" if language == "en" else "声明自有站点的消耗") in maker.get(
        f"/studies/{study}/production"
    ).text
    assert place(send(maker, study, "production", SITE)) == f"/studies/{study}/production"
    production = kept(site, study)["production"]
    assert production["sites"][0]["processes"][0]["products"][0]["amount"] == 100_000.0
    assert production["sites"][0]["processes"][0]["entries"][1] == {
        "kind": "fuel",
        "fuel": "natural-gas",
        "amount": 12000.0,
        "unit": "m3",
    }
    overview = maker.get(f"/studies/{study}/production").text
    assert "tj#electricity-1" in overview
    assert "meter E-07" in overview
    form = maker.get(f"/studies/{study}/production/production").text
    assert 'value="fuel:natural-gas" selected' in form
    result = calculated(site, maker, study)
    page = maker.get(result).text
    assert "tj#fuel-1" in page
    assert "meter E-07" in page
    document = json.loads(maker.get(f"{result}.json").data)
    assert document["production"]["runs"] == {"bracket": pytest.approx(1e-5)}


def test_rows_come_and_go_without_a_script_and_nothing_is_kept_meanwhile(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    path = "sites[0].processes[0].entries"
    more = send(maker, study, "production", SITE, f"add:{path}")
    assert more.status_code == 200
    assert f'name="{path}[2].amount"' in more.text
    assert 'value="meter E-07"' in more.text
    less = send(maker, study, "production", SITE, f"remove:{path}[0]")
    assert f'name="{path}[1].amount"' not in less.text
    assert "meter E-07" not in less.text
    assert kept(site, study) == {}
    empty = {"sites[0].id": "", "sites[0].processes[0].id": ""}
    fresh = send(maker, study, "production", empty, "add:sites[0].processes[0].products")
    assert 'name="sites[0].processes[0].products[0].id"' in fresh.text
    assert send(maker, study, "production", SITE, "add:sites[9].processes").status_code == 400
    assert send(maker, study, "production", SITE, "add:__x;").status_code == 400


def test_a_fault_stands_at_its_field_and_nothing_is_kept(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    wrong = {
        **SITE,
        "sites[0].processes[0].entries[0].amount": "many",
        "sites[0].processes[0].entries[0].dataset": "<b>",
        "sites[0].to": "2024-01-01",
    }
    answer = send(maker, study, "production", wrong)
    assert answer.status_code == 422
    for name in ("sites-0-to", "sites-0-processes-0-entries-0-amount"):
        assert re.search(rf'id="{name}"[^>]*aria-describedby="[^"]*{name}-error"[^>]*aria-invalid="true"', answer.text)
    assert 'value="many"' in answer.text
    assert "<b>" not in answer.text.replace("&lt;b&gt;", "")
    assert kept(site, study) == {}
    # what only shows beside the bill of materials is told at its field as well
    unknown = {**SITE, "sites[0].processes[0].entries[0].dataset": "nowhere"}
    answer = send(maker, study, "production", unknown)
    assert answer.status_code == 422
    assert 'id="sites-0-processes-0-entries-0-dataset-error"' in answer.text
    assert kept(site, study) == {}


def test_the_shares_are_shown_before_anything_is_kept(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    two = {
        **SITE,
        "sites[0].processes[0].products[0].price": "8",
        "sites[0].processes[0].products[0].mass_kg": "2",
        "sites[0].processes[0].products[1].id": "offcut",
        "sites[0].processes[0].products[1].amount": "50",
        "sites[0].processes[0].products[1].unit": "t",
        "sites[0].processes[0].products[1].price": "100",
        "sites[0].processes[0].allocation.by": "mass",
    }
    page = send(maker, study, "production", two, "look").text
    assert "80.0 %" in page
    assert "99.4 %" in page
    assert "chemical sector rules" in page
    part = maker.post(
        f"/studies/{study}/production/production",
        data={**two, "do": "look"},
        headers={"HX-Request": "true"},
    ).text
    assert part.lstrip().startswith('<div id="shares"')
    assert kept(site, study) == {}


def test_a_profile_of_each_kind(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    battery = maker.get(f"/studies/{study}/production/profile?kind=battery").text
    assert 'name="capacity_kwh"' in battery
    flow = {"kind": "reference-flow", "pieces": "0.5", "reason": "two uses"}
    place(send(maker, study, "profile", flow))
    assert kept(site, study)["profile"] == {"kind": "reference-flow", "pieces": 0.5, "reason": "two uses"}
    assert "two uses" in maker.get(f"/studies/{study}/production").text
    # a vehicle does not fit a boundary that ends at the gate
    car = {"kind": "vehicle", "energy[0].carrier": "electricity", "energy[0].per_100km": "15"}
    answer = send(maker, study, "profile", car)
    assert answer.status_code == 422
    assert "cradle-to-grave" in answer.text
    place(send(maker, study, "profile", flow, "withdraw"))
    assert kept(site, study) == {}


def test_a_declaration_that_no_longer_fits_is_told_and_the_desk_still_opens(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    place(send(maker, study, "production", SITE))
    pv = {
        "instruments[0].id": "roof",
        "instruments[0].kind": "own-generation",
        "instruments[0].site": "tj",
        "instruments[0].kwh": "50000",
        "instruments[0].technology": "pv",
    }
    place(send(maker, study, "instruments", pv))
    assert "55.6 %" in maker.get(f"/studies/{study}/production").text
    smaller = {**SITE, "sites[0].processes[0].entries[0].amount": "40000"}
    place(send(maker, study, "production", smaller))
    page = maker.get(f"/studies/{study}/production").text
    assert "prevents a calculation" in page
    desk = maker.get(f"/studies/{study}/match")
    assert desk.status_code == 200
    assert "there are only 40000 kWh to cover" in desk.text


def test_files_in_and_out(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    path = f"/studies/{study}/production/recycling_evidence"
    version = hidden(maker.get(path).text, "version")
    balance = {
        "from": "2025-01-01",
        "to": "2025-12-31",
        "inputs": [{"kind": "post-consumer", "grade": "Zorba", "amount": 100}],
        "melt_loss_share": 0.05,
        "output": {"amount": 95},
    }
    content = json.dumps({"recycling_evidence": {"balances": [balance]}}).encode()
    place(maker.post(f"{path}/file", data={"file": (BytesIO(content), "x.json"), "version": version}))
    assert json.loads(maker.get(f"{path}.json").data)["recycling_evidence"]["balances"][0]["melt_loss_share"] == 0.05
    assert "closes" in maker.get(f"/studies/{study}/production").text
    for bad in (b"{", b"[]", b'{"balances": 1}', b""):
        version = hidden(maker.get(path).text, "version")
        answer = maker.post(f"{path}/file", data={"file": (BytesIO(bad), "x.json"), "version": version})
        assert answer.status_code == 422, bad
    stale = maker.post(path, data={"version": "1", "do": "withdraw"})
    assert stale.status_code == 409


def test_it_is_the_firms_alone(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    place(send(maker, study, "production", SITE))
    for person in (site.people.rival, site.people.certifier, site.people.operator):
        client = site.client(person)
        for path in ("", "/production", "/production.json"):
            assert client.get(f"/studies/{study}/production{path}").status_code in (403, 404)
        assert client.post(f"/studies/{study}/production/carbon", data={"version": "3"}).status_code in (403, 404)
    assert maker.get(f"/studies/{study}/production/nothing").status_code == 404
    assert maker.get(f"/studies/{study}/production/carbon.json").status_code == 404
