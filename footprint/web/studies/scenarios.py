"""The scenarios of a study: what each would bring now, the reduction plan, and measures to add to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.analysis.scenarios import editing
from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.inventory.values import MODES
from footprint.web import context
from footprint.web.downloads import csv_download
from footprint.web.results.analysis_view import FORMATS, plan_table, waterfall
from footprint.web.sessions import signed_in
from footprint.web.studies.scenarios_forms import KINDS, fraction, measure_of, mode_name
from footprint.web.studies.views import row_of

pages = Blueprint("scenarios", __name__)
PART = "scenarios"
LISTED = 1_000
Content = Mapping[str, Any]


@pages.get("/studies/<study_id>/scenarios")
@signed_in
def show(study_id: str) -> ResponseReturnValue:
    """The scenarios and what they would bring, live."""
    return _page(study_id)


@pages.get("/studies/<study_id>/scenarios/plan.csv")
@signed_in
def plan(study_id: str) -> ResponseReturnValue:
    """The reduction plan as a table."""
    found = _outlook(study_id)
    if found.section is None:
        return render_template("error.html", title=_("There is nothing here"), text="", findings=(), status=404), 404
    return csv_download(plan_table(_product(found), found.section), f"plan-{study_id[:8]}.csv")


@pages.post("/studies/<study_id>/scenarios")
@signed_in
def edit(study_id: str) -> ResponseReturnValue:
    """One change of the declared part. What is wrong with it stands above the page, and nothing is changed."""
    from footprint.studies import operations, queries

    session, actor = context.session(), context.actor()
    queries.study(session, actor, study_id)
    change = EDITS.get(request.form.get("do", ""))
    if change is None:
        return _page(study_id), 422
    try:
        content = change(queries.declarations(session, study_id).get(PART, {}), request.form)
        operations.declare(session, actor, study_id, PART, content, version=context.posted_version())
    except InputError as error:
        db.session.rollback()
        return _page(study_id, error.findings), 422
    context.commit()
    flash(_("The scenarios are kept."), "good")
    return redirect(url_for("scenarios.show", study_id=study_id))


def _add(content: Content, form: Content) -> Content:
    """A measure into a scenario, or into a new one."""
    measure = measure_of(form.get("kind", ""), form)
    title = str(KINDS[measure["kind"]][0]) if measure["kind"] in KINDS else ""
    return editing.with_measure(content, measure, form.get("scenario", ""), form.get("name", "").strip() or title)


def _adopt(content: Content, form: Content) -> Content:
    """A proposed measure as a scenario of its own."""
    try:
        measure = json.loads(form.get("measure", ""))
    except (ValueError, RecursionError):
        measure = None
    chosen = measure if isinstance(measure, dict) else {}
    return editing.with_measure(content, chosen, "", form.get("name", ""), form.get("name_zh", ""))


def _remove(content: Content, form: Content) -> Content:
    """A scenario, or one measure of it, is gone."""
    scenario, place = form.get("scenario", ""), form.get("measure", "")
    if place.isdecimal():
        return editing.without_measure(content, scenario, int(place[:6]))
    return editing.without_scenario(content, scenario)


def _fields(content: Content, form: Content) -> Content:
    """Name, year, who answers for it, and whether it is planned."""
    texts = {key: form.get(key, "").strip() for key in ("name", "name_zh", "year", "responsible", "note")}
    values = {**texts, "planned": form.get("planned") == "y"}
    return editing.with_fields(content, form.get("scenario", ""), values)


def _target(content: Content, form: Content) -> Content:
    """What is to be reached, and when; without both there is no target."""
    year, reduction = (form.get(key, "").strip() for key in ("year", "reduction"))
    wanted = {"year": year, "reduction": fraction(reduction)} if year or reduction else None
    return editing.with_target(content, wanted)


EDITS: Mapping[str, Callable[[Content, Content], Content]] = {
    "add": _add,
    "adopt": _adopt,
    "remove": _remove,
    "fields": _fields,
    "target": _target,
}


def _page(study_id: str, findings: tuple[Finding, ...] = ()) -> str:
    found = _outlook(study_id)
    kind = request.values.get("kind", "")
    return render_template(
        "scenarios/show.html",
        found=found,
        list_row=row_of(study_id),
        findings=(*findings, *found.findings),
        kinds=KINDS,
        kind=kind if kind in KINDS else "",
        modes={mode: mode_name(mode) for mode in MODES},
        electricity=[one for one in context.resources().catalogue() if one.electricity],
        suppliers=_suppliers(study_id) if kind == "swap" else (),
        lines=found.bom.lines[:LISTED],
        charts=_charts(found),
        plan=_plan(found),
    )


def _charts(found: Any) -> dict[str, Any]:
    section = found.section or {"combined": None, "items": (), "target": None, "total": 0.0}
    items = {one["id"]: one for one in section["items"]}
    steps = waterfall(section["total"], section["combined"]["steps"], items) if section["combined"] else []
    words = {"target": _("Target")}
    return {"unit": "kg CO₂e", "words": words, "waterfall": steps, "goal": (section["target"] or {}).get("kg_co2e")}


def _plan(found: Any) -> dict[str, Any] | None:
    if found.section is None or not found.section["items"]:
        return None
    head, *rows = plan_table(_product(found), found.section)
    return {"head": head, "rows": rows, "formats": FORMATS["plan"]}


def _product(found: Any) -> dict[str, Any]:
    product = found.bom.product
    names = {"name": product.name, "name_zh": product.name_zh, "reference_year": product.reference_year}
    return {"product": names}


def _outlook(study_id: str) -> Any:
    from footprint.studies.outlook import outlook

    return outlook(context.session(), context.resources(), context.actor(), study_id)


def _suppliers(study_id: str) -> Any:
    from footprint.studies import queries

    return queries.suppliers(context.session(), context.actor(), study_id)
