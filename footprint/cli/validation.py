"""What `footprint lci validation` writes and says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footprint.inventory import PackSet, read_packs, shipped_packs
from footprint.inventory.checks import Report, run_checks
from footprint.inventory.gaps import GapState, gap_states, read_gaps
from footprint.inventory.gaps.markdown import estimates_page
from footprint.inventory.validation import Comparison, compare, read_published, summarise
from footprint.inventory.validation.chart import chart
from footprint.inventory.validation.markdown import CHART, report


@dataclass(frozen=True)
class Shipped:
    """The shipped packs as checked, against the published footprints beside them, and their gaps."""

    compared: tuple[Comparison, ...]
    checked: Report
    gaps: tuple[GapState, ...]


def examine_shipped() -> Shipped:
    """The shipped packs, solved as a release is."""
    root = shipped_packs()
    packs = read_packs(root)
    checked = run_checks(packs)
    published = read_published(root, {process.id: process.unit for process in packs.processes.values()})
    return Shipped(compare(published, checked.factors), checked, gaps_of(root, packs, checked))


def gaps_of(root: Path, packs: PackSet, checked: Report) -> tuple[GapState, ...]:
    """The gaps in the table beside the packs in `root`, with what their data sets rest on."""
    return gap_states(read_gaps(root, packs.processes), packs, checked.factors, checked.shares)


def documents(shipped: Shipped) -> dict[str, str]:
    """The files by name."""
    page = estimates_page(shipped.checked.estimates, shipped.checked.estimate_rows, shipped.gaps)
    return {"validation.md": report(shipped.compared), CHART: chart(shipped.compared), "estimates.md": page}


def in_step(texts: Mapping[str, str], folder: Path) -> bool:
    """Whether the files stand there as they would be written."""
    return all((folder / name).is_file() and (folder / name).read_text("utf-8") == text for name, text in texts.items())


def write(texts: Mapping[str, str], folder: Path) -> None:
    """Write the files, the folder too when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


def as_document(compared: Sequence[Comparison]) -> dict[str, Any]:
    """The comparison as JSON holds it."""
    summary = summarise(compared)
    return {
        "published": summary.rows,
        "datasets": summary.datasets,
        "inside": summary.inside,
        "outside_explained": summary.explained,
        "outside_unexplained": summary.unexplained,
        "outside_by_more_than_half": summary.far,
        "unlike": summary.unlike,
        "independent": summary.independent,
        "independent_inside": summary.independent_inside,
        "rows": [
            {
                "dataset": row.published.dataset,
                "product": row.published.product,
                "unit": row.published.unit,
                "computed": row.computed,
                "low": row.published.low,
                "high": row.published.high,
                "ratio": row.ratio,
                "inside": row.inside,
                "source": row.published.source,
                "explanation": row.published.explanation,
                "unlike": row.published.unlike,
            }
            for row in compared
        ],
    }


def summary_line(compared: Sequence[Comparison]) -> str:
    """The counts in one sentence."""
    summary = summarise(compared)
    return (
        f"{summary.inside} of {summary.rows} published figures are met ({summary.share:.1%}); "
        f"{summary.explained} outside are explained, {summary.unexplained} are not; "
        f"{summary.far} lie outside by more than half; "
        f"{summary.unlike} of other routes, years or boundaries are not counted"
    )
