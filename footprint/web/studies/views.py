"""Products under study: the list, a new one from a file, its versions and its options."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.web import context
from footprint.web.sessions import signed_in
from footprint.web.studies.forms import OptionsForm, RenameForm, UploadForm
from footprint.web.studies.steps import next_step

pages = Blueprint("studies", __name__, url_prefix="/studies")


@pages.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """All products of the firm."""
    from footprint.studies import queries

    archived = request.args.get("archived") == "1"
    rows = queries.studies(context.session(), context.actor(), archived=archived)
    return render_template("studies/index.html", rows=rows, archived=archived, next_step=next_step)


@pages.route("/new", methods=["GET", "POST"])
@signed_in
def new() -> ResponseReturnValue:
    """A new product from a bill of materials."""
    from footprint.studies import operations

    form = UploadForm()
    findings: tuple[Finding, ...] = ()
    if form.validate_on_submit():
        upload = form.file.data
        name = form.name.data or PurePath(upload.filename or "").stem or _("New product")
        try:
            study = operations.create_study(context.session(), context.actor(), name[:200])
            taken = _receive(study.id, upload, study.version)
        except InputError as error:
            db.session.rollback()
            findings = error.findings
        else:
            if _is_read(taken):
                name_after_product(study.id, taken, keep=bool(form.name.data))
            context.commit()
            return _onward(study.id, taken)
    return render_template("studies/new.html", form=form, findings=findings), 422 if findings or form.errors else 200


@pages.get("/<study_id>")
@signed_in
def show(study_id: str) -> ResponseReturnValue:
    """To where the study stands."""
    return redirect(next_step(row_of(study_id)).url)


@pages.route("/<study_id>/bom", methods=["GET", "POST"])
@signed_in
def bom(study_id: str) -> ResponseReturnValue:
    """Step 1: the versions of the bill of materials, and a new one."""
    from footprint.studies import queries

    form = UploadForm()
    findings: tuple[Finding, ...] = ()
    study = queries.study(context.session(), context.actor(), study_id)
    if form.validate_on_submit():
        try:
            taken = _receive(study_id, form.file.data, context.posted_version())
        except InputError as error:
            db.session.rollback()
            findings = error.findings
            study = queries.study(context.session(), context.actor(), study_id)
        else:
            context.commit()
            if _is_read(taken):
                flash(_("The new version is read. Choices made before were kept where the line is the same."), "good")
            return _onward(study_id, taken)
    versions = queries.bom_versions(context.session(), context.actor(), study_id)
    page = render_template(
        "studies/bom.html",
        study=study,
        row=row_of(study_id),
        form=form,
        findings=findings,
        versions=versions,
        rename=RenameForm(name=study.name, formdata=None),
        options=_options_form(study),
    )
    return page, 422 if findings or form.errors else 200


@pages.post("/<study_id>/options")
@signed_in
def options(study_id: str) -> ResponseReturnValue:
    """The value choices of the calculation."""
    from footprint.studies import operations

    form = OptionsForm()
    if form.validate_on_submit():
        operations.set_options(
            context.session(),
            context.settings(),
            context.actor(),
            study_id,
            electricity=form.electricity.data,
            recycling=form.recycling.data,
            iterations=form.iterations.data,
            full_disclosure=form.full_disclosure.data,
            version=context.posted_version(),
        )
        context.commit()
        flash(_("The options are kept."), "good")
    else:
        flash(_("The options were not kept: choose from the lists and give a whole number of iterations."), "bad")
    return redirect(url_for("studies.bom", study_id=study_id))


@pages.post("/<study_id>/rename")
@signed_in
def rename(study_id: str) -> ResponseReturnValue:
    """Another name for the study."""
    from footprint.studies import operations

    form = RenameForm()
    if form.validate_on_submit():
        operations.rename(
            context.session(), context.actor(), study_id, form.name.data, version=context.posted_version()
        )
        context.commit()
    return redirect(url_for("studies.bom", study_id=study_id))


@pages.post("/<study_id>/archive")
@signed_in
def archive(study_id: str) -> ResponseReturnValue:
    """Out of the list, or back into it."""
    from footprint.studies import operations

    verb = operations.restore_study if request.form.get("restore") else operations.archive
    verb(context.session(), context.actor(), study_id, version=context.posted_version())
    context.commit()
    return redirect(url_for("studies.index"))


@pages.get("/<study_id>/files/<bom_version_id>")
@signed_in
def file(study_id: str, bom_version_id: str) -> ResponseReturnValue:
    """The upload as it came."""
    from footprint.studies import queries

    name, data = queries.file(context.session(), context.resources(), context.actor(), bom_version_id)
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


@pages.app_template_global()
def template_sectors() -> tuple[str, ...]:
    """The sectors that there is an example of."""
    from footprint.bom.template_examples import SECTORS

    return SECTORS


@pages.get("/template-<language>.<kind>")
def template(language: str, kind: str) -> ResponseReturnValue:
    """A file to fill in, in that language; `sector` says whose example it begins with."""
    from footprint.bom.templates import template_file

    found = template_file(language, kind, request.args.get("sector", "vehicle"))
    if found is None:
        return render_template("error.html", title=_("There is nothing here"), text="", findings=(), status=404), 404
    name, data, mime = found
    return send_file(BytesIO(data), mime, as_attachment=True, download_name=name, max_age=3600)


def row_of(study_id: str) -> Any:
    """The list row of one study: study, organisation, snapshot, review_state, unmatched."""
    from footprint.studies import queries

    return queries.study_row(context.session(), context.actor(), study_id)


def _receive(study_id: str, upload: Any, version: int) -> Any:
    """The version that was read, or the draft that waits for its columns."""
    from footprint.studies import operations

    return operations.receive_bom(
        context.session(),
        context.resources(),
        context.actor(),
        study_id,
        upload.stream.read(),
        PurePath(upload.filename or "upload").name,
        version=version,
    )


def _is_read(taken: Any) -> bool:
    return hasattr(taken, "number")


def _onward(study_id: str, taken: Any) -> ResponseReturnValue:
    """To the matches, or to the columns of a file that leaves something open."""
    return redirect(after_reading(study_id) if _is_read(taken) else url_for("columns.show", study_id=study_id))


def after_reading(study_id: str) -> str:
    """The matches of a file that was read, or the progress of the job that makes them."""
    from footprint.jobs.queries import open_job

    job = open_job(context.session(), "match", study_id)
    return url_for("jobs.show", job_id=job.id) if job else url_for("matching.desk", study_id=study_id)


def name_after_product(study_id: str, bom_version: Any, *, keep: bool) -> None:
    """The study takes the name of the product that its file names, unless a person named it."""
    from footprint.studies import operations, queries

    product = queries.bom_of(bom_version).product.name
    study = queries.study(context.session(), context.actor(), study_id)
    if product and not keep and product != study.name:
        operations.rename(context.session(), context.actor(), study_id, product[:200], version=study.version)


def _options_form(study: Any) -> OptionsForm:
    return OptionsForm(
        formdata=None,
        electricity=study.electricity,
        recycling=study.recycling,
        iterations=study.iterations,
        full_disclosure=study.full_disclosure,
    )
