"""Who asks: the person behind a bearer token, or, for reading, behind the session cookie of a page of this service."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import g, request
from flask_login import current_user
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from footprint.api import context
from footprint.db import now

if TYPE_CHECKING:
    from footprint.accounts.models import User

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
REALM = "footprint"


class TokenExpired(Unauthorized):
    """The bearer token was good and is not any more."""


def _challenge(error: str | None = None) -> WWWAuthenticate:
    return WWWAuthenticate("bearer", {"realm": REALM, **({"error": error} if error else {})})


def _by_token(header: str) -> User:
    from footprint.accounts import queries

    scheme, _, secret = header.partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise Unauthorized("The Authorization header has to be: Bearer <token>.", www_authenticate=_challenge())
    found = queries.by_access_token(context.session(), secret.strip())
    if found is None:
        raise Unauthorized("This token is not known.", www_authenticate=_challenge("invalid_token"))
    person, token = found
    if token.expires <= now():
        raise TokenExpired("This token has expired; ask for a new one.", www_authenticate=_challenge("invalid_token"))
    return person


def reader() -> User | None:
    """The person who asks, or None for the public. Unauthorized for a token that is not good."""
    if "api_reader" not in g:
        header = request.headers.get("Authorization", "")
        if header:
            g.api_reader = _by_token(header)
        elif request.method in SAFE and current_user.is_authenticated:
            g.api_reader = current_user._get_current_object()
        else:
            g.api_reader = None
    return cast("User | None", g.api_reader)


def actor() -> User:
    """The person who asks. Unauthorized without one."""
    person = reader()
    if person is None:
        raise Unauthorized(
            "This needs a bearer token; POST /auth/token gives one for client credentials.",
            www_authenticate=_challenge(),
        )
    return person
