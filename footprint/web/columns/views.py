"""What the columns of an upload mean: the step between a file that leaves something open and its lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.bom import propose
from footprint.bom.mapping.recalling import recalled
from footprint.bom.mapping.values import ColumnMapping
from footprint.db import db
from footprint.findings import InputError
from footprint.units import UNITS
from footprint.web import context
from footprint.web.columns.form import posted_mapping, posted_place
from footprint.web.columns.view import Waiting, role_groups, role_title, waiting
from footprint.web.columns.words import rest_of
from footprint.web.sessions import signed_in
from footprint.web.studies.views import after_reading, name_after_product, row_of

pages = Blueprint("columns", __name__, url_prefix="/studies")


@pages.get("/<study_id>/columns")
@signed_in
def show(study_id: str) -> ResponseReturnValue:
    """What each column of the waiting file is taken to mean."""
    from footprint.studies import drafts

    row = drafts.draft(context.session(), context.actor(), study_id)
    _name, data = drafts.file(context.session(), context.resources(), context.actor(), study_id)
    view = waiting(data, row.filename, drafts.mapping_of(row) or ColumnMapping())
    return _page(study_id, view)


@pages.post("/<study_id>/columns")
@signed_in
def change(study_id: str) -> ResponseReturnValue:
    """Another meaning: looked at, kept, and read when the person says so."""
    from footprint.studies import drafts, operations

    session, resources, actor, form = context.session(), context.resources(), context.actor(), request.form
    version = context.posted_version()
    row = drafts.draft(session, actor, study_id)
    filename, data = drafts.file(session, resources, actor, study_id)
    before = drafts.mapping_of(row) or ColumnMapping()
    sheet, heading_rows = posted_place(form)
    moved = (sheet or before.sheet, heading_rows or before.heading_rows) != (before.sheet, before.heading_rows)
    if moved:
        proposal = propose(data, filename, sheet=sheet or before.sheet, heading_rows=heading_rows)
        mapping = replace(proposal.mapping or before, units=before.units)
    else:
        proposal = propose(data, filename, sheet=before.sheet, heading_rows=before.heading_rows)
        mapping = posted_mapping(form, recalled(before, proposal), proposal.units, proposal.roots)
    operations.keep_draft(session, actor, study_id, mapping, version=version)
    context.commit()
    if form.get("do") == "read" and not moved:
        unnamed = row_of(study_id).study.name == PurePath(filename).stem[:200]
        try:
            made = operations.read_draft(
                session, resources, actor, study_id, mapping, remember="remember" in form, version=version
            )
        except InputError:
            db.session.rollback()
        else:
            name_after_product(study_id, made, keep=not unnamed)
            context.commit()
            flash(_("The file is read. Look over the matches."), "good")
            return redirect(after_reading(study_id))
    view = waiting(data, filename, mapping, proposal)
    if context.by_htmx():
        changed = [new.index for new, old in zip(mapping.columns, before.columns, strict=False) if new.role != old.role]
        return render_template("columns/_changed.html", view=view, changed=changed, units=UNITS)
    return _page(study_id, view, 422 if form.get("do") == "read" else 200)


@pages.post("/<study_id>/columns/discard")
@signed_in
def discard(study_id: str) -> ResponseReturnValue:
    """The waiting file is not read."""
    from footprint.studies import operations

    operations.discard_draft(context.session(), context.actor(), study_id, version=context.posted_version())
    context.commit()
    flash(_("The file was put away. Nothing of it was read."), "good")
    return redirect(url_for("studies.bom", study_id=study_id))


@pages.post("/<study_id>/columns/again")
@signed_in
def again(study_id: str) -> ResponseReturnValue:
    """A file that was read before, to be read with other columns."""
    from footprint.studies import operations

    version_id = request.form.get("bom_version", "")
    operations.reopen_columns(
        context.session(), context.resources(), context.actor(), study_id, version_id, version=context.posted_version()
    )
    context.commit()
    return redirect(url_for("columns.show", study_id=study_id))


@pages.get("/columns")
@signed_in
def remembered() -> ResponseReturnValue:
    """What the organisation said of the columns of its files."""
    from footprint.studies import drafts

    kept = [(row, drafts.mapping_of(row)) for row in drafts.remembered(context.session(), context.actor())]
    return render_template("columns/remembered.html", kept=kept, role_title=role_title)


@pages.post("/columns/<choice_id>/forget")
@signed_in
def forget(choice_id: str) -> ResponseReturnValue:
    """Ask again next time."""
    from footprint.studies import operations

    operations.forget_columns(context.session(), context.actor(), choice_id)
    context.commit()
    flash(_("Forgotten. The next file with these headings is asked about."), "good")
    return redirect(url_for("columns.remembered"))


def _page(study_id: str, view: Waiting, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "columns/show.html",
        list_row=row_of(study_id),
        view=view,
        groups=role_groups(),
        rest=rest_of(view.mapping, view.proposal),
        sheets=[(sheet.name, sheet.name) for sheet in view.proposal.sheets],
        units=UNITS,
    )
    return page, status
