"""Uploading and the matching desk."""

from __future__ import annotations

from io import BytesIO

import pytest

from footprint.bom import read_bom
from tests.functional.web.walking import choose, hidden, new_study, place, upload
from tests.site import BOM, Site


def test_a_bad_file_is_refused_with_every_fault_and_leaves_nothing(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    text = BOM.replace("2.1,kg", "2.1,kgg").replace("0.9,kWh", "-1,kWh")
    response = upload(client, text)
    assert response.status_code == 422
    assert "2 things to mend" in response.text
    assert "kgg" in response.text
    assert "Bracket" not in client.get("/studies/").text
    assert "需要修正" in upload(site.client(site.people.manufacturer, "zh"), text).text


def test_what_a_file_says_is_escaped(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client, BOM.replace("Hot-rolled steel", "<script>alert(1)</script>"))
    page = client.get(f"/studies/{study}/match").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_the_desk_shows_choice_reason_and_share(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    page = client.get(f"/studies/{study}/match").text
    assert 'id="line-2" class="state-open' in page
    assert 'id="line-1" class="state-proposed' in page
    place(choose(client, study, "2", dataset="pp-cn"))
    page = client.get(f"/studies/{study}/match").text
    assert 'id="line-2" class="state-confirmed' in page
    version = hidden(page, "version")
    place(client.post(f"/studies/{study}/match/confirm", data={"version": version}))
    assert "state-proposed" not in client.get(f"/studies/{study}/match").text


def test_a_line_can_be_searched_for_without_a_script(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    page = client.get(f"/studies/{study}/match/line?line=2").text
    assert 'value="pp-cn"' in page
    assert 'value="steel-hot-rolled-cn"' not in page
    assert 'value="steel-hot-rolled-cn"' in client.get(f"/studies/{study}/match/line?line=2&q=hot+rolled+steel").text
    part = client.get(f"/studies/{study}/match/line?line=2", headers={"HX-Request": "true", "HX-Target": "div#picker"})
    assert "<html" not in part.text
    assert client.get(f"/studies/{study}/match/line?line=nothing").status_code == 404


def test_a_choice_by_script_gives_what_it_changes(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    version = hidden(client.get(f"/studies/{study}/match").text, "version")
    data = {"line": "2", "version": version, "dataset": "pp-cn"}
    page = client.post(f"/studies/{study}/match/choose", data=data, headers={"HX-Request": "true"})
    assert page.status_code == 200
    assert "<html" not in page.text
    assert 'id="line-2" class="state-confirmed changed"' in page.text
    assert 'id="line-1"' not in page.text  # an unchanged line is not sent again, but what it makes of the total is
    assert '<hx-partial id="share-1"' in page.text
    assert hidden(page.text, "version") != version
    stale = client.post(f"/studies/{study}/match/choose", data=data, headers={"HX-Request": "true"})
    assert stale.status_code == 409
    assert stale.headers["HX-Retarget"] == "#messages"
    assert 'role="alert"' in stale.text


def test_a_new_version_keeps_choices(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    place(choose(client, study, "2", dataset="pp-cn"))
    version = hidden(client.get(f"/studies/{study}/bom").text, "version")
    text = BOM.replace("2.1,kg", "2.2,kg")
    response = client.post(
        f"/studies/{study}/bom", data={"file": (BytesIO(text.encode()), "b.csv"), "version": version}
    )
    place(response)
    assert 'id="line-2" class="state-confirmed' in client.get(f"/studies/{study}/match").text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_templates_can_be_read_without_a_fault(site: Site, language: str, kind: str) -> None:
    response = site.client().get(f"/studies/template-{language}.{kind}")
    read = read_bom(response.data, f"bom.{kind}")
    assert len(read.bom.lines) == 4
    assert not read.warnings


def test_there_is_no_template_of_another_kind(site: Site) -> None:
    assert site.client().get("/studies/template-en.exe").status_code == 404


def test_what_is_under_way_is_shown(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    version = hidden(client.get(f"/studies/{study}/match").text, "version")
    job = place(client.post(f"/studies/{study}/calculate", data={"version": version}))
    assert job in client.get(f"/studies/{study}/match").text
    part = client.get(job, headers={"HX-Request": "true"})
    assert "hx-trigger" in part.text
    assert "HX-Redirect" not in part.headers
    site.work()
    assert client.get(job, headers={"HX-Request": "true"}).headers["HX-Redirect"].startswith("/results/")
    assert "A calculation is under way" not in client.get(f"/studies/{study}/match").text


def test_options_are_kept(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    version = hidden(client.get(f"/studies/{study}/bom").text, "version")
    data = {"electricity": "market", "recycling": "cff", "iterations": "10", "full_disclosure": "y", "version": version}
    place(client.post(f"/studies/{study}/options", data=data))
    page = client.get(f"/studies/{study}/bom").text
    assert '<option selected value="market">' in page
    assert '<option selected value="cff">' in page
    assert 'value="10"' in page
    refused = client.post(f"/studies/{study}/options", data={**data, "iterations": "99999"})
    assert refused.status_code in (409, 422)
