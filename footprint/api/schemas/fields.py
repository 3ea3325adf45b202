"""Fields that several contracts share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

LEDGERS = ("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change", "aircraft")


def storable(text: str) -> None:
    """Refuse what no database keeps: NUL and halves of surrogate pairs."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValidationError("Not a valid string.")


def words(longest: int, *, required: bool = False, least: int = 0, text: str = "", **more: Any) -> fields.String:
    """A text that comes in; optional ones are empty unless given."""
    checks: list[Callable[[str], Any]] = [validate.Length(min=least or None, max=longest), storable]
    if required:
        return fields.String(required=True, validate=checks, metadata={"description": text}, **more)
    more.setdefault("load_default", "")
    return fields.String(validate=checks, metadata={"description": text}, **more)


def version(*, strict: bool = True) -> fields.Integer:
    """The version of a study that the client saw; in a query it is text and so not strict."""
    return fields.Integer(
        required=True, strict=strict, metadata={"description": "the study's `version` that you saw", "minimum": 0}
    )


class VersionSchema(Schema):
    """The version of the study that was seen."""

    version = version()


class VersionQuery(Schema):
    """The version of the study that was seen, in the query."""

    version = version(strict=False)


class LedgersSchema(Schema):
    """kg CO2e in the five disjoint ledgers."""

    fossil = fields.Float(required=True)
    biogenic_emissions = fields.Float(required=True)
    biogenic_removals = fields.Float(required=True)
    land_use_change = fields.Float(required=True)
    aircraft = fields.Float(required=True)
    total = fields.Float(required=True, dump_only=True)


class JobSchema(Schema):
    """A piece of work of the worker."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    state = fields.String(required=True, metadata={"enum": ["queued", "running", "done", "failed", "cancelled"]})
    progress = fields.Float(required=True, metadata={"description": "0 to 1"})
    progress_text = fields.String(required=True)
    result = fields.Dict(
        required=True,
        allow_none=True,
        metadata={
            "description": "of `calculate`: `snapshot` and `sha256`; of `issue-label`: `label`; "
            "of `compare`: `comparison` and `chance`"
        },
    )
    error = fields.String(required=True)
    error_zh = fields.String(required=True)
    subject_id = fields.String(required=True, metadata={"description": "the study or label that it is about"})
    created = fields.DateTime(required=True)
    finished = fields.DateTime(required=True, allow_none=True)
