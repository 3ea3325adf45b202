"""Studies, their bills of materials, lines and choices."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from footprint.api.paging import PageArgs
from footprint.api.schemas.fields import JobSchema, VersionQuery, VersionSchema, words
from footprint.bom.values import STAGES

ELECTRICITY, RECYCLING = ("location", "market"), ("cut-off", "pre-consumer", "substitution", "cff")


class StudySchema(Schema):
    """One product under study."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    status = fields.String(required=True, metadata={"enum": ["active", "archived", "deleted"]})
    version = fields.Integer(required=True, metadata={"description": "send it with every change"})
    electricity = fields.String(required=True, metadata={"enum": list(ELECTRICITY)})
    recycling = fields.String(required=True, metadata={"enum": list(RECYCLING)})
    iterations = fields.Integer(required=True)
    full_disclosure = fields.Boolean(required=True)
    current = fields.String(required=True, allow_none=True, metadata={"description": "hash of the latest result"})
    created = fields.DateTime(required=True)


class StudyRowSchema(Schema):
    """A study and where it stands."""

    study = fields.Nested(StudySchema, required=True)
    organisation = fields.String(required=True)
    snapshot = fields.String(
        attribute="snapshot.id", dump_default=None, allow_none=True, metadata={"description": "id of the latest result"}
    )
    review_state = fields.String(required=True, allow_none=True)
    unmatched = fields.Integer(
        required=True, allow_none=True, metadata={"description": "lines without a choice; null before an upload"}
    )
    waiting = fields.String(
        required=True, allow_none=True, metadata={"description": "name of a file whose columns a person has to say"}
    )
    matching = fields.String(
        required=True, allow_none=True, metadata={"description": "id of the job that matches the lines now"}
    )


class StudyFilter(PageArgs):
    """Which studies."""

    archived = fields.Boolean(load_default=False)


class NewStudySchema(Schema):
    """A new study."""

    name = words(200, required=True, least=1)


class RenameSchema(VersionSchema):
    """Another name."""

    name = words(200, required=True, least=1)


class OptionsSchema(VersionSchema):
    """The value choices of the next calculation."""

    electricity = fields.String(required=True, validate=validate.OneOf(ELECTRICITY))
    recycling = fields.String(required=True, validate=validate.OneOf(RECYCLING))
    iterations = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=0), metadata={"description": "Monte Carlo; 0 is none"}
    )
    full_disclosure = fields.Boolean(load_default=False, metadata={"description": "the public view shows every line"})


class BomFilter(VersionQuery):
    """What an upload needs to say."""

    filename = words(200, text="name of a file that comes as the body")


class WarningSchema(Schema):
    """What the reader remarked."""

    code = fields.String(required=True)
    severity = fields.String(required=True)
    line = fields.String(required=True, allow_none=True)
    cell = fields.String(required=True, allow_none=True)
    message = fields.String(required=True, attribute="en")
    message_zh = fields.String(required=True, attribute="zh")


class BomVersionSchema(Schema):
    """One upload."""

    id = fields.String(required=True)
    number = fields.Integer(required=True)
    filename = fields.String(required=True)
    sha256 = fields.String(required=True)
    created = fields.DateTime(required=True)


class UploadedSchema(Schema):
    """What an upload made of the study."""

    bom = fields.Nested(BomVersionSchema, required=True)
    warnings = fields.List(fields.Nested(WarningSchema), required=True)
    study = fields.Nested(StudySchema, required=True)
    job = fields.Nested(
        JobSchema, required=True, allow_none=True, metadata={"description": "the job that matches many lines"}
    )


class LegSchema(Schema):
    """One leg of a line's way."""

    mode = fields.String(required=True)
    distance_km = fields.Float(required=True)


class LineSchema(Schema):
    """A line as it was read."""

    id = fields.String(required=True)
    parent = fields.String(required=True, allow_none=True)
    name = fields.String(required=True)
    name_zh = fields.String(required=True)
    code = fields.String(required=True, metadata={"description": "CAS and HS codes, separated by semicolons"})
    material = fields.String(required=True, metadata={"description": "material or grade, such as Q235B"})
    specification = fields.String(required=True)
    part_number = fields.String(required=True)
    quantity = fields.Float(required=True, metadata={"description": "net, per one unit of the parent"})
    unit = fields.String(required=True)
    stage = fields.String(required=True, metadata={"enum": list(STAGES)})
    origin = fields.String(required=True, allow_none=True)
    loss = fields.Float(required=True)
    recycled_content = fields.Float(required=True, allow_none=True)
    transport = fields.List(fields.Nested(LegSchema), required=True)
    data_type = fields.String(required=True, allow_none=True)
    evidence = fields.String(required=True)
    note = fields.String(required=True)


class ChoiceSchema(Schema):
    """What a line is calculated with, who chose it and why."""

    line = fields.String(required=True)
    number = fields.Integer(required=True)
    dataset = fields.String(required=True, allow_none=True)
    supplier_footprint = fields.String(required=True, allow_none=True)
    score = fields.Float(required=True)
    by = fields.String(required=True)
    reason = fields.String(required=True)
    reason_zh = fields.String(required=True)
    created = fields.DateTime(required=True)


class ChosenSchema(Schema):
    """A choice and the study's new version."""

    choice = fields.Nested(ChoiceSchema, required=True)
    version = fields.Integer(required=True)


class LineViewSchema(Schema):
    """A line with its choice."""

    line = fields.Nested(LineSchema, required=True)
    depth = fields.Integer(required=True)
    is_parent = fields.Boolean(required=True)
    matched = fields.Boolean(required=True)
    choice = fields.Nested(ChoiceSchema, required=True, allow_none=True)


class CandidateFilter(Schema):
    """Which line, and other words to look for."""

    line = words(120, required=True, least=1, text="the line's id")
    text = words(200, text="look for these words and not for the line's")


class HistoryFilter(PageArgs):
    """Which line."""

    line = words(120, required=True, least=1, text="the line's id")


class ChooseSchema(VersionSchema):
    """A choice: a data set or a supplier's footprint."""

    line = words(120, required=True, least=1)
    dataset = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=120))
    supplier_footprint = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=36))
    reason = words(500)


class ClearSchema(VersionSchema):
    """Which choice to take back."""

    line = words(120, required=True, least=1)
    reason = words(500)


class ConfirmedSchema(Schema):
    """How many sure matches a person stands behind now."""

    confirmed = fields.Integer(required=True)
    version = fields.Integer(required=True)


class DeletedSchema(Schema):
    """What is gone."""

    deleted = fields.String(required=True)
