"""A comparison as JSON values: for the page, the command and the API."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Any

from footprint.analysis.comparison.chance import Chance
from footprint.analysis.comparison.comparability import obstacles, scale_of
from footprint.analysis.comparison.subject import Document, Subject, subject
from footprint.analysis.scenarios.section import finding
from footprint.analysis.spread import bins
from footprint.bom.values import STAGES
from footprint.ledgers import LEDGERS, share_of

Json = dict[str, Any]
ROWS = 20


def subjects(a: Document, b: Document) -> tuple[Subject, Subject | None]:
    """Both results, the second per declared unit of the first, or None when their units do not convert. InputError."""
    one, other = subject(a, "A"), subject(b, "B")
    scale = scale_of(a, b)
    return one, Subject(other.document, 1.0 / scale) if scale else None


def is_same(a: Document, b: Document) -> bool:
    """Whether two documents are of one product by what they say: its name and model."""
    one, other = a["product"], b["product"]
    return bool((one["name"], one["model"]) == (other["name"], other["model"]))


def compare(a: Document, b: Document, *, same: bool) -> Json:
    """What differs, second − first, per declared unit of the first; without probabilities. InputError as `subject`.

    Formula: Difference of two results.
    """
    one, other = subjects(a, b)
    findings = obstacles(a, b)
    found: Json = {
        "a": _head(a),
        "b": _head(b),
        "same_product": same,
        "comparable": not any(item.severity in ("error", "warning") for item in findings),
        "findings": [finding(item) for item in findings],
        "difference": None,
        "chance": {"analytic": None, "monte_carlo": None},
    }
    if other is None:
        return found
    scale = other.scale
    delta = other.total - one.total
    found["difference"] = {
        "a": one.total,
        "b": other.total,
        "delta": delta,
        "share": share_of(delta, one.total),
        "stages": _rows(a["stages"], b["stages"], scale, STAGES),
        "ledgers": _rows(
            {name: a["footprint"][name] for name in LEDGERS},
            {name: b["footprint"][name] for name in LEDGERS},
            scale,
            LEDGERS,
        ),
        "groups": _rows(a["label_groups"], b["label_groups"], scale),
        **(_lines(a, b, scale) if same else {"lines": [], "other_lines": 0.0}),
    }
    return found


def chance(found: Chance) -> Json:
    """A probability and the distribution of the difference."""
    made: Json = {"p_lower": found.p_lower, "sd": found.sd, "p5": found.p5, "p50": found.p50, "p95": found.p95}
    if found.histogram is None:
        return made
    return {**made, "iterations": found.iterations, "seed": found.seed, "histogram": bins(found.histogram)}


def _head(document: Document) -> Json:
    product, unit = document["product"], document["declared_unit"]
    return {
        "name": product["name"],
        "name_zh": product["name_zh"],
        "model": product["model"],
        "declared_unit": unit["text"],
        "declared_unit_zh": unit["text_zh"],
        "boundary": product["boundary"],
        "reference_year": product["reference_year"],
        "release": document["release"],
        "total": document["footprint"]["total"],
        "sha256": document.get("sha256"),
    }


def _rows(
    a: Mapping[str, float], b: Mapping[str, float], scale: float, order: tuple[str, ...] | None = None
) -> list[Json]:
    """Key by key, in this order or the largest difference first."""
    rows = []
    for key in order or sorted(a.keys() | b.keys()):
        if key in a or key in b:
            one, other = float(a.get(key, 0.0)), float(b.get(key, 0.0)) * scale
            rows.append({"key": key, "a": one, "b": other, "delta": other - one})
    return rows if order else sorted(rows, key=lambda row: (-abs(row["delta"]), row["key"]))


def _lines(a: Document, b: Document, scale: float) -> Json:
    """The lines by their id, the largest difference first; only one product has its lines' ids in common."""
    sides = [{line["id"]: line for line in document["lines"]} for document in (a, b)]
    rows = []
    for name in dict.fromkeys([*sides[0], *sides[1]]):
        one, other = sides[0].get(name), sides[1].get(name)
        kg = [None if line is None else line["kg_co2e"] for line in (one, other)]
        if kg == [None, None]:
            continue
        first, second = kg[0] or 0.0, (kg[1] or 0.0) * scale
        shown = other or one or {}
        rows.append(
            {
                "id": name,
                "name": shown.get("name", ""),
                "name_zh": shown.get("name_zh", ""),
                "a": first if one is not None else None,
                "b": second if other is not None else None,
                "delta": second - first,
            }
        )
    rows.sort(key=lambda row: (-abs(row["delta"]), row["id"]))
    return {"lines": rows[:ROWS], "other_lines": fsum(row["delta"] for row in rows[ROWS:])}
