"""What anybody sees, and how it is protected."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.site import Site

PAGES = ("/", "/login", "/register", "/forgotten", "/verify", "/labels", "/datasets", "/datasets?q=steel")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_public_pages(site: Site, page: str, language: str) -> None:
    response = site.client(language=language).get(page)
    assert response.status_code == 200
    assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in response.text
    assert ("登录" in response.text) == (language == "zh")
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_the_browser_chooses_the_language_and_a_switch_overrides_it(site: Site) -> None:
    client = site.app.test_client()
    assert 'lang="zh-CN"' in client.get("/", headers={"Accept-Language": "zh-TW,zh;q=0.9"}).text
    assert 'lang="en"' in client.get("/", headers={"Accept-Language": "en-GB"}).text
    response = client.post("/language", data={"language": "zh", "next": "/verify"})
    assert response.headers["Location"] == "/verify"
    assert 'lang="zh-CN"' in client.get("/", headers={"Accept-Language": "en-GB"}).text


def test_the_language_is_kept_with_the_account(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    client.post("/language", data={"language": "zh"})
    again = site.app.test_client()
    with again.session_transaction() as session:
        session["_user_id"] = site.people.manufacturer.get_id()
    assert 'lang="zh-CN"' in again.get("/", headers={"Accept-Language": "en"}).text


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_nobody_is_led_away(site: Site, address: str) -> None:
    response = site.client().post("/language", data={"language": "en", "next": address})
    assert response.headers["Location"] == "/"


def test_machines(site: Site) -> None:
    client = site.client()
    assert client.get("/healthz").get_json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert ready.get_json() == {"database": True, "release": True}
    assert ready.status_code == 200
    pem = client.get("/ca.pem")
    assert pem.data.startswith(b"-----BEGIN CERTIFICATE-----")
    assert b"PRIVATE" not in pem.data


def test_the_catalogue_shows_exchanges_and_source(site: Site) -> None:
    client = site.client()
    page = client.get("/datasets/pp-cn").text
    assert "Exchanges" in page
    assert "leaf " in page
    release = site.resources.catalogue().release
    assert release in client.get(f"/releases/{release}").text
    assert client.get("/datasets/nothing").status_code == 404
    assert client.get("/releases/" + "0" * 64).status_code == 404
    assert client.get("/datasets/pp-cn?release=zz").status_code in (404, 422)


def test_the_catalogue_is_searched_in_both_languages(site: Site) -> None:
    client = site.client(language="zh")
    assert "pp-cn" in client.get("/datasets", query_string={"q": "聚丙烯"}).text
    assert "pp-cn" in client.get("/datasets", query_string={"q": "polypropylene"}).text
    assert "没有符合" in client.get("/datasets", query_string={"q": "zzzz"}).text


def test_an_unknown_label(site: Site) -> None:
    client = site.client()
    assert client.get("/labels/FP-2026-999999").status_code == 404
    assert client.get("/labels/FP-2026-999999.json").get_json()["code"] == 404
    found = client.get("/labels/find", query_string={"number": " fp-2026-000001-3 "})
    assert found.headers["Location"] == "/labels/FP-2026-000001-3"


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7 broken"])
def test_a_file_that_is_no_label_is_refused_with_a_reason(site: Site, data: bytes) -> None:
    response = site.client().post("/verify", data={"file": (BytesIO(data), "x.pdf")})
    assert response.status_code in (200, 422)
    assert "This file is genuine" not in response.text
    assert "Traceback" not in response.text


def test_a_form_without_its_token_is_refused(site: Site) -> None:
    site.app.config["WTF_CSRF_ENABLED"] = True
    response = site.client().post("/language", data={"language": "en"})
    assert response.status_code == 400
    assert "This form has grown old" in response.text


def test_attempts_to_sign_in_are_limited(site: Site) -> None:
    from footprint.web.security import limiter

    client = site.client()
    answers = [client.post("/login", data={"email": "a@b.example", "password": "x"}).status_code for _ in range(21)]
    limiter.reset()
    assert answers[-1] == 429
    assert 429 not in answers[:8]


def test_a_file_that_is_too_large(site: Site) -> None:
    site.app.config["MAX_CONTENT_LENGTH"] = 1000
    response = site.client().post("/verify", data={"file": (BytesIO(b"x" * 5000), "x.pdf")})
    assert response.status_code == 413
    assert "too large" in response.text


def test_demonstration_accounts_are_named_only_where_they_exist(site: Site) -> None:
    from footprint.accounts.models import Organisation
    from footprint.db import session_scope

    assert "demonstration accounts" not in site.client().get("/login").text
    with session_scope(site.settings) as session:
        firm = session.get(Organisation, site.people.manufacturer.organisation_id)
        assert firm is not None
        firm.demo = True
        session.add(firm)
    page = site.client().get("/login").text
    assert "demonstration accounts" in page
    assert site.people.manufacturer.email in page
    assert site.people.rival.email not in page
