"""Reviews."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from footprint.api.schemas.fields import words

LONGEST = 10_000
STATES = (
    "submitted",
    "in_question",
    "changes_requested",
    "resubmitted",
    "approved",
    "rejected",
    "withdrawn",
)


def number() -> fields.Integer:
    """The last event that the client saw."""
    return fields.Integer(
        required=True, strict=True, metadata={"description": "number of the last event that you saw", "minimum": 0}
    )


def acknowledged() -> fields.Dict:
    """Why a result is submitted in spite of its warnings."""
    return fields.Dict(
        keys=fields.String(validate=validate.Length(max=80)),
        values=words(1_000),
        load_default=None,
        allow_none=True,
        metadata={"description": "key of a warning, as `GET /snapshots/{id}/checks` names it → your reason"},
    )


class ReviewSchema(Schema):
    """A dialogue about one study."""

    id = fields.String(required=True)
    study_id = fields.String(required=True)
    organisation_id = fields.String(required=True)
    certifier_organisation_id = fields.String(required=True, allow_none=True)
    created = fields.DateTime(required=True)


class ReviewRowSchema(Schema):
    """A review and where it stands."""

    review = fields.Nested(ReviewSchema, required=True)
    study_name = fields.String(required=True)
    organisation = fields.String(required=True)
    certifier = fields.String(required=True)
    state = fields.String(required=True, metadata={"enum": list(STATES)})
    snapshot = fields.String(required=True, metadata={"description": "hash of the result that it speaks of"})
    updated = fields.DateTime(required=True)


class EventSchema(Schema):
    """One entry of the timeline."""

    number = fields.Integer(required=True)
    kind = fields.String(required=True)
    snapshot = fields.String(required=True)
    line = fields.String(required=True, allow_none=True)
    text = fields.String(required=True)
    acknowledged = fields.List(
        fields.Dict(),
        attribute="data.acknowledged",
        dump_default=[],
        metadata={"description": "warnings of a submission with the maker's reasons: `key`, `reason`, `points`"},
    )
    created = fields.DateTime(required=True)


class EventViewSchema(Schema):
    """One entry with who wrote it."""

    event = fields.Nested(EventSchema, required=True)
    person = fields.String(required=True)
    organisation = fields.String(required=True)


class ReviewViewSchema(Schema):
    """A review with its whole timeline."""

    review = fields.Nested(ReviewSchema, required=True)
    study_name = fields.String(required=True)
    organisation = fields.String(required=True)
    certifier = fields.String(required=True)
    state = fields.String(required=True, metadata={"enum": list(STATES)})
    number = fields.Integer(required=True, metadata={"description": "of the last event; send it with a move"})
    events = fields.List(fields.Nested(EventViewSchema), required=True)
    snapshot_id = fields.String(required=True, attribute="snapshot.id")
    sha256 = fields.String(required=True, attribute="snapshot.sha256")
    stale = fields.Boolean(required=True, metadata={"description": "a newer result of the study exists"})
    moves = fields.List(fields.String(), required=True, metadata={"description": "what you may do now"})


class SubmitSchema(Schema):
    """Which result to review, and by whom; without a certifier the operator names one."""

    study_id = words(36, required=True, least=1)
    snapshot_id = words(36, required=True, least=1)
    certifier_organisation_id = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=36))
    text = words(LONGEST)
    acknowledged = acknowledged()


class CertifierSchema(Schema):
    """The certification body to name."""

    certifier_organisation_id = words(36, required=True, least=1)


class SaySchema(Schema):
    """A question or an answer, about one line or all."""

    text = words(LONGEST, required=True, least=1)
    line = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=120))
    number = number()


class NoteSchema(Schema):
    """A remark on one line; it changes nobody's turn."""

    line = words(120, required=True, least=1)
    text = words(LONGEST, required=True, least=1)


class DecideSchema(Schema):
    """A decision with its reason."""

    reason = words(LONGEST, required=True, least=1)
    number = number()


class WithdrawSchema(Schema):
    """The end of a review without a decision."""

    text = words(LONGEST)
    number = number()


class ResubmitSchema(Schema):
    """The result that takes the place of the one before."""

    snapshot_id = words(36, required=True, least=1)
    text = words(LONGEST)
    acknowledged = acknowledged()
    number = number()


class ApproveSchema(Schema):
    """The statement (ISO 14064-3:2019 clause 9), on exactly the hash that was reviewed."""

    sha256 = words(64, required=True, least=64)
    assurance = fields.String(
        required=True, validate=validate.OneOf(["limited", "reasonable", "agreed-upon procedures"])
    )
    opinion = words(LONGEST, required=True, least=1)
    work_done = words(LONGEST, required=True, least=1)
    qualifications = words(LONGEST)
    not_verified = words(LONGEST)
    independence = words(LONGEST)
    independent_reviewer = words(120)
    number = number()
