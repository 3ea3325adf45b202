from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import select

from footprint import db
from footprint.accounts.models import Organisation, User
from footprint.db import engine_of, session_scope
from footprint.settings import Settings


def test_sqlite_is_set_up_on_every_connection(settings: Settings) -> None:
    with session_scope(settings) as session:
        pragmas = [session.execute(text(f"PRAGMA {name}")).scalar() for name in ("foreign_keys", "journal_mode")]
    assert pragmas == [1, "wal"]


def test_foreign_keys_are_held(settings: Settings) -> None:
    with pytest.raises(IntegrityError), session_scope(settings) as session:
        session.add(User(email="a@b.cn", name="A", role="supplier", organisation_id="nowhere"))


def test_moments_have_a_zone(settings: Settings) -> None:
    shanghai = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    with session_scope(settings) as session:
        session.add(Organisation(name="A", created=shanghai))
    with session_scope(settings, read_only=True) as session:
        assert session.scalars(select(Organisation.created)).one() == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    with pytest.raises(StatementError, match="time zone"), session_scope(settings) as session:
        session.add(Organisation(name="B", created=datetime(2026, 1, 1)))  # noqa: DTZ001 - the point of it


def test_an_exception_takes_everything_back(settings: Settings) -> None:
    def change() -> None:
        with session_scope(settings) as session:
            session.add(Organisation(name="A"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    with session_scope(settings, read_only=True) as session:
        assert session.scalars(select(Organisation)).all() == []


def test_a_reader_does_not_wait_for_a_writer(settings: Settings) -> None:
    with session_scope(settings) as writer:
        writer.add(Organisation(name="A"))
        writer.flush()
        with session_scope(settings, read_only=True) as reader:
            assert reader.scalars(select(Organisation)).all() == []


def test_read_then_write_is_never_lost(settings: Settings) -> None:
    """Each writer reads a number and writes the next one: IMMEDIATE makes them take turns."""
    with session_scope(settings) as session:
        session.add(Organisation(id="counter", name="0"))

    def add() -> None:
        for _ in range(5):
            with session_scope(settings) as own:
                row = own.get(Organisation, "counter")
                assert row
                row.name = str(int(row.name) + 1)

    threads = [Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with session_scope(settings, read_only=True) as session:
        assert session.scalars(select(Organisation.name)).one() == "20"


def test_a_request_that_gets_reads_beside_one_that_writes(settings: Settings) -> None:
    app = Flask("test")
    db.init_app(app, settings)

    @app.get("/")
    def read() -> str:
        count = len(db.db.session.scalars(select(Organisation)).all())
        again = len(db.db.session.scalars(select(Organisation)).all())
        return f"{count} {again} {db.link(db.db.session, '/x')}"

    @app.post("/")
    def write() -> str:
        db.db.session.add(Organisation(name="A"))
        db.db.session.flush()
        inside = app.test_client().get("/").text
        db.db.session.commit()
        return inside

    client = app.test_client()
    assert client.post("/").text == f"0 0 {settings.base_url}/x"
    assert client.get("/").text.startswith("1 1")


def test_engines_are_shared(settings: Settings) -> None:
    assert engine_of(settings) is engine_of(settings)
