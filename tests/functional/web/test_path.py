"""From an upload to a signed label that verifies, through the pages alone."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from tests.functional.web.walking import (
    approved,
    choose,
    complete_result,
    hidden,
    new_study,
    place,
    reasons,
    submitted,
)
from tests.site import Site

pytestmark = pytest.mark.slow


KINDS = ("label", "report-en", "report-zh", "verification", "result", "pact")


def test_from_upload_to_label_and_back_to_verification(site: Site) -> None:
    maker, certifier = site.client(site.people.manufacturer), site.client(site.people.certifier)
    study, result = complete_result(site, maker)
    page = maker.get(result).text
    assert "Submit this result to a certifier" in page
    assert "steel-hot-rolled-cn" in page
    review = submitted(site, maker, result)
    assert "Approve with a statement" not in maker.get(review).text
    label = approved(site, certifier, review)

    anybody = site.client()
    shown = anybody.get(label)
    assert shown.status_code == 200
    assert "有效" in shown.text
    assert "Valid" in shown.text
    status = anybody.get(f"{label}.json").get_json()
    assert status["status"] == "valid"
    assert "lines" not in status

    pdf = anybody.get(f"{label}/files/label")
    assert pdf.data.startswith(b"%PDF")
    verdict = anybody.post("/verify", data={"file": (BytesIO(pdf.data), "label.pdf")}).text
    assert "This file is genuine" in verdict
    assert "Status now" in verdict
    flipped = bytearray(pdf.data)
    flipped[len(flipped) // 2] ^= 1
    assert "This file is refused" in anybody.post("/verify", data={"file": (BytesIO(flipped), "label.pdf")}).text

    for kind in ("verification", "report-en", "report-zh", "result"):
        assert anybody.get(f"{label}/files/{kind}").status_code == 404
        assert site.client(site.people.rival).get(f"{label}/files/{kind}").status_code == 404
        assert maker.get(f"{label}/files/{kind}").status_code == 200
        assert certifier.get(f"{label}/files/{kind}").status_code == 200
    # the page offers nobody a file that is then refused
    for person in (anybody, maker, certifier, site.client(site.people.operator), site.client(site.people.rival)):
        offered = set(re.findall(rf"{label}/files/([a-z-]+)", person.get(label).text))
        had = {kind for kind in KINDS if person.get(f"{label}/files/{kind}").status_code == 200}
        assert offered == had
    assert place(maker.get(f"/labels/of/{study}")) == label
    assert "Change the status" not in maker.get(label).text

    assert f"/studies/{study}/match" in maker.get(label).text  # the owner's way back, which nobody else sees
    assert f"/studies/{study}/match" not in anybody.get(label).text
    assert anybody.post(f"{label}/publish").status_code == 302
    assert certifier.post(f"{label}/publish").status_code in (403, 404)
    assert place(maker.post(f"{label}/publish")) == "/footprints"
    assert label.rpartition("/")[2] in maker.get("/footprints").text

    changed = certifier.post(f"{label}/status", data={"verb": "suspend", "reason": "A meter was wrong."})
    assert place(changed) == label
    assert "A meter was wrong." in anybody.get(label).text
    assert maker.post(f"{label}/status", data={"verb": "reinstate", "reason": "x"}).status_code == 403


def test_changes_are_asked_for_made_and_resubmitted(site: Site) -> None:
    maker, certifier = site.client(site.people.manufacturer), site.client(site.people.certifier)
    study, result = complete_result(site, maker)
    review = submitted(site, maker, result)
    number = hidden(certifier.get(review).text, "number")
    data = {"move": "changes_requested", "text": "Line 2 is coal based.", "number": number}
    place(certifier.post(f"{review}/say", data=data))
    assert certifier.post(f"{review}/say", data=data).status_code == 409
    assert "Line 2 is coal based." in maker.get(review).text
    assert "wants changes" in maker.get("/").text

    place(choose(maker, study, "2", dataset="pp-coal-cn"))
    version = hidden(maker.get(f"/studies/{study}/match").text, "version")
    job = place(maker.post(f"/studies/{study}/calculate", data={"version": version}))
    site.work()
    again = place(maker.get(job))
    assert again != result
    page = maker.get(f"{again}/submit").text
    assert "Submit the new calculation" in page
    data = {"number": hidden(page, "number"), "text": "Changed.", **reasons(maker, again)}
    response = maker.post(f"{again}/submit", data=data)
    assert place(response) == review
    assert "pp-coal-cn" in certifier.get(review).text


def test_a_note_stands_at_its_line(site: Site) -> None:
    maker, certifier = site.client(site.people.manufacturer), site.client(site.people.certifier)
    _, result = complete_result(site, maker)
    review = submitted(site, maker, result)
    place(certifier.post(f"{review}/say", data={"move": "note", "line": "3", "text": "Which meter?", "number": "1"}))
    assert "Which meter?" in maker.get(review).text


def test_an_incomplete_result_says_so_and_is_not_submitted(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    study = new_study(maker)
    version = hidden(maker.get(f"/studies/{study}/match").text, "version")
    job = place(maker.post(f"/studies/{study}/calculate", data={"version": version}))
    site.work()
    result = place(maker.get(job))
    page = maker.get(result).text
    assert "This result is incomplete" in page
    assert f"{result}/submit" not in page
    refused = maker.post(f"{result}/submit", data={"certifier": site.people.certifier.organisation_id, "text": ""})
    assert refused.status_code in (409, 422)
