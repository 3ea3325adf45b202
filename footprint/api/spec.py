"""The OpenAPI 3.1 document."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_smorest import Api
from marshmallow import Schema, fields

from footprint.settings import Settings

DESCRIPTION = """\
The steps of the pages for programs: a bill of materials comes in, lines are matched, the footprint is calculated by a \
worker, a certifier reviews it, a label is issued.

**Signing in.** `POST /auth/token` with HTTP Basic (client id, client secret) and the form field \
`grant_type=client_credentials` gives a bearer token for one hour; client credentials are made with \
`footprint user client add` or on the page /account/programs. A program may do what the person may do for whom it acts.

**Errors** are `{code, message, message_zh, findings}`; each finding names its line or cell. 400 is a body that cannot \
be read, 401 no good token, 403 not allowed, 404 nothing of that name that you may know of, 409 something changed \
meanwhile or the state does not allow it, 415 another media type, 422 input to mend, 429 too many requests.

**Versions.** What changes a study carries the `version` that you saw, what changes a review the `number` of the last \
event that you saw; 409 `stale` means that somebody was quicker.

**Lists** are pages: `{items, total, page, size}`."""


class FindingSchema(Schema):
    """What is wrong, where, and the mend."""

    code = fields.String(required=True)
    severity = fields.String(required=True, metadata={"enum": ["error", "warning", "note"]})
    line = fields.String(required=True, allow_none=True)
    cell = fields.String(required=True, allow_none=True)
    message = fields.String(required=True)
    message_zh = fields.String(required=True)


class ErrorSchema(Schema):
    """Why something was not done."""

    code = fields.String(required=True)
    message = fields.String(required=True)
    message_zh = fields.String(required=True)
    findings = fields.List(fields.Nested(FindingSchema), required=True)


class JsonApi(Api):  # type: ignore[misc]
    """flask-smorest with the errors of this service."""

    ERROR_SCHEMA = ErrorSchema

    def _register_error_handlers(self) -> None:
        """None: the application's handlers answer programs and people, each in their way."""


def configure(app: Flask, settings: Settings) -> None:
    """What flask-smorest asks of the application's configuration."""
    app.config.update(
        API_TITLE="Footprint",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS=_options(settings),
    )


def _options(settings: Settings) -> dict[str, Any]:
    token_url = f"{settings.base_url}/auth/token"
    return {
        "info": {"description": DESCRIPTION, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "components": {
            "securitySchemes": {
                "bearer": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": {"tokenUrl": token_url, "scopes": {}}},
                    "description": "A token of POST /auth/token, sent as `Authorization: Bearer …`",
                },
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "footprint",
                    "description": "The session of a signed-in page, for GET only",
                },
            }
        },
    }
