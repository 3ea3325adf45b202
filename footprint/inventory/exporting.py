"""A release for others' programs: a Brightway workbook, or a Brightway package."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from footprint.findings import InputError
from footprint.inventory.brightway_export import SUFFIX
from footprint.inventory.licences import not_passed_on
from footprint.inventory.messages import MESSAGES
from footprint.inventory.release import Release
from footprint.inventory.values import FROM_PROCESSES, Exchange
from footprint.units import conversion_factor

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

SECONDS = 1800
FileKind = Literal["excel", "bw2package"]
# kind → ending of the file and its media type
FILES: dict[FileKind, tuple[str, str]] = {
    "excel": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "bw2package": (SUFFIX, "application/octet-stream"),
}
HEADING = (
    "name",
    "amount",
    "unit",
    "location",
    "type",
    "categories",
    "database",
    "code",
    "uncertainty type",
    "loc",
    "scale",
    "comment",
)
_LOGNORMAL = 2


def check_licences(release: Release) -> None:
    """InputError when the release holds data sets that may not be passed on."""
    withheld = not_passed_on(release.catalogue)
    if withheld:
        classes = ", ".join(sorted(withheld))
        raise InputError([MESSAGES.finding("export-withheld", count=withheld.total(), classes=classes)])


def export_release(release: Release, kind: FileKind, file: Path) -> None:
    """Write a release to a file of this kind. Whether it may be passed on is asked before (`check_licences`)."""
    (export_excel if kind == "excel" else export_package)(release, file)


def export_excel(release: Release, file: Path) -> None:
    """The data sets with their exchanges, each in the unit of what it takes, as Brightway counts; stated spreads.

    Where a pack states another unit (MJ of a fuel that is sold by mass), the comment says what was stated. Text that
    begins like a formula stays text. `footprint import` reads the workbook back.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("release")

    def cell(value: object) -> WriteOnlyCell | object:
        if not isinstance(value, str):
            return value
        found = WriteOnlyCell(sheet, value)
        found.data_type = "s"
        return found

    database = f"footprint-{release.hash[:12]}"
    flows = f"{database}-flows"
    sheet.append(["Database", database])
    sheet.append([])
    for dataset in release.catalogue:
        sheet.append(["Activity", cell(dataset.name)])
        for field, value in (
            ("code", dataset.id),
            ("reference product", dataset.name),
            ("name_zh", dataset.name_zh),
            ("location", dataset.location),
            ("unit", dataset.unit),
            ("year", dataset.year),
            ("licence", dataset.licence),
            ("source", release.catalogue.citation(dataset.id)),
        ):
            sheet.append([field, cell(value)])
        sheet.append(["Exchanges"])
        sheet.append(HEADING)
        for exchange in release.exchanges(dataset.id):
            sheet.append([cell(value) for value in _row(release, exchange, database, flows)])
        sheet.append([])
    book.save(file)


def _row(release: Release, exchange: Exchange, database: str, flows: str) -> list[Any]:
    inside = exchange.type in FROM_PROCESSES or exchange.type == "production"
    if inside:
        provider = release.catalogue[exchange.flow]
        unit, factor = provider.unit, conversion_factor(exchange.unit, provider.unit, provider.properties)
        name, place, categories = provider.name, provider.location, ""
        kind = "production" if exchange.type == "production" else "technosphere"
    else:
        flow = release.flows[exchange.flow]
        unit, factor = flow.unit, conversion_factor(exchange.unit, flow.unit)
        resource = flow.compartment == "resource"
        name, place, kind = flow.name, "", "biosphere"
        categories = "natural resource" if resource else flow.compartment
    amount = exchange.amount * factor
    spread: list[Any] = ["", "", ""]
    if exchange.gsd and exchange.gsd > 1 and amount:
        spread = [_LOGNORMAL, log(abs(amount)), log(exchange.gsd)]
    stated = "" if unit == exchange.unit else f"stated as {exchange.amount:g} {exchange.unit}"
    where = database if inside else flows
    return [
        name,
        amount,
        unit,
        place,
        kind,
        categories,
        where,
        exchange.flow,
        *spread,
        "; ".join(part for part in (stated, exchange.comment) if part),
    ]


def export_package(release: Release, file: Path) -> None:
    """A `.bw2package` with two databases and a method a ledger, written in a process and project of its own."""
    with tempfile.TemporaryDirectory(prefix="footprint-export-") as folder:
        draft = Path(folder) / f"release{SUFFIX}"
        environment = {**os.environ, "BRIGHTWAY2_DIR": folder}
        try:
            done = subprocess.run(
                [sys.executable, "-m", "footprint.inventory.brightway_export", str(release.path.resolve()), str(draft)],
                env=environment,
                cwd=folder,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise InputError([MESSAGES.finding("export-failed", error=f"more than {SECONDS} s")]) from None
        if done.returncode or not draft.is_file():
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
            raise InputError([MESSAGES.finding("export-failed", error=lines[-1][:160])])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(draft.read_bytes())
