"""The PACT endpoints, v3 and v2 side by side: what a program may fetch of footprints that were shared with it."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """`/3/…` and `/2/…`."""
    from footprint.api.pact import v2, v3
    from footprint.api.pact.errors import NotHere, answer_pact
    from footprint.exchange.pact import FilterError
    from footprint.web.security import csrf

    for kind in (FilterError, NotHere):
        app.register_error_handler(kind, answer_pact)
    for pages in (v2.pages, v3.pages):
        csrf.exempt(pages)
        app.register_blueprint(pages)
