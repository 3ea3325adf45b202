"""The background release: its data sets with exchanges, sources and proofs."""

from __future__ import annotations

from typing import Any

from footprint.api.access import reader
from footprint.api.context import resources, session
from footprint.api.paging import page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.catalogue import (
    DatasetDetailSchema,
    DatasetFilter,
    DatasetSchema,
    ReleaseFilter,
    ReleaseSchema,
)
from footprint.api.views import dataset_detail, dataset_view
from footprint.findings import InputError
from footprint.inventory.filters import FILTERS, Filters, narrow
from footprint.library import queries
from footprint.refusals import NotFound

catalogue = Resource("Data sets", "The background data that results are calculated with.")
NO_DATASET = NotFound("There is no such data set in this release.", "该版本中没有此数据集。")
NO_RELEASE = NotFound("There is no such release.", "没有该背景数据版本。")


@catalogue.on("GET", "/datasets", page_of(DatasetSchema), query=DatasetFilter, public=True)
def list_datasets(args: dict[str, Any]) -> Any:
    """Search in both languages, the best first; without words all by sector."""
    chosen = Filters(**{name: args[name] for name in FILTERS})
    datasets = narrow(resources().find_datasets(args["text"].strip()), chosen)
    return page([dataset_view(one) for one in datasets], args)


@catalogue.on("GET", "/datasets/<dataset_id>", DatasetDetailSchema, query=ReleaseFilter, public=True)
def get_dataset(args: dict[str, Any], dataset_id: str) -> Any:
    """One data set with exchanges, source, factor and the proof that the factor belongs to the release."""
    release = _release(args["release"])
    dataset = release.catalogue.get(dataset_id)
    if dataset is None:
        raise NO_DATASET
    return dataset_detail(release, dataset)


@catalogue.on("GET", "/releases/latest", ReleaseSchema, public=True)
def get_latest_release() -> Any:
    """The release that new calculations use."""
    return _described(_release(""))


@catalogue.on("GET", "/releases/<release>", ReleaseSchema, public=True)
def get_release(release: str) -> Any:
    """A release by its hash: what is in it and its sources."""
    return _described(_release(release))


def _release(name: str) -> Any:
    try:
        return queries.release(session(), resources(), reader(), name)
    except InputError as error:
        raise NO_RELEASE from error


def _described(release: Any) -> dict[str, Any]:
    return {
        "hash": release.hash,
        "current": resources().catalogue().release == release.hash,
        "manifest": dict(release.manifest),
        "sources": list(release.catalogue.sources.values()),
    }
