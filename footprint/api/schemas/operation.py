"""What the operator reads."""

from __future__ import annotations

from marshmallow import Schema, fields

from footprint.api.paging import PageArgs
from footprint.api.schemas.fields import words


class MessageSchema(Schema):
    """A mail, sent or waiting."""

    id = fields.String(required=True)
    recipient = fields.String(required=True)
    subject = fields.String(required=True)
    body = fields.String(required=True)
    created = fields.DateTime(required=True)
    sent = fields.DateTime(required=True, allow_none=True)
    attempts = fields.Integer(required=True)
    error = fields.String(required=True)


class AuditEventSchema(Schema):
    """One link of the audit chain."""

    sequence = fields.Integer(required=True)
    at = fields.DateTime(required=True)
    actor = fields.String(required=True)
    action = fields.String(required=True)
    subject_kind = fields.String(required=True)
    subject_id = fields.String(required=True)
    data = fields.Dict(
        required=True, allow_none=True, metadata={"description": "null where it is another organisation's to read"}
    )
    previous = fields.String(required=True)
    hash = fields.String(required=True)


class SubjectFilter(PageArgs):
    """About what."""

    subject_id = words(80, text="only what is about this id", load_default=None)


class ChainVerdictSchema(Schema):
    """Whether the audit chain is whole."""

    ok = fields.Boolean(required=True)
    length = fields.Integer(required=True)
    head = fields.String(required=True)
    broken_at = fields.Integer(required=True, allow_none=True)
    message = fields.String(required=True, attribute="en")
    message_zh = fields.String(required=True, attribute="zh")
