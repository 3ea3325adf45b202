"""The table `gaps.csv` beside the packs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from footprint.findings import Finding, InputError
from footprint.inventory.cells import Cells
from footprint.inventory.messages import MESSAGES
from footprint.inventory.tables import Columns, Row, read_table

TABLE = "gaps.csv"
COLUMNS = Columns(("gap", "gap_zh", "named", "datasets", "found", "missing"))
# who says that it is one: the reference page of the inventory, or whoever made the packs
NAMED = ("reference", "packs")


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not to be had: its data sets (none when there is no data set), what was found, what is still missing.

    `named` is one of NAMED. `found` and `missing` name their sources in words; the rows of the data sets cite them.
    """

    name: str
    name_zh: str
    named: str
    datasets: tuple[str, ...]
    found: str
    missing: str


def read_gaps(root: Path, datasets: Collection[str]) -> tuple[Gap, ...]:
    """The gaps beside the packs in `root`, none when there is no table. InputError: form, or a data set not there."""
    if not (root / TABLE).exists():
        return ()
    findings: list[Finding] = []
    gaps = [_gap(row, datasets, findings) for row in read_table(root / TABLE, root.name, COLUMNS, findings)]
    if findings:
        raise InputError(findings)
    return tuple(gaps)


def _gap(row: Row, datasets: Collection[str], findings: list[Finding]) -> Gap:
    cells = Cells(row, findings)
    names = cells.words("datasets")
    for name in names:
        if name not in datasets:
            place = row.place.cell("datasets")
            findings.append(MESSAGES.finding("missing-provider", cell=place, value=name[:80], hint="", hint_zh=""))
    named = cells.one_of("named", NAMED) or ""
    return Gap(cells.text("gap"), cells.text("gap_zh"), named, names, cells.text("found"), row["missing"])
