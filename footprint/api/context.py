"""What a route works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from footprint.db import db
from footprint.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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
