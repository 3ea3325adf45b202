"""The rule sets that a command knows: the shipped ones, and those of the instance where it has a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.rules.library import Library


def library() -> Library:
    """Those of the instance; a database that is not there or of an older version has none of its own."""
    from footprint.rules.library import shipped
    from footprint.settings import Settings

    settings = Settings()
    if not settings.database_url and not (settings.home / "footprint.db").is_file():
        return shipped()
    from sqlalchemy.exc import DatabaseError

    from footprint.db import session_scope
    from footprint.rulebook import queries

    try:
        with session_scope(settings, read_only=True) as session:
            return queries.library(session)
    except DatabaseError:
        return shipped()
