"""Labels: the public register, files, and changes of status."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Response, send_file, url_for

from footprint.api.access import actor, reader
from footprint.api.context import resources, session
from footprint.api.paging import PageArgs, envelope, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.fields import JobSchema
from footprint.api.schemas.labels import LabelChangeSchema, LabelFilter, LabelSchema
from footprint.api.uploads import BINARY
from footprint.canonical import canonical_bytes
from footprint.labels import operations, queries

labels = Resource("Labels", "Labels, their status and their files. Status and label PDF are public.", "/labels")
JSON, PDF = "application/json", "application/pdf"


@labels.on("GET", "", page_of(LabelSchema), query=LabelFilter, public=True)
def list_labels(args: dict[str, Any]) -> Any:
    """The public register, newest first."""
    found = queries.register(session(), **args)
    return envelope(found.items, found.total, args)


@labels.on("GET", "/mine", page_of(LabelSchema), query=PageArgs)
def list_my_labels(args: dict[str, Any]) -> Any:
    """Your organisation's labels, or those that it verified; all for the operator."""
    return page(queries.labels(session(), actor()), args)


@labels.on("GET", "/<number>", LabelSchema, public=True)
def get_label(number: str) -> Any:
    """What anybody may know of a label: is it real, is it still valid, what does it cover."""
    found = queries.label_status(session(), number)
    if found is None:
        raise queries.NO_LABEL
    return found


@labels.on("GET", "/<number>/public", {"type": "object"}, public=True)
def get_label_document(number: str) -> Response:
    """The public view that the label carries."""
    get_label(number)
    return Response(canonical_bytes(queries.public_document(session(), number)), mimetype=JSON)


@labels.on(
    "GET", "/<number>/files/<any(label,'report-en','report-zh',verification):kind>", BINARY, public=True, media=PDF
)
def get_label_pdf(number: str, kind: str) -> Response:
    """A signed PDF: `label` for anybody, the others for the label's owner and its certifier."""
    return _file(number, kind, PDF)


@labels.on("GET", "/<number>/files/<any(result,pact):kind>.json", {"type": "object"}, public=True)
def get_label_json(number: str, kind: str) -> Response:
    """The result document (owner, certifier) or its PACT v3 footprint (also the operator)."""
    return _file(number, kind, JSON)


@labels.on("POST", "/<number>/suspend", LabelSchema, body=LabelChangeSchema)
def suspend(body: dict[str, Any], number: str) -> Any:
    """Not valid until it is reinstated. The operator, or the body that verified it."""
    operations.suspend(session(), actor(), number, body["reason"])
    return get_label(number)


@labels.on("POST", "/<number>/reinstate", LabelSchema, body=LabelChangeSchema)
def reinstate(body: dict[str, Any], number: str) -> Any:
    """Valid again after a suspension."""
    operations.reinstate(session(), actor(), number, body["reason"])
    return get_label(number)


@labels.on("POST", "/<number>/withdraw", LabelSchema, body=LabelChangeSchema)
def withdraw_label(body: dict[str, Any], number: str) -> Any:
    """Never valid again."""
    operations.withdraw(session(), actor(), number, body["reason"])
    return get_label(number)


@labels.on("POST", "/<number>/retry", JobSchema, status=202)
def retry_label(number: str) -> Any:
    """Ask again for the files of a label whose job failed."""
    job = operations.retry_label(session(), actor(), number)
    return job, 202, {"Location": url_for("Jobs.get_job", job_id=job.id)}


def _file(number: str, kind: str, mime: str) -> Response:
    name, data = queries.file(session(), resources(), reader(), number, kind)
    return send_file(BytesIO(data), mime, as_attachment=True, download_name=name, max_age=0)
