"""The impact assessment and its interpretation."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable

from footprint.bom.values import STAGES
from footprint.ledgers import LEDGERS
from reports.book import INNER
from reports.figures import Bar, Figure, bars, pareto
from reports.numbers import percent, significant
from reports.study import choices, evidence, origins, uncertainty
from reports.study.context import Context
from reports.study.statement import captioned, said
from reports.style import STAGE_COLOURS
from reports.tables import line_name

MOST_PARETO = 10
TABLE = 200.0  # points: a heading, a sentence and a table of the ledgers


def impact(study: Context, number: str) -> list[Flowable]:
    """The result and its parts."""
    document, footprint = study.document, study.document["footprint"]
    method, carbon = document["method"], footprint.get("biogenic_carbon_content") or 0.0
    stages = [(stage, document["stages"][stage]) for stage in STAGES if stage in document["stages"]]
    groups = sorted(document["label_groups"].items(), key=lambda item: (-abs(item[1]), item[0]))
    ledgers = [(study.named("ledger", name), footprint[name]) for name in LEDGERS]
    ledgers.append((study.w("ledger.total"), footprint["total"]))
    ledgers.append((study.w("ledger.total_excluding_biogenic_uptake"), footprint["total_excluding_biogenic_uptake"]))
    stage_bars = [Bar(study.named("stage", stage), value, STAGE_COLOURS[stage]) for stage, value in stages]
    study.record("groups", ("group", "kg"), [(study.named("group", name), value) for name, value in groups])
    group_bars = [Bar(study.named("group", name), value) for name, value in groups]
    return [
        study.heading(number, "h.impact"),
        study.heading(f"{number}.1", "h.method"),
        study.p("study.method", characterisation=method["characterisation"], indicator=method["indicator"]),
        study.heading(f"{number}.2", "h.stages"),
        study.values(
            "stages",
            [
                *((study.named("stage", stage), value) for stage, value in stages),
                (study.w("ledger.total"), study.total),
            ],
            strong=(len(stages),),
        ),
        *_per_piece(study),
        _chart(stage_bars, study.total),
        CondPageBreak(TABLE),
        study.heading(f"{number}.3", "h.ledgers"),
        study.p("study.ledgers"),
        study.values("ledgers", ledgers, strong=(len(LEDGERS),)),
        study.gap(3),
        study.text(f"{study.w('ledger.biogenic_carbon_content')}: {significant(carbon)}"),
        *evidence.carbon(study),
        CondPageBreak(17.0 * len(group_bars) + 40),
        study.heading(f"{number}.4", "h.groups"),
        _chart(group_bars, study.total),
        *_uncertainty(study, f"{number}.5"),
        *origins.gases(study, f"{number}.6"),
    ]


def _per_piece(study: Context) -> list[Flowable]:
    """What one piece causes where the result is of less or more than one: a vehicle per km, a battery per kWh."""
    pieces = ((study.document.get("profile") or {}).get("reference_flow") or {}).get("pieces")
    if not pieces or pieces == 1.0:
        return []
    stages = study.document["stages"]
    gate = sum(kg for stage, kg in stages.items() if stage not in ("use", "end_of_life"))
    return [study.p("study.per piece", whole=significant(study.total / pieces), gate=significant(gate / pieces))]


def _chart(rows: list[Bar], total: float) -> Flowable:
    height = 17.0 * len(rows) + 6
    return Figure(
        INNER, height, lambda canvas, width, tall: bars(canvas, (0, tall - 3, width, tall - 6), rows, total, size=8)
    )


def _uncertainty(study: Context, number: str) -> list[Flowable]:
    found = study.document.get("uncertainty")
    head = study.heading(number, "h.uncertainty")
    if not found:
        return [head, study.p("study.uncertainty none", section="4.5"), *uncertainty.analytic(study)]
    numbers = {name: significant(found[name]) for name in ("p5", "p50", "p95")}
    return [
        head,
        study.p("study.uncertainty", iterations=found["iterations"], seed=found["seed"], unit=study.unit, **numbers),
        study.p("study.drawn", what=uncertainty.drawn(study)),
        *uncertainty.distribution(study),
        *uncertainty.analytic(study),
    ]


def interpretation(study: Context, number: str) -> list[Flowable]:
    """Findings, upstream, sensitivity, assumptions, limitations, improvement."""
    document = study.document
    stage, kg = max(document["stages"].items(), key=lambda item: item[1], default=("materials", 0.0))
    largest = study.contributions[:3]
    together = sum(line["kg_co2e"] for line in largest)
    positive = [line for line in study.contributions if line["kg_co2e"] > 0]
    rows = [(line_name(line, study.language), float(line["kg_co2e"])) for line in positive[:MOST_PARETO]]
    gross = sum(line["kg_co2e"] for line in positive)

    def share(value: float) -> str:
        return percent(value / study.total) if study.total else "—"

    found = [
        study.heading(number, "h.interpretation"),
        study.heading(f"{number}.1", "h.findings"),
        study.p(
            "study.findings",
            stage=study.named("stage", stage),
            share=share(kg),
            lines=study.line_names(largest),
            together=share(together),
        ),
    ]
    if rows:
        study.record("pareto", ("line", "kg"), rows)
        found += [
            CondPageBreak(200),
            Figure(INNER, 175, lambda canvas, width, tall: pareto(canvas, (0, tall, width, tall), rows, gross)),
            study.caption("study.pareto"),
        ]
    return [
        *found,
        *origins.flows(study),
        *origins.upstream(study, f"{number}.2"),
        study.heading(f"{number}.3", "h.sensitivity"),
        study.p("study.approaches", electricity="4.3", recycling="4.4"),
        *choices.sensitivity(study),
        *_assumptions(study, f"{number}.4"),
        study.heading(f"{number}.5", "h.limitations"),
        study.p("study.limitations"),
        *said(study, "limitations"),
        study.heading(f"{number}.6", "h.improvement"),
        study.p("study.improvement", lines=study.line_names(largest)),
        *choices.scenarios(study),
        *origins.data_needs(study),
        *captioned(study, "conclusions", "performance_tracking", "recalculation"),
    ]


def _assumptions(study: Context, number: str) -> list[Flowable]:
    warnings = study.document["warnings"]
    found = [
        study.heading(number, "h.assumptions"),
        *captioned(study, "assumptions", "use_scenario", "end_of_life_scenario", "alternative_scenarios"),
        study.p("study.assumptions"),
    ]
    if not warnings:
        return [*found, study.p("study.no warnings")]
    for warning in warnings:
        text = warning.get("message_zh") if study.language == "zh" else warning["message"]
        place = f"[{warning['line']}] " if warning.get("line") else ""
        found.append(study.text(f"– {place}{text or warning['message']}"))
    return found
