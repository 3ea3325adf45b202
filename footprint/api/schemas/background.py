"""The operator's work on the background: the draft, what it does to products, releases with a note."""

from __future__ import annotations

from typing import get_args

from marshmallow import Schema, fields, validate

from footprint.api.paging import PageArgs
from footprint.api.schemas.fields import JobSchema, words
from footprint.inventory.catalogue import Licence
from footprint.inventory.exporting import FileKind
from footprint.inventory.importing.values import Format

FORMATS, LICENCES, KINDS = get_args(Format), get_args(Licence), get_args(FileKind)

DRAFT_VERSION = {"description": "the draft's `version` that you saw; 0 opens a new one", "minimum": 0}


class DraftVersionSchema(Schema):
    """The version of the draft that was seen."""

    version = fields.Integer(required=True, strict=True, metadata=DRAFT_VERSION)


class DraftVersionQuery(Schema):
    """The version of the draft that was seen, and the name of a file that comes as the body."""

    version = fields.Integer(load_default=0, metadata=DRAFT_VERSION)
    filename = words(200, text="name of a file that comes as the body")


class ProcessEditSchema(Schema):
    """A process of the draft, and the file that brought it."""

    process = fields.String(required=True)
    filename = fields.String(required=True)
    sha256 = fields.String(required=True)
    taken_back = fields.Boolean(required=True, metadata={"description": "an earlier edit ends, the shipped one stands"})


class DraftSchema(Schema):
    """The draft that is being worked on."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    candidate = fields.String(required=True, allow_none=True, metadata={"description": "hash of what it compiles to"})
    products = fields.Integer(
        required=True, allow_none=True, metadata={"description": "results that its effect is measured on"}
    )
    measured = fields.Integer(required=True)
    edits = fields.List(fields.Nested(ProcessEditSchema), required=True)


class OpenDraftSchema(Schema):
    """The draft, or null when nothing is being edited."""

    draft = fields.Nested(DraftSchema, required=True, allow_none=True)


class EditedSchema(Schema):
    """What came of a workbook."""

    version = fields.Integer(required=True)
    processes = fields.List(fields.String(), required=True)
    unchanged = fields.List(fields.String(), required=True)


class ProcessSchema(DraftVersionSchema):
    """Which process."""

    process = words(120, required=True, least=1)


class WorkbookFilter(Schema):
    """Which process the workbook holds, and its language."""

    dataset = words(120, text="id of a data set; without it the workbook is blank")
    language = fields.String(load_default="en", validate=validate.OneOf(("en", "zh")))


class EffectSchema(Schema):
    """What the candidate makes of one result, kg CO2e per declared unit; null when it would be incomplete."""

    snapshot_id = fields.String(required=True)
    label = fields.String(required=True, metadata={"description": "number of the label that carries it, or empty"})
    before = fields.Float(required=True, allow_none=True)
    after = fields.Float(required=True, allow_none=True)
    lines = fields.List(fields.Dict(), required=True, metadata={"description": "the lines that move most"})


class EffectFilter(PageArgs):
    """A page of effects."""


class ReleaseNoteSchema(DraftVersionSchema):
    """Why the draft is released."""

    note = words(2000, required=True, least=1)


class AdoptSchema(Schema):
    """Which release, and why."""

    release = words(120, required=True, least=1)
    note = words(2000, required=True, least=1)


class AdoptionSchema(Schema):
    """A release that became the one that new calculations use."""

    release = fields.String(required=True)
    previous = fields.String(required=True)
    note = fields.String(required=True)
    by = fields.String(required=True)
    created = fields.DateTime(required=True)


class AskedSchema(Schema):
    """How many results are tried."""

    products = fields.Integer(required=True)


class ImportFilter(Schema):
    """How an upload is read. Without a format it is told from the content."""

    name = words(60, required=True, least=1, text="name of the release that it makes")
    filename = words(200, text="name of a file that comes as the body")
    format = fields.String(load_default="", validate=validate.OneOf(("", *FORMATS)))
    licence = fields.String(load_default="private", validate=validate.OneOf(LICENCES))
    year = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(min=1950, max=2100))
    allow_cut_off = fields.Boolean(load_default=False, metadata={"description": "go on without what is missing"})
    with_packs = fields.Boolean(load_default=False)


class BackgroundImportSchema(Schema):
    """An import on its way to a release."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    filename = fields.String(required=True)
    size = fields.Integer(required=True)
    licence = fields.String(required=True)
    state = fields.String(required=True, metadata={"enum": ["waiting", "incomplete", "done", "removed"]})
    release = fields.String(required=True, allow_none=True)
    report = fields.Dict(required=True, allow_none=True, metadata={"description": "what could not be linked, and more"})
    created = fields.DateTime(required=True)


class AgainSchema(Schema):
    """Whether to go on without what is missing."""

    allow_cut_off = fields.Boolean(required=True)


class ExportSchema(Schema):
    """Which release as which file."""

    release = words(120, required=True, least=1)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    own_use = fields.Boolean(load_default=False, metadata={"description": "also what licences forbid to pass on"})


class ExportedSchema(Schema):
    """The job that writes the file; null when it was written before."""

    job = fields.Nested(JobSchema, required=True, allow_none=True)
