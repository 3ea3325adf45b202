"""The validation report as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.inventory.validation.comparison import Comparison, summarise

CHART = "validation.svg"
_INTRODUCTION = """# Validation against published footprints

Written by `footprint lci validation` from the packs, `lci_data/validation.csv` and `lci_data/validation_products.csv`;
a test holds that it is in step with them. Figures are kg CO2e per unit, GWP100 of IPCC AR6, cradle to gate unless the
scope says otherwise. A result is *inside* when it lies in the published range or, where a single figure was published,
within a quarter of it. *Ratio* is computed over the published figure, or over the geometric mean of the range where no
central figure is given. Results of products leave the uptake of CO2 by plants out, as published footprints do.
"""
_UNLIKE = """The publication itself states what sets these apart, and no data set stands for it. They are shown beside
the nearest one, so that nobody takes them for it."""


def report(comparisons: Sequence[Comparison]) -> str:
    """The whole report, ending in a line end."""
    summary = summarise(comparisons)
    outside = [row for row in comparisons if row.counts and not row.inside]
    unlike = [row for row in comparisons if not row.counts]
    lines = [
        _INTRODUCTION,
        "## Summary",
        "",
        "| | |",
        "|---|---:|",
        f"| published figures | {summary.rows} |",
        f"| data sets that have one | {summary.datasets} |",
        f"| inside | {summary.inside} ({summary.share:.1%}) |",
        f"| inside, of the {summary.independent} whose data set does not rest on the same publication "
        f"| {summary.independent_inside} ({summary.independent_share:.1%}) |",
        f"| outside, explained | {summary.explained} |",
        f"| outside, not explained | {summary.unexplained} |",
        f"| outside by more than half of the nearer end | {summary.far} |",
        f"| of another route, year or boundary, not counted above | {summary.unlike} |",
        "",
        f"![Ratio of computed to published, with the published ranges]({CHART})",
        "",
        "## Outside",
        "",
    ]
    if not outside:
        lines += ["None.", ""]
    for row in outside:
        words = row.published
        reason = words.explanation or "**No reason found yet.**"
        lines.append(
            f"- `{words.dataset}`: {number(row.computed)} against {_published(row)} kg CO2e/{words.unit} "
            f"({cell(words.source)}), ratio {row.ratio:.2f}. {cell(reason)}"
        )
    lines += ["", "## Of another route, year or boundary", "", _UNLIKE, ""]
    lines += [
        f"- `{row.published.dataset}`: {number(row.computed)} beside {_published(row)} kg CO2e/{row.published.unit} "
        f"for {cell(row.published.product)} ({cell(row.published.source)}), ratio {row.ratio:.2f}. "
        f"{cell(row.published.unlike)}"
        for row in unlike
    ] or ["None."]
    lines += [
        "",
        "## All figures",
        "",
        "| data set | published for | unit | computed | published | ratio | inside | source |",
        "|---|---|---|---:|---:|---:|---|---|",
    ]
    for row in sorted(comparisons, key=_order):
        words = row.published
        about = ", ".join(part for part in (words.product, words.geography, words.year) if part)
        source = ", ".join(part for part in (words.source, words.source_place) if part)
        inside = "yes" if row.inside else ("no, explained" if words.explanation else "no")
        inside = inside if row.counts else "not compared"
        lines.append(
            f"| `{words.dataset}` | {cell(about)} | {words.unit} | {number(row.computed)} | {_published(row)} "
            f"| {row.ratio:.2f} | {inside} | {cell(source)} |"
        )
    return "\n".join(lines) + "\n"


def number(value: float) -> str:
    """Three significant digits, without an exponent."""
    digits = f"{value:.3g}"
    return f"{value:.0f}" if "e+" in digits else digits


def _order(row: Comparison) -> tuple[str, str, str, float]:
    return row.published.dataset, row.published.product, row.published.source, row.published.reference


def _published(row: Comparison) -> str:
    words = row.published
    if words.is_range:
        return f"{number(words.low)} – {number(words.high)}"
    return number(words.reference)


def cell(text: str) -> str:
    """Text that no longer means anything to Markdown or HTML."""
    for mark in "\\`*_[]<>|":
        text = (
            text.replace(mark, f"\\{mark}")
            if mark not in "<>"
            else text.replace(mark, {"<": "&lt;", ">": "&gt;"}[mark])
        )
    return " ".join(text.split())
