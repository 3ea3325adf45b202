"""Every route of the application has a declared door; a new route without one fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from werkzeug.routing import Rule

from footprint.web.security import HEADERS
from tests.functional.web.walking import new_study
from tests.site import Site

NOBODY = "00000000-0000-4000-8000-000000000000"
# what anybody may open, signed in or not
PUBLIC = {
    "home.index",
    "home.certificate",
    "home.healthz",
    "home.readyz",
    "auth.login",
    "auth.register",
    "auth.forgotten",
    "auth.invitation",
    "auth.reset",
    "auth.logout",
    "catalogue.index",
    "catalogue.dataset",
    "catalogue.download",
    "catalogue.table",
    "releases.changes",
    "releases.compared",
    "releases.compared_table",
    "releases.file",
    "releases.index",
    "releases.show",
    "labels.index",
    "labels.show",
    "labels.show_json",
    "labels.file",
    "labels.find",
    "language.switch",
    "rules.file",
    "rules.index",
    "rules.show",
    "studies.template",
    "verify.index",
    "static",
}
# for people who are signed in; which of them, the room's permissions decide
SIGNED_IN = {
    "auth.account",
    "columns.again",
    "columns.change",
    "columns.discard",
    "columns.forget",
    "columns.remembered",
    "columns.show",
    "auth.invite",
    "auth.password",
    "certificates.allocate",
    "certificates.index",
    "certificates.new",
    "certificates.proof",
    "certificates.prove",
    "certificates.release",
    "certificates.remove",
    "certificates.show",
    "background.adopt",
    "background.compile_draft",
    "background.discard",
    "background.effect_table",
    "background.index",
    "background.measure",
    "background.progress",
    "background.release",
    "background.remove",
    "background.take_back",
    "background.template",
    "background.upload",
    "imports.again",
    "imports.create",
    "imports.index",
    "imports.remove",
    "imports.report",
    "imports.show",
    "declaring.as_json",
    "declaring.edit",
    "declaring.file",
    "declaring.overview",
    "jobs.show",
    "jobs.cancel",
    "labels.change",
    "labels.of_study",
    "labels.publish",
    "programs.create",
    "programs.index",
    "programs.revoke",
    "releases.export",
    "labels.retry",
    "matching.calculate",
    "matching.choose",
    "matching.clear",
    "matching.compose",
    "matching.confirm",
    "matching.desk",
    "matching.match",
    "line_notes.attach",
    "line_notes.evidence",
    "line_notes.note",
    "line_notes.of_result",
    "matching.news",
    "matching.picker",
    "matching.undo",
    "operator.accounts",
    "operator.audit",
    "operator.decide",
    "operator.invite",
    "operator.outbox",
    "results.document",
    "results.latest",
    "results.show",
    "analysis.show",
    "analysis.table",
    "scenarios.edit",
    "scenarios.plan",
    "scenarios.show",
    "side_by_side.choose",
    "side_by_side.draw",
    "side_by_side.show",
    "side_by_side.table",
    "results.table",
    "revisions.compare",
    "revisions.table",
    "review.approve",
    "review.assign",
    "review.index",
    "review.of_study",
    "review.say",
    "review.show",
    "review.submit",
    "rules.manage",
    "statement.follow",
    "statement.keep",
    "statement.show",
    "studies.archive",
    "studies.bom",
    "studies.file",
    "studies.index",
    "studies.new",
    "studies.options",
    "studies.rename",
    "studies.show",
    "suppliers.decide",
    "suppliers.deprecate",
    "suppliers.index",
    "suppliers.new",
    "suppliers.pact",
    "suppliers.received",
    "suppliers.share",
}
# tests/api walks these by their OpenAPI document; no cookie opens an unsafe one
PROGRAMS = ("/api/", "/2/", "/3/", "/auth/token", "/.well-known/")
HOSTILE = "page=99999999999999999999&q=%22%3E%3Cscript%3E&status=%27&number=%0d%0aX&line=%27&sort=%27&next=//x.example"


def pages(site: Site) -> Iterator[tuple[Rule, str]]:
    for rule in site.app.url_map.iter_rules():
        if not rule.rule.startswith(PROGRAMS):
            values = {"language": "en", "kind": "csv", "filename": "css/base.css", "table": "lines", "form": "csv"}
            path = re.sub(
                r"<(?:\w+:)?(\w+)>", lambda found, values=values: values.get(found.group(1), NOBODY), rule.rule
            )
            yield rule, path


def test_every_route_is_declared(site: Site) -> None:
    assert not PUBLIC & SIGNED_IN
    assert {rule.endpoint for rule, _ in pages(site)} == PUBLIC | SIGNED_IN


def test_strangers_are_sent_to_sign_in(site: Site) -> None:
    client = site.client()
    for rule, path in pages(site):
        for method in (rule.methods or set()) & {"GET", "POST"}:
            response = client.open(path, method=method, buffered=True)
            to_login = response.status_code == 302 and response.headers["Location"].startswith("/login")
            assert to_login == (rule.endpoint in SIGNED_IN), f"{method} {path}: {response.status_code}"


@pytest.mark.parametrize("role", ["manufacturer", "certifier", "supplier", "operator"])
def test_unsafe_routes_want_the_form_s_token(site: Site, role: str) -> None:
    site.app.config["WTF_CSRF_ENABLED"] = True
    client = site.client(getattr(site.people, role))
    tried = 0
    for rule, path in pages(site):
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}:
            response = client.open(path, method=method, data={"line": "1", "email": "x@example.com"})
            assert response.status_code == 400, f"{method} {path}: {response.status_code}"
            tried += 1
    assert tried > 30


@pytest.mark.parametrize("role", [None, "manufacturer", "certifier", "operator"])
def test_hostile_queries_break_nothing_and_every_answer_is_guarded(site: Site, role: str | None) -> None:
    client = site.client(getattr(site.people, role) if role else None)
    study = new_study(site.client(site.people.manufacturer))
    for rule, path in pages(site):
        if "GET" not in (rule.methods or set()):
            continue
        for address in {path, path.replace(NOBODY, study)}:
            response = client.get(f"{address}?{HOSTILE}", buffered=True)
            assert response.status_code < 500, f"{address}: {response.status_code}"
            assert "<script>" not in response.text.lower() if response.mimetype == "text/html" else True
            for name, value in HEADERS.items():
                assert response.headers[name] == value, f"{address} {name}"
            if rule.endpoint in SIGNED_IN:
                assert "no-store" in response.headers["Cache-Control"], address


def test_a_sent_file_is_nobody_else_s(site: Site) -> None:
    """Not kept a year by whatever stands between, as a file that is the same for everybody."""
    from footprint.studies import queries

    client = site.client(site.people.manufacturer)
    study = new_study(client)
    (version,) = site.read(queries.bom_versions, site.people.manufacturer, study)
    answer = client.get(f"/studies/{study}/files/{version.id}", buffered=True)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    template = client.get("/studies/template-en.csv", buffered=True)
    assert "max-age" in template.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/labels?q=%00", "/labels/%00", "/studies/%00", "/datasets?%00=1", "/api/v1/labels?q=%00"]
)
def test_null_is_no_part_of_an_address(site: Site, path: str) -> None:
    assert site.client(site.people.manufacturer).get(path).status_code == 400
