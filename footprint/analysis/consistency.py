"""Whether the data fit the product's year, places and technology, each as a share of what they contribute.

The five-step scale of time, geography and technology is that of the pedigree matrix (Weidema & Wesnæs 1996); the limits
of the classes are those of its scores 1 to 2 (fit), 3 (near) and above (apart).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Any, Literal

from footprint.analysis.contributions import Contribution, ranked
from footprint.analysis.messages import MESSAGES
from footprint.bom.values import Bom, Line
from footprint.engine.values import Study
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.inventory.locations import WORLD, fallbacks

Json = dict[str, Any]
Grade = Literal["fit", "near", "apart", "unknown"]
GRADES: tuple[Grade, ...] = ("fit", "near", "apart", "unknown")
YEARS_FIT, YEARS_NEAR = 6, 10
TECHNOLOGY_FIT, TECHNOLOGY_NEAR = 2.0, 3.0
# a finding for a line below this part of Σ|kg| would only hide those that matter
NOTABLE = 0.01
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """A line on a data set with its three grades."""

    one: Contribution
    dataset: Dataset
    origin: str | None
    year: Grade
    place: Grade
    technology: Grade


def consistency(bom: Bom, study: Study, catalogue: Catalogue) -> tuple[Json, list[Finding]]:
    """Grade → share of Σ|kg| on data sets for `year`, `place`, `technology`, with the mean age in years.

    Formula: Consistency of the data.
    """
    year = bom.product.reference_year
    stated = {line.id: line for line in bom.lines}
    judged = [
        _judge(one, dataset, stated.get(one.line.generated_from or one.line.id), bom, year)
        for one in ranked(study.lines)
        if (choice := one.line.choice) is not None
        and choice.dataset is not None
        and (dataset := catalogue.get(choice.dataset)) is not None
    ]
    found: Json = {
        "reference_year": year,
        "site": bom.product.site,
        "year": _shares((item.year, item.one.kg) for item in judged),
        "place": _shares((item.place, item.one.kg) for item in judged),
        "technology": _shares((item.technology, item.one.kg) for item in judged),
        "mean_age": _mean_age(judged, year),
    }
    findings = [MESSAGES.finding("no-reference-year")] if year is None else []
    notable = [item for item in judged if item.one.weight >= NOTABLE]
    return found, [*findings, *[finding for item in notable for finding in _findings(item, year)][:LIMIT]]


def _judge(one: Contribution, dataset: Dataset, line: Line | None, bom: Bom, year: int | None) -> Judged:
    leg = one.line.stage == "transport"
    # electricity and steps of the site happen there; what is bought comes from where the line says
    origin = None if leg or line is None else line.origin or (bom.product.site if line.stage == "production" else None)
    return Judged(
        one,
        dataset,
        origin,
        "unknown" if year is None else _graded(abs(year - dataset.year), YEARS_FIT, YEARS_NEAR),
        place_grade(dataset.location, origin),
        _graded(dataset.quality.ter, TECHNOLOGY_FIT, TECHNOLOGY_NEAR),
    )


def place_grade(location: str, origin: str | None) -> Grade:
    """Fit: the place, its grid or its country; near: its continent or the world; apart: another place."""
    if origin is None:
        return "unknown"
    wider = fallbacks(origin)
    if location in wider:
        country = origin.partition("-")[0]
        return "fit" if location.partition("-")[0] == country else "near"
    # a part of the country that the origin names as a whole
    return "near" if location == WORLD or location.partition("-")[0] == origin.partition("-")[0] else "apart"


def _graded(value: float, fit: float, near: float) -> Grade:
    return "fit" if value <= fit else "near" if value <= near else "apart"


def _shares(graded: Iterable[tuple[Grade, float]]) -> dict[str, float]:
    parts: dict[str, list[float]] = {grade: [] for grade in GRADES}
    for grade, kg in graded:
        parts[grade].append(abs(kg))
    whole = fsum(kg for values in parts.values() for kg in values)
    return {grade: fsum(values) / whole if whole > 0.0 else 0.0 for grade, values in parts.items()}


def _mean_age(judged: list[Judged], year: int | None) -> float | None:
    whole = fsum(abs(item.one.kg) for item in judged)
    if year is None or whole == 0.0:
        return None
    return fsum(abs(item.one.kg) * (year - item.dataset.year) for item in judged) / whole


def _findings(item: Judged, year: int | None) -> list[Finding]:
    line, dataset = item.one.line.id, item.dataset
    found = []
    if item.year == "apart" and year is not None:
        age = abs(year - dataset.year)
        found.append(MESSAGES.finding("year-apart", line=line, year=dataset.year, age=age))
    if item.place == "apart":
        found.append(MESSAGES.finding("place-apart", line=line, location=dataset.location, origin=item.origin))
    if item.technology == "apart":
        found.append(MESSAGES.finding("technology-apart", line=line, ter=dataset.quality.ter))
    return found
