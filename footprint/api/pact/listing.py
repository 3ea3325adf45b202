"""Lists of footprints: at most so many, with a link to the next page while more remain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, request

from footprint.api.oauth import base_url
from footprint.exchange.pact import FilterError

MOST = 500


def _whole(name: str, default: int) -> int:
    text = request.args.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise FilterError(f"{name}: a whole number from 0 on")
    return int(text)


def listed(found: Sequence[dict[str, Any]]) -> Response:
    """`{"data": […]}`: the page that `limit` and `offset` ask for."""
    limit, offset = min(_whole("limit", MOST), MOST), _whole("offset", 0)
    response = jsonify(data=list(found[offset : offset + limit]))
    if len(found) > offset + limit:
        kept = [(name, value) for name, value in request.args.items(multi=True) if name not in ("limit", "offset")]
        # a page of none could never be followed to its end
        kept += [("limit", str(limit))] if limit else []
        query = urlencode([*kept, ("offset", str(offset + limit))])
        response.headers["Link"] = f'<{base_url()}{request.path}?{query}>; rel="next"'
    return response
