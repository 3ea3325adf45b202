"""Bringing the tables up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from footprint.db import engine_of
from footprint.settings import Settings

HERE = Path(__file__).parent


def config(connection: Connection) -> Any:
    """Alembic's configuration for this connection."""
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(HERE).replace("%", "%%"))
    found.attributes["connection"] = connection
    return found


def upgrade(settings: Settings) -> tuple[str | None, str | None]:
    """Apply what is missing, all or nothing; returns the revision before and after."""
    from alembic import command

    with engine_of(settings).begin() as connection:
        before = _revision(connection)
        command.upgrade(config(connection), "head")
        return before, _revision(connection)


def current(settings: Settings) -> str | None:
    """The revision of the database; None for an empty one."""
    with engine_of(settings).begin() as connection:
        return _revision(connection)


def head() -> str:
    """The newest revision that the code knows."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    found = Config()
    found.set_main_option("script_location", str(HERE).replace("%", "%%"))
    return str(ScriptDirectory.from_config(found).get_current_head())


def _revision(connection: Connection) -> str | None:
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()
