"""PACT v2 (2.2 and 2.3): the same footprints per one declared unit, with OData filters."""

from __future__ import annotations

from typing import NoReturn

from flask import Blueprint, Response, jsonify, request

from footprint.api.access import actor
from footprint.api.context import session
from footprint.api.pact.listing import listed
from footprint.api.pact.v3 import NO_FOOTPRINT, footprints, refuse_event
from footprint.exchange.pact import parse_odata, published_pact, to_v2
from footprint.exchange.queries import exchanged

pages = Blueprint("pact_v2", __name__, url_prefix="/2")


@pages.get("/footprints", strict_slashes=False)
def list_footprints() -> Response:
    """Footprints that v2 can express: pieces and hours of unknown mass have no unit there."""
    wanted = parse_odata(request.args.get("$filter", ""))
    found = (to_v2(one) for one in footprints())
    return listed([one for one in found if one is not None and wanted(one)])


@pages.get("/footprints/<footprint_id>")
def get_footprint(footprint_id: str) -> Response:
    """One footprint."""
    for row in exchanged(session(), actor()):
        if row.id == footprint_id.lower() and (one := to_v2(published_pact(row))) is not None:
            return jsonify(data=one)
    raise NO_FOOTPRINT


@pages.post("/events")
def take_event() -> NoReturn:
    """A well-formed event is answered with NotImplemented."""
    refuse_event()
