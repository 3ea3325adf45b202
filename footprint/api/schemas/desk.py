"""Steps at the desk, notes, evidence files and declarations."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from footprint.api.paging import PageArgs
from footprint.api.schemas.fields import VersionSchema, words
from footprint.declarations import NAMES

MOST_LINES = 10_000


def line_ids(*, required: bool = True) -> Any:
    """Ids of lines; each counts once."""
    what = fields.String(validate=validate.Length(min=1, max=120))
    if required:
        return fields.List(what, required=True, validate=validate.Length(min=1, max=MOST_LINES))
    return fields.List(
        what, load_default=None, validate=validate.Length(max=MOST_LINES), metadata={"description": "without: all"}
    )


class ChooseManySchema(VersionSchema):
    """One data set or supplier's footprint for several lines, in one step."""

    lines = line_ids()
    dataset = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=120))
    supplier_footprint = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=36))
    reason = words(500)


class ComposeSchema(VersionSchema):
    """The line that becomes an assembly of what it is typically made of."""

    line = fields.String(required=True, validate=validate.Length(min=1, max=120))
    shares = fields.List(
        fields.Float(validate=validate.Range(min=0, max=1)),
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=50),
        metadata={"description": "of the mass, one a part of the composition; without: the typical ones"},
    )
    kg_per_unit = fields.Float(
        load_default=None,
        allow_none=True,
        metadata={"description": "what one of the line's unit weighs, where that is no unit of mass"},
    )


class ClearManySchema(VersionSchema):
    """Which choices to take back, in one step."""

    lines = line_ids()
    reason = words(500)


class ConfirmLinesSchema(VersionSchema):
    """Which sure matches to stand behind."""

    lines = line_ids(required=False)


class StepSchema(Schema):
    """What a step changed, and the study's new version."""

    lines = fields.List(fields.String(), required=True)
    version = fields.Integer(required=True)


class LineFilter(PageArgs):
    """Which line."""

    line = words(120, required=True, least=1, text="the line's id")


class NewLineNoteSchema(Schema):
    """A note on a line."""

    line = words(120, required=True, least=1)
    text = words(2000, required=True, least=1)


class LineNoteSchema(Schema):
    """A note of one's own firm."""

    id = fields.String(required=True)
    line = fields.String(required=True)
    text = fields.String(required=True)
    by = fields.String(required=True)
    created = fields.DateTime(required=True)


class EvidenceFilter(Schema):
    """Which line the file proves, and its name when it comes as the body."""

    line = words(120, required=True, least=1, text="the line's id")
    filename = words(200, text="name of a file that comes as the body")


class LineEvidenceSchema(Schema):
    """A file that proves a line's figures."""

    id = fields.String(required=True)
    line = fields.String(required=True)
    filename = fields.String(required=True)
    sha256 = fields.String(required=True)
    size = fields.Integer(required=True, metadata={"description": "bytes"})
    by = fields.String(required=True)
    created = fields.DateTime(required=True)


class DeclarationsSchema(Schema):
    """What the study declares beside its bill of materials, part by part (docs/declarations.md)."""

    version = fields.Integer(required=True)
    declarations = fields.Dict(keys=fields.String(), values=fields.Dict(), required=True)


class DeclareSchema(VersionSchema):
    """One part; an empty `content` takes it back."""

    part = fields.String(required=True, validate=validate.OneOf(tuple(NAMES)))
    content = fields.Dict(keys=fields.String(), required=True)
