"""Certificates through the pages: entered, proven, allocated to a product, released; the operator sees all."""

from __future__ import annotations

from io import BytesIO

from footprint.certificates import queries
from footprint.db import session_scope
from footprint.studies import operations
from footprint.studies import queries as studies
from tests.functional.web.walking import hidden, new_study, place
from tests.site import Site
from tests.unit.certificates.test_operations import PRODUCTION

FORM = {
    "numbers": "GEC25000001..GEC25000050",
    "scheme": "GEC",
    "technology": "wind",
    "plant": "Binhai wind farm",
    "market": "CN",
    "generated_from": "2025-01-01",
    "generated_to": "2025-12-31",
}


def proof() -> dict[str, object]:
    return {"file": (BytesIO(b"%PDF-1.7 x"), "proof.pdf"), "holder": "Pumps", "cancelled_on": "2026-01-20"}


def declared(site: Site, study: str) -> None:
    with session_scope(site.settings) as session:
        maker = site.people.manufacturer
        version = studies.study(session, maker, study).version
        operations.declare(session, maker, study, "production", PRODUCTION, version=version)


def test_from_the_ledger_to_a_product_and_back(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    lot = place(maker.post("/certificates/new", data=FORM))
    page = maker.get(lot).text
    assert "Attach the proof of cancellation" in page
    assert "GEC25000001..GEC25000050" in page
    assert place(maker.post(f"{lot}/proof", data=proof())) == lot
    assert "Declare the production of a product first" in maker.get(lot).text
    study = new_study(maker)
    declared(site, study)
    page = maker.get(lot).text
    choice = page.split('<option value="')[1].split('"')[0]
    assert choice.startswith(study)
    assert place(maker.post(f"{lot}/allocate", data={"place": choice, "kwh": "20000"})) == lot
    page = maker.get(lot).text
    assert "20 of 50 MWh used" in page
    # a second time with the page of before: somebody changed the study meanwhile
    assert maker.post(f"{lot}/allocate", data={"place": choice, "kwh": "1"}).status_code == 409
    release = page.split(f'action="{lot}/release/')[1].split('"')[0]
    place(maker.post(f"{lot}/release/{release}"))
    assert "0 of 50 MWh used" in maker.get(lot).text
    assert place(maker.post(f"{lot}/remove")) == "/certificates"
    assert maker.get(lot).status_code == 404


def test_what_is_wrong_is_said_on_the_page(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    answer = maker.post("/certificates/new", data={**FORM, "numbers": "?", "market": "Moon"})
    assert answer.status_code == 422
    assert "no certificate number" in answer.text
    lot = place(maker.post("/certificates/new", data=FORM))
    twice = site.client(site.people.rival).post("/certificates/new", data=FORM)
    assert twice.status_code == 422
    assert "in the ledger already" in twice.text
    assert maker.post(f"{lot}/proof", data={"holder": "x", "cancelled_on": "2026-01-20"}).status_code == 422
    picture = {**proof(), "file": (BytesIO(b"GIF89a"), "proof.gif")}
    assert "a PDF or a picture" in maker.post(f"{lot}/proof", data=picture).text
    assert maker.post(f"{lot}/allocate", data={"place": "x", "kwh": "many"}).status_code == 422


def test_the_operator_sees_all_and_changes_nothing(site: Site) -> None:
    maker, operator = site.client(site.people.manufacturer), site.client(site.people.operator, "zh")
    lot = place(maker.post("/certificates/new", data=FORM))
    place(maker.post(f"{lot}/proof", data=proof()))
    assert "Pumps" in operator.get("/certificates").text
    page = operator.get(lot)
    assert page.status_code == 200
    assert "从台账移除" not in page.text
    assert operator.get(f"{lot}/proof").data == b"%PDF-1.7 x"
    assert operator.post(f"{lot}/remove").status_code in (403, 404)
    for person in (site.people.rival, site.people.certifier, site.people.supplier):
        assert site.client(person).get(lot).status_code == 404
        assert site.client(person).get(f"{lot}/proof").status_code == 404
    assert site.read(queries.lots, site.people.rival) == []


def test_the_empty_ledger_says_what_to_do(site: Site) -> None:
    assert (
        "Enter the certificates that you cancelled" in site.client(site.people.manufacturer).get("/certificates").text
    )
    assert hidden(site.client(site.people.manufacturer).get("/certificates/new").text, "market") == "CN"
