"""What the desk does beyond one line: steps of many lines, undo, notes, evidence files, declarations."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Response, send_file

from footprint.api.access import actor
from footprint.api.context import resources, session
from footprint.api.paging import page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.desk import (
    ChooseManySchema,
    ClearManySchema,
    ComposeSchema,
    DeclarationsSchema,
    DeclareSchema,
    EvidenceFilter,
    LineEvidenceSchema,
    LineFilter,
    LineNoteSchema,
    NewLineNoteSchema,
    StepSchema,
)
from footprint.api.schemas.studies import UploadedSchema
from footprint.api.uploads import BINARY, EVIDENCE, accepts, upload
from footprint.studies import notes, operations, queries

desk = Resource("Desk", "Steps of many lines, notes, evidence and declarations.", "/studies/<uuid:study_id>")


@desk.on("POST", "/choices/many", StepSchema, status=201, body=ChooseManySchema)
def choose_many(body: dict[str, Any], study_id: str) -> Any:
    """Take one data set or supplier's footprint for several lines: for all of them or for none."""
    body["supplier"] = body.pop("supplier_footprint")
    rows = operations.choose_many(session(), resources(), actor(), study_id, body.pop("lines"), **body)
    return _step(study_id, [row.line for row in rows])


@desk.on("POST", "/choices/clear-many", StepSchema, body=ClearManySchema)
def clear_choices(body: dict[str, Any], study_id: str) -> Any:
    """Take the choices of several lines back."""
    rows = operations.clear_many(session(), actor(), study_id, body.pop("lines"), **body)
    return _step(study_id, [row.line for row in rows])


@desk.on("POST", "/compose", UploadedSchema, status=201, body=ComposeSchema)
def compose_line(body: dict[str, Any], study_id: str) -> Any:
    """Make a line an assembly of the materials that the question of its candidates offers; undo takes it back."""
    made = operations.compose(session(), resources(), actor(), study_id, body.pop("line"), **body)
    study = queries.study(session(), actor(), study_id)
    job = queries.matching_job(session(), study_id)
    return {"bom": made, "warnings": queries.warnings_of(made), "study": study, "job": job}


@desk.on("POST", "/choices/undo", StepSchema)
def undo_step(study_id: str) -> Any:
    """Take your own last step back."""
    return _step(study_id, list(operations.undo(session(), actor(), study_id).lines))


@desk.on("POST", "/choices/redo", StepSchema)
def redo_step(study_id: str) -> Any:
    """Do again what you took back last."""
    return _step(study_id, list(operations.redo(session(), actor(), study_id).lines))


@desk.on("GET", "/notes", page_of(LineNoteSchema), query=LineFilter)
def list_notes(args: dict[str, Any], study_id: str) -> Any:
    """The notes on a line, oldest first."""
    return page(notes.notes(session(), actor(), study_id, args["line"]), args)


@desk.on("POST", "/notes", LineNoteSchema, status=201, body=NewLineNoteSchema)
def add_note(body: dict[str, Any], study_id: str) -> Any:
    """Write a note on a line, for the people of your firm."""
    return operations.add_note(session(), actor(), study_id, body["line"], body["text"])


@desk.on("GET", "/evidence", page_of(LineEvidenceSchema), query=LineFilter)
def list_evidence(args: dict[str, Any], study_id: str) -> Any:
    """The files that prove a line, oldest first."""
    return page(notes.evidence(session(), actor(), study_id, args["line"]), args)


@desk.on("POST", "/evidence", LineEvidenceSchema, status=201, query=EvidenceFilter, sends=accepts(EVIDENCE))
def attach_evidence(args: dict[str, Any], study_id: str) -> Any:
    """Attach a file to a line, as a form or as the body. The next calculation names it with its hash."""
    data, name = upload(EVIDENCE, args["filename"] or "evidence")
    return operations.attach_evidence(session(), resources(), actor(), study_id, args["line"], data, name)


@desk.on("DELETE", "/evidence/<uuid:evidence_id>", LineEvidenceSchema)
def remove_evidence(study_id: str, evidence_id: str) -> Any:
    """Take a file away from its line; results that named it keep it."""
    return operations.remove_evidence(session(), actor(), study_id, evidence_id)


@desk.on("GET", "/evidence/<uuid:evidence_id>/file", BINARY, media="application/octet-stream")
def get_evidence_file(study_id: str, evidence_id: str) -> Response:
    """An evidence file as it came."""
    name, data = notes.file(session(), resources(), actor(), study_id, evidence_id)
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


@desk.on("GET", "/declarations", DeclarationsSchema)
def get_declarations(study_id: str) -> Any:
    """What the study declares beside its bill of materials."""
    return _declared(study_id)


@desk.on("PUT", "/declarations", DeclarationsSchema, body=DeclareSchema)
def declare(body: dict[str, Any], study_id: str) -> Any:
    """Set one part of what the study declares, or take it back with an empty content."""
    operations.declare(session(), actor(), study_id, body["part"], body["content"], version=body["version"])
    return _declared(study_id)


def _declared(study_id: str) -> dict[str, Any]:
    study = queries.study(session(), actor(), study_id)
    return {"version": study.version, "declarations": queries.declarations(session(), study.id)}


def _step(study_id: str, lines: list[str]) -> dict[str, Any]:
    return {"lines": lines, "version": queries.study(session(), actor(), study_id).version}
