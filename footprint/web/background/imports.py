"""The operator brings a background of the instance's own: upload, progress, what could not be linked, the release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.inventory.importing.messages import REASONS
from footprint.jobs.queries import open_job
from footprint.library import operations, queries
from footprint.library.operations.importing import IMPORT, Wanted
from footprint.web import context
from footprint.web.background.imports_forms import ImportForm
from footprint.web.downloads import csv_download, json_download
from footprint.web.formats import language
from footprint.web.sessions import signed_in

pages = Blueprint("imports", __name__, url_prefix="/operator/imports")
SHOWN = 100


@pages.get("")
@signed_in
def index() -> ResponseReturnValue:
    """The imports, and a new one."""
    return _page(ImportForm(formdata=None))


@pages.post("")
@signed_in
def create() -> ResponseReturnValue:
    """Keep an upload and ask the worker for its release."""
    form = ImportForm()
    if not form.validate_on_submit():
        return _page(form), 422
    upload = form.file.data
    wanted = Wanted(
        form.name.data,
        form.year.data or datetime.now(UTC).year,
        form.format.data or None,
        form.licence.data,
        form.allow_cut_off.data,
        form.with_packs.data,
    )
    name = PurePath(upload.filename or "background").name
    session, resources = context.session(), context.resources()
    try:
        made = operations.request_import(session, resources, context.actor(), upload.stream, name, wanted)
    except InputError as error:
        db.session.rollback()
        return _page(form, error.findings), 422
    finally:
        upload.close()  # a large one is a file on disk
    context.commit()
    return redirect(url_for("imports.show", import_id=made.id))


@pages.get("/<import_id>")
@signed_in
def show(import_id: str) -> ResponseReturnValue:
    """One import: how far it is, or what it found."""
    from footprint.jobs.queries import jobs

    session, actor = context.session(), context.actor()
    row = queries.background_import(session, actor, import_id)
    job = next(iter(jobs(session, actor, subject_id=row.id, limit=1)), None)
    values = {"report": row.report, "shown": SHOWN, "reason": _reason, "target": ""}
    return render_template("imports/show.html", row=row, job=job, **values)


@pages.post("/<import_id>/again")
@signed_in
def again(import_id: str) -> ResponseReturnValue:
    """Go on without what is missing, or try again after a failure."""
    session, actor = context.session(), context.actor()
    row = queries.background_import(session, actor, import_id)
    cut_off = row.allow_cut_off or row.state == "incomplete"
    operations.go_on(session, context.resources(), actor, import_id, allow_cut_off=cut_off)
    context.commit()
    return redirect(url_for("imports.show", import_id=import_id))


@pages.post("/<import_id>/remove")
@signed_in
def remove(import_id: str) -> ResponseReturnValue:
    """Give an import up."""
    operations.remove_import(context.session(), context.resources(), context.actor(), import_id)
    context.commit()
    flash(_("The import is given up and its upload removed."), "good")
    return redirect(url_for("imports.index"))


@pages.get("/<import_id>/report.<form>")
@signed_in
def report(import_id: str, form: str) -> ResponseReturnValue:
    """What the import found, as a table or a document."""
    row = queries.background_import(context.session(), context.actor(), import_id)
    if row.report is None or form not in ("csv", "json"):
        abort(404)
    name = f"import-{row.id[:8]}.{form}"
    return json_download(row.report, name) if form == "json" else csv_download(_table(row.report), name)


def _page(form: ImportForm, findings: tuple[Finding, ...] = ()) -> str:
    limit = context.settings().max_import
    session = context.session()
    rows = queries.imports(session, context.actor())
    # one that waits for a worker that gave it up does not come to an end
    states = {
        row.id: row.state if row.state != "waiting" or open_job(session, IMPORT, row.id) else "failed" for row in rows
    }
    return render_template("imports/index.html", form=form, findings=findings, rows=rows, states=states, limit=limit)


def _reason(code: str) -> str:
    """Why something could not be taken, in the reader's language."""
    return REASONS[code][1 if language() == "zh" else 0] if code in REASONS else code


def _table(found: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    yield _("What"), _("Name"), _("Unit"), _("Place"), _("Count"), _("Reason"), _("Process")
    for one in found["unlinked"]:
        why = _reason(one["reason"])
        yield _("input without provider"), one["name"], one["unit"], one["location"], one["count"], why, one["process"]
    for one in found["excluded"]:
        yield _("process left out"), one["process"], "", "", 1, _reason(one["reason"]), one["process"]
    for one in found["flows_unknown"]:
        kind = _("greenhouse gas without a factor") if one["greenhouse"] else _("flow without a factor")
        yield kind, one["name"], one["unit"], one["compartment"], one["count"], "", ""
    for one in found["warnings"]:
        text = one["message_zh"] if language() == "zh" else one["message"]
        yield _("remark"), one["cell"] or "", "", "", "", text, ""
