"""`footprint datasets` and `footprint lci`: the catalogue, and the packs that it is made of."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from footprint.inventory import default_release, open_release, read_packs, shipped_packs
from footprint.inventory.listing import listed


def home() -> Path:
    """Where the state lives: $FOOTPRINT_HOME or ./instance."""
    return Path(os.environ.get("FOOTPRINT_HOME") or "instance")


@click.command()
@click.option("--release", default="", help="Name or hash of a background release; default: the latest.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def datasets(release: str, as_json: bool) -> None:
    """List the catalogue; the shipped packs are compiled when there is no release yet."""
    found = open_release(home(), release) if release else default_release(home())
    catalogue = found.catalogue
    if as_json:
        click.echo(json.dumps([listed(catalogue, dataset) for dataset in catalogue], ensure_ascii=False, indent=1))
        return
    width = max((len(dataset.id) for dataset in catalogue), default=0)
    for dataset in catalogue:
        value = f"{dataset.factor.total:.4g}"
        click.echo(f"{dataset.id:<{width}}  {value:>10} kg CO2e/{dataset.unit:<6} {dataset.name} · {dataset.name_zh}")
    click.echo(f"{len(catalogue.datasets)} data sets, release {catalogue.release}", err=True)


@click.group()
def lci() -> None:
    """Check the LCI packs, export a release."""


@lci.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.option("--notes", is_flag=True, help="List notes too, not errors and warnings alone.")
@click.option("--largest", type=click.IntRange(0), default=15, show_default=True, help="How many estimated rows.")
def check(folders: tuple[Path, ...], as_json: bool, notes: bool, largest: int) -> None:
    """Validate packs (default: those that are shipped): balances, ranges, orphans, units, languages, estimates.

    Folders are read together: a pack or a folder of packs each. The largest estimates come with their part of the
    catalogue's share, and gaps.csv beside the packs with what each gap rests on. Exit code 1 when a check fails, 2
    when the packs cannot be read or solved.
    """
    from footprint.cli.checks import as_document, print_report
    from footprint.cli.validation import gaps_of
    from footprint.inventory.checks import run_checks

    roots = folders or (shipped_packs(),)
    packs = read_packs(*roots)
    report = run_checks(packs)
    gaps = [state for root in roots for state in gaps_of(root, packs, report)]
    if as_json:
        click.echo(json.dumps(as_document(packs, report, gaps, largest), ensure_ascii=False, indent=1))
    else:
        print_report(packs, report, gaps, largest, notes)
    if report.failed:
        raise click.exceptions.Exit(1)


@lci.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--release", default="", help="Name or hash of a background release; default: the latest.")
@click.option("--format", "form", type=click.Choice(("bw2package", "excel")), default="excel", help="Default: excel.")
@click.option("--private-use", is_flag=True, help="The file stays with you: write data that may not be passed on too.")
def export(file: Path, release: str, form: str, private_use: bool) -> None:
    """Write a release to FILE, as a Brightway workbook or a Brightway package."""
    from footprint.inventory.exporting import check_licences, export_release

    found = open_release(home(), release) if release else default_release(home())
    if not private_use:
        check_licences(found)
    export_release(found, "excel" if form == "excel" else "bw2package", file)
    click.echo(f"{file}: {len(found.catalogue.datasets)} data sets of release {found.hash}", err=True)


@lci.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="Where validation.md, validation.svg and estimates.md go.",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 when they are out of step.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def validation(out: Path, only_check: bool, as_json: bool) -> None:
    """Compare the shipped packs with published footprints, and say what rests on estimates: reports and chart.

    Exit code 1 when a figure lies outside the published range without an explanation.
    """
    from footprint.cli.validation import as_document, documents, examine_shipped, in_step, summary_line, write
    from footprint.inventory.validation import summarise

    shipped = examine_shipped()
    compared, texts = shipped.compared, documents(shipped)
    if only_check:
        fresh = in_step(texts, out)
    else:
        write(texts, out)
        fresh = True
    if as_json:
        click.echo(json.dumps(as_document(compared), ensure_ascii=False, indent=1))
    else:
        click.echo(summary_line(compared))
    if not fresh:
        click.echo(f"the reports in {out} are out of step; run `footprint lci validation`", err=True)
    if not fresh or summarise(compared).unexplained:
        raise click.exceptions.Exit(1)
