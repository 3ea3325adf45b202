"""A whole installation in a temporary folder, with people of every role, for tests of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from footprint.accounts.models import User
from footprint.app import create_app
from footprint.db import session_scope
from footprint.resources import Resources
from footprint.settings import Settings
from footprint.web.security import limiter
from tests.unit.records import People, make_people, make_settings, make_tables, work

BOM = """# name: Bracket
# name_zh: 支架
# declared_unit: piece
# mass_kg: 2.4
id,name,name_zh,quantity,unit,stage,origin
1,Hot-rolled steel,热轧钢板,2.1,kg,materials,CN
2,Polypropylene cap,聚丙烯端盖,0.3,kg,materials,CN
3,Electricity,电力,0.9,kWh,production,CN-TJ
"""


@dataclass
class Site:
    """The application, its people and its worker."""

    app: Flask
    settings: Settings
    people: People

    @property
    def resources(self) -> Resources:
        """Release, blobs, keys."""
        found: Resources = self.app.extensions["footprint.resources"]
        return found

    def client(self, user: User | None = None, language: str = "en") -> FlaskClient:
        """A browser of this person; nobody's when none is given."""
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["language"] = language
            if user is not None:
                session["_user_id"] = user.get_id()
                session["_fresh"] = True
        return client

    def work(self) -> int:
        """Do what the worker would."""
        return work(self.resources)

    def read(self, function: Any, *args: Any) -> Any:
        """A query in a session of its own."""
        with session_scope(self.settings, read_only=True) as session:
            return function(session, *args)


def make_site(home: Path, releases: Path, **settings: Any) -> Site:
    """An installation that uses the releases of another folder."""
    home.mkdir(parents=True)
    (home / "releases").symlink_to(releases, target_is_directory=True)
    made = make_settings(home, **settings)
    make_tables(made)
    with session_scope(made) as session:
        people = make_people(session)
    app = create_app(made)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    # the counts are the process's, not the application's
    limiter.reset()
    return Site(app, made, people)
