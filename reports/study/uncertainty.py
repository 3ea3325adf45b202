"""How the result spreads, and what makes it spread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from reports.book import INNER
from reports.figures import Figure, Spread, histogram
from reports.numbers import percent, significant
from reports.study.context import Context
from reports.tables import led

TALL = 130
INPUTS = 10
LEAST = 0.001  # of the variance: what is less goes with the rest


def drawn(study: Context) -> str:
    """What is drawn in every iteration, in words: with it an uncertain foreground, where the study has one."""
    variance = ((study.analysis.get("uncertainty") or {}).get("monte_carlo") or {}).get("variance") or {}
    kinds = [
        "dataset",
        *(kind for kind in ("supplier", "quantity", "foreground") if (variance.get("kinds") or {}).get(kind)),
    ]
    return study.listed([study.w(f"drawn.{kind}") for kind in kinds])


def distribution(study: Context) -> list[Flowable]:
    """The histogram of the draws with their percentiles; nothing where the document carries none."""
    section: Mapping[str, Any] = (study.analysis.get("uncertainty") or {}).get("monte_carlo") or {}
    bins, found = section.get("histogram"), study.document["uncertainty"]
    if not bins:
        return []
    marks = [(name.upper(), found[name]) for name in ("p5", "p50", "p95")]
    marks.append((study.w("study.declared result"), study.total))
    count, low, high = len(bins["counts"]), bins["low"], bins["high"]
    edges = [low + (high - low) * place / count for place in range(count + 1)]
    study.record("histogram", ("from kg", "to kg", "draws"), list(zip(edges, edges[1:], bins["counts"], strict=False)))
    spread = Spread(edges, bins["counts"], marks, (found["p5"], found["p95"]))

    def draw(canvas: Any, width: float, tall: float) -> None:
        histogram(canvas, (0, tall, width, tall), spread)

    return [CondPageBreak(TALL + 30), Figure(INNER, TALL, draw), study.caption("study.histogram")]


def analytic(study: Context) -> list[Flowable]:
    """First order, without sampling, and the inputs by their share of the variance."""
    section = (study.analysis.get("uncertainty") or {}).get("analytic")
    if not section or not section["inputs"]:
        return []
    names = {line["id"]: study.name_of(line) for line in study.document["lines"]}
    for line in study.document["lines"]:
        if line["dataset"]:
            names.setdefault(line["dataset"]["id"], study.name_of(line["dataset"]))
        if supplier := line["supplier_footprint"]:
            shown = ": ".join(str(supplier[key]) for key in ("organisation", "product") if supplier.get(key))
            names.setdefault(f"{supplier['id']}@{supplier['version']}", shown or study.name_of(line))
    rows = [
        (study.named("input", one["kind"]), names.get(one["id"], one["id"]), one["share"])
        for one in section["inputs"][:INPUTS]
        if one["share"] >= LEAST
    ]
    rest = 1.0 - sum(share for _, _, share in rows)
    if rest > 1e-9:
        rows.append((study.w("study.other inputs"), "", rest))
    low, high = (significant(section[name]) if section[name] is not None else "—" for name in ("p5", "p95"))
    table = study.table(
        "variance", ("kind", "name", "variance"), rows, (0.24, 0.6, 0.16), right=(2,), shown=(None, None, percent)
    )
    return led(study.p("study.analytic", low=low, high=high), table)
