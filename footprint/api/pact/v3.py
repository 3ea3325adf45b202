"""PACT v3: list and get footprints; events are not taken."""

from __future__ import annotations

from typing import Any, NoReturn

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import BadRequest

from footprint.api.access import actor
from footprint.api.context import session
from footprint.api.pact.errors import NotHere
from footprint.api.pact.listing import listed
from footprint.exchange.pact import parse_filters, published_pact
from footprint.exchange.queries import exchanged
from footprint.refusals import NotFound

pages = Blueprint("pact_v3", __name__, url_prefix="/3")
NO_FOOTPRINT = NotFound("There is no such footprint.", "没有该碳足迹。")
EVENTS = "Events are not taken here: list /3/footprints, which is always up to date."


def footprints() -> list[dict[str, Any]]:
    """All that this client may fetch, oldest first."""
    return [published_pact(row) for row in exchanged(session(), actor())]


@pages.get("/footprints", strict_slashes=False)
def list_footprints() -> Response:
    """Footprints of the client's organisation and those shared with it."""
    filters = parse_filters(request.args.to_dict(flat=False))
    return listed([one for one in footprints() if filters.match(one)])


@pages.get("/footprints/<footprint_id>")
def get_footprint(footprint_id: str) -> Response:
    """One footprint."""
    for one in footprints():
        if one["id"] == footprint_id.lower():
            return jsonify(data=one)
    raise NO_FOOTPRINT


@pages.post("/events")
def take_event() -> NoReturn:
    """A well-formed event is answered with NotImplemented."""
    refuse_event()


def refuse_event() -> NoReturn:
    """BadRequest for what is no CloudEvent, else NotImplemented."""
    actor()
    event = request.get_json(force=True, silent=True)
    needed = ("type", "specversion", "id", "source", "data")
    if not isinstance(event, dict) or not all(event.get(name) for name in needed):
        raise BadRequest(f"A CloudEvent has {', '.join(needed)}.")
    raise NotHere(EVENTS)
