"""Studies: from a name to a calculation."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Response, request, send_file, url_for

from footprint.api.access import actor
from footprint.api.context import resources, session, settings
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.fields import JobSchema, VersionQuery, VersionSchema
from footprint.api.schemas.studies import (
    BomFilter,
    BomVersionSchema,
    DeletedSchema,
    NewStudySchema,
    OptionsSchema,
    RenameSchema,
    StudyFilter,
    StudyRowSchema,
    StudySchema,
    UploadedSchema,
)
from footprint.api.uploads import BINARY, BOM, MAPPED_FORM, accepts, upload
from footprint.bom.mapping.codec import load_mapping
from footprint.canonical import canonical_bytes
from footprint.findings import InputError
from footprint.studies import operations, queries
from footprint.studies.outlook import outlook

studies = Resource("Studies", "A product under study: its files, its options, its calculation.", "/studies")


@studies.on("GET", "", page_of(StudyRowSchema), query=StudyFilter)
def list_studies(args: dict[str, Any]) -> Any:
    """Your organisation's studies, newest first."""
    return page(queries.studies(session(), actor(), archived=args["archived"]), args)


@studies.on("POST", "", StudySchema, status=201, body=NewStudySchema)
def create_study(body: dict[str, Any]) -> Any:
    """A new study; upload a bill of materials next."""
    return operations.create_study(session(), actor(), body["name"])


@studies.on("GET", "/<uuid:study_id>", StudyRowSchema)
def get_study(study_id: str) -> Any:
    """One study and where it stands."""
    return queries.study_row(session(), actor(), study_id)


@studies.on("POST", "/<uuid:study_id>/rename", StudySchema, body=RenameSchema)
def rename_study(body: dict[str, Any], study_id: str) -> Any:
    """Another name."""
    return operations.rename(session(), actor(), study_id, body["name"], version=body["version"])


@studies.on("PUT", "/<uuid:study_id>/options", StudySchema, body=OptionsSchema)
def set_options(body: dict[str, Any], study_id: str) -> Any:
    """The value choices of the next calculation."""
    return operations.set_options(session(), settings(), actor(), study_id, **body)


@studies.on("POST", "/<uuid:study_id>/archive", StudySchema, body=VersionSchema)
def archive_study(body: dict[str, Any], study_id: str) -> Any:
    """Out of the list; nothing is lost."""
    return operations.archive(session(), actor(), study_id, version=body["version"])


@studies.on("POST", "/<uuid:study_id>/restore", StudySchema, body=VersionSchema)
def restore_study(body: dict[str, Any], study_id: str) -> Any:
    """Back into the list."""
    return operations.restore_study(session(), actor(), study_id, version=body["version"])


@studies.on("DELETE", "/<uuid:study_id>", DeletedSchema, query=VersionQuery)
def delete_study(args: dict[str, Any], study_id: str) -> Any:
    """Remove a study that never went to review."""
    operations.delete_study(session(), actor(), study_id, version=args["version"])
    return {"deleted": study_id}


@studies.on(
    "POST", "/<uuid:study_id>/bom", UploadedSchema, status=201, query=BomFilter, sends=accepts(BOM, MAPPED_FORM)
)
def upload_bom(args: dict[str, Any], study_id: str) -> Any:
    """Upload a bill of materials (CSV, XLSX or JSON) as a form or as the body.

    The form's field `mapping` says what the columns mean; without one it is what your organisation said of these
    headings before, or what is sure. What stays open is refused with its questions: ask `POST /bom/columns`. Lines that
    are sure are matched at once, more than 500 open ones by the worker (`job`); people's earlier choices stay where the
    line is the same.
    """
    data, name = upload(BOM, args["filename"] or "bom")
    text = request.form.get("mapping", "")
    made = operations.take_bom(
        session(),
        resources(),
        actor(),
        study_id,
        data,
        name,
        version=args["version"],
        mapping=load_mapping(text) if text else None,
    )
    study = queries.study(session(), actor(), study_id)
    job = queries.matching_job(session(), study_id)
    return {"bom": made, "warnings": queries.warnings_of(made), "study": study, "job": job}


@studies.on("GET", "/<uuid:study_id>/boms", page_of(BomVersionSchema), query=PageArgs)
def list_boms(args: dict[str, Any], study_id: str) -> Any:
    """The uploads, newest first."""
    return page(queries.bom_versions(session(), actor(), study_id), args)


@studies.on("GET", "/<uuid:study_id>/boms/<uuid:bom_id>/file", BINARY, media="application/octet-stream")
def get_bom_file(study_id: str, bom_id: str) -> Response:
    """An upload as it came."""
    queries.study(session(), actor(), study_id)
    name, data = queries.file(session(), resources(), actor(), bom_id)
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


@studies.on("GET", "/<uuid:study_id>/scenarios", {"type": "object"})
def get_outlook(study_id: str) -> Response:
    """What the declared scenarios would bring now, ranked and together, and measures that apply; nothing is stored."""
    found = outlook(session(), resources(), actor(), study_id)
    if found.section is None:
        raise InputError(found.findings)
    return Response(canonical_bytes(found.section), mimetype="application/json")


@studies.on("POST", "/<uuid:study_id>/match", JobSchema, status=202)
def match_lines(study_id: str) -> Any:
    """Have the lines matched that nobody chose for, by the worker. Lines that people choose meanwhile stay."""
    job = operations.request_matching(session(), actor(), study_id)
    return job, 202, {"Location": url_for("Jobs.get_job", job_id=job.id)}


@studies.on("POST", "/<uuid:study_id>/calculate", JobSchema, status=202, body=VersionSchema)
def calculate(body: dict[str, Any], study_id: str) -> Any:
    """Ask for the calculation. The worker does it; the job's `result` names the snapshot."""
    job = operations.request_calculation(session(), actor(), study_id, version=body["version"])
    return job, 202, {"Location": url_for("Jobs.get_job", job_id=job.id)}
