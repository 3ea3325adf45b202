"""Errors as PACT names them: `{code, message}`."""

from __future__ import annotations

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException, Unauthorized

from footprint.api.access import TokenExpired
from footprint.exchange.pact import FilterError, NotSupportedError
from footprint.findings import InputError
from footprint.refusals import Denied, NotFound, Refusal

PREFIXES = ("/2/", "/3/")


class NotHere(Exception):  # noqa: N818 - PACT's NotImplemented
    """Something of the specification that this service does not do."""


def _code(error: Exception, old: bool) -> tuple[str, int]:
    """PACT's code and the status; `old` is version 2."""
    match error:
        case NotHere() | NotSupportedError():
            return ("NotImplemented", 400) if old else ("NotImplemented", 501)
        case FilterError() | InputError():
            return "BadRequest", 400
        case TokenExpired():
            return "TokenExpired", 401
        case Unauthorized() | Denied():
            return "AccessDenied", 403
        case NotFound():
            return "NoSuchFootprint" if old else "NotFound", 404
        case Refusal():
            return "BadRequest", 400
        case HTTPException():
            if error.code == 404:
                return "NoSuchFootprint" if old else "NotFound", 404
            return ("InternalError", 500) if (error.code or 500) >= 500 else ("BadRequest", error.code or 400)
        case _:
            return "InternalError", 500


def answer_pact(error: Exception) -> Response:
    """The response to an error below `/2/` or `/3/`."""
    code, status = _code(error, request.path.startswith("/2/"))
    text = "" if code == "InternalError" else str(getattr(error, "description", None) or error)
    response = jsonify(code=code, message=text or "Something went wrong on our side.")
    response.status_code = status
    if isinstance(error, HTTPException):
        response.headers.extend(pair for pair in error.get_headers() if pair[0] in ("Allow", "WWW-Authenticate"))
    return response
