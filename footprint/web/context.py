"""What a view works with: the person, the session, the settings and what is opened lazily."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import abort, current_app, request
from flask_login import current_user

from footprint.db import db
from footprint.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from footprint.accounts.models import User
    from footprint.resources import Resources


def settings() -> Settings:
    """The settings of this application."""
    return cast(Settings, current_app.extensions["footprint.settings"])


def resources() -> Resources:
    """Release, catalogue, matcher and blobs: opened once a process."""
    return cast("Resources", current_app.extensions["footprint.resources"])


def session() -> Session:
    """The database session of this request."""
    return db.session


def commit() -> None:
    """Keep what the operations did."""
    db.session.commit()


def actor() -> User:
    """The person who asks. Only for views behind `login_required`."""
    if not current_user.is_authenticated:
        abort(401)
    return cast("User", current_user._get_current_object())


def reader() -> User | None:
    """The person who asks, or None for the public."""
    return actor() if current_user.is_authenticated else None


def by_htmx() -> bool:
    """Whether a part of a page is asked for."""
    return "HX-Request" in request.headers


def posted_version(name: str = "version") -> int:
    """The version or event number that the page was drawn with."""
    return request.form.get(name, type=int, default=-1)


LAST_PAGE = 100_000


def page_number() -> int:
    """The page of a list that is asked for, from 1 on; as far as a database counts."""
    return min(max(request.args.get("page", 1, int), 1), LAST_PAGE)
