"""The PACT endpoints: who sees what, pages, filters, errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from footprint.results import queries as results
from tests.api.conftest import Callers
from tests.api.steps import labelled
from tests.unit.exchange.test_exchanged import schema

FORM = {
    "product": "Steel sheet",
    "unit": "kg",
    "fossil": 2.0,
    "biogenic_emissions": 0.1,
    "geography": "CN",
    "period_start": "2025-01-01",
    "period_end": "2025-12-31",
    "valid_from": "2026-01-01",
    "valid_until": "2028-06-30",
    "source": "study 7",
}


def published(call: Callers, *customers: str, **changes: Any) -> dict[str, Any]:
    """A supplier's footprint, shared with these customers."""
    made = call.supplier("POST", "supplier-footprints", 201, json={**FORM, **changes})
    for customer in customers:
        call.supplier("POST", "shares", 201, json={"series": made["series"], "customer": customer})
    return dict(made)


def ids(answer: Any) -> list[str]:
    return [one["id"] for one in answer["data"]]


def test_only_with_whom_it_is_shared(call: Callers) -> None:
    made = published(call, "Pumps")
    for path in ("/3/footprints", "/2/footprints"):
        assert ids(call.supplier("GET", path, 200)) == [made["id"]]
        assert ids(call.manufacturer("GET", path, 200)) == [made["id"]]
        assert call.rival("GET", path, 200) == {"data": []}
        assert call.manufacturer("GET", f"{path}/{made['id'].upper()}", 200)["data"]["id"] == made["id"]
        assert call.certifier("GET", path, 403)["code"] == "AccessDenied"
        assert call.nobody("GET", path, 403)["code"] == "AccessDenied"
    assert call.rival("GET", f"/3/footprints/{made['id']}", 404)["code"] == "NotFound"
    assert call.rival("GET", f"/2/footprints/{made['id']}", 404)["code"] == "NoSuchFootprint"
    share = call.supplier("GET", "shares", 200)["items"][0]["share"]
    call.manufacturer("POST", f"shares/{share['id']}/accept", 200)
    assert ids(call.manufacturer("GET", "/3/footprints", 200)) == [made["id"]]
    call.rival("POST", f"shares/{share['id']}/revoke", 404)
    call.supplier("POST", f"shares/{share['id']}/revoke", 200)
    assert call.manufacturer("GET", "/3/footprints", 200) == {"data": []}


def test_a_new_version_follows_the_one_before(call: Callers) -> None:
    first = published(call, "Pumps")
    second = call.supplier("POST", f"supplier-footprints?series={first['series']}", 201, json={**FORM, "fossil": 1.9})
    found = call.manufacturer("GET", "/3/footprints", 200)["data"]
    assert [(one["id"], one["status"]) for one in found] == [(first["id"], "Deprecated"), (second["id"], "Active")]
    assert found[1]["precedingPfIds"] == [first["id"]]
    assert ids(call.manufacturer("GET", "/3/footprints?status=active", 200)) == [second["id"]]
    old = call.manufacturer("GET", "/2/footprints?$filter=status eq 'Deprecated'", 200)
    assert ids(old) == [first["id"]]


def test_pages_are_linked_until_nothing_remains(call: Callers) -> None:
    made = [published(call, "Pumps", product=f"Sheet {number}")["id"] for number in range(5)]
    seen: list[str] = []
    path: str | None = "/3/footprints?limit=2&geography=cn&geography=de"
    while path:
        response = call.manufacturer.raw("GET", path)
        found = ids(response.get_json())
        assert len(found) <= 2
        seen += found
        link = response.headers.get("Link")
        assert (link is not None) == (len(seen) < 5)
        assert link is None or link.startswith("<http://127.0.0.1:8000/3/footprints?")
        assert link is None or link.endswith('>; rel="next"')
        path = link[len("<http://127.0.0.1:8000") : -len('>; rel="next"')] if link else None
    assert seen == made
    assert call.manufacturer.raw("GET", "/3/footprints").headers.get("Link") is None
    nothing = call.manufacturer.raw("GET", "/3/footprints?limit=0")
    assert (nothing.get_json(), "limit" in nothing.headers["Link"]) == ({"data": []}, False)


