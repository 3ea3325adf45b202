"""Step 2, the matching desk: every line, what it is calculated with, and the ranked alternatives."""

from __future__ import annotations

from math import nan
from typing import Any

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from footprint.bom.comparing import same_material
from footprint.bom.texts import half_width
from footprint.recent import Recent
from footprint.web import context
from footprint.web.desk.board import Desk, Readings, desk_of
from footprint.web.desk.shown import DeskView, view_of
from footprint.web.sessions import signed_in
from footprint.web.studies.views import row_of

pages = Blueprint("matching", __name__, url_prefix="/studies/<study_id>")


@pages.get("/match")
@signed_in
def desk(study_id: str) -> ResponseReturnValue:
    """The desk."""
    view = view_of(_board(study_id), request.args)
    template = "matching/_desk.html" if context.by_htmx() else "matching/desk.html"
    return render_template(template, view=view, board=view.board, list_row=row_of(study_id), **_jobs(study_id))


@pages.get("/match/news")
@signed_in
def news(study_id: str) -> ResponseReturnValue:
    """Whether somebody changed the study since the page was drawn: nothing, or who and where."""
    from footprint.studies import queries

    session, actor = context.session(), context.actor()
    since = request.args.get("version", 0, int)
    if queries.study(session, actor, study_id).version == since:
        return "", 204
    changes = queries.changes_since(session, actor, study_id, since)
    return render_template("matching/_news.html", changes=changes, study_id=study_id)


@pages.route("/match/line", methods=["GET", "POST"])
@signed_in
def picker(study_id: str) -> ResponseReturnValue:
    """The candidates of a line, or of several at once, ranked, or those that a search finds.

    A search for many lines is posted: their ids need not fit into an address.
    """
    from footprint.engine.leaves import NOTHING, convert
    from footprint.studies import answers, notes, queries
    from footprint.studies.operations.choosing import unit_findings

    session, resources, actor = context.session(), context.resources(), context.actor()
    text, board = request.values.get("q", "").strip()[:200], _board(study_id)
    rows = [board.row(line) for line in dict.fromkeys(request.values.getlist("line"))] or [board.row("")]
    first = rows[0]
    alike = [board.row(line.id) for line in _alike(study_id, first)]
    if request.values.get("alike") == "1":
        rows = alike
    answer = None if text else answers.answer(session, resources, actor, study_id, first.line.id)
    candidates = (
        answer.candidates
        if answer
        else answers.candidates(session, resources, actor, study_id, first.line.id, text=text)
    )
    offered = [one for one in queries.suppliers(session, actor, study_id) if not unit_findings(first.line, one)]
    supplied = {one.footprint.id: one for one in answer.suppliers} if answer else {}
    values: dict[str, Any] = {
        "study": board.study,
        "row": first,
        "rows": rows,
        "alike": alike,
        "text": text,
        "weighed": convert(first.line.unit, "kg", NOTHING) is not None,
        "answer": answer,
        "candidates": candidates,
        "suppliers": sorted(offered, key=lambda one: one.id not in supplied),
        "supplied": supplied,
        "history": queries.history(session, actor, study_id, first.line.id),
        "notes": notes.notes(session, actor, study_id, first.line.id),
        "evidence": notes.evidence(session, actor, study_id, first.line.id),
        "board": board,
    }
    if request.headers.get("HX-Target", "").endswith("candidates"):
        return render_template("matching/_candidates.html", **values)
    template = "matching/_picker.html" if context.by_htmx() else "matching/picker.html"
    return render_template(template, **values)


@pages.post("/match/choose")
@signed_in
def choose(study_id: str) -> ResponseReturnValue:
    """Take a data set or a supplier's footprint for one line or several."""
    from footprint.studies import operations, queries

    form, before = request.form, _before(study_id)
    supplier = None
    if form.get("supplier"):
        offered = queries.suppliers(context.session(), context.actor(), study_id)
        supplier = next((one.id for one in offered if one.id == form["supplier"]), None)
    lines = form.getlist("line")
    operations.choose_many(
        context.session(),
        context.resources(),
        context.actor(),
        study_id,
        lines,
        dataset=form.get("dataset") or None,
        supplier=supplier,
        reason=form.get("reason", "")[:500],
        version=context.posted_version(),
    )
    context.commit()
    return _after(study_id, lines, before)


@pages.post("/match/clear")
@signed_in
def clear(study_id: str) -> ResponseReturnValue:
    """Take the choices of one line or several back."""
    from footprint.studies import operations

    before, lines = _before(study_id), request.form.getlist("line")
    operations.clear_many(context.session(), context.actor(), study_id, lines, version=context.posted_version())
    context.commit()
    return _after(study_id, lines, before)


@pages.post("/match/confirm")
@signed_in
def confirm(study_id: str) -> ResponseReturnValue:
    """Stand behind the sure matches of these lines; without lines, behind every one."""
    from footprint.studies import operations

    session, actor, version = context.session(), context.actor(), context.posted_version()
    lines, before = request.form.getlist("line"), _before(study_id)
    if lines:
        count = operations.confirm(session, actor, study_id, lines, version=version)
    else:
        count = operations.confirm_all_accepted(session, actor, study_id, version=version)
    context.commit()
    if lines and before is not None:
        return _after(study_id, lines, before)
    flash(ngettext("One line is confirmed.", "%(num)d lines are confirmed.", count), "good")
    return redirect(_back(study_id))


