"""Which role sees which page; what belongs to another organisation is not there."""

from __future__ import annotations

import pytest

from tests.functional.web.walking import calculated, new_study, place, reasons, submitted
from tests.functional.web.walking import complete_result as a_result
from tests.site import Site

ROLES = ("manufacturer", "certifier", "supplier", "operator")
# page → the roles that may open it
PAGES = {
    "/": ROLES,
    "/account": ROLES,
    "/labels": ROLES,
    "/reviews": ROLES,
    "/studies/": ("manufacturer", "supplier"),
    "/footprints": ("manufacturer", "supplier"),
    "/footprints/received": ("manufacturer", "supplier"),
    "/certificates": ("manufacturer", "supplier", "operator"),
    "/certificates/new": ("manufacturer", "supplier"),
    "/operator/accounts": ("operator",),
    "/operator/outbox": ("operator",),
    "/operator/audit": ROLES,
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_roles(site: Site, page: str, language: str) -> None:
    for role in ROLES:
        response = site.client(getattr(site.people, role), language).get(page)
        expected = 200 if role in PAGES[page] else 403
        assert response.status_code == expected, f"{role} {page}"
        assert "Traceback" not in response.text


@pytest.mark.parametrize("page", ["/studies/", "/account", "/operator/accounts", "/reviews", "/footprints"])
def test_who_is_not_signed_in_is_sent_to_sign_in(site: Site, page: str) -> None:
    response = site.client().get(page)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/login?next=")


def test_a_study_is_its_organisations_alone(site: Site) -> None:
    owner = site.client(site.people.manufacturer)
    study = new_study(owner)
    result = calculated(site, owner, study)
    assert site.client(site.people.colleague).get(f"/studies/{study}/match").status_code == 200
    for person in (site.people.rival, site.people.certifier, site.people.supplier, site.people.operator):
        client = site.client(person)
        for page in (
            f"/studies/{study}",
            f"/studies/{study}/bom",
            f"/studies/{study}/match",
            f"/studies/{study}/match/line?line=1",
            f"/studies/{study}/match/news?version=1",
            f"/studies/{study}/compare",
            f"/studies/{study}/compare.csv",
            result,
            f"{result}.json",
            f"{result}/lines.csv",
            f"{result}/submit",
        ):
            assert client.get(page).status_code in (403, 404), f"{person.role} {page}"
        for page in (
            "match/choose",
            "match/clear",
            "match/confirm",
            "match/undo",
            "match/notes",
            "match/evidence",
            "calculate",
            "options",
            "rename",
            "archive",
        ):
            data = {"line": "1", "dataset": "pp-cn", "version": "1", "name": "x", "electricity": "location"}
            data |= {"recycling": "cut-off", "iterations": "0"}
            assert client.post(f"/studies/{study}/{page}", data=data).status_code in (403, 404), f"{person.role} {page}"


def test_a_review_is_of_its_two_sides(site: Site) -> None:
    owner = site.client(site.people.manufacturer)
    _, result = a_result(site, owner)
    review = submitted(site, owner, result)
    assert site.client(site.people.certifier).get(review).status_code == 200
    assert site.client(site.people.certifier).get(result).status_code == 200
    for person in (site.people.rival, site.people.other_certifier, site.people.supplier):
        assert site.client(person).get(review).status_code == 404
        assert site.client(person).get(result).status_code == 404
        answer = site.client(person).post(f"{review}/say", data={"move": "question", "text": "x", "number": "1"})
        assert answer.status_code in (403, 404)


def test_the_operator_names_a_certifier_and_sees_no_calculation(site: Site) -> None:
    owner, operator = site.client(site.people.manufacturer), site.client(site.people.operator)
    _, result = a_result(site, owner)
    review = place(
        owner.post(f"{result}/submit", data={"certifier": "", "text": "The recipe is 42.", **reasons(owner, result)})
    )
    assert "has no certifier" in operator.get("/").text
    page = operator.get(review).text
    assert "Name this certifier" in page
    for secret in ("steel-hot-rolled-cn", "Hot-rolled", "The recipe is 42."):
        assert secret not in page
    assert operator.get(result).status_code == 404
    assert site.client(site.people.certifier).get(review).status_code == 404
    place(operator.post(f"{review}/assign", data={"certifier": site.people.certifier.organisation_id}))
    assert site.client(site.people.certifier).get(review).status_code == 200
