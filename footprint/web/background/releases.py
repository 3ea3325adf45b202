"""Background releases: those that are held, what is in one, and what two of them have otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.findings import InputError
from footprint.inventory.comparison import CAUSES, Changed, Comparison, compare, reasons
from footprint.inventory.difference import record_changes, row_changes
from footprint.inventory.exporting import FILES, FileKind
from footprint.inventory.licences import WITHHELD, hides_amount, not_passed_on
from footprint.library import operations, queries
from footprint.refusals import NotFound
from footprint.web import context
from footprint.web.background.forms import NoteForm
from footprint.web.downloads import csv_download, download
from footprint.web.formats import named
from footprint.web.sessions import may, signed_in
from footprint.web.words import cause_name

if TYPE_CHECKING:
    from footprint.inventory.catalogue import Dataset
    from footprint.inventory.release import Release

pages = Blueprint("releases", __name__, url_prefix="/releases")
SORTS = ("size", "name", "cause")


@dataclass(frozen=True, slots=True)
class Version:
    """A data set in one of the releases: its own rows or its factor are `new` against the release before."""

    release: Release
    dataset: Dataset
    before: Release | None
    rows_changed: bool
    factor_changed: bool


def held_release(name: str) -> Release:
    """The release of this hash or name that the reader may see; else the page of what is not there."""
    try:
        return queries.release(context.session(), context.resources(), context.reader(), name)
    except (InputError, NotFound):
        abort(404)


def held() -> list[Release]:
    """The releases that the reader may see, the newest first."""
    return queries.releases(context.session(), context.resources(), context.reader())


def versions_of(dataset_id: str) -> list[Version]:
    """A data set in every release that has it, the newest first, each compared with the one before."""
    having = [release for release in reversed(held()) if dataset_id in release.catalogue.datasets]
    versions = []
    for place, release in enumerate(having):
        before = having[place - 1] if place else None
        changed = [
            before is not None and before.leaf_hash(f"{kind}/{dataset_id}") != release.leaf_hash(f"{kind}/{dataset_id}")
            for kind in ("process", "factor")
        ]
        versions.append(Version(release, release.catalogue[dataset_id], before, *changed))
    return versions[::-1]


@pages.get("")
def index() -> ResponseReturnValue:
    """The releases of this service."""
    notes = {one.release: one for one in reversed(queries.adoptions(context.session()))}
    current = context.resources().catalogue().release
    hidden = queries.candidates(context.session())
    return render_template("releases/index.html", releases=held(), current=current, notes=notes, candidates=hidden)


@pages.get("/<release>")
def show(release: str) -> ResponseReturnValue:
    """One background release: its hash, what is in it, its sources."""
    found = held_release(release)
    return render_template(
        "releases/show.html",
        release=found,
        catalogue=found.catalogue,
        others=[one for one in held() if one.hash != found.hash],
        current=context.resources().catalogue().release == found.hash,
        candidate=found.hash in queries.candidates(context.session()),
        adoptions=queries.adoptions(context.session(), found.hash),
        note=NoteForm(formdata=None),
        withheld=not_passed_on(found.catalogue),
        files={
            (kind, own_use): queries.release_file(context.session(), found.hash, kind, own_use=own_use)
            for kind in FILES
            for own_use in (False, True)
        },
    )


@pages.post("/<release>/export")
@signed_in
def export(release: str) -> ResponseReturnValue:
    """Have a release written to a file: Excel or a Brightway package."""
    kind, own_use = _kind(request.form.get("kind", "")), request.form.get("own_use") == "1"
    job = operations.request_export(
        context.session(), context.resources(), context.actor(), release, kind, own_use=own_use
    )
    context.commit()
    if job is not None and job.user_id == context.actor().id:
        return redirect(url_for("jobs.show", job_id=job.id))
    if job is not None:
        flash(_("Somebody asked for this file already; it is being written."))
    return redirect(url_for("releases.show", release=release))


@pages.get("/<release>/<kind>")
def file(release: str, kind: str) -> ResponseReturnValue:
    """A release as a file for other programs, once it was written."""
    found, own_use = _kind(kind), request.args.get("own_use") == "1"
    name, data = queries.file_of(
        context.session(), context.resources(), context.reader(), release, found, own_use=own_use
    )
    return download(data, FILES[found][1], name)


@pages.get("/compare")
def compared() -> ResponseReturnValue:
    """Two releases: which data sets came, went and changed, by how much and why."""
    before, after = _two()
    comparison = compare(before, after)
    sort = request.args.get("sort", "size")
    cause = request.args.get("cause", "")
    return render_template(
        "releases/compare.html",
        before=before,
        after=after,
        comparison=comparison,
        changed=_sorted(comparison, sort, cause),
        sort=sort,
        sorts=SORTS,
        cause=cause,
        causes={one: sum(change.cause == one for change in comparison.changed) for one in CAUSES},
        hides=_hides,
    )


@pages.get("/compare.csv")
def compared_table() -> ResponseReturnValue:
    """The same as a table."""
    before, after = _two()
    return csv_download(_table(compare(before, after)), f"releases-{before.hash[:8]}-{after.hash[:8]}.csv")


@pages.get("/compare/<dataset_id>")
def changes(dataset_id: str) -> ResponseReturnValue:
    """What changed in one data set: its factor and why, its record, its rows."""
    before, after = _two()
    old, new = before.catalogue.get(dataset_id), after.catalogue.get(dataset_id)
    if old is None or new is None:
        if old is None and new is None:
            abort(404)
        there = after if new is not None else before
        return redirect(url_for("catalogue.dataset", dataset_id=dataset_id, release=there.hash))
    hidden = _hides(old) or _hides(new)
    return render_template(
        "releases/changes.html",
        before=before,
        after=after,
        old=old,
        new=new,
        hidden=hidden,
        fields=record_changes(before.record(dataset_id), after.record(dataset_id)),
        rows=() if hidden else row_changes(before.exchanges(dataset_id), after.exchanges(dataset_id)),
        reasons=None if hidden else reasons(before, after, dataset_id),
        hides_row=lambda row: (
            not may("background.read")
            and any(
                one is not None and hides_amount(there.catalogue, one)
                for there, one in ((before, row.before), (after, row.after))
            )
        ),
    )


def _kind(text: str) -> FileKind:
    return next((kind for kind in FILES if kind == text), None) or abort(404)


def _two() -> tuple[Release, Release]:
    """The two releases that are asked for; a missing `after` is that in use, a missing `before` the one before."""
    after = held_release(request.args.get("after") or context.resources().catalogue().release)
    if request.args.get("before"):
        return held_release(request.args["before"]), after
    earlier = [one for one in held() if one.hash != after.hash and one.compiled <= after.compiled]
    return (earlier[0] if earlier else after), after


def _hides(dataset: Dataset) -> bool:
    return dataset.licence in WITHHELD and not may("background.read")


def _sorted(comparison: Comparison, sort: str, cause: str) -> list[Changed]:
    found = [one for one in comparison.changed if not cause or one.cause == cause]
    match sort:
        case "name":
            return sorted(found, key=lambda one: named(one.after).casefold())
        case "cause":
            return sorted(found, key=lambda one: (CAUSES.index(one.cause), -_size(one)))
        case _:
            return sorted(found, key=lambda one: -_size(one))


def _size(change: Changed) -> float:
    """How far a factor moved, by its size; what has no ratio comes first."""
    return float("inf") if change.ratio is None else abs(change.ratio - 1.0)


def _table(comparison: Comparison) -> list[tuple[Any, ...]]:
    def kg(dataset: Dataset | None) -> float | None:
        return None if dataset is None or _hides(dataset) else dataset.factor.total

    def why(*datasets: Dataset | None) -> str:
        hidden = any(one is not None and _hides(one) for one in datasets)
        return _("The licence of this data set withholds its factor.") if hidden else ""

    def row(before: Dataset | None, after: Dataset | None, change: str, cause: str, ratio: float | None) -> Any:
        shown = after or before
        if shown is None:
            raise ValueError("a change of no data set")
        known = None if why(before, after) else ratio
        return shown.id, named(shown), shown.unit, change, cause, kg(before), kg(after), known, why(before, after)

    heading = (
        _("Data set"),
        _("Name"),
        _("Unit"),
        _("Change"),
        _("Cause"),
        _("kg CO2e before"),
        _("kg CO2e after"),
        _("Ratio"),
        _("Withheld"),
    )
    return [
        heading,
        *(row(None, one, _("new"), "", None) for one in comparison.added),
        *(row(one, None, _("gone"), "", None) for one in comparison.removed),
        *(row(one.before, one.after, _("changed"), cause_name(one.cause), one.ratio) for one in comparison.changed),
    ]
