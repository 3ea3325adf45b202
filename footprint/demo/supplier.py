"""The supplier in the demonstration: one sample's result, exported as PACT, published and shared by a supplier."""

from __future__ import annotations

from footprint.canonical import canonical_bytes
from footprint.db import session_scope
from footprint.demo.accounts import PEOPLE, Cast
from footprint.demo.chain import Made
from footprint.exchange import operations, queries
from footprint.exchange.pact import from_pact
from footprint.labels import queries as labels
from footprint.resources import Resources


def supply(resources: Resources, cast: Cast, made: Made) -> str:
    """The id of the supplier's published footprint of this sample, shared with the manufacturer and accepted."""
    with session_scope(resources.settings) as session:
        _, data = labels.file(session, resources, cast.manufacturer, made.label.number, "pact")
        read = from_pact(data)
        mine = queries.published(session, cast.supplier)
        same = [
            row for row in mine if row.source_data and canonical_bytes(row.source_data) == canonical_bytes(read.data)
        ]
        older = [row.series for row in mine if row.product == read.product]
        published = (
            same[0]
            if same and same[0].status == "active"
            else operations.publish_from_pact(session, cast.supplier, data, series=older[0] if older else None)
        )
        share = operations.share(session, cast.supplier, published.series, PEOPLE[0][2])
        if share.state != "accepted":
            operations.accept(session, cast.manufacturer, share.id)
        return published.id
