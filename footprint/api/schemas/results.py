"""Results."""

from __future__ import annotations

from marshmallow import Schema, fields


class SnapshotSchema(Schema):
    """A calculated result, immutable and addressed by its hash."""

    id = fields.String(required=True)
    study_id = fields.String(required=True)
    number = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    release = fields.String(required=True, metadata={"description": "hash of the background release"})
    complete = fields.Boolean(required=True)
    total = fields.Float(required=True, allow_none=True, metadata={"description": "kg CO2e per declared unit"})
    declared_unit = fields.String(required=True)
    created = fields.DateTime(required=True)
