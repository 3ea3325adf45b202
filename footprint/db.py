"""The database: engine, sessions and what every table shares. SQLite by default, PostgreSQL by URL.

On SQLite a transaction that may write begins IMMEDIATE: it waits for its turn at the start, where nothing is lost,
instead of failing in the middle. A web request of a safe method only reads and begins DEFERRED.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from flask import Flask, has_request_context, request
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, create_engine, event, text
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from footprint.settings import Settings

BUSY_MS = 20_000
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. A naive one is refused; SQLite, which keeps no zone, gives it back with UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)  # type: ignore[no-any-return]


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """A random UUID4."""
    return str(uuid.uuid4())


class Record(SQLModel):
    """What every row has: a random id and the moment it was made."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime, nullable=False)


def prepare(engine: Engine) -> Engine:
    """Give an engine the manners that this service relies on (SQLite only; PostgreSQL has them)."""
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the begin below is ours, not the driver's
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('sqlite_begin', 'IMMEDIATE')}")

    return engine


@lru_cache(maxsize=8)
def _engine(url: str) -> Engine:
    return prepare(create_engine(url, pool_pre_ping=not url.startswith("sqlite")))


def engine_of(settings: Settings) -> Engine:
    """The engine of this installation, one a process and URL."""
    settings.home.mkdir(parents=True, exist_ok=True)
    return _engine(settings.database)


@contextmanager
def session_scope(settings: Settings, *, read_only: bool = False) -> Iterator[Session]:
    """A session for the command line and the worker: commits at the end, rolls back on any exception."""
    engine = engine_of(settings)
    bind = engine.execution_options(sqlite_begin="DEFERRED") if read_only else engine
    with Session(bind, expire_on_commit=False, info={"base_url": settings.base_url}) as session:
        yield session
        if not read_only:
            session.commit()


class RequestSession(Session):
    """A request's session: safe methods read, others may write."""

    _reading: Engine | None = None

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        bind = super().get_bind(*args, **kwargs)
        if isinstance(bind, Engine) and has_request_context() and request.method in {"GET", "HEAD", "OPTIONS"}:
            # one object for the session's life: a session keeps one connection for each bind that it is given
            self._reading = self._reading or bind.execution_options(sqlite_begin="DEFERRED")
            return self._reading
        return bind


db = SQLAlchemy(session_options={"class_": RequestSession, "expire_on_commit": False})


def link(session: Session, path: str) -> str:
    """The address of a page, for a letter: sessions know the `base_url` of their installation."""
    return f"{session.info.get('base_url', '')}{path}"


def init_app(app: Flask, settings: Settings) -> None:
    """Wire `db.session` to this application; the edge commits (`db.session.commit()`) after an operation."""
    settings.home.mkdir(parents=True, exist_ok=True)
    app.config["SQLALCHEMY_ENGINES"] = {"default": settings.database}
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
        db.sessionmaker.configure(info={"base_url": settings.base_url})


def take_turn(session: Session, name: str) -> None:
    """Hold everybody else who takes this turn until the transaction ends (SQLite: IMMEDIATE already does)."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": f"footprint:{name}"})
