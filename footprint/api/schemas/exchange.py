"""Suppliers' footprints and their sharing."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from footprint.api.schemas.fields import LedgersSchema, words


class PublishedSchema(Schema):
    """One of one's own published versions. Ledgers are kg CO2e per one `unit`."""

    id = fields.String(required=True, metadata={"description": "its PACT pfId"})
    series = fields.String(required=True, metadata={"description": "the product over its versions"})
    version = fields.Integer(required=True)
    status = fields.String(required=True, metadata={"enum": ["active", "deprecated"]})
    product = fields.String(required=True)
    product_zh = fields.String(required=True)
    unit = fields.String(required=True)
    fossil = fields.Float(required=True)
    biogenic_emissions = fields.Float(required=True)
    biogenic_removals = fields.Float(required=True)
    land_use_change = fields.Float(required=True)
    aircraft = fields.Float(required=True)
    biogenic_carbon_kg = fields.Float(required=True)
    mass_kg_per_unit = fields.Float(required=True, allow_none=True)
    primary_data_share = fields.Float(required=True, allow_none=True)
    dqr = fields.Float(required=True, allow_none=True)
    geography = fields.String(required=True)
    period_start = fields.Date(required=True)
    period_end = fields.Date(required=True)
    valid_from = fields.Date(required=True)
    valid_until = fields.Date(required=True)
    source = fields.String(required=True)
    label = fields.String(required=True, metadata={"description": "number of the label that it repeats, or empty"})
    product_ids = fields.List(fields.String(), required=True, metadata={"description": "part numbers that it is of"})
    created = fields.DateTime(required=True)


class NewFootprintSchema(Schema):
    """What a supplier states, per `declared_amount` × `unit`; shares 0–1."""

    product = words(200, required=True, least=1)
    product_zh = words(200)
    unit = words(40, required=True, least=1)
    declared_amount = fields.Float(load_default=1.0)
    fossil = fields.Float(required=True)
    biogenic_emissions = fields.Float(load_default=0.0)
    biogenic_removals = fields.Float(load_default=0.0)
    land_use_change = fields.Float(load_default=0.0)
    aircraft = fields.Float(load_default=0.0)
    biogenic_carbon_kg = fields.Float(load_default=0.0)
    mass_kg = fields.Float(load_default=None, allow_none=True)
    primary_data_share = fields.Float(load_default=None, allow_none=True)
    dqr = fields.Float(load_default=None, allow_none=True)
    geography = words(20)
    period_start = fields.Date(required=True)
    period_end = fields.Date(required=True)
    valid_from = fields.Date(required=True)
    valid_until = fields.Date(required=True)
    source = words(500, required=True, least=1)
    product_ids = fields.List(
        fields.String(), load_default=list, metadata={"description": "part numbers that it is of"}
    )


class SeriesFilter(Schema):
    """Of which product this is the next version; a new one without it."""

    series = fields.String(load_default=None, validate=validate.Length(max=36))


class FromLabelSchema(Schema):
    """Which label to publish as customers' input."""

    number = words(40, required=True, least=1)


class UsableSchema(Schema):
    """A supplier's footprint as a customer's calculation sees it: the result, no inputs."""

    id = fields.String(required=True)
    organisation = fields.String(required=True)
    version = fields.Integer(required=True)
    source = fields.String(required=True)
    product = fields.String(required=True)
    unit = fields.String(required=True)
    factor = fields.Nested(LedgersSchema, required=True)
    biogenic_carbon_kg = fields.Float(required=True)
    mass_kg_per_unit = fields.Float(required=True, allow_none=True)
    primary_data_share = fields.Float(required=True, allow_none=True)
    dqr = fields.Float(required=True, allow_none=True)
    geography = fields.String(required=True, allow_none=True)
    reference_period = fields.String(required=True)
    product_ids = fields.List(fields.String(), required=True)


class ShareSchema(Schema):
    """A series that one customer may use."""

    id = fields.String(required=True)
    series = fields.String(required=True)
    organisation_id = fields.String(required=True)
    customer_id = fields.String(required=True)
    state = fields.String(required=True, metadata={"enum": ["offered", "accepted", "declined", "revoked"]})
    created = fields.DateTime(required=True)


class ShareRowSchema(Schema):
    """A share with its names."""

    share = fields.Nested(ShareSchema, required=True)
    product = fields.String(required=True)
    supplier = fields.String(required=True)
    customer = fields.String(required=True)


class NewShareSchema(Schema):
    """With whom to share a series: the customer's name as it is registered."""

    series = words(36, required=True, least=1)
    customer = words(200, required=True, least=1)
