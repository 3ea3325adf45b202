"""The operator's work on the background: edit processes, see what that does to products, release with a note."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from footprint.bom.templates import XLSX
from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.library import operations, queries
from footprint.web import context
from footprint.web.background.draft import SHOWN, DraftView
from footprint.web.background.forms import NoteForm, WorkbookForm
from footprint.web.downloads import csv_download
from footprint.web.sessions import signed_in

pages = Blueprint("background", __name__, url_prefix="/operator/background")


@pages.get("")
@signed_in
def index() -> ResponseReturnValue:
    """The draft and the release in use."""
    return _page(WorkbookForm(formdata=None), NoteForm(formdata=None))


@pages.get("/progress")
@signed_in
def progress() -> ResponseReturnValue:
    """How far the calculation of the draft is; once it is done, the page anew."""
    view = _view()
    if view.job is None:
        answer = make_response("")
        answer.headers["HX-Redirect"] = url_for("background.index")
        return answer if context.by_htmx() else redirect(url_for("background.index"))
    return render_template("background/_progress.html", view=view)


@pages.get("/template-<language>.xlsx")
@signed_in
def template(language: str) -> ResponseReturnValue:
    """The workbook, blank or with the process of `dataset`."""
    dataset = request.args.get("dataset", "")
    data = queries.workbook(context.session(), context.resources(), context.actor(), dataset, language)
    if data is None:
        abort(404)
    name = f"{dataset or 'process'}-{language}.xlsx"
    return send_file(BytesIO(data), XLSX, as_attachment=True, download_name=name)


@pages.post("/upload")
@signed_in
def upload() -> ResponseReturnValue:
    """Put the processes of a workbook into the draft."""
    form = WorkbookForm()
    if not form.validate_on_submit():
        return _page(form, NoteForm(formdata=None)), 422
    file = form.file.data
    name = PurePath(file.filename or "workbook.xlsx").name
    try:
        done = operations.upload_edits(
            context.session(),
            context.resources(),
            context.actor(),
            file.stream.read(),
            name,
            version=context.posted_version(),
        )
    except InputError as error:
        db.session.rollback()
        return _page(form, NoteForm(formdata=None), error.findings), 422
    context.commit()
    count = len(done.processes)
    flash(ngettext("One process is in the draft.", "%(num)d processes are in the draft.", count), "good")
    if done.unchanged:
        flash(_("As before, and so not in the draft: %(names)s", names=", ".join(done.unchanged)))
    return redirect(url_for("background.index"))


@pages.post("/remove")
@signed_in
def remove() -> ResponseReturnValue:
    """Take a process out of the draft."""
    process, version = request.form.get("process", "")[:120], context.posted_version()
    operations.remove_edit(context.session(), context.resources(), context.actor(), process, version=version)
    context.commit()
    return redirect(url_for("background.index"))


@pages.post("/take-back")
@signed_in
def take_back() -> ResponseReturnValue:
    """Let the draft end an edit that was released earlier."""
    process, version = request.form.get("process", "")[:120], context.posted_version()
    operations.take_back(context.session(), context.resources(), context.actor(), process, version=version)
    context.commit()
    return redirect(url_for("background.index"))


@pages.post("/compile")
@signed_in
def compile_draft() -> ResponseReturnValue:
    """Calculate the draft apart, and its effect on every product."""
    operations.compile_draft(context.session(), context.actor(), version=context.posted_version())
    context.commit()
    return redirect(url_for("background.index"))


@pages.post("/measure")
@signed_in
def measure() -> ResponseReturnValue:
    """Go on with the effect where a job failed or was stopped."""
    operations.continue_measuring(context.session(), context.actor(), version=context.posted_version())
    context.commit()
    return redirect(url_for("background.index"))


@pages.get("/effect.csv")
@signed_in
def effect_table() -> ResponseReturnValue:
    """What the candidate does to every product."""
    return csv_download(_view().effect_table(), "effect.csv")


@pages.post("/release")
@signed_in
def release() -> ResponseReturnValue:
    """Make the candidate the release that new calculations use."""
    form = NoteForm()
    if not form.validate_on_submit():
        return _page(WorkbookForm(formdata=None), form), 422
    done = operations.release_draft(
        context.session(), context.resources(), context.actor(), form.note.data, version=context.posted_version()
    )
    context.commit()
    flash(
        _("The release is in use. Results calculated before stay as they are; their pages offer the new one."), "good"
    )
    return redirect(url_for("releases.show", release=done.release))


@pages.post("/adopt/<release>")
@signed_in
def adopt(release: str) -> ResponseReturnValue:
    """Use a release that is held: an earlier one, or an import."""
    form = NoteForm()
    if not form.validate_on_submit():
        flash(_("Say why in a note of at least three characters."), "bad")
        return redirect(url_for("releases.show", release=release))
    done = operations.adopt(context.session(), context.resources(), context.actor(), release, form.note.data)
    context.commit()
    flash(
        _("The release is in use. Results calculated before stay as they are; their pages offer the new one."), "good"
    )
    return redirect(url_for("releases.show", release=done.release))


@pages.post("/discard")
@signed_in
def discard() -> ResponseReturnValue:
    """Give the draft up."""
    operations.discard(context.session(), context.resources(), context.actor(), version=context.posted_version())
    context.commit()
    flash(_("The draft is discarded; nothing of it is in use."), "good")
    return redirect(url_for("background.index"))


def _view() -> DraftView:
    return DraftView(context.session(), context.resources(), context.actor())


def _page(form: WorkbookForm, note: NoteForm, findings: tuple[Finding, ...] = ()) -> str:
    return render_template(
        "background/index.html",
        view=_view(),
        form=form,
        note=note,
        findings=findings,
        shown=SHOWN,
        adoption=next(iter(queries.adoptions(context.session())), None),
    )
