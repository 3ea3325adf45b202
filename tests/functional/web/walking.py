"""The way of a product through the pages, by form posts, as a browser without a script would send them."""

from __future__ import annotations

import re
from io import BytesIO

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.data.stated import STATED
from tests.site import BOM, Site

STATEMENT = {
    "assurance": "limited",
    "opinion": "Nothing came to our attention.",
    "work_done": "Every line was traced to its source.",
    "independent_reviewer": "Wang Fang",
    "independence": "y",
}


def hidden(page: str, name: str) -> str:
    """The value of a hidden field; the test fails when the page has none."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found.group(1)


def place(response: TestResponse) -> str:
    """Where a redirection leads."""
    assert response.status_code == 302, response.text[:2000]
    return response.headers["Location"]


def upload(client: FlaskClient, text: str = BOM, name: str = "bracket.csv") -> TestResponse:
    """Send a new bill of materials."""
    return client.post("/studies/new", data={"file": (BytesIO(text.encode()), name)})


def new_study(client: FlaskClient, text: str = BOM) -> str:
    """The id of a study with this bill of materials."""
    return place(upload(client, text)).split("/")[2]


def choose(client: FlaskClient, study: str, line: str, **value: str) -> TestResponse:
    """Take a data set or supplier footprint for a line."""
    version = hidden(client.get(f"/studies/{study}/match").text, "version")
    return client.post(f"/studies/{study}/match/choose", data={"line": line, "version": version, **value})


def statement_form(client: FlaskClient, study: str) -> dict[str, str]:
    """The fields of a full statement as the form sends them."""
    fields = {f"statement.{key}": value for key, value in STATED.items() if isinstance(value, str)}
    for number, entry in enumerate(STATED["cut_offs"]):
        fields |= {f"cut_offs.{number}.{key}": str(value) for key, value in entry.items()}
        fields[f"cut_offs.{number}.share"] = f"{entry['share'] * 100:g} %"
    version = hidden(client.get(f"/studies/{study}/statement").text, "version")
    return {**fields, "nothing.excluded": "1", "verb": "keep", "version": version}


def stated(client: FlaskClient, study: str) -> None:
    """Fill the statement."""
    place(client.post(f"/studies/{study}/statement", data=statement_form(client, study)))


def calculated(site: Site, client: FlaskClient, study: str) -> str:
    """Calculate what there is and give the result's address."""
    version = hidden(client.get(f"/studies/{study}/match").text, "version")
    job = place(client.post(f"/studies/{study}/calculate", data={"version": version}))
    assert client.get(job).status_code == 200
    assert site.work() == 1
    return place(client.get(job))


def submitted(site: Site, client: FlaskClient, result: str) -> str:
    """Submit a result to the certifier, with a reason for every warning, and give the review's address."""
    certifier = site.people.certifier.organisation_id
    data = {"certifier": certifier, "text": "Please look.", **reasons(client, result)}
    return place(client.post(f"{result}/submit", data=data))


def reasons(client: FlaskClient, result: str) -> dict[str, str]:
    """A reason for every warning that the page of the submission asks about."""
    return dict.fromkeys(re.findall(r'name="(reason\.[^"]+)"', client.get(f"{result}/submit").text), "Known.")


def complete_result(site: Site, client: FlaskClient) -> tuple[str, str]:
    """Study id and the address of its complete result."""
    study = new_study(client)
    place(choose(client, study, "2", dataset="pp-cn"))
    stated(client, study)
    return study, calculated(site, client, study)


def approved(site: Site, client: FlaskClient, review: str) -> str:
    """Approve as the certifier and give the label's address."""
    page = client.get(review).text
    data = {**STATEMENT, "sha256": hidden(page, "sha256"), "number": hidden(page, "number")}
    job = place(client.post(f"{review}/approve", data=data))
    assert site.work() >= 1
    return place(client.get(job))
