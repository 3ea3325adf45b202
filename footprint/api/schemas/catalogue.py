"""The background release and its data sets."""

from __future__ import annotations

from marshmallow import Schema, fields

from footprint.api.paging import PageArgs
from footprint.api.schemas.fields import LedgersSchema, words


class SourceSchema(Schema):
    """A publication."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    publisher = fields.String(required=True)
    year = fields.String(required=True)
    licence = fields.String(required=True)
    url = fields.String(required=True)


class DatasetSchema(Schema):
    """A data set. `factor` is kg CO2e per `unit`; null when the licence withholds it, and `withheld` says so."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    name_zh = fields.String(required=True)
    location = fields.String(required=True)
    unit = fields.String(required=True)
    year = fields.Integer(required=True)
    sector = fields.String(required=True)
    group = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": ["unit", "aggregated"]})
    licence = fields.String(required=True, metadata={"enum": ["open", "attribution", "static-results-only", "private"]})
    source = fields.String(required=True, metadata={"description": "id of its source"})
    source_place = fields.String(required=True)
    dqr = fields.Float(required=True, metadata={"description": "1 best to 5"})
    estimate_share = fields.Float(required=True)
    factor = fields.Nested(LedgersSchema, required=True, allow_none=True)
    withheld = fields.String(required=True, allow_none=True)
    withheld_zh = fields.String(required=True, allow_none=True)


class ExchangeSchema(Schema):
    """One row of an inventory."""

    type = fields.String(required=True)
    flow = fields.String(required=True)
    amount = fields.Float(
        required=True, allow_none=True, metadata={"description": "null where the licence of its provider withholds it"}
    )
    unit = fields.String(required=True)
    gsd = fields.Float(required=True, allow_none=True)
    basis = fields.String(required=True)
    source = fields.String(required=True)
    source_place = fields.String(required=True)
    comment = fields.String(required=True)


class ProofSchema(Schema):
    """An RFC 6962 inclusion proof: siblings from the leaf upwards, in hex."""

    index = fields.Integer(required=True)
    size = fields.Integer(required=True)
    path = fields.List(fields.String(), required=True)


class DatasetDetailSchema(DatasetSchema):
    """A data set down to its source, with the proof that its factor belongs to the release."""

    release = fields.String(required=True)
    citation = fields.String(required=True)
    publication = fields.Nested(SourceSchema, required=True)
    technology = fields.String(required=True)
    cas = fields.String(required=True, allow_none=True)
    hs = fields.String(required=True, allow_none=True)
    density_kg_per_m3 = fields.Float(required=True, allow_none=True)
    heating_value_mj_per_kg = fields.Float(required=True, allow_none=True)
    mass_kg_per_piece = fields.Float(required=True, allow_none=True)
    biogenic_carbon_kg_per_kg = fields.Float(required=True)
    secondary = fields.String(required=True, allow_none=True)
    exchanges = fields.List(fields.Nested(ExchangeSchema), required=True, allow_none=True)
    factor_leaf = fields.Dict(
        required=True, allow_none=True, metadata={"description": "its canonical JSON is what the proof is about"}
    )
    proof = fields.Nested(ProofSchema, required=True)


class CandidateSchema(Schema):
    """A data set that may fit a line. `accepted`: sure enough to be taken without asking."""

    dataset = fields.Nested(DatasetSchema, required=True)
    score = fields.Float(required=True)
    reason = fields.String(required=True)
    reason_zh = fields.String(required=True)
    accepted = fields.Boolean(required=True)


class SupplierCandidateSchema(Schema):
    """A supplier's footprint of the line's article, by its id."""

    supplier_footprint = fields.String(required=True)
    score = fields.Float(required=True)
    reason = fields.String(required=True)
    reason_zh = fields.String(required=True)
    accepted = fields.Boolean(required=True)


class PartSchema(Schema):
    """One material of something put together; `share` of its mass, 0–1."""

    name = fields.String(required=True)
    name_zh = fields.String(required=True)
    material = fields.String(required=True)
    share = fields.Float(required=True)


class CompositionSchema(Schema):
    """What something is typically made of. `basis`: cited, or an estimate, as `source` says."""

    kind = fields.String(required=True)
    name = fields.String(required=True)
    name_zh = fields.String(required=True)
    basis = fields.String(required=True, metadata={"enum": ["source", "estimate"]})
    source = fields.String(required=True)
    source_zh = fields.String(required=True)
    parts = fields.List(fields.Nested(PartSchema), required=True)


class QuestionSchema(Schema):
    """What a person is asked about the line."""

    kind = fields.String(
        required=True, metadata={"enum": ["decisions", "supplier", "composition", "burned", "material"]}
    )
    en = fields.String(required=True)
    zh = fields.String(required=True)
    composition = fields.Nested(CompositionSchema, required=True, allow_none=True)


class CandidatesSchema(Schema):
    """Candidates, the best first. State, suppliers and question are of the line; null or empty with a `text`."""

    items = fields.List(fields.Nested(CandidateSchema), required=True)
    state = fields.String(
        required=True, allow_none=True, metadata={"enum": ["accepted", "doubtful", "unmatched", None]}
    )
    suppliers = fields.List(fields.Nested(SupplierCandidateSchema), required=True)
    question = fields.Nested(QuestionSchema, required=True, allow_none=True)


class DatasetFilter(PageArgs):
    """Which data sets."""

    text = words(200, text="words in either language; without them all by sector")
    sector = words(40)
    place = words(10, text="location code; a country means the country with its regions")
    licence = words(40)
    kind = words(20, text="`unit` or `aggregated`")
    unit = words(20, text="symbol of the data set's own unit")


class ReleaseFilter(Schema):
    """Which release; the one compiled last unless given."""

    release = words(64)


class ReleaseSchema(Schema):
    """A background release."""

    hash = fields.String(required=True)
    current = fields.Boolean(required=True, metadata={"description": "whether new calculations use it"})
    manifest = fields.Dict(required=True)
    sources = fields.List(fields.Nested(SourceSchema), required=True)
