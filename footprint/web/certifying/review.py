"""Step 4: submitting to a certifier, and the dialogue about one result."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectChoice

from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.web import context
from footprint.web.certifying.review_forms import ApproveForm, SubmitForm
from footprint.web.formats import named
from footprint.web.results.checks import checks_of
from footprint.web.results.result_view import result_view
from footprint.web.sessions import may, signed_in
from footprint.web.studies.views import row_of

pages = Blueprint("review", __name__)


@pages.get("/reviews")
@signed_in
def index() -> ResponseReturnValue:
    """The reviews that concern me."""
    from footprint.review import queries

    return render_template("review/index.html", rows=queries.reviews(context.session(), context.actor()))


@pages.get("/studies/<study_id>/review")
@signed_in
def of_study(study_id: str) -> ResponseReturnValue:
    """The latest review of a study, or the page to submit it."""
    from footprint.review import queries

    rows = [row for row in queries.reviews(context.session(), context.actor()) if row.review.study_id == study_id]
    if rows:
        newest = max(rows, key=lambda row: row.review.created)
        return redirect(url_for("review.show", review_id=newest.review.id))
    return redirect(url_for("results.latest", study_id=study_id))


@pages.route("/results/<snapshot_id>/submit", methods=["GET", "POST"])
@signed_in
def submit(snapshot_id: str) -> ResponseReturnValue:
    """Name a certifier and hand the result over; with a review that waits for changes, resubmit."""
    from footprint.results import queries as results
    from footprint.review import operations, queries

    session, actor = context.session(), context.actor()
    snapshot = results.snapshot(session, actor, snapshot_id)
    form = SubmitForm()
    form.certifier.choices = [
        SelectChoice("", _("The operator chooses")),
        *(SelectChoice(one.id, named(one)) for one in queries.certifiers(session, actor)),
    ]

    waiting = _waiting(snapshot.study_id)
    if waiting is not None:
        del form.certifier
    findings: tuple[Finding, ...] = ()
    reasons = {name.removeprefix("reason."): text for name, text in request.form.items() if name.startswith("reason.")}
    if form.validate_on_submit():
        text = form.text.data or ""
        try:
            if waiting is not None:
                review_id, seen = waiting.review.id, context.posted_version("number")
                operations.resubmit(session, actor, review_id, snapshot_id, text, reasons, number=seen)
            else:
                certifier = form.certifier.data or None
                review_id = operations.submit(
                    session, actor, snapshot.study_id, snapshot_id, certifier, text, reasons
                ).id
        except InputError as error:
            db.session.rollback()
            findings = error.findings
        else:
            context.commit()
            flash(_("The result is submitted. The certifier is told by mail."), "good")
            return redirect(url_for("review.show", review_id=review_id))
    page = render_template(
        "review/submit.html",
        checks=checks_of(results.document(snapshot), snapshot.study_id),
        reasons=reasons,
        findings=findings,
        form=form,
        snapshot=snapshot,
        waiting=waiting,
        document=results.document(snapshot),
        list_row=row_of(snapshot.study_id),
    )
    return page, 422 if form.errors or findings else 200


@pages.get("/reviews/<review_id>")
@signed_in
def show(review_id: str) -> ResponseReturnValue:
    """The calculation, line by line, and what was said about it."""
    return _show(review_id)


@pages.post("/reviews/<review_id>/say")
@signed_in
def say(review_id: str) -> ResponseReturnValue:
    """Ask, answer, note, ask for changes, reject or withdraw: whatever this person may do now."""
    from footprint.review import operations

    session, actor, form = context.session(), context.actor(), request.form
    text, number, line = form.get("text", "").strip(), context.posted_version("number"), form.get("line") or None
    match form.get("move"):
        case "question":
            operations.ask(session, actor, review_id, text, line=line, number=number)
        case "answer":
            operations.answer(session, actor, review_id, text, line=line, number=number)
        case "note" if line:
            operations.note(session, actor, review_id, line, text)
        case "changes_requested":
            operations.request_changes(session, actor, review_id, text, number=number)
        case "rejected":
            operations.reject(session, actor, review_id, text, number=number)
        case "withdrawn":
            operations.withdraw(session, actor, review_id, text, number=number)
        case _:
            flash(_("Choose what you want to do."), "bad")
            return redirect(url_for("review.show", review_id=review_id))
    context.commit()
    flash(_("It is in the review; the other side is told by mail."), "good")
    return redirect(url_for("review.show", review_id=review_id, _anchor="dialogue"))


@pages.post("/reviews/<review_id>/assign")
@signed_in
def assign(review_id: str) -> ResponseReturnValue:
    """The operator names the certifier."""
    from footprint.review import operations

    operations.assign(context.session(), context.actor(), review_id, request.form.get("certifier", ""))
    context.commit()
    flash(_("The certifier is named."), "good")
    return redirect(url_for("review.show", review_id=review_id))


@pages.post("/reviews/<review_id>/approve")
@signed_in
def approve(review_id: str) -> ResponseReturnValue:
    """Approve exactly the result that the page showed, with a statement."""
    from footprint.review import operations

    form = ApproveForm()
    if not form.validate_on_submit():
        return _show(review_id, form), 422
    job = operations.approve(
        context.session(),
        context.settings(),
        context.actor(),
        review_id,
        form.sha256.data,
        form.assurance.data,
        statement=operations.Statement(**form.statement()),
        number=context.posted_version("number"),
    )
    context.commit()
    return redirect(url_for("jobs.show", job_id=job.id))


def _show(review_id: str, form: ApproveForm | None = None) -> str:
    from footprint.results import queries as results
    from footprint.review import queries

    session, actor = context.session(), context.actor()
    view = queries.review(session, actor, review_id)
    snapshot = view.snapshot
    nameable = queries.certifiers(session, actor) if may("review.assign", view.review) else []
    if not results.may_read(session, actor, snapshot):
        return render_template("review/outside.html", view=view, certifiers=nameable)
    result = result_view(results.document(snapshot), results.inventory(snapshot), context.resources(), snapshot.id)
    order = request.args.get("sort", "contribution")
    notes: dict[str, list[Any]] = {}
    for event in view.events:
        if event.event.line:
            notes.setdefault(event.event.line, []).append(event)
    own = actor.organisation_id == view.review.organisation_id
    return render_template(
        "review/show.html",
        view=view,
        snapshot=snapshot,
        result=result,
        checks=checks_of(result.document, view.review.study_id if own else None),
        acknowledged=queries.acknowledged(entry.event for entry in view.events),
        lines=_sorted(result.lines, order, request.args.get("doubtful") == "1"),
        order=order,
        notes=notes,
        own=own,
        list_row=row_of(view.review.study_id) if own else None,
        certifiers=nameable,
        making=_making(view),
        form=form or ApproveForm(formdata=None, sha256=snapshot.sha256),
    )


def _sorted(lines: Any, order: str, doubtful: bool) -> list[Any]:
    """Leaves by contribution, by quality (the poorest first), by doubt, or as in the file."""
    leaves = [line for line in lines if line.raw.get("dataset") or line.raw.get("supplier_footprint")]
    if doubtful:
        leaves = [line for line in leaves if line.doubts]
    size = {id(line): abs(line.raw.get("kg_co2e") or 0.0) for line in leaves}
    match order:
        case "quality":
            return sorted(leaves, key=lambda line: (-(_dqr(line)), -size[id(line)]))
        case "doubt":
            return sorted(leaves, key=lambda line: (-len(line.doubts), -size[id(line)]))
        case "file":
            return leaves
        case _:
            return sorted(leaves, key=lambda line: -size[id(line)])


def _dqr(line: Any) -> float:
    quality = line.raw.get("quality")
    if isinstance(quality, dict):
        quality = quality.get("dqr")
    return float(quality) if quality is not None else 5.0


def _making(view: Any) -> dict[str, Any] | None:
    """The label of an approved review whose files are not there yet, and the job that makes them."""
    from footprint.jobs.queries import open_job
    from footprint.labels.queries import being_made

    label = being_made(context.session(), view.review.id)
    if label is None:
        return None
    job = open_job(context.session(), "issue-label", view.review.study_id)
    return {"label": label, "job": job}


def _waiting(study_id: str) -> Any:
    """The open review of this study that waits for a new calculation, if any."""
    from footprint.review import queries

    session, actor = context.session(), context.actor()
    for row in queries.reviews(session, actor):
        if row.review.study_id == study_id and row.state in ("changes_requested", "in_question"):
            return queries.review(session, actor, row.review.id)
    return None
