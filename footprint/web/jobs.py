"""A running job: leave the page and come back, nothing is lost."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from footprint.web import context
from footprint.web.sessions import signed_in

pages = Blueprint("jobs", __name__, url_prefix="/jobs")


@pages.get("/<job_id>")
@signed_in
def show(job_id: str) -> ResponseReturnValue:
    """Progress; once done, on to what was made."""
    from footprint.jobs import queries

    job = queries.job(context.session(), context.actor(), job_id)
    target = _target(job)
    if context.by_htmx():
        response = make_response(render_template("jobs/_progress.html", job=job, target=target))
        if target:
            response.headers["HX-Redirect"] = target
        return response
    return redirect(target) if target else render_template("jobs/show.html", job=job)


@pages.post("/<job_id>/cancel")
@signed_in
def cancel(job_id: str) -> ResponseReturnValue:
    """Stop it."""
    from footprint.jobs import operations

    operations.cancel(context.session(), context.actor(), job_id)
    context.commit()
    return redirect(url_for("jobs.show", job_id=job_id))


def _target(job: Any) -> str:
    """Where a finished job leads."""
    if job.state != "done" or not job.result:
        return ""
    if job.result.get("snapshot"):
        return url_for("results.show", snapshot_id=job.result["snapshot"])
    if job.result.get("matched_study"):
        return url_for("matching.desk", study_id=job.result["matched_study"])
    if job.result.get("background"):
        return url_for("background.index")
    if job.result.get("import"):
        return url_for("imports.show", import_id=job.result["import"])
    if job.result.get("release_file"):
        return url_for("releases.show", release=job.result["release_file"])
    if job.result.get("comparison"):
        a, b = job.result["comparison"]
        return url_for("side_by_side.show", snapshot_id=a, other_id=b, job=job.id)
    if job.result.get("label"):
        return url_for("labels.show", number=job.result["label"])
    return url_for("home.index")
