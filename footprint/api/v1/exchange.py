"""Suppliers' footprints: published, shared by name, accepted."""

from __future__ import annotations

from typing import Any

from footprint.api.access import actor
from footprint.api.context import session
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.exchange import (
    FromLabelSchema,
    NewFootprintSchema,
    NewShareSchema,
    PublishedSchema,
    SeriesFilter,
    ShareRowSchema,
    ShareSchema,
    UsableSchema,
)
from footprint.api.uploads import upload
from footprint.exchange import operations, queries

exchange = Resource("Exchange", "Footprints that suppliers publish and share. Customers see results, never inputs.")
PACT = {"application/json": ".json"}


@exchange.on("GET", "/supplier-footprints", page_of(PublishedSchema), query=PageArgs)
def list_footprints(args: dict[str, Any]) -> Any:
    """What your organisation published."""
    return page(queries.published(session(), actor()), args)


@exchange.on("POST", "/supplier-footprints", PublishedSchema, status=201, query=SeriesFilter, body=NewFootprintSchema)
def publish(args: dict[str, Any], body: dict[str, Any]) -> Any:
    """Publish a component's footprint, or the next version of one. Nobody sees it until it is shared."""
    form = operations.FootprintForm(**{**body, "product_ids": tuple(body["product_ids"])})
    return operations.publish_by_form(session(), actor(), form, series=args["series"])


@exchange.on(
    "POST",
    "/supplier-footprints/pact",
    PublishedSchema,
    status=201,
    query=SeriesFilter,
    sends={"application/json": {"type": "object"}},
)
def publish_pact(args: dict[str, Any]) -> Any:
    """Publish from a PACT v3 ProductFootprint, checked as a whole."""
    return operations.publish_from_pact(session(), actor(), upload(PACT)[0], series=args["series"])


@exchange.on("POST", "/supplier-footprints/from-label", PublishedSchema, status=201, body=FromLabelSchema)
def publish_label(body: dict[str, Any]) -> Any:
    """Publish the totals of your own valid label as your customers' input."""
    return operations.publish_from_label(session(), actor(), body["number"])


@exchange.on("POST", "/supplier-footprints/<uuid:footprint_id>/deprecate", PublishedSchema)
def deprecate(footprint_id: str) -> Any:
    """Not for new calculations any more; results that used it stay as they are."""
    return operations.deprecate(session(), actor(), footprint_id)


@exchange.on("GET", "/supplier-footprints/usable", page_of(UsableSchema), query=PageArgs)
def list_usable(args: dict[str, Any]) -> Any:
    """What your organisation may calculate with."""
    person = actor()
    return page(queries.visible_to(session(), person.organisation_id), args)


@exchange.on("GET", "/shares", page_of(ShareRowSchema), query=PageArgs)
def list_shares(args: dict[str, Any]) -> Any:
    """What your organisation gave and received, newest first."""
    return page(queries.shares(session(), actor()), args)


@exchange.on("POST", "/shares", ShareSchema, status=201, body=NewShareSchema)
def share(body: dict[str, Any]) -> Any:
    """Offer a series to one customer by its registered name."""
    return operations.share(session(), actor(), body["series"], body["customer"])


@exchange.on("POST", "/shares/<uuid:share_id>/accept", ShareSchema)
def accept_share(share_id: str) -> Any:
    """The customer will calculate with it."""
    return operations.accept(session(), actor(), share_id)


@exchange.on("POST", "/shares/<uuid:share_id>/decline", ShareSchema)
def decline_share(share_id: str) -> Any:
    """The customer will not."""
    return operations.decline(session(), actor(), share_id)


@exchange.on("POST", "/shares/<uuid:share_id>/revoke", ShareSchema)
def revoke_share(share_id: str) -> Any:
    """The supplier takes it back; results that used it stay as they are."""
    return operations.revoke(session(), actor(), share_id)
