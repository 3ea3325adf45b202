"""The data sets of a background release: search in both languages, and each one down to its source and its parts."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from footprint.inventory.filters import FILTERS, Filters, counts, narrow
from footprint.inventory.listing import published
from footprint.web import context
from footprint.web.background.dataset_view import DatasetView
from footprint.web.background.releases import held_release, versions_of
from footprint.web.downloads import csv_download, json_download
from footprint.web.sessions import may

pages = Blueprint("catalogue", __name__)
PAGE = 50
# of a data set's users that are shown before the rest is opened
USERS = 24


@pages.get("/datasets")
def index() -> ResponseReturnValue:
    """Search in both languages, narrowed by choices with counts; without words, all by sector."""
    catalogue = context.resources().catalogue()
    text, filters = _asked()
    found = context.resources().find_datasets(text)
    datasets = narrow(found, filters)
    page = context.page_number()
    values: dict[str, Any] = {
        "catalogue": catalogue,
        "datasets": datasets[(page - 1) * PAGE : page * PAGE],
        "total": len(datasets),
        "page": page,
        "size": PAGE,
        "text": text,
        "filters": filters,
        "counts": counts(found, filters),
        "query": {**filters.chosen(), **({"q": text} if text else {})},
        "everything": may("background.read"),
    }
    return render_template("catalogue/_found.html" if context.by_htmx() else "catalogue/index.html", **values)


@pages.get("/datasets.<form>")
def download(form: str) -> ResponseReturnValue:
    """What the search found, as a table or a document; what a licence withholds is empty and says why."""
    if form not in ("csv", "json"):
        abort(404)
    catalogue = context.resources().catalogue()
    text, filters = _asked()
    everything = may("background.read")
    found = narrow(context.resources().find_datasets(text), filters)
    rows = [published(catalogue, one, everything=everything) for one in found]
    name = f"datasets-{catalogue.release[:12]}.{form}"
    if form == "json":
        return json_download({"release": catalogue.release, "text": text, **filters.chosen(), "datasets": rows}, name)
    heading = list(published(catalogue, next(iter(catalogue)), everything=everything))
    return csv_download([heading, *([row[key] for key in heading] for row in rows)], name)


@pages.get("/datasets/<dataset_id>")
def dataset(dataset_id: str) -> ResponseReturnValue:
    """One data set: its factor, what it is made of, exchanges, users, and what it was in other releases."""
    view = _view(dataset_id)
    return render_template(
        "catalogue/dataset.html",
        view=view,
        dataset=view.dataset,
        catalogue=view.release.catalogue,
        exchanges=() if view.withheld else view.release.exchanges(dataset_id),
        flows=view.release.flows,
        proof=view.release.proof(dataset_id),
        versions=versions_of(dataset_id),
        shown_users=USERS,
        table_url=lambda table: url_for(
            "catalogue.table", dataset_id=dataset_id, table=table, release=view.release.hash
        ),
    )


@pages.get("/datasets/<dataset_id>/<table>.csv")
def table(dataset_id: str, table: str) -> ResponseReturnValue:
    """A table of the page: composition, upstream, exchanges or users."""
    view = _view(dataset_id)
    rows = view.tables().get(table)
    if rows is None:
        abort(404)
    return csv_download(rows(), f"{dataset_id}-{table}.csv")


def _asked() -> tuple[str, Filters]:
    filters = Filters(**{name: request.args.get(name, "")[:40] for name in FILTERS})
    return request.args.get("q", "").strip()[:200], filters


def _view(dataset_id: str) -> DatasetView:
    release = held_release(request.args.get("release") or context.resources().catalogue().release)
    found = release.catalogue.get(dataset_id)
    if found is None:
        abort(404)
    return DatasetView(release, found, may("background.read"))
