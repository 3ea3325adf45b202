"""What a person sees when something is not done: a sentence, never a traceback. Machines get the same as JSON."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from footprint.findings import InputError
from footprint.refusals import Denied, NotFound, Refusal, Throttled
from footprint.settings import Settings
from footprint.web.formats import language

log = logging.getLogger(__name__)
MACHINES = ("/api/", "/2/", "/3/", "/auth/token", "/.well-known/")


def status_of(refusal: Refusal) -> int:
    """The HTTP status that says the same as this refusal."""
    match refusal:
        case Denied():
            return HTTPStatus.FORBIDDEN
        case NotFound():
            return HTTPStatus.NOT_FOUND
        case Throttled():
            return HTTPStatus.TOO_MANY_REQUESTS
        case _:
            return HTTPStatus.CONFLICT


def said(refusal: Refusal) -> str:
    """The sentence in the reader's language."""
    return refusal.text("zh" if language() == "zh" else "en")


def _page(status: int, title: str, text: str, findings: tuple[Any, ...] = ()) -> ResponseReturnValue:
    values = {"title": title, "text": text, "findings": findings, "status": status}
    if request.headers.get("HX-Request"):
        # above the page, and what the person was looking at stays
        headers = {"HX-Retarget": "#messages", "HX-Reswap": "innerHTML"}
        return render_template("_parts/error.html", **values), status, headers
    return render_template("error.html", **values), status


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if isinstance(error, CSRFError):
        return _page(400, _("This form has grown old"), _("Go back, load the page again and send it once more."))
    match code:
        case 404:
            return _page(404, _("There is nothing here"), _("The address is wrong, or it is not yours to see."))
        case 403:
            return _page(403, _("Not yours to do"), _("Your role does not allow this. Ask the operator if it should."))
        case 405:
            return _page(405, _("That does not work this way"), _("Go back and use the button on the page."))
        case 413:
            return _page(413, _("The file is too large"), _("Send a smaller file, or split it."))
        case 429:
            return _page(429, _("Too many attempts"), _("Wait a few minutes and try again."))
        case _:
            return _page(code, error.name, "" if code >= 500 else (error.description or ""))


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.error("a request failed", exc_info=error)
    return _page(
        500,
        _("Something went wrong on our side"),
        _("Nothing of yours was changed. Try again; if it happens again, tell the operator when it happened."),
    )


def _for_machines(page: Callable[[Any], ResponseReturnValue]) -> Callable[[Any], ResponseReturnValue]:
    """The page for people; on the addresses of programs the same in their form."""

    @wraps(page)
    def handler(error: Exception) -> ResponseReturnValue:
        if not request.path.startswith(MACHINES):
            return page(error)
        from footprint.api.errors import answer

        if isinstance(error, HTTPException) and (error.code or 500) >= 500:
            log.error("a request failed", exc_info=error)
        return answer(error)

    return handler


def init_app(app: Flask, _settings: Settings) -> None:
    app.register_error_handler(HTTPException, _for_machines(_http))
    if not app.testing and not app.debug:
        app.register_error_handler(500, _for_machines(_unexpected))

    @app.errorhandler(Refusal)
    @_for_machines
    def refused(error: Refusal) -> ResponseReturnValue:
        titles = {403: _("Not yours to do"), 404: _("There is nothing here"), 409: _("This cannot be done now")}
        status = status_of(error)
        return _page(status, titles.get(status, _("Too many attempts")), said(error))

    @app.errorhandler(InputError)
    @_for_machines
    def bad_input(error: InputError) -> ResponseReturnValue:
        return _page(422, _("This needs mending"), "", error.findings)
