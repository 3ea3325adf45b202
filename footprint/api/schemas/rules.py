"""Rule sets, and what stands between a result and its submission."""

from __future__ import annotations

from marshmallow import Schema, fields

SEVERITIES = ["violation", "warning", "note"]


class RuleSetSchema(Schema):
    """One version of a rule set."""

    id = fields.String(required=True)
    version = fields.String(required=True)
    title = fields.String(required=True)
    title_zh = fields.String(required=True)
    summary = fields.String(required=True)
    summary_zh = fields.String(required=True)
    issued = fields.Date(required=True)
    extends = fields.String(required=True, allow_none=True, metadata={"description": "`id@version` that it builds on"})
    shipped = fields.Boolean(required=True, metadata={"description": "false: added by the operator"})


class RuleSchema(Schema):
    """One rule with what it demands; which keys `demands` has depends on the kind."""

    key = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    title_zh = fields.String(required=True)
    severity = fields.String(required=True, metadata={"enum": SEVERITIES})
    source = fields.String(required=True)
    mark = fields.String(required=True, metadata={"description": "F found in public, R configuration, I inferred"})
    excusable = fields.Boolean(required=True, metadata={"description": "a study may say why it does not apply"})
    demands = fields.Dict(required=True)


class RuleSetDetailSchema(RuleSetSchema):
    """A rule set with every rule that holds in it."""

    rules = fields.List(fields.Nested(RuleSchema), required=True)


class AddedSchema(Schema):
    """A rule set that was added."""

    id = fields.String(required=True, attribute="rule_set")
    version = fields.String(required=True)
    sha256 = fields.String(required=True)
    created = fields.DateTime(required=True)


class PointSchema(Schema):
    """One finding about a result."""

    key = fields.String(required=True, metadata={"description": "acknowledge a warning under this key"})
    severity = fields.String(required=True, metadata={"enum": SEVERITIES})
    where = fields.String(required=True, attribute="place")
    title = fields.String(required=True)
    title_zh = fields.String(required=True)
    text = fields.String(required=True, attribute="en")
    text_zh = fields.String(required=True, attribute="zh")
    mend = fields.String(required=True)
    mend_zh = fields.String(required=True)


class ChecksSchema(Schema):
    """What stands between a result and its submission, and its checklist."""

    ok = fields.Boolean(required=True, metadata={"description": "no violation stands in the way"})
    rules = fields.Dict(required=True, allow_none=True, metadata={"description": "section `rules` of the result"})
    points = fields.List(fields.Nested(PointSchema), required=True)
