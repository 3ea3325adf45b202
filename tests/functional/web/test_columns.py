"""The step between a file that leaves something open and its lines, as a browser without a script walks it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from footprint.studies import drafts, queries
from tests.data.bom_exports import make
from tests.functional.web.walking import hidden, place, upload
from tests.site import Site

HERE = Path(make.__file__).parent
OPEN = "Level,Name,Total qty,Unit\n1,housing,2,pcs\n2,steel sheet,3,kg\n"


def posted(page: str) -> dict[str, str]:
    """The fields of the page's form, as they are."""
    form = page.split('class="mapping"')[1].split("</form>")[0]
    fields = dict(re.findall(r'<input[^>]*name="([\w-]+)"[^>]*?value="([^"]*)"', form))
    for name in [name for name in fields if name.startswith(("means-", "percent-"))]:
        del fields[name]
    for name, options in re.findall(r'<select[^>]*name="([\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else re.findall(r'value="([^"]*)"', options)[0]
    fields.pop("csrf_token", None)
    return fields


def waiting(client: FlaskClient, text: str = OPEN, name: str = "list.csv") -> str:
    """The address of the page for a file that leaves something open."""
    address = place(upload(client, text, name))
    assert address.endswith("/columns")
    return address


def say(client: FlaskClient, address: str, **changes: str) -> TestResponse:
    fields = posted(client.get(address).text)
    return client.post(address, data={**fields, "do": "look", **changes})


@pytest.fixture
def client(site: Site) -> FlaskClient:
    return site.client(site.people.manufacturer)


def test_what_is_open_is_said_and_the_file_is_read(site: Site, client: FlaskClient) -> None:
    address = waiting(client)
    page = client.get(address).text
    assert "already multiplied for the whole product" in page
    assert "housing" in page
    done = say(client, address, basis="product", do="read", remember="1")
    assert place(done).endswith("/match")
    study = address.split("/")[2]
    version = site.read(queries.current_bom, study)
    assert [line.quantity for line in queries.bom_of(version).lines] == [2, 1.5]
    # the next one with these headings is not asked about
    assert place(upload(client, OPEN.replace("3,kg", "5,kg"), "next.csv")).endswith("/match")
    kept = client.get("/studies/columns").text
    assert "Total qty" in kept
    forget = re.search(r'action="(/studies/columns/[\w-]+/forget)"', kept)
    assert forget
    client.post(forget[1])
    assert "Nothing is remembered yet" in client.get("/studies/columns").text
    assert waiting(client)


def test_a_change_is_kept_over_a_reload(client: FlaskClient) -> None:
    address = waiting(client)
    say(client, address, **{"role-1": "material", "decimal": "comma", "quantity": "1"})
    fields = posted(client.get(address).text)
    assert (fields["role-1"], fields["decimal"], fields["quantity"]) == ("material", "comma", "1")
    assert "chosen by you" in client.get(address).text


def test_a_wrong_meaning_is_shown_with_its_place(client: FlaskClient) -> None:
    address = waiting(client)
    answer = say(client, address, **{"role-2": "", "do": "read"})
    assert answer.status_code == 422
    assert "no column gives the quantity" in answer.text
    unread = say(client, address, **{"role-2": "unit", "role-3": "quantity"})
    assert "lines!D2" in unread.text


def test_units_are_answered_by_a_choice_or_an_amount(site: Site, client: FlaskClient) -> None:
    address = waiting(client, (HERE / "units_to_ask.csv").read_text("utf-8"), "units_to_ask.csv")
    page = client.get(address).text
    assert page.count("<legend>") == 5
    answers = {"means-0": "0", "means-1": "other", "holds-1": "66", "of-1": "m", "means-2": "0", "means-3": "0"}
    still = say(client, address, **answers, do="read")
    assert "pack" in still.text
    assert still.status_code == 422
    place(say(client, address, **{"means-4": "other", "holds-4": "500", "of-4": "piece", "do": "read"}))
    lines = queries.bom_of(site.read(queries.current_bom, address.split("/")[2])).lines
    assert [(line.quantity, line.unit) for line in lines][:2] == [(0.002, "t"), (33, "m")]
    assert lines[4].quantity == 500


def test_another_sheet_and_other_rows(client: FlaskClient) -> None:
    file = make.book(
        {
            "A": [["Name", "Qty", "Unit"], ["steel", 1, "kg"]],
            "B": [["nothing"], ["Name", "Qty", "Unit"], ["copper", 2, "kg"], ["brass", 3, "kg"]],
        }
    )
    address = place(client.post("/studies/new", data={"file": (BytesIO(file), "two.xlsx")}))
    assert "steel" in client.get(address).text
    page = say(client, address, sheet="B", first="2", last="2").text
    assert "copper" in page
    assert place(say(client, address, do="read")).endswith("/match")


def test_putting_away_and_reading_again(site: Site, client: FlaskClient) -> None:
    address = waiting(client)
    study = address.split("/")[2]
    assert "wait" in client.get(f"/studies/{study}/bom").text
    assert place(client.get(f"/studies/{study}")).endswith("/columns")
    client.post(f"{address}/discard", data={"version": hidden(client.get(address).text, "version")})
    assert site.read(drafts.draft_of, study) is None
    certain = "# name: x\n# declared_unit: kg\nname,quantity,unit\nsteel,1,kg\n"
    study = place(upload(client, certain)).split("/")[2]
    page = client.get(f"/studies/{study}/bom").text
    version = hidden(page, "bom_version")
    again = client.post(
        f"/studies/{study}/columns/again", data={"version": hidden(page, "version"), "bom_version": version}
    )
    assert "steel" in client.get(place(again)).text


def test_a_script_gets_the_parts_that_change(client: FlaskClient) -> None:
    address = waiting(client)
    fields = posted(client.get(address).text)
    answer = client.post(address, data={**fields, "role-2": "mass_total"}, headers={"HX-Request": "true"})
    assert '<hx-partial id="told-2"' in answer.text
    assert '<hx-partial id="told-1"' not in answer.text
    assert 'id="outcome"' in answer.text
    assert "<html" not in answer.text


def test_what_a_file_says_is_escaped(client: FlaskClient) -> None:
    evil = "<script>alert(1)</script>"
    address = waiting(client, f"Level,Name,Total qty,{evil},Unit\n1,{evil},2,{evil},pcs\n2,b,3,x,{evil}\n")
    page = client.get(address).text
    assert evil not in page
    assert "&lt;script&gt;" in page


def test_both_languages(site: Site) -> None:
    client = site.client(site.people.manufacturer, "zh")
    address = waiting(client)
    page = client.get(address).text
    assert "各列是什么含义" in page
    assert "层级列" in page


def test_the_columns_of_others_are_not_there(site: Site, client: FlaskClient) -> None:
    address = waiting(client)
    stranger = site.client(site.people.supplier)
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, data={"version": "2"}).status_code == 404
