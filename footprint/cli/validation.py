"""What `footprint lci validation` writes and says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from footprint.inventory import read_packs, shipped_packs
from footprint.inventory.compilation import solve
from footprint.inventory.validation import Comparison, compare, read_published, summarise
from footprint.inventory.validation.chart import chart
from footprint.inventory.validation.markdown import CHART, report


def compare_shipped() -> tuple[Comparison, ...]:
    """The shipped packs, solved as a release is, against the published footprints beside them."""
    packs = read_packs(shipped_packs())
    published = read_published(shipped_packs(), {process.id: process.unit for process in packs.processes.values()})
    return compare(published, solve(packs).factors)


def documents(compared: Sequence[Comparison]) -> dict[str, str]:
    """The files by name."""
    return {"validation.md": report(compared), CHART: chart(compared)}


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
        f"{summary.far} lie outside by more than half"
    )
