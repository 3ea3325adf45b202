"""Headers, cross-site request forgery and rate limits."""

from __future__ import annotations

from flask import Flask, Response, abort, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect

from footprint.settings import Settings
from footprint.web.sessions import may

# No inline script or style anywhere: charts draw on a canvas, bars are SVG attributes.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}

# the same for everybody
CACHED = frozenset({"static", "studies.template"})

csrf = CSRFProtect()
limiter = Limiter(get_remote_address, storage_uri="memory://", strategy="moving-window")


def _headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint not in CACHED:
        # what one person saw must not come out of a shared browser's or a proxy's store, a sent file least of all
        response.headers["Cache-Control"] = "no-store"
    return response


def _no_null() -> None:
    """No address has the character NUL, and a database may refuse it."""
    if "\x00" in request.path or any("\x00" in text for pair in request.args.items(multi=True) for text in pair):
        abort(400)


def init_app(app: Flask, settings: Settings) -> None:
    @app.before_request
    def room_for_a_background() -> None:
        # asked before anything reads the form: only who may import sends more than others
        if request.endpoint == "imports.create" and request.method == "POST" and may("background.import"):
            request.max_content_length = settings.max_import + 1_000_000

    csrf.init_app(app)
    limiter.init_app(app)
    app.before_request(_no_null)
    app.after_request(_headers)
    if settings.base_url.startswith("https:"):

        @app.after_request
        def strict_transport(response: Response) -> Response:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            return response
