"""Accounts."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from footprint.api.paging import PageArgs
from footprint.api.schemas.fields import words

ROLES = ("manufacturer", "certifier", "supplier", "operator")
LANGUAGE = validate.OneOf(["en", "zh"])


class OrganisationSchema(Schema):
    """A firm, a certification body or the park."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    name_zh = fields.String(required=True)


class UserSchema(Schema):
    """A person."""

    id = fields.String(required=True)
    email = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, metadata={"enum": list(ROLES)})
    status = fields.String(required=True, metadata={"enum": ["pending", "active", "disabled"]})
    language = fields.String(required=True, metadata={"enum": ["en", "zh"]})
    organisation_id = fields.String(required=True)
    created = fields.DateTime(required=True)


class MeSchema(UserSchema):
    """The person for whom a program acts."""

    organisation = fields.Nested(OrganisationSchema, required=True)


class ClientSchema(Schema):
    """A program that acts for a person. Its secret is never told again."""

    id = fields.String(required=True, metadata={"description": "the client id"})
    name = fields.String(required=True)
    user_id = fields.String(required=True)
    created = fields.DateTime(required=True)
    last_used = fields.DateTime(required=True, allow_none=True)
    revoked = fields.DateTime(required=True, allow_none=True)


class UserFilter(PageArgs):
    """Which accounts."""

    status = fields.String(load_default=None, validate=validate.OneOf(["pending", "active", "disabled"]))


class OrganisationFilter(PageArgs):
    """Which organisations."""

    text = words(200, required=True, least=2, text="part of the name, in either language")
    role = fields.String(load_default=None, validate=validate.OneOf(ROLES))


class InvitationSchema(Schema):
    """Whom to invite. Only the operator names another role or organisation than their own."""

    email = words(254, required=True, least=3)
    role = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(ROLES))
    organisation_id = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=36))
    language = fields.String(load_default="zh", validate=LANGUAGE)


class InvitedSchema(Schema):
    """An invitation that is on its way by mail."""

    email = fields.String(required=True)
    role = fields.String(required=True)
    organisation_id = fields.String(required=True)
    expires = fields.DateTime(required=True)


class LanguageSchema(Schema):
    """The language of mails and pages."""

    language = fields.String(required=True, validate=LANGUAGE)


class ReasonSchema(Schema):
    """Why."""

    reason = words(1000, required=True, least=1)
