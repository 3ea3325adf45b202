"""Rows of a pack's tables as values. A row with a fault gives findings; what could be read is returned still."""

from __future__ import annotations

from typing import cast

from footprint.findings import Finding
from footprint.inventory.catalogue import GROUPS, Kind, Licence, Quality, Source
from footprint.inventory.cells import ANY, POSITIVE, Cells, Range
from footprint.inventory.tables import Columns, Row
from footprint.inventory.values import (
    BASES,
    EXCHANGE_TYPES,
    KINDS,
    LICENCES,
    MODES,
    SECTORS,
    Basis,
    Exchange,
    ExchangeType,
    Flow,
    Process,
)
from footprint.ledgers import LEDGERS

SOURCES = Columns(("id", "title", "publisher", "year", "licence", "url"))
FLOWS = Columns(
    ("id", "name", "name_zh", "unit", "compartment", "ledger", "gwp100", "source", "source_place"), ("cas",)
)
PROCESSES = Columns(
    (
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
        "ter",
        "ger",
        "tir",
        "p",
    ),
    (
        "synonyms",
        "synonyms_zh",
        "cas",
        "hs",
        "technology",
        "density_kg_per_m3",
        "heating_value_mj_per_kg",
        "mass_kg_per_piece",
        "biogenic_carbon_kg_per_kg",
        "secondary",
        "contains_scrap",
        "grid_partner",
        "electricity",
        "transport_mode",
        "comment",
    ),
)
EXCHANGES = Columns(
    ("process", "type", "flow", "amount", "unit", "basis"), ("gsd", "source", "source_place", "comment")
)
_RATING = Range(1.0, 5.0)
_YEAR = Range(1950, 2100)


def source(row: Row, findings: list[Finding]) -> Source:
    """A row of sources.csv. The url may be empty: not every table of statistics is on the web."""
    cells = Cells(row, findings)
    return Source(
        cells.source_id(),
        cells.text("title"),
        cells.text("publisher"),
        cells.text("year"),
        cells.text("licence"),
        row["url"],
    )


def flow(row: Row, findings: list[Finding]) -> Flow:
    """A row of flows.csv. In `biogenic_removals` the factor is negative, elsewhere positive."""
    cells = Cells(row, findings)
    name, name_zh = cells.names()
    ledger = cells.one_of("ledger", LEDGERS, required=False)
    gwp = cells.number("gwp100")
    if ledger and not row["gwp100"]:
        cells.say("ledger-without-gwp", "gwp100")
    if gwp and not row["ledger"]:
        cells.say("gwp-without-ledger", "ledger")
    if ledger and gwp is not None and (gwp < 0) != (ledger == "biogenic_removals"):
        cells.say("removal-sign", "gwp100")
    return Flow(
        id=cells.identifier(),
        name=name,
        name_zh=name_zh,
        unit=cells.unit(),
        compartment=cells.text("compartment"),
        ledger=ledger,
        gwp100=gwp or 0.0,
        source=_source_of(cells),
        source_place=row["source_place"],
        cas=cells.cas(),
        place=row.place,
    )


def process(row: Row, findings: list[Finding]) -> Process:
    """A row of processes.csv, still without its exchanges."""
    cells = Cells(row, findings)
    name, name_zh = cells.names()
    year = cells.required_number("year", _YEAR)
    if year is not None and year != int(year):
        cells.say("not-a-number", "year", value=row["year"], column="year")
    ratings = [cells.required_number(column, _RATING) or 5.0 for column in ("ter", "ger", "tir", "p")]
    record = Process(
        id=cells.identifier(),
        name=name,
        name_zh=name_zh,
        location=cells.location(),
        unit=cells.unit(),
        year=int(year or 0),
        sector=cells.one_of("sector", SECTORS) or "",
        group=cells.one_of("group", GROUPS) or "other",
        kind=cast(Kind, cells.one_of("kind", KINDS) or "unit"),
        licence=cast(Licence, cells.one_of("licence", LICENCES) or "private"),
        source=_source_of(cells),
        source_place=row["source_place"],
        quality=Quality(*ratings),
        synonyms=cells.words("synonyms"),
        synonyms_zh=cells.words("synonyms_zh"),
        cas=cells.cas(),
        hs=row["hs"] or None,
        technology=row["technology"],
        pack=row.place.pack,
        density_kg_per_m3=cells.number("density_kg_per_m3", POSITIVE),
        heating_value_mj_per_kg=cells.number("heating_value_mj_per_kg", POSITIVE),
        mass_kg_per_piece=cells.number("mass_kg_per_piece", POSITIVE),
        biogenic_carbon_kg_per_kg=cells.number("biogenic_carbon_kg_per_kg", Range(0.0, 1.0)) or 0.0,
        secondary=row["secondary"] or None,
        contains_scrap=cells.flag("contains_scrap"),
        grid_partner=row["grid_partner"] or None,
        electricity=cells.flag("electricity"),
        transport_mode=cells.one_of("transport_mode", MODES, required=False),
        comment=row["comment"],
        place=row.place,
    )
    _partners(record, cells)
    return record


def exchange(row: Row, findings: list[Finding]) -> tuple[str, Exchange | None]:
    """A row of exchanges.csv: the process that it belongs to and the exchange; None when it cannot be read."""
    cells = Cells(row, findings)
    before = len(findings)
    kind = cells.one_of("type", EXCHANGE_TYPES)
    produced = kind == "production"
    if produced:
        basis = cells.one_of("basis", BASES, required=False) or "cited"
    else:
        basis = cells.one_of("basis", BASES) or "cited"
    if basis == "estimate" and not row["comment"]:
        cells.say("estimate-without-reason", "comment")
    if basis == "derived" and not row["comment"]:
        cells.say("derived-without-how", "comment")
    amount = cells.required_number("amount", ANY)
    flow, asked = cells.provider("flow")
    record = Exchange(
        type=cast(ExchangeType, kind or "input"),
        flow=flow,
        amount=0.0 if amount is None else amount,
        unit=cells.unit(),
        gsd=cells.number("gsd", Range(1.0, 100.0)),
        basis=cast(Basis, basis),
        source=row["source"],
        source_place=row["source_place"],
        comment=row["comment"],
        place=row.place,
        asked=asked,
    )
    owner = cells.identifier("process")
    bad = any(finding.severity == "error" for finding in findings[before:])
    return owner, None if bad else record


def _source_of(cells: Cells) -> str:
    if not cells.row["source"]:
        cells.say("no-source", "source")
    return cells.row["source"]


def _partners(record: Process, cells: Cells) -> None:
    for column, partner in (("secondary", record.secondary), ("grid_partner", record.grid_partner)):
        if partner == record.id:
            cells.say("partner-of-itself", column, column=column)
    if record.grid_partner and not record.electricity:
        cells.say("grid-partner-without-electricity", "grid_partner")
    if record.transport_mode and record.unit not in {"t*km", ""}:
        cells.say("transport-unit", "unit", value=record.unit)
