"""Boundary, unit, stages, required lines and what is left out."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.bom.values import STAGES, Stage
from footprint.rules import kinds
from footprint.rules.case import Case, Row
from footprint.rules.evaluation.texts import checked
from footprint.rules.values import Checked
from footprint.rules.words import BOUNDARIES_ZH, STAGES_EN, STAGES_ZH, listed, listed_zh


def boundary(rule: kinds.Boundary, case: Case) -> Checked:
    """The declared boundary is one of those allowed."""
    found = {"boundary": case.boundary, "boundary_zh": BOUNDARIES_ZH[case.boundary]}
    if case.boundary in rule.allowed:
        return checked("boundary-met", "met", "product.boundary", **found)
    allowed = {"allowed": listed(rule.allowed), "allowed_zh": listed_zh(rule.allowed, BOUNDARIES_ZH)}
    return checked("boundary-other", "open", "product.boundary", **found, **allowed)


def unit(rule: kinds.Unit, case: Case) -> Checked:
    """The declared unit is one of those named, and its mass is stated where that is wanted."""
    declared = case.document["declared_unit"]
    found = {"unit": declared["text"], "unit_zh": declared["text_zh"]}
    if rule.units and case.unit not in rule.units:
        return checked("unit-other", "open", "product.declared_unit", **found, allowed=listed(rule.units))
    if rule.mass and not case.document["product"]["mass_kg"]:
        return checked("unit-no-mass", "open", "product.mass_kg", **found)
    return checked("unit-met", "met", "product.declared_unit", **found)


def stages(rule: kinds.Stages, case: Case) -> Checked:
    """Required stages have lines, excluded ones have none."""
    there = case.document["stages"]
    unwanted = [stage for stage in rule.excluded if stage in there]
    if unwanted:
        kg = sum(there[stage] for stage in unwanted)
        return checked("stages-excluded", "open", "section:stages", **_named("excluded", unwanted), kg=kg)
    missing = [stage for stage in rule.required if stage not in there]
    if missing:
        return checked("stages-missing", "open", "section:stages", **_named("missing", missing))
    names = [stage for stage in STAGES if stage in there]
    return checked("stages-met", "met", "section:stages", **_named("stages", names))


def _named(key: str, stages: Sequence[Stage]) -> dict[str, str]:
    return {key: listed(STAGES_EN[stage] for stage in stages), f"{key}_zh": listed_zh(stages, STAGES_ZH)}


def lines(rule: kinds.Lines, case: Case) -> Checked:
    """Enough lines fit."""
    found = [row for row in case.document["lines"] if _fits(rule, row)]
    if len(found) < rule.least:
        return checked("lines-missing", "open", "section:lines", count=len(found), least=rule.least)
    first = found[0]
    name, name_zh = first["name"] or first["name_zh"], first["name_zh"] or first["name"]
    example = {"example": f"{first['id']} {name}", "example_zh": f"{first['id']} {name_zh}"}
    return checked("lines-met", "met", f"line:{first['id']}", count=len(found), **example)


def _fits(rule: kinds.Lines, row: Row) -> bool:
    if rule.stages and row["stage"] not in rule.stages:
        return False
    dataset = row["dataset"] or {}
    names = " ".join(
        str(part) for part in (row["name"], row["name_zh"], dataset.get("name"), dataset.get("name_zh")) if part
    ).casefold()
    wanted = (
        (rule.groups, row["group"] in rule.groups),
        (rule.datasets, str(dataset.get("id", "")).startswith(rule.datasets or ("\0",))),
        (rule.words, any(word.casefold() in names for word in rule.words)),
    )
    given = [fits for demand, fits in wanted if demand]
    return any(given) if given else True


def cut_off(rule: kinds.CutOff, case: Case) -> Checked:
    """The shares of what is left out, against the limits."""
    entries = case.statement.cut_offs or ()
    largest, total = max((entry.share for entry in entries), default=0.0), case.statement.cut_off_sum
    mass = case.document["quality"]["cut_off_share"]
    over = total > rule.total or largest > rule.each or (mass or 0.0) > rule.mass
    return checked(
        "cut-off-over" if over else "cut-off-met",
        "open" if over else "met",
        "section:cut_off",
        sum=total,
        largest=largest,
        each=rule.each,
        total=rule.total,
        limit=rule.mass,
        mass="–" if mass is None else f"{mass:.2%}",
    )
