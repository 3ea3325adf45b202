"""Reviews: every move of the dialogue."""

from __future__ import annotations

from typing import Any

from flask import url_for

from footprint.api.access import actor
from footprint.api.context import session, settings
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.accounts import OrganisationSchema
from footprint.api.schemas.fields import JobSchema
from footprint.api.schemas.review import (
    ApproveSchema,
    CertifierSchema,
    DecideSchema,
    EventSchema,
    NoteSchema,
    ResubmitSchema,
    ReviewRowSchema,
    ReviewSchema,
    ReviewViewSchema,
    SaySchema,
    SubmitSchema,
    WithdrawSchema,
)
from footprint.review import operations, queries

reviews = Resource("Reviews", "The dialogue of manufacturer and certifier about one result.")


@reviews.on("GET", "/certifiers", page_of(OrganisationSchema), query=PageArgs)
def list_certifiers(args: dict[str, Any]) -> Any:
    """The certification bodies that may be named."""
    return page(queries.certifiers(session(), actor()), args)


@reviews.on("GET", "/reviews", page_of(ReviewRowSchema), query=PageArgs)
def list_reviews(args: dict[str, Any]) -> Any:
    """The reviews that concern you, the latest change first."""
    return page(queries.reviews(session(), actor()), args)


@reviews.on("POST", "/reviews", ReviewSchema, status=201, body=SubmitSchema)
def submit(body: dict[str, Any]) -> Any:
    """Hand the latest result of a study to a certifier."""
    return operations.submit(session(), actor(), **body)


@reviews.on("GET", "/reviews/<uuid:review_id>", ReviewViewSchema)
def get_review(review_id: str) -> Any:
    """A review with its timeline and the moves that you may make now."""
    return queries.review(session(), actor(), review_id)


@reviews.on("POST", "/reviews/<uuid:review_id>/assign", ReviewSchema, body=CertifierSchema)
def assign(body: dict[str, Any], review_id: str) -> Any:
    """Name the certification body, or another one while nothing is decided."""
    return operations.assign(session(), actor(), review_id, body["certifier_organisation_id"])


@reviews.on("POST", "/reviews/<uuid:review_id>/ask", EventSchema, status=201, body=SaySchema)
def ask(body: dict[str, Any], review_id: str) -> Any:
    """The certifier asks something."""
    return operations.ask(session(), actor(), review_id, **body)


@reviews.on("POST", "/reviews/<uuid:review_id>/answer", EventSchema, status=201, body=SaySchema)
def answer(body: dict[str, Any], review_id: str) -> Any:
    """The manufacturer answers the open question."""
    return operations.answer(session(), actor(), review_id, **body)


@reviews.on("POST", "/reviews/<uuid:review_id>/note", EventSchema, status=201, body=NoteSchema)
def note(body: dict[str, Any], review_id: str) -> Any:
    """Remark on one line, from either side."""
    return operations.note(session(), actor(), review_id, body["line"], body["text"])


@reviews.on("POST", "/reviews/<uuid:review_id>/request-changes", EventSchema, status=201, body=DecideSchema)
def request_changes(body: dict[str, Any], review_id: str) -> Any:
    """The certifier gives it back with a reason."""
    return operations.request_changes(session(), actor(), review_id, **body)


@reviews.on("POST", "/reviews/<uuid:review_id>/resubmit", EventSchema, status=201, body=ResubmitSchema)
def resubmit(body: dict[str, Any], review_id: str) -> Any:
    """The manufacturer puts the latest result in the place of the one before."""
    return operations.resubmit(session(), actor(), review_id, **body)


@reviews.on("POST", "/reviews/<uuid:review_id>/approve", JobSchema, status=202, body=ApproveSchema)
def approve(body: dict[str, Any], review_id: str) -> Any:
    """Approve exactly this hash, with a statement. The worker makes the label; the job's `result` names it."""
    sha256, assurance, number = (body.pop(name) for name in ("sha256", "assurance", "number"))
    statement = operations.Statement(**body)
    who = (session(), settings(), actor())
    job = operations.approve(*who, review_id, sha256, assurance, statement=statement, number=number)
    return job, 202, {"Location": url_for("Jobs.get_job", job_id=job.id)}


@reviews.on("POST", "/reviews/<uuid:review_id>/reject", EventSchema, status=201, body=DecideSchema)
def reject(body: dict[str, Any], review_id: str) -> Any:
    """The certifier refuses it for good, with a reason."""
    return operations.reject(session(), actor(), review_id, **body)


@reviews.on("POST", "/reviews/<uuid:review_id>/withdraw", EventSchema, status=201, body=WithdrawSchema)
def withdraw(body: dict[str, Any], review_id: str) -> Any:
    """The manufacturer ends the review without a decision."""
    return operations.withdraw(session(), actor(), review_id, **body)
