"""The operator's work on the background: edit processes, see what that does to products, release with a note."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Response, send_file

from footprint.api.access import actor
from footprint.api.context import resources, session
from footprint.api.paging import page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.background import (
    AdoptionSchema,
    AdoptSchema,
    AgainSchema,
    AskedSchema,
    BackgroundImportSchema,
    DraftVersionQuery,
    DraftVersionSchema,
    EditedSchema,
    EffectFilter,
    EffectSchema,
    ExportedSchema,
    ExportSchema,
    ImportFilter,
    OpenDraftSchema,
    ProcessSchema,
    ReleaseNoteSchema,
    WorkbookFilter,
)
from footprint.api.schemas.fields import JobSchema
from footprint.api.uploads import BACKGROUNDS, BINARY, WORKBOOK, accepts, upload
from footprint.bom.templates import XLSX
from footprint.db import now
from footprint.library import operations, queries
from footprint.library.operations.importing import Wanted
from footprint.refusals import NotFound

background = Resource("Background", "Editing the background data, for the operator.", "/background")
NO_PROCESS = NotFound("There is no workbook for this data set.", "没有该数据集的工作簿。")


@background.on("GET", "/draft", OpenDraftSchema)
def get_draft() -> Any:
    """The draft with its edits; null when nothing is being edited."""
    return _draft()


@background.on("GET", "/workbook", BINARY, query=WorkbookFilter, media=XLSX)
def get_workbook(args: dict[str, Any]) -> Response:
    """The workbook for editing: blank, or with a process as packs, released edits and draft state it."""
    data = queries.workbook(session(), resources(), actor(), args["dataset"], args["language"])
    if data is None:
        raise NO_PROCESS
    return send_file(BytesIO(data), XLSX, as_attachment=True, download_name=f"{args['dataset'] or 'process'}.xlsx")


@background.on("POST", "/edits", EditedSchema, status=201, query=DraftVersionQuery, sends=accepts(WORKBOOK))
def upload_edits(args: dict[str, Any]) -> Any:
    """Put the processes of a workbook into the draft: all of them, or none with every finding."""
    data, name = upload(WORKBOOK, args["filename"] or "workbook")
    done = operations.upload_edits(session(), resources(), actor(), data, name, version=args["version"])
    return {"version": done.draft.version, "processes": done.processes, "unchanged": done.unchanged}


@background.on("POST", "/edits/remove", OpenDraftSchema, body=ProcessSchema)
def remove_edit(body: dict[str, Any]) -> Any:
    """Take a process out of the draft."""
    operations.remove_edit(session(), resources(), actor(), body["process"], version=body["version"])
    return _draft()


@background.on("POST", "/edits/take-back", OpenDraftSchema, body=ProcessSchema)
def take_back_edit(body: dict[str, Any]) -> Any:
    """Let the draft end an edit that was released earlier: the shipped process stands again."""
    operations.take_back(session(), resources(), actor(), body["process"], version=body["version"])
    return _draft()


@background.on("POST", "/compile", JobSchema, status=202, body=DraftVersionSchema)
def compile_draft(body: dict[str, Any]) -> Any:
    """Ask for the candidate of the draft; its effect on every product is measured after it."""
    return operations.compile_draft(session(), actor(), version=body["version"])


@background.on("POST", "/measure", AskedSchema, body=DraftVersionSchema)
def continue_measuring(body: dict[str, Any]) -> Any:
    """Go on with the effect where a job failed or was stopped."""
    return {"products": operations.continue_measuring(session(), actor(), version=body["version"])}


@background.on("GET", "/effects", page_of(EffectSchema), query=EffectFilter)
def list_effects(args: dict[str, Any]) -> Any:
    """What the candidate makes of each labelled and current result."""
    draft = queries.open_draft(session(), actor())
    return page(queries.effects(session(), actor(), draft) if draft else [], args)


@background.on("POST", "/release", AdoptionSchema, status=201, body=ReleaseNoteSchema)
def release_draft(body: dict[str, Any]) -> Any:
    """Make the candidate the release that new calculations use. Nothing calculated before changes."""
    return operations.release_draft(session(), resources(), actor(), body["note"], version=body["version"])


@background.on("POST", "/adopt", AdoptionSchema, status=201, body=AdoptSchema)
def adopt_release(body: dict[str, Any]) -> Any:
    """Make a release that is held the one that new calculations use."""
    return operations.adopt(session(), resources(), actor(), body["release"], body["note"])


@background.on("POST", "/discard", OpenDraftSchema, body=DraftVersionSchema)
def discard_draft(body: dict[str, Any]) -> Any:
    """Give the draft up; its edits stay in the record."""
    operations.discard(session(), resources(), actor(), version=body["version"])
    return _draft()


@background.on("GET", "/imports", page_of(BackgroundImportSchema), query=EffectFilter)
def list_imports(args: dict[str, Any]) -> Any:
    """The imports that were not given up, newest first."""
    return page(queries.imports(session(), actor()), args)


@background.on("POST", "/imports", BackgroundImportSchema, status=202, query=ImportFilter, sends=accepts(BACKGROUNDS))
def request_import(args: dict[str, Any]) -> Any:
    """Upload a background of your own; the worker reads it, and its release is named when it is one."""
    data, name = upload(BACKGROUNDS, args["filename"] or "background")
    wanted = Wanted(
        args["name"],
        args["year"] or now().year,
        args["format"] or None,
        args["licence"],
        args["allow_cut_off"],
        args["with_packs"],
    )
    return operations.request_import(session(), resources(), actor(), BytesIO(data), name, wanted)


@background.on("GET", "/imports/<uuid:import_id>", BackgroundImportSchema)
def get_import(import_id: str) -> Any:
    """One import with its report."""
    return queries.background_import(session(), actor(), import_id)


@background.on("POST", "/imports/<uuid:import_id>/again", JobSchema, status=202, body=AgainSchema)
def continue_import(body: dict[str, Any], import_id: str) -> Any:
    """Ask again: without what is missing, or after a failure."""
    return operations.go_on(session(), resources(), actor(), import_id, allow_cut_off=body["allow_cut_off"])


@background.on("DELETE", "/imports/<uuid:import_id>", BackgroundImportSchema)
def remove_import(import_id: str) -> Any:
    """Give an import up that did not become a release."""
    return operations.remove_import(session(), resources(), actor(), import_id)


@background.on("POST", "/exports", ExportedSchema, status=202, body=ExportSchema)
def request_export(body: dict[str, Any]) -> Any:
    """Ask for a release as a file for other programs; a licence that withholds a data set says so."""
    return {"job": operations.request_export(session(), resources(), actor(), **body)}


def _draft() -> dict[str, Any]:
    draft = queries.open_draft(session(), actor())
    if draft is None:
        return {"draft": None}
    rows = queries.edits(session(), draft.id)
    edits = [
        {"process": row.process, "filename": row.filename, "sha256": row.sha256, "taken_back": row.rows is None}
        for row in rows
    ]
    known = {name: getattr(draft, name) for name in ("id", "version", "candidate", "products")}
    return {"draft": {**known, "measured": queries.measured(session(), draft), "edits": edits}}
