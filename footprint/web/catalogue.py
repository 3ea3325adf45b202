"""The background release: its data sets with exchanges, source and quality, in both languages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from footprint.web import context
from footprint.web.result_view import catalogue_of

pages = Blueprint("catalogue", __name__)
PAGE = 50


@pages.get("/datasets")
def index() -> ResponseReturnValue:
    """Search in both languages; without words, all by sector."""
    catalogue = context.resources().catalogue()
    text, sector = request.args.get("q", "").strip()[:200], request.args.get("sector", "")
    page = context.page_number()
    datasets = context.resources().find_datasets(text, sector)
    values: dict[str, Any] = {
        "catalogue": catalogue,
        "datasets": datasets[(page - 1) * PAGE : page * PAGE],
        "total": len(datasets),
        "page": page,
        "size": PAGE,
        "text": text,
        "sector": sector,
        "sectors": sorted({dataset.sector for dataset in catalogue}),
    }
    return render_template("catalogue/_table.html" if context.by_htmx() else "catalogue/index.html", **values)


@pages.get("/releases/<release>")
def release(release: str) -> ResponseReturnValue:
    """One background release: its hash, what is in it, its sources."""
    catalogue = catalogue_of(context.resources(), release)
    if catalogue is None:
        abort(404)
    return render_template(
        "catalogue/release.html",
        catalogue=catalogue,
        manifest=context.resources().release(release).manifest,
        current=context.resources().catalogue().release == release,
    )


@pages.get("/datasets/<dataset_id>")
def dataset(dataset_id: str) -> ResponseReturnValue:
    """One data set: exchanges, source, quality, factor and its inclusion in the release."""
    resources = context.resources()
    release = resources.release(request.args.get("release") or resources.catalogue().release)
    found_one = release.catalogue.get(dataset_id)
    if found_one is None:
        abort(404)
    return render_template(
        "catalogue/dataset.html",
        dataset=found_one,
        catalogue=release.catalogue,
        source=release.catalogue.sources.get(found_one.source),
        exchanges=release.exchanges(dataset_id),
        flows=release.flows,
        proof=release.proof(dataset_id),
    )
