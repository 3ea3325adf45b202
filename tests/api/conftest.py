"""The whole application on the hand-made background, with people of every role and a bearer token for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from footprint.accounts import operations
from footprint.accounts.models import User
from footprint.app import create_app
from footprint.db import engine_of, session_scope
from footprint.findings import Finding, InputError
from footprint.inventory.release import Release
from footprint.inventory.values import Exchange
from footprint.settings import Settings
from tests.data.background import HandBackground
from tests.unit.records import HandResources, People, make_people, make_settings, make_tables, work


class ListedBackground(HandBackground):
    """The hand-made background with what a catalogue lists besides factors."""

    @cached_property
    def manifest(self) -> dict[str, Any]:
        return {"format": "hand", "hash": self.hash}

    def exchanges(self, name: str) -> tuple[Exchange, ...]:
        total = self.datasets[name].factor.total
        return (Exchange("emission", "co2-fossil", total, "kg", 1.1, "cited", "hand", "table 1", ""),)


class ListedResources(HandResources):
    """One release; every other hash is unknown."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.background = ListedBackground()

    def release(self, release: str | None = None) -> Release:
        if release and release != self.background.hash:
            raise InputError([Finding("no-release", "error", "no such release", "无此版本")])
        return cast(Release, self.background)


@dataclass
class Caller:
    """A program that acts for one person."""

    app: Flask
    token: str | None

    def __call__(self, method: str, path: str, /, status: int | None = None, **more: Any) -> Any:
        """The JSON of the answer; with `status` that is asserted."""
        response = self.raw(method, path, **more)
        assert status is None or response.status_code == status, (response.status_code, response.get_data(as_text=True))
        return response.get_json(silent=True)

    def raw(self, method: str, path: str, /, **more: Any) -> TestResponse:
        """The response itself. Paths without a leading slash are of version 1."""
        headers = dict(more.pop("headers", {}))
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        address = path if path.startswith("/") else f"/api/v1/{path}"
        return self.app.test_client().open(address, method=method, headers=headers, **more)


@dataclass
class Callers:
    """One caller for each role; `nobody` sends no token."""

    manufacturer: Caller
    rival: Caller
    certifier: Caller
    other_certifier: Caller
    supplier: Caller
    operator: Caller
    nobody: Caller


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    made = make_settings(tmp_path / "instance")
    make_tables(made)
    yield made
    engine_of(made).dispose()


@pytest.fixture
def people(settings: Settings) -> People:
    with session_scope(settings) as session:
        return make_people(session)


@pytest.fixture
def app(settings: Settings, people: People) -> Iterator[Flask]:
    made = create_app(settings)
    made.config.update(TESTING=True, RATELIMIT_ENABLED=False)
    made.extensions["footprint.resources"] = ListedResources(settings)
    yield made
    with made.app_context():
        from footprint.db import db

        db.engine.dispose()


def token_for(settings: Settings, person: User, secret: str) -> str:
    """A bearer token of a client of this person."""
    with session_scope(settings) as session:
        owner = session.get_one(User, person.id)
        client, _ = operations.create_client(session, owner, "tests")
        operations.keep_token(session, client.id, secret, 3600)
    return secret


@pytest.fixture
def call(app: Flask, settings: Settings, people: People) -> Callers:
    names = ("manufacturer", "rival", "certifier", "other_certifier", "supplier", "operator")
    made = {name: Caller(app, token_for(settings, getattr(people, name), f"token-of-{name}")) for name in names}
    return Callers(nobody=Caller(app, None), **made)


@pytest.fixture
def worked(app: Flask) -> Any:
    """Work off the job table."""
    return lambda: work(app.extensions["footprint.resources"])
