"""Data sets as rows of a list that leaves the house: the same columns for the command line and the downloads."""

from __future__ import annotations

from typing import Any

from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.inventory.licences import withheld_reason


def listed(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    """A data set with its total, kg CO2e per unit, and the citation of its source. For those who may see all of it."""
    return {
        "id": dataset.id,
        "name": dataset.name,
        "name_zh": dataset.name_zh,
        "location": dataset.location,
        "unit": dataset.unit,
        "year": dataset.year,
        "sector": dataset.sector,
        "kind": dataset.kind,
        "licence": dataset.licence,
        "source": catalogue.citation(dataset.id),
        "dqr": dataset.quality.dqr,
        "estimate_share": dataset.estimate_share,
        "kg_co2e": dataset.factor.total,
    }


def published(catalogue: Catalogue, dataset: Dataset, *, everything: bool) -> dict[str, Any]:
    """The same with the five ledgers; what the licence withholds is null, and `withheld` says why in both languages.

    `everything`: for the operator, who keeps the background, nothing is withheld.
    """
    reason = None if everything else withheld_reason(dataset.licence)
    row = {**listed(catalogue, dataset), **dataset.factor.as_dict()}
    if reason:
        row |= dict.fromkeys(("kg_co2e", *dataset.factor.as_dict()))
    return {**row, "withheld": reason[0] if reason else None, "withheld_zh": reason[1] if reason else None}
