"""Step 5, and the public register: what a label covers and whether it is still valid."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from footprint.refusals import NotFound
from footprint.web import context
from footprint.web.results.result_view import in_order
from footprint.web.security import limiter
from footprint.web.sessions import may, signed_in
from footprint.web.studies.views import row_of

pages = Blueprint("labels", __name__, url_prefix="/labels")
STATUSES = ("valid", "superseded", "suspended", "withdrawn", "expired")
MIMES = {"result": "application/json", "pact": "application/json"}


@pages.get("")
def index() -> ResponseReturnValue:
    """The public register; above it, for a person who is signed in, the own labels."""
    from footprint.labels import queries

    session = context.session()
    text, status = request.args.get("q", "")[:200], request.args.get("status") or None
    page = context.page_number()
    status = status if status in STATUSES else None
    return render_template(
        "labels/index.html",
        register=queries.register(session, text=text, status=status, page=page),
        own=queries.labels(session, context.actor()) if current_user.is_authenticated else [],
        text=text,
        status=status,
        statuses=STATUSES,
    )


@pages.get("/find")
@limiter.limit("60 per minute")
def find() -> ResponseReturnValue:
    """From a typed number to its page."""
    number = "".join(request.args.get("number", "").split()).upper()[:30]
    return redirect(url_for("labels.show", number=number)) if number.isprintable() and number else abort(404)


@pages.get("/of/<study_id>")
@signed_in
def of_study(study_id: str) -> ResponseReturnValue:
    """The newest label of a study, or its review while there is none."""
    from footprint.labels import queries

    found = queries.of_study(context.session(), context.actor(), study_id)
    if not found:
        return redirect(url_for("review.of_study", study_id=study_id))
    return redirect(url_for("labels.show", number=found[0].number))


@pages.get("/<number>")
@limiter.limit("120 per minute")
def show(number: str) -> ResponseReturnValue:
    """The public status; for owner and certifier the files and what they may change."""
    from footprint.labels import queries

    status = queries.label_status(context.session(), number)
    if status is None:
        return render_template("labels/unknown.html", number=number), 404
    session, reader = context.session(), context.reader()
    study = queries.study_of(session, reader, number)
    public = queries.public_document(session, number)
    return render_template(
        "labels/show.html",
        status=status,
        stages=in_order(public["stages"]),
        rules=public.get("rules"),
        access=queries.access(session, reader, number),
        list_row=_row(study),
        publishable=bool(study) and status.status == "valid" and may("exchange.publish"),
    )


def _row(study_id: str | None) -> Any:
    """The study's row for its owner's step bar; a study that was deleted has none, and its label goes on."""
    try:
        return row_of(study_id) if study_id else None
    except NotFound:
        return None


@pages.get("/<number>.json")
@limiter.limit("120 per minute")
def show_json(number: str) -> ResponseReturnValue:
    """The same for machines."""
    from footprint.labels import queries

    status = queries.label_status(context.session(), number)
    if status is None:
        return jsonify(code=404, status="Not Found", message=f"There is no label {number}."), 404
    response = jsonify(status.as_dict())
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@pages.get("/<number>/files/<kind>")
def file(number: str, kind: str) -> ResponseReturnValue:
    """The label for anybody; reports and verification file for those whom they concern."""
    from footprint.labels import queries

    name, data = queries.file(context.session(), context.resources(), context.reader(), number, kind)
    inline = request.args.get("view") == "1"
    return send_file(
        BytesIO(data), MIMES.get(kind, "application/pdf"), as_attachment=not inline, download_name=name, max_age=0
    )


@pages.post("/<number>/publish")
@signed_in
def publish(number: str) -> ResponseReturnValue:
    """The label's result as a footprint that customers may be given."""
    from footprint.exchange.operations import publish_from_label

    publish_from_label(context.session(), context.actor(), number)
    context.commit()
    flash(_("The footprint is published. Nobody sees it until you share it."), "good")
    return redirect(url_for("suppliers.index"))


@pages.post("/<number>/retry")
@signed_in
def retry(number: str) -> ResponseReturnValue:
    """Make the files of an approved label again when the first time failed."""
    from footprint.labels import operations

    job = operations.retry_label(context.session(), context.actor(), number)
    context.commit()
    return redirect(url_for("jobs.show", job_id=job.id))


@pages.post("/<number>/status")
@signed_in
def change(number: str) -> ResponseReturnValue:
    """Suspend, reinstate or withdraw, with a reason."""
    from footprint.labels import operations

    verbs = {"suspend": operations.suspend, "reinstate": operations.reinstate, "withdraw": operations.withdraw}
    verb = verbs.get(request.form.get("verb", ""))
    if verb is None:
        abort(400)
    verb(context.session(), context.actor(), number, request.form.get("reason", "").strip()[:2000])
    context.commit()
    flash(_("The status is changed; everybody sees it from now on."), "good")
    return redirect(url_for("labels.show", number=number))
