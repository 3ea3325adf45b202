"""`footprint bom columns`: what the columns of a file are taken to mean; `footprint bom template`: one to fill in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footprint.bom.template_examples import SECTORS

if TYPE_CHECKING:
    from footprint.bom.mapping.values import Proposal, ProposedColumn

OPEN = 3


@click.group()
def bom() -> None:
    """A bill of materials before it is read: its columns, and a template."""


@bom.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sheet", default="", metavar="NAME", help="The sheet of the lines, instead of the likeliest.")
@click.option(
    "--heading-row", "heading_rows", type=click.IntRange(1, 9999), multiple=True, help="A row of the headings."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document: change its `mapping`, give it to --mapping.")
def columns(file: Path, sheet: str, heading_rows: tuple[int, ...], as_json: bool) -> None:
    """What each column of FILE (CSV, XLSX or JSON) is taken to mean. Exit code 3 when something must be answered."""
    from footprint.bom import propose
    from footprint.bom.limits import LIMITS
    from footprint.bom.mapping.codec import proposal_to_json

    with file.open("rb") as opened:
        data = opened.read(LIMITS.file_bytes + 1)
    proposal = propose(data, file.name, sheet=sheet, heading_rows=heading_rows)
    if as_json:
        click.echo(json.dumps(proposal_to_json(proposal), ensure_ascii=False, indent=1))
    else:
        click.echo(table(proposal))
    sys.exit(OPEN if proposal.questions or proposal.units else 0)


@bom.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(("en", "zh")), default="en", show_default=True)
@click.option("--sector", type=click.Choice(SECTORS), default="vehicle", show_default=True, help="Whose example.")
def template(out: Path, language: str, sector: str) -> None:
    """Write a bill of materials to fill in to OUT, a name that ends in .xlsx (with drop-downs) or .csv."""
    from footprint.bom.templates import template_file

    found = template_file(language, out.suffix.lower().removeprefix("."), sector)
    if found is None:
        raise click.BadParameter("the name ends in .xlsx or .csv", param_hint="OUT")
    try:
        out.write_bytes(found[1])
    except OSError as error:
        raise click.FileError(str(out), error.strerror or "") from error


def table(proposal: Proposal) -> str:
    """A proposal for a terminal."""
    mapping = proposal.mapping
    if mapping is None:
        return "JSON names its fields itself; there are no columns to choose"
    rows = [
        f"sheet {mapping.sheet}, headings in row {', '.join(map(str, mapping.heading_rows)) or '-'}, "
        f"tree {mapping.levels}, quantities per {mapping.basis}, decimal {mapping.decimal}",
        "",
        *(_column(column) for column in proposal.columns),
    ]
    if proposal.questions or proposal.units:
        rows += ["", "to be answered"]
        rows += [f"  {found.code}: {found.text()}" for found in proposal.questions]
        for unit in proposal.units:
            choices = " or ".join(f"{choice.amount:.10g} {choice.unit}" for choice in unit.choices) or "any"
            rows.append(f"  unit: one {unit.text!r} in {unit.cell} is {choices}")
    if proposal.assumptions:
        rows += ["", "assumed", *(f"  {found.code}: {found.text()}" for found in proposal.assumptions)]
    if not proposal.certain:
        rows += ["", "to answer: --json into a file, change its `mapping`, and give it to `calculate --mapping`"]
    return "\n".join(rows)


def _column(one: ProposedColumn) -> str:
    from footprint.bom.tables import column_letter

    column = one.column
    told = " ".join(
        part
        for part in (
            column.role or "-",
            column.unit and f"[{column.unit}]",
            "[%]" if column.percent else "",
            f"[per {column.per:g}]" if column.per != 1 else "",
        )
        if part
    )
    return f"{column_letter(column.index):>3}  {told:<24} {one.confidence:4.0%}  {column.heading}  ({one.reason})"
