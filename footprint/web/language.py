"""English or Chinese: what the person chose, else what the browser asks for, else Chinese."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, redirect, request, session
from flask_babel import Babel
from flask_login import current_user
from werkzeug.wrappers import Response

from footprint.settings import Settings
from footprint.web.formats import language
from footprint.web.links import safe_next

LANGUAGES = ("en", "zh")
TRANSLATIONS = Path(__file__).resolve().parent / "translations"

pages = Blueprint("language", __name__)


def select_locale() -> str:
    """The session's choice, the account's, the browser's."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    if current_user and current_user.is_authenticated and current_user.language in LANGUAGES:
        return str(current_user.language)
    return request.accept_languages.best_match(LANGUAGES, default="zh") or "zh"


@pages.post("/language")
def switch() -> Response:
    """Change the language, for this session and, signed in, for good."""
    wanted = request.form.get("language", "")
    if wanted in LANGUAGES:
        session["language"] = wanted
        if current_user.is_authenticated:
            from footprint.accounts import operations
            from footprint.db import db

            operations.set_language(db.session, current_user, wanted)
            db.session.commit()
    return redirect(safe_next(request.form.get("next")))


def init_app(app: Flask, _settings: Settings) -> None:
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale="en", locale_selector=select_locale)
    app.register_blueprint(pages)

    @app.context_processor
    def known() -> dict[str, Any]:
        return {"language": language()}
