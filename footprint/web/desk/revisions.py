"""Two versions of a bill of materials side by side."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.web import context
from footprint.web.downloads import csv_download
from footprint.web.formats import named
from footprint.web.sessions import signed_in
from footprint.web.studies.views import row_of
from footprint.web.words import field_name

pages = Blueprint("revisions", __name__)


@pages.get("/studies/<study_id>/compare")
@signed_in
def compare(study_id: str) -> ResponseReturnValue:
    """The newest version beside the one before it, or any two."""
    found = _revision(study_id)
    versions = _versions(study_id)
    return render_template(
        "studies/compare.html", found=found, shown=shown, versions=versions, list_row=row_of(study_id)
    )


@pages.get("/studies/<study_id>/compare.csv")
@signed_in
def table(study_id: str) -> ResponseReturnValue:
    """The differences as a table."""
    found = _revision(study_id)
    lines = found.lines
    rows: list[tuple[Any, ...]] = [
        (
            _("Line"),
            _("Name"),
            _("Change"),
            _("Field"),
            _("Before"),
            _("After"),
            _("kg CO2e before"),
            _("kg CO2e after"),
        ),
        *((line.id, named(line), _("new"), "", "", "", None, found.kg_after.get(line.id)) for line in lines.added),
        *((line.id, named(line), _("gone"), "", "", "", found.kg_before.get(line.id), None) for line in lines.removed),
        *(
            (
                change.after.id,
                named(change.after),
                _("changed"),
                field_name(field.field),
                shown(field.before),
                shown(field.after),
                found.kg_before.get(change.before.id),
                found.kg_after.get(change.after.id),
            )
            for change in lines.changed
            for field in change.fields
        ),
    ]
    return csv_download(rows, f"changes-{found.before.number}-{found.after.number}.csv")


def shown(value: Any) -> str:
    """A field's value as a person reads it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, tuple):
        return "; ".join(f"{leg.mode} {leg.distance_km:g} km" for leg in value) or "–"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _versions(study_id: str) -> Any:
    from footprint.studies import queries

    return queries.bom_versions(context.session(), context.actor(), study_id)


def _revision(study_id: str) -> Any:
    from footprint.studies.revisions import revision

    newest = max((version.number for version in _versions(study_id)), default=0)
    after = request.args.get("after", newest, int)
    before = request.args.get("before", max(after - 1, 1), int)
    return revision(context.session(), context.resources(), context.actor(), study_id, before, after)
