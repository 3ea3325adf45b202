"""Who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask import Flask, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import LoginManager, login_required
from werkzeug.wrappers import Response

from footprint.db import db
from footprint.settings import Settings
from footprint.web.context import reader

if TYPE_CHECKING:
    from footprint.accounts.models import User


View = TypeVar("View", bound=Callable[..., Any])


def signed_in(view: View) -> View:
    """Only for people who are signed in; the room's permissions decide the rest."""
    return cast(View, login_required(view))


def _load(login_id: str) -> User | None:
    from footprint.accounts import queries

    return queries.by_session(db.session, login_id)


def may(action: str, subject: object = None) -> bool:
    """Whether to show the button for this at all; the operation asks again."""
    from footprint.accounts import permissions

    person = reader()
    return person is not None and permissions.may(person, action, subject).allowed


def init_app(app: Flask, _settings: Settings) -> None:
    manager = LoginManager(app)
    manager.session_protection = "basic"
    manager.user_loader(_load)

    def sign_in_first() -> Response:
        flash(_("Sign in to go on."))
        wanted = request.full_path if request.method == "GET" else None
        return redirect(url_for("auth.login", next=wanted))

    manager.unauthorized_handler(sign_in_first)

    @app.context_processor
    def permissions() -> dict[str, Any]:
        return {"may": may}
