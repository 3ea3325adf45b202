"""The page on which people make and revoke their programs' credentials."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from footprint.accounts.models import User
from footprint.accounts.passwords import hash_password
from footprint.db import session_scope
from footprint.settings import Settings
from tests.api.conftest import Caller
from tests.api.test_tokens import FORM, basic
from tests.unit.records import PASSWORD, People

SECRET = re.compile(r'<code id="client-secret">([^<]+)</code>')
CLIENT = re.compile(r"/account/programs/([0-9a-f-]{36})/revoke")


def signed_in(app: Flask, settings: Settings, people: People) -> FlaskClient:
    with session_scope(settings) as session:
        session.get_one(User, people.manufacturer.id).password_hash = hash_password(settings, PASSWORD)
    app.config["WTF_CSRF_ENABLED"] = False
    browser = app.test_client()
    browser.post("/login", data={"email": "mei@example.com", "password": PASSWORD})
    return browser


def test_made_once_shown_once_revoked_for_good(app: Flask, settings: Settings, people: People) -> None:
    browser = signed_in(app, settings, people)
    page = browser.post("/account/programs", data={"name": "<b>ERP</b>"}).get_data(as_text=True)
    assert "<b>ERP</b>" not in page
    (secret,), (client,) = SECRET.findall(page), CLIENT.findall(page)
    assert secret not in browser.get("/account/programs").get_data(as_text=True)
    token = app.test_client().post("/auth/token", data=FORM, headers=basic(client, secret)).get_json()["access_token"]
    caller = Caller(app, token)
    assert caller("GET", "me", 200)["name"] == "Mei"
    assert browser.post(f"/account/programs/{client}/revoke").status_code == 302
    caller("GET", "me", 401)
    assert CLIENT.findall(browser.get("/account/programs").get_data(as_text=True)) == []
    assert browser.post("/account/programs", data={"name": ""}).status_code == 422


def test_nobody_else_gets_there(app: Flask) -> None:
    assert app.test_client().get("/account/programs").status_code == 302
    app.config["WTF_CSRF_ENABLED"] = True
    assert app.test_client().post("/account/programs", data={"name": "x"}).status_code == 400
