"""Two results side by side: of one product at two times, or of two products."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.web import context
from footprint.web.downloads import csv_download
from footprint.web.results.side_by_side_view import ComparisonView
from footprint.web.sessions import signed_in

pages = Blueprint("side_by_side", __name__)


@pages.get("/results/<snapshot_id>/compare")
@signed_in
def choose(snapshot_id: str) -> ResponseReturnValue:
    """With which result? Earlier ones of the product, and the latest of the firm's other products."""
    from footprint.results import queries

    session, actor = context.session(), context.actor()
    snapshot = queries.snapshot(session, actor, snapshot_id)
    other = request.args.get("other", "")
    if other:
        return redirect(url_for("side_by_side.show", snapshot_id=other, other_id=snapshot.id))
    earlier = [one for one in queries.snapshots(session, actor, snapshot.study_id) if one.id != snapshot.id]
    return render_template(
        "side_by_side/choose.html",
        snapshot=snapshot,
        document=queries.document(snapshot),
        earlier=earlier,
        products=_products(snapshot),
    )


@pages.get("/results/<snapshot_id>/compare/<other_id>")
@signed_in
def show(snapshot_id: str, other_id: str) -> ResponseReturnValue:
    """The second beside the first."""
    view = _view(snapshot_id, other_id)
    return render_template("side_by_side/show.html", view=view, a_id=snapshot_id, b_id=other_id)


@pages.post("/results/<snapshot_id>/compare/<other_id>")
@signed_in
def draw(snapshot_id: str, other_id: str) -> ResponseReturnValue:
    """Draw both in the same worlds; the worker does it."""
    from footprint.studies import operations

    job = operations.request_comparison(context.session(), context.actor(), snapshot_id, other_id)
    context.commit()
    return redirect(url_for("jobs.show", job_id=job.id))


@pages.get("/results/<snapshot_id>/compare/<other_id>/<table>.csv")
@signed_in
def table(snapshot_id: str, other_id: str, table: str) -> ResponseReturnValue:
    """The table beside a chart."""
    rows = _view(snapshot_id, other_id).tables().get(table)
    if rows is None:
        return render_template("error.html", title=_("There is nothing here"), text="", findings=(), status=404), 404
    return csv_download(rows, f"{table}-{snapshot_id[:8]}-{other_id[:8]}.csv")


def _view(a_id: str, b_id: str) -> ComparisonView:
    from footprint.studies.side_by_side import comparison

    found = comparison(context.session(), context.resources(), context.actor(), a_id, b_id)
    return ComparisonView(found, _drawn(a_id, b_id))


def _drawn(a_id: str, b_id: str) -> dict[str, Any] | None:
    """What a finished job drew of exactly these two."""
    from footprint.jobs import queries
    from footprint.refusals import NotFound

    name = request.args.get("job", "")
    if not name:
        return None
    try:
        job = queries.job(context.session(), context.actor(), name)
    except NotFound:
        return None
    result = job.result or {}
    found: dict[str, Any] | None = result.get("chance") if result.get("comparison") == [a_id, b_id] else None
    return found


def _products(snapshot: Any) -> list[Any]:
    """The latest results of one's own other products."""
    from footprint.accounts.permissions import may
    from footprint.studies import queries

    actor = context.actor()
    if not may(actor, "study.list").allowed or actor.organisation_id != snapshot.organisation_id:
        return []
    rows = queries.studies(context.session(), actor)
    return [row for row in rows if row.snapshot is not None and row.study.id != snapshot.study_id]
