"""The inventory: sources, lines, electricity, recycling, data quality."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable

from reports.facts import dqr_class
from reports.numbers import percent
from reports.study import evidence, origins, production
from reports.study.context import Context
from reports.study.statement import said, said_or
from reports.tables import SOURCES, line_table, source_rows, source_table

TABLE = 165.0  # points: a heading, a sentence or two and a table of the approaches
RECYCLING = ("cut-off", "pre-consumer", "substitution", "cff")
ELECTRICITY = {"location": "location_based", "market": "market_based"}


def inventory(study: Context, number: str) -> list[Flowable]:
    """Everything between the scope and the assessment."""
    document = study.document
    with_data = [line for line in document["lines"] if line["dataset"] or line["supplier_footprint"]]
    suppliers = [line for line in with_data if line["supplier_footprint"]]
    primary = percent(document["quality"].get("primary_data_share") or 0.0)
    study.record("sources", SOURCES, source_rows(document, study.language))
    return [
        study.heading(number, "h.inventory"),
        study.heading(f"{number}.1", "h.sources"),
        study.p(
            "study.sources",
            count=len(with_data),
            datasets=len(with_data) - len(suppliers),
            suppliers=len(suppliers),
            primary=primary,
        ),
        source_table(document, study.language),
        study.p("study.release", release=document["release"]),
        *said(study, "data_sources"),
        study.heading(f"{number}.2", "h.lines"),
        study.p("study.lines"),
        line_table(document, study.language),
        *_electricity(study, f"{number}.3"),
        *_recycling(study, f"{number}.4"),
        *_quality(study, f"{number}.5"),
        *production.production(study, f"{number}.6"),
    ]


def electricity_table(study: Context) -> Flowable:
    """Both results, the declared one in bold."""
    electricity = study.document["electricity"]
    values = [(study.named("electricity", key), electricity.get(key)) for key in ELECTRICITY.values()]
    declared = list(ELECTRICITY).index(electricity["declared"])
    return study.values("electricity", values, strong=(declared,))


def recycling_table(study: Context) -> Flowable:
    """The four approaches, the declared one in bold."""
    recycling = study.document["recycling"]
    values = [(study.named("recycling", key), recycling.get(key)) for key in RECYCLING]
    return study.values("recycling", values, strong=(RECYCLING.index(recycling["declared"]),))


def _electricity(study: Context, number: str) -> list[Flowable]:
    electricity = study.document["electricity"]
    found = [
        CondPageBreak(TABLE),
        study.heading(number, "h.electricity"),
        study.p("study.electricity", declared=study.named("electricity", electricity["declared"])),
        electricity_table(study),
        study.gap(4),
    ]
    if electricity.get("market_based") is None:
        found.append(study.p("study.market none"))
    return [*found, *production.instruments(study)]


def _recycling(study: Context, number: str) -> list[Flowable]:
    declared = study.named("recycling", study.document["recycling"]["declared"])
    return [
        CondPageBreak(TABLE),
        study.heading(number, "h.allocation"),
        *said_or(
            study, "allocation", "study.allocation shared" if study.document.get("production") else "study.allocation"
        ),
        study.p("study.recycling", declared=declared),
        recycling_table(study),
        *evidence.balances(study),
    ]


def _quality(study: Context, number: str) -> list[Flowable]:
    dqr = study.document["quality"].get("dqr")
    found = [study.heading(number, "h.quality")]
    if dqr is None:
        found.append(study.p("study.quality none"))
    else:
        found.append(study.p("study.quality", dqr=f"{dqr:.2f} ({dqr_class(dqr, study.language)})"))
    weights = [
        (abs(line["kg_co2e"]), (line.get("quality") or {}).get("estimate_share") or 0.0) for line in study.contributions
    ]
    whole = sum(weight for weight, _ in weights)
    share = sum(weight * estimate for weight, estimate in weights) / whole if whole else 0.0
    found.append(study.p("study.estimates", share=percent(share)))
    return [*found, *origins.completeness(study)]
