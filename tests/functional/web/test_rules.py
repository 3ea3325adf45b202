"""Rule sets, the statement of a study, and what stands between a result and its submission."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from footprint.rules.library import shipped, shipped_files
from footprint.studies import queries
from tests.data.stated import STATED
from tests.functional.web.walking import (
    approved,
    calculated,
    choose,
    complete_result,
    hidden,
    new_study,
    place,
    reasons,
    stated,
    statement_form,
    submitted,
)
from tests.site import Site
from tests.unit.rules.test_reading import HEAD, RULE


@pytest.mark.parametrize("language", ["en", "zh"])
def test_anybody_reads_what_a_rule_set_demands(site: Site, language: str) -> None:
    anybody = site.client(language=language)
    page = anybody.get("/rules").text
    for one in shipped():
        assert (one.title_zh if language == "zh" else one.title) in page
        shown = anybody.get(f"/rules/{one.id}/{one.version}")
        assert shown.status_code == 200
        last = one.rules[-1]
        assert (last.title_zh if language == "zh" else last.title) in shown.text
    assert anybody.get("/rules/recycled-metal/1.toml").data == shipped_files()["recycled-metal@1"]
    assert anybody.get("/rules/recycled-metal/2").status_code == 404
    assert anybody.get("/rules/%3Cscript%3E/1").status_code == 404


def test_the_operator_adds_a_rule_set(site: Site) -> None:
    operator = site.client(site.people.operator)
    data = ('extends = "iso-14067@1"\n' + HEAD + RULE).replace('title = "Mine"', 'title = "<b>Mine</b>"').encode()
    bad = operator.post("/operator/rules", data={"file": (BytesIO(b"id = 1\nx = 2"), "r.toml")})
    assert bad.status_code == 422
    assert "rule-set.x" in bad.text
    there = place(operator.post("/operator/rules", data={"file": (BytesIO(data), "r.toml")}))
    assert there == "/rules/my-rules/1.2"
    page = site.client().get(there).text
    assert "&lt;b&gt;Mine&lt;/b&gt;" in page
    assert "<b>Mine</b>" not in page
    assert "my-rules" in operator.get("/operator/rules").text
    for person in (site.people.manufacturer, site.people.certifier, site.people.supplier):
        assert site.client(person).get("/operator/rules").status_code == 403


def test_a_statement_is_kept_as_it_was_typed(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    assert f"/studies/{study}/statement" in client.get(f"/studies/{study}/bom").text
    page = client.get(f"/studies/{study}/statement").text
    assert "0 of 5 required items" in page
    stated(client, study)
    kept = site.read(queries.declarations, study)
    assert kept["statement"] == STATED
    assert kept["rules"] == {"id": "iso-14067", "version": "1"}
    page = client.get(f"/studies/{study}/statement").text
    assert "5 of 5 required items" in page
    assert 'value="0.2"' in page
    # sending the same again changes nothing
    before = hidden(page, "version")
    stated(client, study)
    assert hidden(client.get(f"/studies/{study}/statement").text, "version") == before


def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    form = statement_form(client, study)
    form |= {"statement.period_end": "2020-01-01", "statement.goal": "<i>why</i>", "cut_offs.0.share": "a lot"}
    answer = client.post(f"/studies/{study}/statement", data=form)
    assert answer.status_code == 422
    assert 'id="statement.period_end-error"' in answer.text
    assert 'id="statement.cut_offs[1].share-error"' in answer.text
    assert "&lt;i&gt;why&lt;/i&gt;" in answer.text
    assert site.read(queries.declarations, study) == {}


def test_drafts_fill_what_is_empty_and_are_not_kept(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    version = hidden(client.get(f"/studies/{study}/statement").text, "version")
    data = {"version": version, "verb": "draft", "statement.audience": "Only we."}
    page = client.post(f"/studies/{study}/statement", data=data).text
    assert "Nothing is kept yet" in page
    assert "To quantify the carbon footprint of Bracket" in page
    assert "Only we." in page
    assert site.read(queries.declarations, study) == {}


def test_another_rule_set_asks_other_things(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    path = f"/studies/{study}/statement"
    version = hidden(client.get(path).text, "version")
    place(client.post(f"{path}/rules", data={"rule_set": "zero-carbon-product@1", "version": version}))
    page = client.get(path).text
    assert 'id="rules-baseline"' in page
    version = hidden(page, "version")
    data = {
        "version": version,
        "baseline.year": "2020",
        "baseline.kg_co2e": "9.5",
        "baseline.source": "report 7",
        "offsets.0.register": "CCER",
        "offsets.0.number": "17",
        "offsets.0.kg_co2e": "1.5",
        "not_applicable.audience": "internal",
    }
    place(client.post(path, data=data))
    kept = site.read(queries.declarations, study)["rules"]
    assert kept["baseline"] == {"year": 2020.0, "kg_co2e": 9.5, "source": "report 7"}
    assert kept["offsets"] == [{"register": "CCER", "number": "17", "kg_co2e": 1.5}]
    assert kept["not_applicable"] == {"audience": "internal"}
    version = hidden(client.get(path).text, "version")
    place(client.post(f"{path}/rules", data={"rule_set": "recycled-metal@1", "version": version}))
    page = client.get(path).text
    assert 'name="answers.rework"' in page
    assert client.post(f"{path}/rules", data={"rule_set": "gone@1", "version": version}).status_code == 404
    stale = client.post(path, data={"version": "1", "answers.rework": "no"})
    assert stale.status_code == 409


def test_a_violation_stops_the_submission_and_says_where_it_is_mended(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    study = new_study(client)
    place(choose(client, study, "2", dataset="pp-cn"))
    result = calculated(site, client, study)
    page = client.get(result).text
    assert "5 things stand between this result and its submission" in page
    assert f'href="/studies/{study}/statement#statement-goal"' in page
    assert f"{result}/submit" not in page
    page = client.get(f"{result}/submit").text
    assert "5 things have to be mended first" in page
    assert 'name="certifier"' not in page
    refused = client.post(f"{result}/submit", data={"certifier": "", "text": ""})
    assert refused.status_code == 422
    assert "Goal and intended application" in refused.text


def test_a_warning_asks_for_a_reason_that_the_certifier_reads_first(site: Site) -> None:
    maker, certifier = site.client(site.people.manufacturer), site.client(site.people.certifier)
    _, result = complete_result(site, maker)
    data = {"certifier": site.people.certifier.organisation_id, "text": ""}
    refused = maker.post(f"{result}/submit", data=data)
    assert refused.status_code == 422
    assert "say why the result is submitted in spite of it" in refused.text
    given = reasons(maker, result)
    assert "reason.check:transport-missing" in given
    given["reason.check:transport-missing"] = "<i>Made next door.</i>"
    assert "Made next door" not in maker.get(result).text
    review = place(maker.post(f"{result}/submit", data={**data, **given}))
    for person in (maker, certifier):  # answered, no longer asked for
        shown = person.get(result).text
        assert "&lt;i&gt;Made next door.&lt;/i&gt;" in shown
        assert "ask for a reason" not in shown
        assert "asks for a reason" not in shown
    page = certifier.get(review).text
    assert page.index("&lt;i&gt;Made next door.&lt;/i&gt;") < page.index('id="lines"')
    assert re.search(r'href="#l-\d', page)
    assert "The whole checklist" in page
    # the operator only names a certifier and reads none of it
    assert "Made next door" not in site.client(site.people.operator).get(review).text


def test_the_label_names_its_rules(site: Site) -> None:
    maker, certifier = site.client(site.people.manufacturer), site.client(site.people.certifier)
    _, result = complete_result(site, maker)
    label = approved(site, certifier, submitted(site, maker, result))
    page = site.client().get(label).text
    assert 'href="/rules/iso-14067/1"' in page
