"""Data sets as a program may see them: what their licence withholds is left out, and said so."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from footprint.inventory.licences import hides_amount, withheld_reason

if TYPE_CHECKING:
    from footprint.inventory.catalogue import Catalogue, Dataset
    from footprint.inventory.release import Release
    from footprint.inventory.values import Exchange

SHOWN = (
    "id",
    "name",
    "name_zh",
    "location",
    "unit",
    "year",
    "sector",
    "group",
    "kind",
    "licence",
    "source",
    "source_place",
    "estimate_share",
)
DETAILS = (
    "technology",
    "cas",
    "hs",
    "density_kg_per_m3",
    "heating_value_mj_per_kg",
    "mass_kg_per_piece",
    "biogenic_carbon_kg_per_kg",
    "secondary",
)


def dataset_view(dataset: Dataset) -> dict[str, Any]:
    """A data set in a list."""
    withheld = withheld_reason(dataset.licence)
    return {
        **{name: getattr(dataset, name) for name in SHOWN},
        "dqr": dataset.quality.dqr,
        "factor": None if withheld else dataset.factor,
        "withheld": withheld[0] if withheld else None,
        "withheld_zh": withheld[1] if withheld else None,
    }


def dataset_detail(release: Release, dataset: Dataset) -> dict[str, Any]:
    """A data set down to its source, its exchanges and the proof of its factor."""
    view, catalogue = dataset_view(dataset), release.catalogue
    shown = view["withheld"] is None
    return {
        **view,
        **{name: getattr(dataset, name) for name in DETAILS},
        "release": release.hash,
        "citation": catalogue.citation(dataset.id),
        "publication": catalogue.sources[dataset.source],
        "exchanges": [_exchange(catalogue, row) for row in release.exchanges(dataset.id)] if shown else None,
        "factor_leaf": release.factor_leaf(dataset.id) if shown else None,
        "proof": release.proof(dataset.id),
    }


def _exchange(catalogue: Catalogue, row: Exchange) -> dict[str, Any]:
    """A row; its amount is null where the licence of its provider withholds it."""
    return {**asdict(row), "amount": None if hides_amount(catalogue, row) else row.amount}
