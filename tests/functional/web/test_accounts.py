"""Registering, approval, invitations, passwords."""

from __future__ import annotations

import re

from tests.functional.web.walking import place
from tests.site import Site

PASSWORD = "a long enough sentence"
WISH = {
    "role": "manufacturer",
    "organisation": "Valve Works",
    "organisation_zh": "阀门厂",
    "credit_code": "",
    "name": "Lin",
    "email": "lin@valves.example",
    "password": PASSWORD,
}


def link(site: Site, kind: str) -> str:
    """The link of the newest message in the operator's outbox."""
    page = site.client(site.people.operator).get("/operator/outbox").text
    found = re.findall(rf"/{kind}/[\w-]+", page)
    assert found
    return found[0]


def test_register_approve_sign_in_and_out(site: Site) -> None:
    client, operator = site.client(), site.client(site.people.operator)
    assert "with the operator" in client.post("/register", data=WISH).text
    login = {"email": WISH["email"], "password": PASSWORD}
    refused = client.post("/login", data=login)
    assert refused.status_code == 403
    page = operator.get("/operator/accounts").text
    assert "Valve Works" in page
    user = re.findall(r"/operator/accounts/([\w-]+)", page)[0]
    assert (
        site.client(site.people.certifier).post(f"/operator/accounts/{user}", data={"verb": "approve"}).status_code
        == 403
    )
    place(operator.post(f"/operator/accounts/{user}", data={"verb": "approve"}))
    assert place(client.post("/login?next=/studies/new", data=login)) == "/studies/new"
    assert "Upload a bill of materials" in client.get("/studies/new").text
    place(client.post("/logout"))
    assert client.get("/studies/").status_code == 302


def test_a_wish_with_faults_says_what_to_mend(site: Site) -> None:
    client = site.client()
    assert "This is needed." in client.post("/register", data={**WISH, "name": ""}).text
    short = client.post("/register", data={**WISH, "password": "short"})
    assert short.status_code == 422
    assert "12" in short.text
    assert site.client(language="zh").post("/register", data={**WISH, "role": "operator"}).status_code == 200


def test_an_invitation_is_accepted_once(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    place(client.post("/account/invite", data={"email": "new@pumps.example", "language": "en"}))
    address = link(site, "invitation")
    guest = site.client()
    assert guest.get(address).status_code == 200
    assert place(guest.post(address, data={"name": "New", "password": PASSWORD})) == "/login"
    place(guest.post("/login", data={"email": "new@pumps.example", "password": PASSWORD}))
    assert "Pumps" in guest.get("/account").text
    again = site.client().post(address, data={"name": "Other", "password": PASSWORD})
    assert again.status_code == 404


def _without_token(page: str) -> str:
    """The page without its CSRF token, which carries the second it was made in."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def test_a_forgotten_password(site: Site) -> None:
    client = site.client()
    same = _without_token(client.post("/forgotten", data={"email": "nobody@example.com"}).text)
    known = client.post("/forgotten", data={"email": site.people.manufacturer.email}).text
    assert _without_token(known) == same
    address = link(site, "reset")
    assert place(client.post(address, data={"password": PASSWORD})) == "/login"
    place(client.post("/login", data={"email": site.people.manufacturer.email, "password": PASSWORD}))
    wrong = client.post("/account/password", data={"old": "not it at all", "new": "another long sentence"})
    assert wrong.status_code == 422
    place(client.post("/account/password", data={"old": PASSWORD, "new": "another long sentence"}))
    assert client.get("/account").status_code == 200


def test_the_audit_chain_is_verified(site: Site) -> None:
    client = site.client(site.people.operator)
    site.client().post("/register", data=WISH)
    page = client.get("/operator/audit?verify=1").text
    assert 'class="notice good"' in page


def test_signing_out_ends_what_a_copied_cookie_opens(site: Site) -> None:
    client, thief = site.client(site.people.manufacturer), site.client()
    cookie = client.get_cookie("footprint")
    assert cookie is not None
    thief.set_cookie("footprint", cookie.value)
    assert thief.get("/account").status_code == 200
    place(client.post("/logout"))
    thief.set_cookie("footprint", cookie.value)
    assert place(thief.get("/account")).startswith("/login")
