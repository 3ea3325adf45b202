"""Gases that are let off directly, each with the data set that characterises it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from footprint.modelling.defaults import rows


@dataclass(frozen=True, slots=True)
class Gas:
    """One gas; `dataset` is one kg of it let off."""

    id: str
    name: str
    name_zh: str
    dataset: str


@cache
def gases() -> Mapping[str, Gas]:
    """The gases by id, from `modelling/data/gases.csv`."""
    return {row["gas"]: Gas(row["gas"], row["name"], row["name_zh"], row["dataset"]) for row in rows("gases")}
