"""What is asked of the matcher, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.bom.values import Stage
from footprint.engine.values import SupplierFootprint
from footprint.inventory.catalogue import Dataset


@dataclass(frozen=True, slots=True)
class Query:
    """A line as a matcher sees it. `unit` limits to data sets that it converts to; `origin` is ISO 3166.

    `material` says what the thing is made of (Q235B, PA66-GF30), `specification` its size and make, `code` its CAS and
    HS numbers. `recycled` is the stated recycled content 0–1: it needs a data set that has a secondary partner.
    """

    text: str
    text_zh: str = ""
    code: str = ""
    unit: str | None = None
    origin: str | None = None
    stage: Stage | None = None
    recycled: float | None = None
    material: str = ""
    specification: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A data set that may fit. `accepted`: sure enough to be taken without asking.

    `unburned`: it is a fuel's supply, and the line stands where fuel is burned.
    """

    dataset: Dataset
    score: float
    reason: str
    reason_zh: str
    accepted: bool = False
    unburned: bool = False


@dataclass(frozen=True, slots=True)
class SupplierCandidate:
    """A supplier's footprint that may fit, as of `Candidate`."""

    footprint: SupplierFootprint
    score: float
    reason: str
    reason_zh: str
    accepted: bool = False
