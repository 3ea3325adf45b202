"""Labels and their verification."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from footprint.api.paging import PageArgs
from footprint.api.schemas.fields import words
from footprint.labels.status import STATUSES


class StatusChangeSchema(Schema):
    """One entry of a label's history."""

    status = fields.String(required=True)
    at = fields.DateTime(required=True)
    reason = fields.String(required=True)
    successor = fields.String(required=True, allow_none=True)


class LabelSchema(Schema):
    """What anybody may know of a label."""

    number = fields.String(required=True)
    status = fields.String(required=True, metadata={"enum": list(STATUSES)})
    status_en = fields.String(required=True)
    status_zh = fields.String(required=True)
    product = fields.String(required=True)
    product_zh = fields.String(required=True)
    model = fields.String(required=True)
    boundary = fields.String(required=True)
    total = fields.Float(required=True, metadata={"description": "kg CO2e per declared unit"})
    declared_unit = fields.String(required=True)
    holder = fields.String(required=True)
    holder_zh = fields.String(required=True)
    verifier_organisation = fields.String(required=True)
    verifier_organisation_zh = fields.String(required=True)
    assurance = fields.String(required=True)
    criteria = fields.String(required=True)
    issued = fields.Date(required=True)
    valid_until = fields.Date(required=True)
    snapshot = fields.String(required=True, metadata={"description": "hash of the result"})
    release = fields.String(required=True)
    sample = fields.Boolean(required=True)
    successor = fields.String(required=True, allow_none=True)
    disclosure = fields.String(required=True)
    history = fields.List(fields.Nested(StatusChangeSchema), required=True)


class LabelFilter(PageArgs):
    """Which labels of the register."""

    text = words(100, text="in product, holder or number")
    status = fields.String(load_default=None, validate=validate.OneOf(STATUSES))


class LabelChangeSchema(Schema):
    """Why its status changes; everybody may read it."""

    reason = words(2000, required=True, least=1)


class CheckSchema(Schema):
    """One thing that was looked at."""

    name = fields.String(required=True)
    ok = fields.Boolean(required=True)
    message = fields.String(required=True)
    message_zh = fields.String(required=True)


class VerdictSchema(Schema):
    """The verdict about a PDF."""

    valid = fields.Boolean(required=True)
    reason = fields.String(required=True)
    message = fields.String(required=True)
    message_zh = fields.String(required=True)
    kind = fields.String(required=True, allow_none=True)
    level = fields.String(required=True, allow_none=True, metadata={"enum": ["groups", "lines", "inventory", None]})
    number = fields.String(required=True, allow_none=True)
    value = fields.Float(required=True, allow_none=True)
    unit = fields.String(required=True, allow_none=True)
    product = fields.String(required=True, allow_none=True)
    sample = fields.Boolean(required=True)
    snapshot = fields.String(required=True, allow_none=True)
    release = fields.String(required=True, allow_none=True)
    valid_until = fields.String(required=True, allow_none=True)
    signed_by = fields.String(required=True, allow_none=True)
    checks = fields.List(fields.Nested(CheckSchema), required=True)
    label = fields.Nested(
        LabelSchema, required=True, allow_none=True, metadata={"description": "what the register says now"}
    )
