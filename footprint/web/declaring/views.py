"""Production, use, electricity, recycled content and carbon of a study: declared by forms, without a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.web import context
from footprint.web.declaring.binding import bind
from footprint.web.declaring.fields import Part
from footprint.web.declaring.other_forms import carbon_form, instruments_form, recycling_form
from footprint.web.declaring.posting import Content, content_of, with_row, without_row
from footprint.web.declaring.production_form import production_form
from footprint.web.declaring.profile_form import KINDS, profile_form
from footprint.web.sessions import signed_in
from footprint.web.studies.views import row_of

pages = Blueprint("declaring", __name__, url_prefix="/studies/<study_id>/production")
PARTS = ("production", "instruments", "profile", "recycling_evidence", "carbon")
DATASETS = 1000


def form_of(part: str, content: Content) -> tuple[Part, ...]:
    """The form of a part; that of a profile depends on its kind."""
    match part:
        case "production":
            return production_form()
        case "instruments":
            return instruments_form()
        case "profile":
            return profile_form(str(content.get("kind") or KINDS[0]))
        case "recycling_evidence":
            return recycling_form()
        case _:
            return carbon_form()


@pages.get("")
@signed_in
def overview(study_id: str) -> ResponseReturnValue:
    """What is declared, what it comes to, and what does not fit."""
    from footprint.studies import queries
    from footprint.studies.declared import declared_state

    row = row_of(study_id)
    state = declared_state(context.session(), context.resources(), context.actor(), study_id)
    return render_template(
        "declaring/overview.html",
        row=row,
        study=row.study,
        state=state,
        given=[part for part in PARTS if part in state.declarations],
        stored=queries.declarations(context.session(), study_id),
        parts_of_page=PARTS,
    )


@pages.route("/<part>", methods=["GET", "POST"])
@signed_in
def edit(study_id: str, part: str) -> ResponseReturnValue:
    """The form of one part: fill in, add and take away rows, look at the shares, keep."""
    if part not in PARTS:
        abort(404)
    from footprint.studies import queries

    study = queries.study(context.session(), context.actor(), study_id)
    kept: Content = dict(queries.declarations(context.session(), study.id).get(part, {}))
    if request.method == "GET":
        return _page(study_id, part, kept)
    # the kind that is posted decides which fields are read
    posted = request.form.to_dict()
    do, _sep, path = request.form.get("do", "keep").partition(":")
    form = form_of(part, {"kind": posted.get("kind", "")})
    content = content_of(form, posted, blank=do in ("add", "remove", "look"))
    if do in ("add", "remove"):
        try:
            content = with_row(content, path) if do == "add" else without_row(content, path)
        except (ValueError, LookupError):
            abort(400)
        return _page(study_id, part, content)
    if do == "look":
        return _page(study_id, part, content, _problems(part, content))
    findings = _declare(study_id, part, {} if do == "withdraw" else content)
    if findings:
        return _page(study_id, part, content, findings, 422)
    flash(_withdrawn() if do == "withdraw" or not content else _kept(), "good")
    return redirect(url_for("declaring.overview", study_id=study_id))


@pages.post("/<part>/file")
@signed_in
def file(study_id: str, part: str) -> ResponseReturnValue:
    """One part from a JSON file, such as `as_json` gives it."""
    if part not in PARTS:
        abort(404)
    from footprint.bom.collecting import Findings
    from footprint.bom.json_file import load_strict

    upload = request.files.get("file")
    try:
        content: Any = load_strict(upload.stream.read() if upload else b"", Findings())
    except InputError as error:
        return _page(study_id, part, {}, error.findings, 422)
    if isinstance(content, dict) and isinstance(content.get(part), dict):
        content = content[part]
    findings = _declare(study_id, part, content) if isinstance(content, dict) else (_no_object(),)
    if findings:
        return _page(study_id, part, content if isinstance(content, dict) else {}, findings, 422)
    flash(_kept(), "good")
    return redirect(url_for("declaring.overview", study_id=study_id))


@pages.get("/<part>.json")
@signed_in
def as_json(study_id: str, part: str) -> ResponseReturnValue:
    """One part as a file."""
    from footprint.studies import queries

    study = queries.study(context.session(), context.actor(), study_id)
    content = queries.declarations(context.session(), study.id).get(part) if part in PARTS else None
    if content is None:
        abort(404)
    text = json.dumps({part: content}, ensure_ascii=False, indent=1)
    name = f"{part}.json"
    return Response(
        text, mimetype="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _declare(study_id: str, part: str, content: Content) -> tuple[Finding, ...]:
    """Keep the part. What is wrong with it is returned, and then nothing is kept."""
    from footprint.studies import operations
    from footprint.studies.declared import declared_state

    session, actor = context.session(), context.actor()
    try:
        operations.declare(session, actor, study_id, part, content, version=context.posted_version())
        state = declared_state(session, context.resources(), actor, study_id)
    except InputError as error:
        db.session.rollback()
        return error.findings
    own = tuple(one for one in state.errors if one.cell and one.cell.split(".")[0] == part)
    if own:
        db.session.rollback()
        return own
    context.commit()
    return ()


def _problems(part: str, content: Content) -> tuple[Finding, ...]:
    from footprint.assessment import check_declaration

    try:
        check_declaration(part, content)
    except InputError as error:
        return error.findings
    return ()


def _page(
    study_id: str, part: str, content: Content, findings: Sequence[Finding] = (), status: int = 200
) -> ResponseReturnValue:
    from footprint.studies import queries
    from footprint.web.declaring.shares import shares_of

    study = queries.study(context.session(), context.actor(), study_id)
    catalogue = context.resources().catalogue()
    known = sorted(catalogue, key=lambda one: one.id) if len(catalogue.datasets) <= DATASETS else []
    kind = request.args.get("kind") if part == "profile" and request.method == "GET" else None
    if kind in KINDS and kind != content.get("kind"):
        content = {"kind": kind}
    page = render_template(
        "declaring/_shares.html" if context.by_htmx() else "declaring/edit.html",
        study=study,
        row=row_of(study_id),
        part=part,
        form=bind(form_of(part, content), content, part, findings),
        findings=tuple(findings),
        shares=shares_of(content) if part == "production" else (),
        datasets=known,
        stored=part in queries.declarations(context.session(), study.id),
    )
    return page, status


def _kept() -> str:
    return str(_("Kept. Calculate the product again to see what it comes to."))


def _withdrawn() -> str:
    return str(_("Taken back. Calculate the product again."))


def _no_object() -> Finding:
    from footprint.modelling.messages import MESSAGES

    return MESSAGES.finding("object-expected", cell="file")
