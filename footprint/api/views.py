"""Data sets as a program may see them: what their licence withholds is left out, and said so."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from footprint.results.disclosure import WITHHELD_LICENCES

if TYPE_CHECKING:
    from footprint.inventory.catalogue import Dataset
    from footprint.inventory.release import Release

WITHHELD_EN = "The licence of this data set ({licence}) withholds its factor and its exchanges."
WITHHELD_ZH = "该数据集的许可（{licence}）不允许公开其因子与清单。"
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
    withheld = dataset.licence in WITHHELD_LICENCES
    return {
        **{name: getattr(dataset, name) for name in SHOWN},
        "dqr": dataset.quality.dqr,
        "factor": None if withheld else dataset.factor,
        "withheld": WITHHELD_EN.format(licence=dataset.licence) if withheld else None,
        "withheld_zh": WITHHELD_ZH.format(licence=dataset.licence) if withheld else None,
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
        "exchanges": [asdict(row) for row in release.exchanges(dataset.id)] if shown else None,
        "factor_leaf": release.factor_leaf(dataset.id) if shown else None,
        "proof": release.proof(dataset.id),
    }
