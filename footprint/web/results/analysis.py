"""What a result says beyond its total: hotspots, data needs, uncertainty, sensitivity, scenarios."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.web import context
from footprint.web.downloads import csv_download
from footprint.web.results.analysis_view import AnalysisView
from footprint.web.results.comparing import previous
from footprint.web.sessions import signed_in
from footprint.web.studies.views import row_of

pages = Blueprint("analysis", __name__)


@pages.get("/results/<snapshot_id>/analysis")
@signed_in
def show(snapshot_id: str) -> ResponseReturnValue:
    """The analysis of one result; one that was calculated before there was any says so."""
    from footprint.results import queries

    session, actor = context.session(), context.actor()
    snapshot, document = _opened(snapshot_id)
    own = actor.organisation_id == snapshot.organisation_id
    return render_template(
        "analysis/show.html",
        snapshot=snapshot,
        document=document,
        view=AnalysisView(document) if "analysis" in document else None,
        before=previous(queries.snapshots(session, actor, snapshot.study_id), snapshot),
        list_row=row_of(snapshot.study_id) if own else None,
    )


@pages.get("/results/<snapshot_id>/analysis/<table>.csv")
@signed_in
def table(snapshot_id: str, table: str) -> ResponseReturnValue:
    """The table beside a chart."""
    snapshot, document = _opened(snapshot_id)
    rows = AnalysisView(document).tables().get(table) if "analysis" in document else None
    if rows is None:
        return render_template("error.html", title=_("There is nothing here"), text="", findings=(), status=404), 404
    return csv_download(rows, f"{table}-{snapshot.sha256[:12]}.csv")


def _opened(snapshot_id: str) -> tuple[Any, dict[str, Any]]:
    from footprint.results import queries

    snapshot = queries.snapshot(context.session(), context.actor(), snapshot_id)
    return snapshot, queries.document(snapshot)