def test_filters(call: Callers) -> None:
    sheet, bar = published(call, "Pumps"), published(call, "Pumps", product="Bar", geography="DE")
    of = lambda query: ids(call.manufacturer("GET", f"/3/footprints?{query}", 200))  # noqa: E731
    assert of(f"productId=urn:uuid:{sheet['series']}&productId=urn:x") == [sheet["id"]]
    assert of("geography=de") == [bar["id"]]
    assert of(f"geography=de&productId=urn:uuid:{sheet['series']}") == []
    assert of("validOn=2026-06-01T00:00:00Z") == [sheet["id"], bar["id"]]
    assert of("validOn=2029-06-01T00:00:00Z") == of("companyId=urn:nobody") == of("classification=urn:x") == []
    for bad in ("status=Perhaps", "validOn=soon", "limit=-1", "limit=many", "offset=x"):
        assert call.manufacturer("GET", f"/3/footprints?{bad}", 400)["code"] == "BadRequest"
    assert call.manufacturer("GET", "/2/footprints?$filter=status ne 'x'", 400)["code"] == "NotImplemented"
    assert call.manufacturer("GET", "/2/footprints?$filter=created ge 'x'", 400)["code"] == "BadRequest"


def test_events_are_answered_as_the_standard_says(call: Callers) -> None:
    event = {
        "type": "org.wbcsd.pact.ProductFootprint.RequestCreatedEvent.3",
        "specversion": "1.0",
        "id": "1",
        "source": "https://customer.example.com/3/events",
        "time": "2026-11-21T00:00:00Z",
        "data": {"productId": ["urn:x"]},
    }
    send = {"data": json.dumps(event), "content_type": "application/cloudevents+json"}
    assert call.manufacturer("POST", "/3/events", 501, **send)["code"] == "NotImplemented"
    assert call.manufacturer("POST", "/2/events", 400, **send)["code"] == "NotImplemented"
    assert call.nobody("POST", "/3/events", 403, **send)["code"] == "AccessDenied"
    for bad in ("{", "[]", "{}", json.dumps({**event, "source": ""})):
        answer = call.manufacturer("POST", "/3/events", 400, data=bad, content_type="application/json")
        assert answer["code"] == "BadRequest"


@pytest.mark.parametrize(("path", "version"), [("/3", "v3.0"), ("/2", "v2.3"), ("/2", "v2.2")])
def test_answers_fit_the_published_schemas(call: Callers, path: str, version: str) -> None:
    import jsonschema

    known = schema(version)
    published(call, "Pumps", mass_kg=1.0, primary_data_share=0.4, dqr=2.0)
    for one in call.manufacturer("GET", f"{path}/footprints", 200)["data"]:
        jsonschema.Draft7Validator(known, format_checker=jsonschema.FormatChecker()).validate(one)


def test_pact_comes_in_as_it_went_out(call: Callers) -> None:
    made = published(call)
    sent = call.supplier("GET", f"/3/footprints/{made['id']}", 200)["data"]
    again = call.rival("POST", "supplier-footprints/pact", 201, json=sent)
    assert again["fossil"] == pytest.approx(made["fossil"])
    bad = {**sent, "pcf": {**sent["pcf"], "pcfExcludingBiogenicUptake": "77", "fossilGhgEmissions": "x"}}
    findings = call.rival("POST", "supplier-footprints/pact", 422, json=bad)["findings"]
    assert {one["cell"] for one in findings} >= {"pcf.fossilGhgEmissions"}


@pytest.mark.slow
def test_a_label_s_totals_become_its_customers_input(
    call: Callers, worked: Callable[[], int], app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = labelled(call, worked)
    call.rival("POST", "supplier-footprints/from-label", 404, json={"number": number})
    read = results.document
    with monkeypatch.context() as patched:  # to the grave: use and end of life would count twice
        beyond = {"boundary": "cradle-to-grave"}
        patched.setattr(results, "document", lambda one: {**read(one), "product": {**read(one)["product"], **beyond}})
        refused = call.manufacturer("POST", "supplier-footprints/from-label", 409, json={"number": number})
        assert "use and end of life" in json.dumps(refused)
    made = call.manufacturer("POST", "supplier-footprints/from-label", 201, json={"number": number})
    again = call.manufacturer("POST", "supplier-footprints/from-label", 201, json={"number": number})
    assert (made["label"], again["id"]) == (number, made["id"])
    call.manufacturer("POST", "shares", 201, json={"series": made["series"], "customer": "Rivals"})
    found = call.rival("GET", "/3/footprints", 200)["data"]
    total = call.nobody("GET", f"labels/{number}", 200)["total"]
    assert float(found[0]["pcf"]["pcfIncludingBiogenicUptake"]) == pytest.approx(total)
    assert found[0]["pcf"]["verification"]["providerName"] == "Checkers"
    assert "Rotor" not in json.dumps(found)
    assert call.rival("GET", "/2/footprints", 200)["data"][0]["pcf"]["declaredUnit"] == "kilogram"
    call.operator("POST", f"labels/{number}/withdraw", 200, json={"reason": "wrong"})
    assert call.rival("GET", "/3/footprints", 200)["data"][0]["status"] == "Deprecated"
    call.manufacturer("POST", "supplier-footprints/from-label", 409, json={"number": number})
