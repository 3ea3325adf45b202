"""The one place that wires: settings, database, sessions, languages, security and the pages."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from footprint import db
from footprint.resources import Resources
from footprint.settings import Settings

HERE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """Beside the package in a checkout, inside it in a wheel."""
    packed = HERE / "_templates"
    return packed if packed.is_dir() else HERE.parent / "templates"


def create_app(settings: Settings | None = None) -> Flask:
    """The application factory. Without settings they come from the environment."""
    settings = settings or Settings()
    app = Flask(
        "footprint",
        root_path=str(HERE),
        template_folder=str(templates_folder()),
        static_folder=str(HERE / "web" / "static"),
        static_url_path="/static",
    )
    app.extensions["footprint.settings"] = settings
    app.extensions["footprint.resources"] = Resources(settings)
    app.config.update(
        SECRET_KEY=settings.secret_key(),
        # a form carries fields beside its file
        MAX_CONTENT_LENGTH=settings.max_upload + 1_000_000,
        MAX_FORM_MEMORY_SIZE=2_000_000,
        MAX_FORM_PARTS=5_000,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.base_url.startswith("https:"),
        SESSION_COOKIE_NAME="footprint",
        WTF_CSRF_TIME_LIMIT=None,
        SEND_FILE_MAX_AGE_DEFAULT=31_536_000,
    )
    db.init_app(app, settings)

    from footprint import api, web

    web.init_app(app, settings)
    api.init_app(app, settings)
    return app
