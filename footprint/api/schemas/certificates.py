"""The certificate ledger."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from footprint.api.schemas.fields import VersionSchema, words
from footprint.modelling.electricity.reading import SCHEMES, technologies

TECHNOLOGIES = tuple(technologies())


class NewLotSchema(Schema):
    """Certificates of one plant and time. `numbers`: one a line or separated by commas, ranges as `first..last`."""

    numbers = words(1_000_000, required=True, least=1)
    technology = fields.String(required=True, validate=validate.OneOf(TECHNOLOGIES))
    plant = words(200, required=True, least=1)
    market = words(20, required=True, least=2, text="country of the grid, ISO 3166")
    generated_from = fields.Date(required=True)
    generated_to = fields.Date(required=True)
    scheme = fields.String(load_default="GEC", validate=validate.OneOf(SCHEMES))


class ProofQuery(Schema):
    """What the proof says, and its name when it comes as the body."""

    holder = words(200, required=True, least=1, text="in whose name the certificates were cancelled")
    cancelled_on = fields.Date(required=True)
    filename = words(200, text="name of a file that comes as the body")


class NewAllocationSchema(VersionSchema):
    """kWh of a lot for one site of a study; `version` is the study's."""

    study = fields.UUID(required=True)
    site = words(40, required=True, least=1, text="id of a declared site")
    kwh = fields.Integer(required=True, strict=True, validate=validate.Range(min=1, max=20_000_000))


class GiveBackSchema(Schema):
    """Why certificates are given back."""

    reason = words(200)


class AllocationSchema(Schema):
    """kWh of a lot for a site in a study."""

    id = fields.String(required=True)
    lot_id = fields.String(required=True)
    study_id = fields.String(required=True)
    site = fields.String(required=True)
    kwh = fields.Integer(required=True)
    created = fields.DateTime(required=True)
    released = fields.DateTime(required=True, allow_none=True)
    reason = fields.String(required=True)


class LotSchema(Schema):
    """A lot of certificates. `numbers` are ranges, one a line; 1 certificate is 1000 kWh."""

    id = fields.String(required=True)
    scheme = fields.String(required=True)
    technology = fields.String(required=True)
    plant = fields.String(required=True)
    market = fields.String(required=True)
    generated_from = fields.Date(required=True)
    generated_to = fields.Date(required=True)
    count = fields.Integer(required=True)
    kwh = fields.Integer(required=True)
    numbers = fields.String(required=True)
    status = fields.String(required=True, metadata={"enum": ["entered", "proven", "removed"]})
    holder = fields.String(required=True)
    cancelled_on = fields.Date(required=True, allow_none=True)
    proof = fields.String(required=True, allow_none=True, metadata={"description": "SHA-256 of the file"})
    created = fields.DateTime(required=True)


class LotViewSchema(Schema):
    """A lot with its balance and everything that it was used for."""

    lot = fields.Nested(LotSchema, required=True)
    organisation = fields.String(required=True)
    used = fields.Integer(required=True, metadata={"description": "kWh"})
    balance = fields.Integer(required=True, metadata={"description": "kWh"})
    allocations = fields.List(fields.Nested(AllocationSchema), required=True)
