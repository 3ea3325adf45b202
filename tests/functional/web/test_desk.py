"""Uploading and the matching desk."""

from __future__ import annotations

import re
from io import BytesIO

from tests.functional.web.walking import calculated, choose, hidden, new_study, place, stated, submitted, upload
from tests.site import BOM, Site


def test_a_bad_file_is_refused_with_every_fault_and_leaves_nothing(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    text = BOM.replace("2.1,kg", "a lot,kg").replace("0.9,kWh", "-1,kWh")
    response = upload(client, text)
    assert response.status_code == 422
    assert "2 things to mend" in response.text
    assert "a lot" in response.text
    assert "Bracket" not in client.get("/studies/").text
    assert "需要修正" in upload(site.client(site.people.manufacturer, "zh"), text).text


def test_a_unit_that_nobody_knows_is_asked_about(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    there = place(upload(client, BOM.replace("2.1,kg", "2.1,kgg")))
    assert there.endswith("/columns")
    assert "kgg" in client.get(there).text


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


def test_a_thing_of_several_materials_is_asked_for_its_composition(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client, BOM.replace("Hot-rolled steel", "Ball bearing 6205"))
    page = client.get(f"/studies/{study}/match/line?line=1").text
    assert "This is a rolling bearing, put together of several materials" in page
    assert "GCr15" in page
    assert 'name="share" inputmode="decimal" size="6" value="91"' in page
    assert "Estimate: rings and rollers" in page
    other = site.client(site.people.manufacturer, "zh").get(f"/studies/{study}/match/line?line=1").text
    assert "该行是滚动轴承" in other
    assert "put together" not in client.get(f"/studies/{study}/match/line?line=1&q=steel").text


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


def test_there_is_no_template_of_another_kind(site: Site) -> None:
    for address in ("template-en.exe", "template-de.xlsx", "template-en.xlsx?sector=moon"):
        assert site.client().get(f"/studies/{address}").status_code == 404


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


TWICE = BOM + "4,Polypropylene cap,聚丙烯端盖,0.1,kg,materials,CN\n"
HTMX = {"HX-Request": "true"}


def test_lines_that_say_the_same_are_chosen_at_once_and_undone_at_once(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client, TWICE)
    assert "Choose for all 2 at once" in client.get(f"/studies/{study}/match/line?line=2").text
    page = client.get(f"/studies/{study}/match/line?line=2&alike=1").text
    assert "Take for 2 lines" in page
    data = {"line": ["2", "4"], "dataset": "pp-cn", "version": hidden(page, "version")}
    changed = client.post(f"/studies/{study}/match/choose", data=data, headers=HTMX)
    assert changed.text.count("state-confirmed changed") == 2
    assert 'id="line-2" class="state-open' not in client.get(f"/studies/{study}/match").text
    undone = client.post(f"/studies/{study}/match/undo", headers=HTMX)
    assert undone.text.count("state-open changed") == 2
    assert 'data-key="U"' in undone.text
    place(client.post(f"/studies/{study}/match/undo", data={"redo": "1"}))
    assert client.get(f"/studies/{study}/match").text.count("state-confirmed") == 2


def test_the_desk_can_be_narrowed_and_says_when_nothing_fits(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    page = client.get(f"/studies/{study}/match?show=open").text
    assert 'id="line-2"' in page
    assert 'id="line-1"' not in page
    assert 'id="line-3"' in client.get(f"/studies/{study}/match?q=电力").text
    assert "No line fits" in client.get(f"/studies/{study}/match?q=zebra").text


def test_selected_lines_are_handled_without_a_script_and_the_view_stays(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    version = hidden(client.get(f"/studies/{study}/match").text, "version")
    assert "Take for 2 lines" in client.post(f"/studies/{study}/match/line", data={"line": ["1", "2"]}).text
    data = {"line": ["1", "3"], "version": version, "sort": "kg", "find": "steel"}
    back = place(client.post(f"/studies/{study}/match/clear", data=data))
    assert back.startswith(f"/studies/{study}/match?sort=kg&q=steel")
    assert client.post(f"/studies/{study}/match/clear", data={"version": version}).status_code == 422


def test_what_others_change_is_told(site: Site) -> None:
    client, colleague = site.client(site.people.manufacturer), site.client(site.people.colleague)
    study = new_study(client)
    version = hidden(client.get(f"/studies/{study}/match").text, "version")
    assert client.get(f"/studies/{study}/match/news?version={version}").status_code == 204
    place(choose(colleague, study, "2", dataset="pp-cn"))
    news = client.get(f"/studies/{study}/match/news?version={version}").text
    assert site.people.colleague.name in news
    refused = client.post(
        f"/studies/{study}/match/choose", data={"line": "2", "dataset": "pp-coal-cn", "version": version}, headers=HTMX
    )
    assert refused.status_code == 409
    assert site.people.colleague.name in refused.text


def test_notes_and_evidence_stand_with_the_line_and_evidence_with_the_result(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    place(choose(client, study, "2", dataset="pp-cn"))
    there = place(client.post(f"/studies/{study}/match/notes", data={"line": "2", "text": "<b>weighed</b>"}))
    page = client.get(there).text
    assert "&lt;b&gt;weighed&lt;/b&gt;" in page
    data = {"line": "2", "file": (BytesIO(b"%PDF-1.7 invoice"), "invoice.pdf")}
    place(client.post(f"/studies/{study}/match/evidence", data=data))
    assert "one file" in client.get(f"/studies/{study}/match?show=noted").text
    bad = {"line": "2", "file": (BytesIO(b"<html>"), "invoice.pdf")}
    assert client.post(f"/studies/{study}/match/evidence", data=bad).status_code == 422
    stated(client, study)
    result = calculated(site, client, study)
    page = client.get(result).text
    link = re.search(rf'href="({result}/evidence/[0-9a-f]{{64}})"', page)
    assert link
    file = client.get(link.group(1))
    assert (file.data, file.headers["X-Content-Type-Options"]) == (b"%PDF-1.7 invoice", "nosniff")
    certifier = site.client(site.people.certifier)
    assert certifier.get(link.group(1)).status_code == 404
    submitted(site, client, result)
    assert certifier.get(link.group(1)).data == b"%PDF-1.7 invoice"


def test_two_versions_are_compared(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    version = hidden(client.get(f"/studies/{study}/bom").text, "version")
    text = BOM.replace("2.1,kg", "2.5,kg").replace("3,Electricity", "9,=cmd()|Electricity")
    place(client.post(f"/studies/{study}/bom", data={"file": (BytesIO(text.encode()), "b.csv"), "version": version}))
    page = client.get(f"/studies/{study}/compare").text
    assert "<del>2.1</del> → <ins>2.5</ins>" in page
    table = client.get(f"/studies/{study}/compare.csv").text
    assert "'=cmd()|Electricity" in table
    assert client.get(f"/studies/{study}/compare?before=1&after=7").status_code == 404
