"""Step 2, the matching desk: every line, what it is calculated with, and the ranked alternatives."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from footprint.web import context
from footprint.web.desk import Desk, desk_of
from footprint.web.sessions import signed_in
from footprint.web.studies import row_of

pages = Blueprint("matching", __name__, url_prefix="/studies/<study_id>")


@pages.get("/match")
@signed_in
def desk(study_id: str) -> ResponseReturnValue:
    """The desk."""
    return _desk(study_id)


@pages.get("/match/line")
@signed_in
def picker(study_id: str) -> ResponseReturnValue:
    """The candidates of one line, ranked, or those that a search finds."""
    from footprint.studies import queries
    from footprint.studies.operations.choosing import unit_findings

    line, text = request.args.get("line", ""), request.args.get("q", "").strip()
    session, resources, actor = context.session(), context.resources(), context.actor()
    board = _board(study_id)
    view = board.row(line)
    candidates = queries.candidates(session, resources, actor, study_id, line, text=text[:200] or None)
    values: dict[str, Any] = {
        "study": board.study,
        "row": view,
        "text": text,
        "candidates": candidates,
        "suppliers": [one for one in queries.suppliers(session, actor, study_id) if not unit_findings(view.line, one)],
        "history": queries.history(session, actor, study_id, line),
        "board": board,
    }
    if request.headers.get("HX-Target", "").endswith("candidates"):
        return render_template("matching/_candidates.html", **values)
    template = "matching/_picker.html" if context.by_htmx() else "matching/picker.html"
    return render_template(template, **values)


@pages.post("/match/choose")
@signed_in
def choose(study_id: str) -> ResponseReturnValue:
    """Take a data set or a supplier's footprint for one line."""
    from footprint.studies import operations, queries

    form, before = request.form, _before(study_id)
    supplier = None
    if form.get("supplier"):
        offered = queries.suppliers(context.session(), context.actor(), study_id)
        supplier = next((one.id for one in offered if one.id == form["supplier"]), None)
    operations.choose(
        context.session(),
        context.resources(),
        context.actor(),
        study_id,
        form.get("line", ""),
        dataset=form.get("dataset") or None,
        supplier=supplier,
        reason=form.get("reason", "")[:500],
        version=context.posted_version(),
    )
    context.commit()
    return _after(study_id, form.get("line", ""), before)


@pages.post("/match/clear")
@signed_in
def clear(study_id: str) -> ResponseReturnValue:
    """Take the choice of one line back."""
    from footprint.studies import operations

    before = _before(study_id)
    operations.clear_choice(
        context.session(), context.actor(), study_id, request.form.get("line", ""), version=context.posted_version()
    )
    context.commit()
    return _after(study_id, request.form.get("line", ""), before)


@pages.post("/match/confirm")
@signed_in
def confirm(study_id: str) -> ResponseReturnValue:
    """Stand behind every match that is sure."""
    from footprint.studies import operations

    count = operations.confirm_all_accepted(
        context.session(), context.actor(), study_id, version=context.posted_version()
    )
    context.commit()
    flash(ngettext("One line is confirmed.", "%(num)d lines are confirmed.", count), "good")
    return redirect(url_for("matching.desk", study_id=study_id))


@pages.post("/calculate")
@signed_in
def calculate(study_id: str) -> ResponseReturnValue:
    """Ask for the calculation; it runs in the worker."""
    from footprint.studies import operations

    job = operations.request_calculation(context.session(), context.actor(), study_id, version=context.posted_version())
    context.commit()
    return redirect(url_for("jobs.show", job_id=job.id))


def _board(study_id: str) -> Desk:
    return desk_of(context.session(), context.resources(), context.actor(), study_id)


def _before(study_id: str) -> Desk | None:
    """The desk as the script's page shows it, to tell what a choice changes in it."""
    return _board(study_id) if context.by_htmx() else None


def _desk(study_id: str) -> str:
    board = _board(study_id)
    return render_template("matching/desk.html", board=board, list_row=row_of(study_id), job=_job(study_id))


def _job(study_id: str) -> Any:
    from footprint.jobs.queries import open_job

    return open_job(context.session(), "calculate", study_id)


def _after(study_id: str, line: str, before: Desk | None) -> ResponseReturnValue:
    if before is not None:
        board = _board(study_id)
        others = [row for row in board.differing(before) if row.line.id != line]
        return render_template(
            "matching/_changed.html", board=board, line=board.row(line), others=others, job=_job(study_id)
        )
    flash(_("Line %(line)s is changed.", line=line), "good")
    return redirect(url_for("matching.desk", study_id=study_id, _anchor=f"line-{line}"))
