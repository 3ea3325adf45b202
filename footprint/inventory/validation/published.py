"""Published footprints: the tables `validation*.csv` beside the packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from footprint.findings import Finding, InputError
from footprint.inventory.cells import POSITIVE, Cells
from footprint.inventory.messages import MESSAGES
from footprint.inventory.tables import Columns, Row, read_table

TABLES = ("validation.csv", "validation_products.csv")
COLUMNS = Columns(
    (
        "dataset",
        "product",
        "geography",
        "year",
        "unit",
        "low",
        "central",
        "high",
        "scope",
        "source",
        "source_place",
        "confidence",
        "comment",
    ),
    ("unlike", "same_source"),
)
_SOURCES = Columns(("id", "title", "publisher", "year", "licence", "url"))
# a single published figure has no range of its own; within a quarter is how figures of two studies agree
SINGLE = 0.25
EXPLAINED = "Outside because"


@dataclass(frozen=True, slots=True)
class Published:
    """One published footprint, kg CO2e per `unit`, for a data set.

    `unlike` says what of its route, year or boundary, as the publication states it, no data set stands for: such a
    figure is shown beside the nearest one and not counted. `same_source`: the data set rests on the same publication,
    so that agreement does not prove it.
    """

    table: str
    dataset: str
    product: str
    geography: str
    year: str
    unit: str
    low: float
    high: float
    reference: float
    is_range: bool
    scope: str
    source: str
    source_place: str
    confidence: str
    comment: str
    unlike: str = ""
    same_source: bool = False

    @property
    def explanation(self) -> str:
        """Why the data set lies outside, or nothing."""
        return self.comment if EXPLAINED in self.comment else ""


def read_published(root: Path, units: Mapping[str, str]) -> tuple[Published, ...]:
    """The published footprints beside these packs; `units` are the units of the data sets by id. InputError."""
    findings: list[Finding] = []
    sources = {row["id"]: row for row in read_table(root / "validation_sources.csv", root.name, _SOURCES, findings)}
    rows = [
        _published(row, name, units, sources, findings)
        for name in TABLES
        for row in read_table(root / name, root.name, COLUMNS, findings)
    ]
    if findings:
        raise InputError(findings)
    return tuple(rows)


def _published(
    row: Row, table: str, units: Mapping[str, str], sources: Mapping[str, Row], findings: list[Finding]
) -> Published:
    cells = Cells(row, findings)
    dataset, unit = cells.text("dataset"), cells.text("unit")
    if dataset not in units:
        finding = MESSAGES.finding(
            "missing-provider", cell=row.place.cell("dataset"), value=dataset[:80], hint="", hint_zh=""
        )
        findings.append(finding)
    elif unit != units[dataset]:
        cells.say("not-one-of", "unit", value=unit[:80], column="unit", known=units[dataset])
    low, central, high = (cells.number(name, POSITIVE) for name in ("low", "central", "high"))
    if central is None and (low is None or high is None):
        cells.say("empty", "central", column="central")
    middle = central if central is not None else ((low or 1.0) * (high or 1.0)) ** 0.5
    source = cells.text("source")
    if source in sources:
        cited = sources[source]
        source = f"{cited['publisher']}: {cited['title']} ({cited['year']})"
    return Published(
        table,
        dataset,
        row["product"],
        row["geography"],
        row["year"],
        unit,
        middle * (1 - SINGLE) if low is None else low,
        middle * (1 + SINGLE) if high is None else high,
        middle,
        low is not None or high is not None,
        row["scope"],
        source,
        row["source_place"],
        row["confidence"],
        row["comment"],
        row["unlike"],
        cells.flag("same_source"),
    )
