"""The packs' data sets as a catalogue with zero factors: what matching reads, without compiling a release."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

from footprint.inventory.catalogue import Catalogue, Dataset, Kind, Licence, Quality
from footprint.ledgers import Ledgers


def _number(text: str) -> float | None:
    return float(text) if text else None


def _dataset(row: dict[str, str], pack: str) -> Dataset:
    return Dataset(
        id=row["id"],
        name=row["name"],
        name_zh=row["name_zh"],
        location=row["location"],
        unit=row["unit"],
        year=int(row["year"]),
        sector=row["sector"],
        group=row["group"],
        kind=cast(Kind, row["kind"]),
        licence=cast(Licence, row["licence"]),
        source=row["source"],
        source_place=row["source_place"],
        quality=Quality(*(float(row[name]) for name in ("ter", "ger", "tir", "p"))),
        estimate_share=0.0,
        factor=Ledgers(),
        synonyms=tuple(filter(None, row["synonyms"].split("|"))),
        synonyms_zh=tuple(filter(None, row["synonyms_zh"].split("|"))),
        cas=row["cas"] or None,
        hs=row["hs"] or None,
        technology=row["technology"],
        pack=pack,
        density_kg_per_m3=_number(row["density_kg_per_m3"]),
        heating_value_mj_per_kg=_number(row["heating_value_mj_per_kg"]),
        mass_kg_per_piece=_number(row["mass_kg_per_piece"]),
        secondary=row["secondary"] or None,
        contains_scrap=row["contains_scrap"] == "yes",
        grid_partner=row["grid_partner"] or None,
        electricity=row["electricity"] == "yes",
        transport_mode=row["transport_mode"] or None,
    )


def pack_catalogue(root: Path) -> Catalogue:
    """Every process of every pack under `root`."""
    datasets: dict[str, Dataset] = {}
    for table in sorted(root.glob("*/processes.csv")):
        with table.open(encoding="utf-8", newline="") as rows:
            datasets.update({row["id"]: _dataset(row, table.parent.name) for row in csv.DictReader(rows)})
    return Catalogue("", datasets, {})
