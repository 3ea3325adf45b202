"""Step 3: a calculated result, every number open down to its source."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.web import context
from footprint.web.downloads import csv_download, download
from footprint.web.results.checks import checks_of
from footprint.web.results.comparing import previous, renewal
from footprint.web.results.result_view import ResultView, result_view
from footprint.web.sessions import signed_in
from footprint.web.studies.views import row_of

pages = Blueprint("results", __name__)


@pages.get("/studies/<study_id>/result")
@signed_in
def latest(study_id: str) -> ResponseReturnValue:
    """The newest result of a study."""
    row = row_of(study_id)
    if row.snapshot is None:
        return redirect(url_for("matching.desk", study_id=study_id))
    return redirect(url_for("results.show", snapshot_id=row.snapshot.id))


@pages.get("/results/<snapshot_id>")
@signed_in
def show(snapshot_id: str) -> ResponseReturnValue:
    """One result."""
    from footprint.results import queries
    from footprint.review.queries import acknowledged_with

    session, actor = context.session(), context.actor()
    snapshot = queries.snapshot(session, actor, snapshot_id)
    own, view = actor.organisation_id == snapshot.organisation_id, _view(snapshot)
    row = row_of(snapshot.study_id) if own else None
    earlier = queries.snapshots(session, actor, snapshot.study_id)
    return render_template(
        "results/show.html",
        checks=checks_of(view.document, snapshot.study_id if own else None),
        acknowledged=acknowledged_with(session, actor, snapshot),
        snapshot=snapshot,
        view=view,
        earlier=earlier,
        before=previous(earlier, snapshot),
        list_row=row,
        labelled=_labelled(snapshot.sha256),
        renewal=renewal(session, context.resources(), actor, snapshot, view.document, row.study) if row else None,
    )


@pages.get("/results/<snapshot_id>.json")
@signed_in
def document(snapshot_id: str) -> ResponseReturnValue:
    """The result document as it was hashed."""
    from footprint.results import queries

    snapshot = queries.snapshot(context.session(), context.actor(), snapshot_id)
    return download(snapshot.document, "application/json", f"result-{snapshot.sha256[:12]}.json")


@pages.get("/results/<snapshot_id>/<table>.csv")
@signed_in
def table(snapshot_id: str, table: str) -> ResponseReturnValue:
    """The table beside a chart: stages, lines or flows."""
    from footprint.results import queries

    snapshot = queries.snapshot(context.session(), context.actor(), snapshot_id)
    rows = _view(snapshot).tables().get(table)
    if rows is None:
        return render_template("error.html", title=_("There is nothing here"), text="", findings=(), status=404), 404
    return csv_download(rows, f"{table}-{snapshot.sha256[:12]}.csv")


def _labelled(sha256: str) -> bool:
    from footprint.labels.queries import label_of_snapshot

    return label_of_snapshot(context.session(), sha256) is not None


def _view(snapshot: Any) -> ResultView:
    from footprint.results import queries

    return result_view(queries.document(snapshot), queries.inventory(snapshot), context.resources(), snapshot.id)