@pages.post("/match/undo")
@signed_in
def undo(study_id: str) -> ResponseReturnValue:
    """Take one's own last step back, or do it again."""
    from footprint.studies import operations

    again, before = request.form.get("redo") == "1", _before(study_id)
    step = (operations.redo if again else operations.undo)(context.session(), context.actor(), study_id)
    context.commit()
    if not step.lines:  # a composition: the rows themselves are others now
        flash(_("The composition is taken back."), "good")
        response = redirect(_back(study_id))
        if context.by_htmx():
            response = make_response("", 200)
            response.headers["HX-Redirect"] = _back(study_id)
        return response
    return _after(study_id, list(step.lines), before)


@pages.post("/match/compose")
@signed_in
def compose(study_id: str) -> ResponseReturnValue:
    """Make a line an assembly of the materials that it is typically made of, with the shares as they were edited."""
    from footprint.studies import operations

    form = request.form
    shares = [value / 100 if (value := _number(text)) is not None else nan for text in form.getlist("share")]
    made = operations.compose(
        context.session(),
        context.resources(),
        context.actor(),
        study_id,
        form.get("line", ""),
        shares=shares or None,
        kg_per_unit=_number(form.get("kg_per_unit", "")),
        version=context.posted_version(),
    )
    context.commit()
    flash(
        _("Line %(line)s has its materials below it now. Look them over; undo takes them back.", line=made.composed),
        "good",
    )
    return redirect(_back(study_id, made.composed or ""))


def _number(text: str) -> float | None:
    """What a person typed, with a point or a comma; an empty share is none."""
    plain = half_width(text).strip().replace(",", ".")
    try:
        return float(plain) if plain else 0.0
    except ValueError:
        return None


@pages.post("/match/open")
@signed_in
def match(study_id: str) -> ResponseReturnValue:
    """Have the open lines matched by the worker."""
    from footprint.studies import operations

    job = operations.request_matching(context.session(), context.actor(), study_id)
    context.commit()
    return redirect(url_for("jobs.show", job_id=job.id))


@pages.post("/calculate")
@signed_in
def calculate(study_id: str) -> ResponseReturnValue:
    """Ask for the calculation; it runs in the worker."""
    from footprint.studies import operations

    job = operations.request_calculation(context.session(), context.actor(), study_id, version=context.posted_version())
    context.commit()
    return redirect(url_for("jobs.show", job_id=job.id))


def _alike(study_id: str, row: Any) -> tuple[Any, ...]:
    from footprint.studies import queries

    version = queries.current_bom(context.session(), study_id)
    return same_material(queries.bom_of(version), row.line) if version is not None and row.state != "parent" else ()


# how the lines of a study read at one version of it, for telling what the next step changes
_READINGS: Recent[Readings] = Recent(32)


def _board(study_id: str) -> Desk:
    board = desk_of(context.session(), context.resources(), context.actor(), study_id)
    _READINGS.get((study_id, board.study.version, context.resources().catalogue().release), lambda: board.readings)
    return board


def _before(study_id: str) -> Readings | None:
    """The numbers that the script's page shows, to tell which of them a step changes."""
    if not context.by_htmx():
        return None
    from footprint.studies import queries

    study = queries.study(context.session(), context.actor(), study_id)
    key = (study_id, study.version, context.resources().catalogue().release)
    return _READINGS.get(key, lambda: _board(study_id).readings)


def _jobs(study_id: str) -> dict[str, Any]:
    """What the worker does with the study: a calculation under way, and the matching of its newest upload."""
    from footprint.jobs.queries import open_job
    from footprint.studies.queries import matching_job

    session = context.session()
    return {"job": open_job(session, "calculate", study_id), "matching": matching_job(session, study_id)}


def _back(study_id: str, line: str = "") -> str:
    """The desk as the person had it: what its address said stands in the form."""
    form = request.form
    address = {"show": form.get("show"), "sort": form.get("sort"), "q": form.get("find"), "page": form.get("page")}
    said: dict[str, Any] = {key: value for key, value in address.items() if value}
    return url_for("matching.desk", study_id=study_id, **said, _anchor=f"line-{line}" if line else None)


def _after(study_id: str, lines: list[str], before: Readings | None) -> ResponseReturnValue:
    if before is not None:
        board = _board(study_id)
        changed = [board.row(line) for line in lines]
        others = [row for row in board.differing(before) if row.line.id not in lines]
        return render_template(
            "matching/_changed.html",
            board=board,
            view=DeskView(board),
            lines=changed,
            others=others,
            **_jobs(study_id),
        )
    flash(
        _("Line %(line)s is changed.", line=lines[0])
        if len(lines) == 1
        else _("%(n)d lines are changed.", n=len(lines)),
        "good",
    )
    return redirect(_back(study_id, lines[0] if lines else ""))
