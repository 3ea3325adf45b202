"""The JSON API: the same steps as the pages for programs, and the PACT endpoints. Routes parse, permit and call."""

from __future__ import annotations

from flask import Flask

from footprint.settings import Settings

PREFIX = "/api/v1"


def init_app(app: Flask, settings: Settings) -> None:
    """Register the resources, their OpenAPI document, the token endpoint and PACT. `web` comes first."""
    from footprint.api import docs, oauth, pact
    from footprint.api.spec import JsonApi, configure
    from footprint.api.v1 import RESOURCES
    from footprint.web.security import csrf

    configure(app, settings)
    api = JsonApi(app)
    for resource in RESOURCES:
        # a bearer token is not sent by a browser of its own accord, and a cookie opens safe methods only
        csrf.exempt(resource)
        api.register_blueprint(resource)
    docs.init_app(app, api)
    oauth.init_app(app, settings)
    pact.init_app(app)
