"""Graded evaluations, such as of zero-carbon products: a baseline, levels, and offsets that stand apart."""

from __future__ import annotations

from math import fsum

from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation.texts import checked
from footprint.rules.values import Checked
from footprint.rules.words import figure, listed, listed_zh


def baseline(rule: kinds.Baseline, case: Case) -> Checked:
    """A baseline is stated, of a year within the time that the rule gives."""
    found, reference = case.following.baseline, case.document["product"]["reference_year"]
    if found is None or case.reduction is None:
        return checked("baseline-missing", "open", "rules.baseline")
    if reference is None or not 1 <= reference - found.year <= rule.max_years:
        years = {"year": str(found.year), "reference": str(reference or "–"), "limit": rule.max_years}
        return checked("baseline-old", "open", "rules.baseline", **years)
    facts = {"year": str(found.year), "kg": found.kg_co2e, "source": found.source, "reduction": case.reduction}
    return checked("baseline-met", "stated", "rules.baseline", **facts)


def level(rule: kinds.Level, case: Case) -> Checked:
    """Every bound of the level holds. An unknown figure does not hold."""
    facts: list[tuple[str, str, bool]] = []
    figures: dict[str, float] = {}
    if rule.reduction is not None:
        found = case.reduction
        facts.append(_least("reduction", "降低", found, rule.reduction))
        figures["reduction"] = found if found is not None else 0.0
    if rule.green_power is not None:
        found = case.green_power_share
        facts.append(_least("green power", "绿电比例", found, rule.green_power))
        figures["green_power"] = found if found is not None else 0.0
    if rule.intensity is not None:
        per = case.intensity(rule.unit)
        shown = "–" if per is None else figure(per)
        facts.append(
            (
                f"{shown} of at most {rule.intensity:g} kg CO2e/{rule.unit}",
                f"{shown}，至多 {rule.intensity:g} kg CO2e/{rule.unit}",
                per is not None and per <= rule.intensity,
            )
        )
        figures["intensity"] = per if per is not None else 0.0
    reached = all(holds for _, _, holds in facts)
    words = {"facts": listed(en for en, _, _ in facts), "facts_zh": listed_zh([zh for _, zh, _ in facts])}
    if reached:
        return checked("level-reached", "met", "section:rules", **words, **figures)
    return checked("level-missed", "open", "section:rules", **words, **figures)


def _least(name: str, name_zh: str, found: float | None, least: float) -> tuple[str, str, bool]:
    shown = "–" if found is None else f"{found:.1%}"
    return (
        f"{name} {shown} of at least {least:.0%}",
        f"{name_zh} {shown}，至少 {least:.0%}",
        found is not None and found >= least,
    )


def offsets(rule: kinds.Offsets, case: Case) -> Checked:
    """Offsets are listed apart where they may be listed at all; the footprint never sees them.

    Formula: Offsets apart.
    """
    found = case.following.offsets
    if not found:
        return checked("offsets-none", "met", "section:footprint")
    if not rule.allowed:
        return checked("offsets-refused", "open", "rules.offsets", count=len(found))
    kg = fsum(offset.kg_co2e for offset in found)
    return checked("offsets-apart", "stated", "rules.offsets", count=len(found), kg=kg, total=case.total)
