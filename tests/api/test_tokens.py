"""The token endpoint (RFC 6749, sections 4.4 and 5) and what tokens open."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlmodel import select

from footprint.accounts import operations
from footprint.accounts.models import AccessToken, User
from footprint.accounts.passwords import hash_password
from footprint.db import now, session_scope
from footprint.settings import Settings
from tests.api.conftest import Caller, Callers
from tests.unit.records import PASSWORD, People

FORM = {"grant_type": "client_credentials"}


@pytest.fixture
def credentials(settings: Settings, people: People) -> Iterator[tuple[str, str]]:
    with session_scope(settings) as session:
        client, secret = operations.create_client(session, session.get_one(User, people.manufacturer.id), "ERP")
    return client.id, secret  # type: ignore[return-value]


def basic(name: str, secret: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()}


def test_a_token_for_one_hour(app: Flask, credentials: tuple[str, str]) -> None:
    response = app.test_client().post("/auth/token", data=FORM, headers=basic(*credentials))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    token = response.get_json()
    assert (token["token_type"], token["expires_in"]) == ("Bearer", 3600)
    assert Caller(app, token["access_token"])("GET", "me", 200)["email"] == "mei@example.com"


def test_the_token_is_kept_as_a_hash(app: Flask, settings: Settings, credentials: tuple[str, str]) -> None:
    token = app.test_client().post("/auth/token", data=FORM, headers=basic(*credentials)).get_json()["access_token"]
    with session_scope(settings) as session:
        assert token not in str([row.model_dump() for row in session.scalars(select(AccessToken))])


def test_errors_are_those_of_the_standard(app: Flask, credentials: tuple[str, str]) -> None:
    client, (name, secret) = app.test_client(), credentials
    nobody = "00000000-0000-4000-8000-000000000000"
    for headers in ({}, basic(name, "wrong"), basic(nobody, secret), basic("\x00", secret), {"Authorization": "x"}):
        response = client.post("/auth/token", data=FORM, headers=headers)
        assert (response.status_code, response.get_json()["error"]) == (401, "invalid_client")
        assert response.headers["WWW-Authenticate"].startswith("Basic")
    for form in ({}, {"grant_type": "password"}):
        response = client.post("/auth/token", data=form, headers=basic(name, secret))
        assert (response.status_code, response.get_json()["error"]) == (400, "unsupported_grant_type")
    assert client.get("/auth/token").status_code == 405


def test_plain_http_to_another_machine_is_refused(app: Flask, credentials: tuple[str, str]) -> None:
    response = app.test_client().post(
        "/auth/token", data=FORM, headers=basic(*credentials), base_url="http://pcf.example.com"
    )
    assert (response.status_code, response.get_json()["error"]) == (400, "insecure_transport")


def test_discovery(app: Flask) -> None:
    found = app.test_client().get("/.well-known/openid-configuration").get_json()
    assert found["token_endpoint"] == "http://localhost/auth/token"


def test_what_is_no_good_token(app: Flask, call: Callers, settings: Settings, people: People) -> None:
    for header in ("Bearer nonsense", "Bearer ", "Basic x", "Bearer"):
        response = app.test_client().get("/api/v1/me", headers={"Authorization": header})
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"].lower().startswith("bearer")
    with session_scope(settings) as session:
        for token in session.scalars(select(AccessToken)):
            token.expires = now() - timedelta(seconds=1)
    assert call.manufacturer("GET", "me", 401)["code"] == "token-expired"
    assert call.manufacturer("GET", "/3/footprints", 401)["code"] == "TokenExpired"
    assert call.manufacturer("GET", "/2/footprints", 401)["code"] == "TokenExpired"


def test_a_revoked_client_s_tokens_end(call: Callers) -> None:
    mine = call.manufacturer("GET", "me/clients", 200)["items"]
    call.rival("POST", f"me/clients/{mine[0]['id']}/revoke", 404)
    assert call.manufacturer("POST", f"me/clients/{mine[0]['id']}/revoke", 200)["revoked"]
    call.manufacturer("GET", "me", 401)


def test_a_page_s_session_reads_and_never_writes(app: Flask, settings: Settings, people: People) -> None:
    with session_scope(settings) as session:
        session.get_one(User, people.manufacturer.id).password_hash = hash_password(settings, PASSWORD)
    app.config["WTF_CSRF_ENABLED"] = False
    browser = app.test_client()
    browser.post("/login", data={"email": "mei@example.com", "password": PASSWORD})
    assert browser.get("/api/v1/me").get_json()["name"] == "Mei"
    assert browser.post("/api/v1/studies", json={"name": "Pump"}).status_code == 401
    assert browser.get("/api/v1/studies", headers={"Authorization": "Bearer nonsense"}).status_code == 401
