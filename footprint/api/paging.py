"""Pages of a list, in the body: `{items, total, page, size}`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from marshmallow import Schema, fields, validate

SIZE, LARGEST, LAST = 50, 200, 100_000


class PageArgs(Schema):
    """Which page of a list."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, LAST), metadata={"description": "from 1 on"})
    size = fields.Integer(
        load_default=SIZE, validate=validate.Range(1, LARGEST), metadata={"description": "items a page"}
    )


@lru_cache
def page_of(item: type[Schema]) -> type[Schema]:
    """The envelope of a list of these."""
    name = item.__name__.removesuffix("Schema")
    return Schema.from_dict(
        {
            "items": fields.List(fields.Nested(item), required=True),
            "total": fields.Integer(required=True, metadata={"description": "items on all pages"}),
            "page": fields.Integer(required=True),
            "size": fields.Integer(required=True),
        },
        name=f"{name}PageSchema",
    )


def page(items: Sequence[Any], args: dict[str, Any]) -> dict[str, Any]:
    """The page of a list that is there as a whole."""
    start = (args["page"] - 1) * args["size"]
    return envelope(items[start : start + args["size"]], len(items), args)


def envelope(items: Sequence[Any], total: int, args: dict[str, Any]) -> dict[str, Any]:
    """A page that was read as such."""
    return {"items": items, "total": total, "page": args["page"], "size": args["size"]}
