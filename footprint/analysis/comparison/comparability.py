"""Whether two results may be compared: one unit, boundary, set of rules and background (ISO 14067:2018, clause 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from footprint.analysis.comparison.messages import MESSAGES
from footprint.bom.headings import CHOICES_ZH
from footprint.bom.values import STAGES
from footprint.findings import Finding
from footprint.units import UnitError, conversion_factor

Document = Mapping[str, Any]


def scale_of(a: Document, b: Document) -> float | None:
    """Declared units of `a` in one declared unit of `b`: what b's numbers are divided by; None when none convert."""
    one, other = a["declared_unit"], b["declared_unit"]
    try:
        factor = conversion_factor(other["unit"], one["unit"])
    except UnitError:
        return None
    return float(other["amount"]) * factor / float(one["amount"])


def obstacles(a: Document, b: Document) -> tuple[Finding, ...]:
    """Everything that speaks against comparing them; an error forbids it, a warning makes it doubtful.

    Formula: Comparability.
    """
    return (*_unit(a, b), *_scope(a, b), *_method(a, b), *_state(a, b))


def _unit(a: Document, b: Document) -> Iterator[Finding]:
    units = {"a": a["declared_unit"]["text"], "b": b["declared_unit"]["text"]}
    scale = scale_of(a, b)
    if scale is None:
        yield MESSAGES.finding("unit-differs", **units)
    elif scale != 1.0:
        yield MESSAGES.finding("unit-scaled", **units)


def _scope(a: Document, b: Document) -> Iterator[Finding]:
    one, other = a["product"]["boundary"], b["product"]["boundary"]
    if one != other:
        names = CHOICES_ZH["boundary"]
        yield MESSAGES.finding(
            "boundary-differs", a=one, b=other, a_zh=names.get(one, one), b_zh=names.get(other, other)
        )
    else:
        alone = [stage for stage in STAGES if (stage in a["stages"]) != (stage in b["stages"])]
        if alone:
            names = CHOICES_ZH["stage"]
            yield MESSAGES.finding(
                "stages-differ", stages=", ".join(alone), stages_zh="、".join(names[stage] for stage in alone)
            )
    if _rules(a) != _rules(b):
        yield MESSAGES.finding("rules-differ", a=_rules(a) or "–", b=_rules(b) or "–")
    if a.get("declarations", {}).get("profile") != b.get("declarations", {}).get("profile"):
        yield MESSAGES.finding("life-differs")


def _method(a: Document, b: Document) -> Iterator[Finding]:
    for key in ("characterisation", "electricity", "recycling"):
        one, other = a["method"].get(key), b["method"].get(key)
        if one != other:
            yield MESSAGES.finding(f"{key}-differs", a=one, b=other)
    if a["release"] != b["release"]:
        yield MESSAGES.finding("release-differs", a=str(a["release"])[:12], b=str(b["release"])[:12])


def _state(a: Document, b: Document) -> Iterator[Finding]:
    one, other = a["product"].get("reference_year"), b["product"].get("reference_year")
    if one != other:
        yield MESSAGES.finding("year-differs", a=one or "–", b=other or "–")
    for document, which, which_zh in ((a, "the first result", "第一个结果"), (b, "the second result", "第二个结果")):
        if not document.get("complete"):
            yield MESSAGES.finding("incomplete", which=which, which_zh=which_zh)


def _rules(document: Document) -> str:
    found = document.get("rules") or {}
    return f"{found['id']}@{found.get('version', '')}" if found.get("id") else ""
