"""General information, goal and scope."""

from __future__ import annotations

from reportlab.platypus import Flowable

from reports.book import INNER
from reports.facts import boundary_segments, covered_stages, criteria, excluded_stages, site_words
from reports.figures import Figure, boundary_strip
from reports.numbers import percent, quantity, significant
from reports.study.context import Context
from reports.study.production import profile
from reports.study.rules import rule_set
from reports.study.statement import captioned, cut_offs, period, said, said_or
from reports.study.statement import excluded as excluded_modules
from reports.tables import pairs


def general(study: Context, number: str) -> list[Flowable]:
    """Who, what, when, with what."""
    document, product, facts = study.document, study.product, study.facts
    missing = study.w("not stated")
    rows = [
        (study.w("product.name"), study.name),
        (study.w("product.model"), product.get("model") or missing),
        (study.w("product.sector"), study.named("sector", str(product.get("sector") or "other"))),
        (study.w("product.hs"), product.get("hs_code") or missing),
    ]
    if facts is not None:
        holder = facts.holder_zh if study.language == "zh" and facts.holder_zh else facts.holder
        rows += [
            (study.w("study.preparer"), holder),
            (study.w("label.site"), facts.site or missing),
            (study.w("label.report"), study.w("label.report value", id=facts.report_id, version=facts.report_version)),
            (study.w("study.date"), facts.issued.isoformat()),
            (study.w("label.criteria"), criteria(document, facts.criteria)),
        ]
    if name := rule_set(study):
        rows.append((study.w("study.rule set"), name))
    engine = ", ".join(f"{name} {version}" for name, version in sorted(document["engine"].items()))
    rows += [
        (study.w("study.engine"), engine),
        (study.w("label.release"), str(document["release"])),
        (study.w("label.snapshot"), str(document["sha256"])),
    ]
    return [study.heading(number, "h.general"), pairs(rows)]


def goal(study: Context, number: str) -> list[Flowable]:
    """Why the study was made and for whom."""
    return [
        study.heading(number, "h.goal"),
        *said_or(study, "goal", "study.goal", product=study.name),
        *captioned(study, "application"),
        *(captioned(study, "audience") or [study.p("study.audience")]),
        *captioned(study, "comparisons"),
    ]


def scope(study: Context, number: str) -> list[Flowable]:
    """Declared unit, boundary, cut-off, time."""
    product = study.product
    boundary = study.named("boundary", str(product["boundary"]))
    unit_key = "study.functional" if product["boundary"] == "cradle-to-grave" else "study.declared"
    mass = product.get("mass_kg")
    covered, excluded = covered_stages(product), excluded_stages(product)
    idle = [study.named("stage", stage) for stage in covered if stage not in study.document["stages"]]
    study.record(
        "boundary",
        ("stage", "boundary"),
        [(study.named("stage", stage), study.w("covered")) for stage in covered]
        + [(study.named("stage", stage), study.w("not covered")) for stage in excluded],
    )
    segments = boundary_segments(product, lambda stage: (study.named("stage", stage),))
    year = product.get("reference_year")
    return [
        study.heading(number, "h.scope"),
        study.heading(f"{number}.1", "h.product"),
        study.p(unit_key, unit=study.unit, boundary=boundary),
        *said(study, "functional_unit"),
        *(profile(study) or [study.p("study.reference flow", unit=study.unit)]),
        study.text(f"{study.w('product.mass')}: {quantity(float(mass)) + ' kg' if mass else study.w('not stated')}"),
        study.heading(f"{number}.2", "h.boundary"),
        study.p(
            "study.boundary",
            boundary=boundary,
            covered=study.listed([study.named("stage", stage) for stage in covered]),
            excluded=study.listed([study.named("stage", stage) for stage in excluded]),
        ),
        *said(study, "boundary"),
        Figure(INNER, 40, lambda canvas, width, height: boundary_strip(canvas, (0, height - 4, width, 30), segments)),
        study.p("study.inactive", stages=study.listed(idle)) if idle else study.gap(0),
        *excluded_modules(study),
        *said(study, "scope_changes"),
        study.heading(f"{number}.3", "h.cut-off"),
        study.p("study.cut-off"),
        *cut_offs(study),
        study.text(study.w("study.mass left out", share=mass_left_out(study))),
        study.heading(f"{number}.4", "h.time"),
        study.p("study.time", year=year or study.w("not stated")),
        *([study.p("study.period", period=span)] if (span := period(study)) else []),
        *said(study, "representativeness"),
        study.p("study.geography", site=_site(study)),
    ]


def _site(study: Context) -> str:
    return site_words(study.facts.site if study.facts else "", study.product) or study.w("not stated")


def headline(study: Context) -> str:
    """The result in one line."""
    return study.w("study.result", value=significant(study.total), unit=study.unit)


def cut_off_text(study: Context) -> str:
    """What is cut off, in words: what the statement lists, and the mass without lines."""
    section = study.document.get("cut_off") or {}
    listed = percent(section["sum"], 2) if section.get("stated") else study.w("not stated")
    return study.w("stated.cut-off", listed=listed, mass=mass_left_out(study))


def mass_left_out(study: Context) -> str:
    """The share of the stated mass that no line covers; where the masses are not known it is not stated, not zero."""
    share = study.document["quality"].get("cut_off_share")
    return study.w("not stated") if share is None else percent(share, 2)
