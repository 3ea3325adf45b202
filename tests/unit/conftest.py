"""Fixtures for the rooms with tables: an instance of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from footprint.db import engine_of, session_scope
from footprint.settings import Settings
from tests.unit.records import HandResources, People, make_people, make_settings, make_tables


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    made = make_settings(tmp_path / "instance")
    make_tables(made)
    yield made
    engine_of(made).dispose()


@pytest.fixture
def session(settings: Settings) -> Iterator[Session]:
    """A session whose changes the test may commit, to let a worker see them."""
    with session_scope(settings) as opened:
        yield opened


@pytest.fixture
def people(session: Session) -> People:
    made = make_people(session)
    session.commit()
    return made


@pytest.fixture
def resources(settings: Settings) -> HandResources:
    return HandResources(settings)
