"""What columns mean: a proposal, and what is remembered."""

from __future__ import annotations

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from footprint.api.schemas.fields import words
from footprint.bom.template_examples import SECTORS


class ColumnsFilter(Schema):
    """What the file needs to say."""

    filename = words(200, text="name of a file that comes as the body")
    sheet = words(200, text="the sheet of the lines, instead of the likeliest")


class TemplateFilter(Schema):
    """Which template."""

    language = fields.String(load_default="en", validate=OneOf(("en", "zh")))
    kind = fields.String(load_default="xlsx", validate=OneOf(("xlsx", "csv")))
    sector = fields.String(
        load_default="vehicle", validate=OneOf(SECTORS), metadata={"description": "whose example it begins with"}
    )


class OpenQuestionSchema(Schema):
    """A question, an assumption or a remark."""

    code = fields.String(required=True)
    severity = fields.String(required=True)
    cell = fields.String(required=True, allow_none=True)
    en = fields.String(required=True)
    zh = fields.String(required=True)


class BomColumnSchema(Schema):
    """One column."""

    column = fields.String(required=True, metadata={"description": "letter of the spreadsheet"})
    heading = fields.String(required=True)
    role = fields.String(required=True, metadata={"description": "what it is read as; empty: not read"})
    confidence = fields.Float(required=True, metadata={"description": "0 to 1"})
    reason = fields.String(required=True)
    reason_zh = fields.String(required=True)
    samples = fields.List(fields.String(), required=True)


class ChoiceOfUnitSchema(Schema):
    """One thing that a unit may be."""

    amount = fields.Float(required=True)
    unit = fields.String(required=True)


class OpenUnitSchema(Schema):
    """A unit that means several things, or nothing known."""

    text = fields.String(required=True)
    count = fields.Integer(required=True)
    cell = fields.String(required=True)
    choices = fields.List(fields.Nested(ChoiceOfUnitSchema), required=True)


class SheetSchema(Schema):
    """A sheet that may hold the lines."""

    name = fields.String(required=True)
    complete = fields.Boolean(required=True)


class ProposalSchema(Schema):
    """What a file is taken to mean. `mapping` is null for JSON, which names its fields itself."""

    certain = fields.Boolean(required=True)
    mapping = fields.Dict(required=True, allow_none=True)
    fingerprint = fields.String(required=True)
    columns = fields.List(fields.Nested(BomColumnSchema), required=True)
    sheets = fields.List(fields.Nested(SheetSchema), required=True)
    units = fields.List(fields.Nested(OpenUnitSchema), required=True)
    roots = fields.List(fields.String(), required=True)
    questions = fields.List(fields.Nested(OpenQuestionSchema), required=True)
    assumptions = fields.List(fields.Nested(OpenQuestionSchema), required=True)
    notes = fields.List(fields.Nested(OpenQuestionSchema), required=True)


class RememberedSchema(Schema):
    """What an organisation said of columns under these headings."""

    id = fields.String(required=True)
    fingerprint = fields.String(required=True)
    headings = fields.String(required=True)
    mapping = fields.Dict(required=True)
    by = fields.String(required=True)
    created = fields.DateTime(required=True)


class ForgottenSchema(Schema):
    """What is asked again."""

    forgotten = fields.String(required=True)
