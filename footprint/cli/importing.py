"""`footprint import`: a user's own background becomes a release of its own."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footprint.cli.inventory import home
from footprint.inventory.importing.messages import REASONS
from footprint.inventory.importing.values import FORMATS, Report, Request
from footprint.inventory.values import LICENCES

if TYPE_CHECKING:
    from footprint.inventory.catalogue import Licence
    from footprint.inventory.importing.values import Format

INCOMPLETE = 3
SHOWN = 20


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "wanted", type=click.Choice(("auto", *FORMATS)), default="auto", help="Default: by content.")
@click.option("--as", "name", required=True, metavar="NAME", help="Name of the release, for --release.")
@click.option("--licence", type=click.Choice(LICENCES), default="private", help="Licence class; default: private.")
@click.option("--year", type=click.IntRange(1950, 2100), help="Of data sets that state none; default: this year.")
@click.option("--allow-cut-off", is_flag=True, help="Go on without what is missing; it counts as nothing.")
@click.option("--with-packs", is_flag=True, help="Put the shipped packs into the release too.")
@click.option("--make-default", is_flag=True, help="Use it when no --release is given.")
@click.option("--replace", "replace_name", is_flag=True, help="Take the name over from another release.")
@click.option("--json", "as_json", is_flag=True, help="The report as one JSON document on stdout.")
def import_(
    file: Path,
    wanted: str,
    name: str,
    licence: Licence,
    year: int | None,
    allow_cut_off: bool,
    with_packs: bool,
    make_default: bool,
    replace_name: bool,
    as_json: bool,
) -> None:
    """Import FILE, a background of your own, as a release of its own.

    Brightway Excel, openLCA JSON-LD (zip or folder), ecoSpold 2 (.spold, folder or zip) or SimaPro CSV. Exit code 3
    when inputs, greenhouse gases or processes are missing: nothing is written then, and the report lists them.
    """
    from footprint.inventory.importing import import_background

    chosen: Format | None = next((one for one in FORMATS if one == wanted), None)
    request = Request(file, name, year or datetime.now(UTC).year, chosen, licence, allow_cut_off, with_packs)
    imported = import_background(
        request,
        home(),
        lambda text: click.echo(text, err=True),
        make_default=make_default,
        replace_name=replace_name,
    )
    report = imported.report
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) if as_json else table(report))
    if imported.release is None:
        click.echo("incomplete: nothing was written", err=True)
        sys.exit(INCOMPLETE)


def table(report: Report) -> str:
    """The report for a terminal."""
    rows = [
        f"{report.name}: {report.format}, licence {report.licence}",
        f"release             {report.release or 'none'}",
        f"processes           {report.processes}",
        f"exchanges           {report.exchanges}",
        f"inputs linked       {report.linked}",
        f"inputs not linked   {sum(one.count for one in report.unlinked)}",
        f"flows with a factor {report.flows_mapped}",
        f"flows without one   {sum(one.count for one in report.flows_unknown)}",
        f"processes left out  {len(report.excluded)}",
    ]
    gases = [flow for flow in report.flows_unknown if flow.greenhouse]
    sections = (
        ("not linked", [f"{o.count:>6}  {o.name} [{o.unit}] {o.location}: {_why(o.reason)}" for o in report.unlinked]),
        ("greenhouse gases without a factor", [f"{o.count:>6}  {o.name} ({o.compartment}, {o.unit})" for o in gases]),
        ("processes left out", [f"        {o.process}: {_why(o.reason)}" for o in report.excluded]),
        ("warnings", [f"  {one.text()}" for one in report.warnings]),
    )
    for title, lines in sections:
        if lines:
            rows += ["", title, *lines[:SHOWN]]
            if len(lines) > SHOWN:
                rows.append(f"        … and {len(lines) - SHOWN} more (--json lists all)")
    return "\n".join(rows)


def _why(reason: str) -> str:
    return REASONS[reason][0]
