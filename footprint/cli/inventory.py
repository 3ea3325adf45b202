"""`footprint datasets` and `footprint lci`: the catalogue, and the packs that it is made of."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from footprint.inventory import PackSet, check_system, default_release, open_release, read_packs, shipped_packs
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.units import mass_in_kg


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
        click.echo(json.dumps([_row(catalogue, dataset) for dataset in catalogue], ensure_ascii=False, indent=1))
        return
    width = max((len(dataset.id) for dataset in catalogue), default=0)
    for dataset in catalogue:
        value = f"{dataset.factor.total:.4g}"
        click.echo(f"{dataset.id:<{width}}  {value:>10} kg CO2e/{dataset.unit:<6} {dataset.name} · {dataset.name_zh}")
    click.echo(f"{len(catalogue.datasets)} data sets, release {catalogue.release}", err=True)


def _row(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    return {
        "id": dataset.id,
        "name": dataset.name,
        "name_zh": dataset.name_zh,
        "location": dataset.location,
        "unit": dataset.unit,
        "year": dataset.year,
        "sector": dataset.sector,
        "kind": dataset.kind,
        "licence": dataset.licence,
        "source": catalogue.citation(dataset.id),
        "dqr": dataset.quality.dqr,
        "estimate_share": dataset.estimate_share,
        "kg_co2e": dataset.factor.total,
    }


@click.group()
def lci() -> None:
    """Check the LCI packs, export a release."""


@lci.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def check(folders: tuple[Path, ...], as_json: bool) -> None:
    """Validate packs (default: those that are shipped) and count what they hold.

    Folders are read together: a pack or a folder of packs each. Exit code 2 when something must be mended.
    """
    packs = read_packs(*(folders or (shipped_packs(),)))
    warnings = check_system(packs)
    rows = [_counts(packs, pack.id) for pack in packs.packs]
    total = {key: sum(row[key] for row in rows) for key in rows[0] if key != "pack"}
    rows.append({"pack": "total", **total})
    if as_json:
        listed = [{"code": w.code, "cell": w.cell, "message": w.en, "message_zh": w.zh} for w in warnings]
        click.echo(json.dumps({"packs": rows, "warnings": listed}, ensure_ascii=False, indent=1))
        return
    for warning in warnings:
        click.echo(f"{warning.severity}: {warning.text()}", err=True)
    columns = list(rows[0])
    widths = {column: max(len(column), *(len(str(row[column])) for row in rows)) for column in columns}
    for row in [dict(zip(columns, columns, strict=True)), *rows]:
        click.echo("  ".join(str(row[column]).rjust(widths[column]) for column in columns).rstrip())


def _counts(packs: PackSet, pack: str) -> dict[str, Any]:
    own = [process for process in packs.processes.values() if process.pack == pack]
    rows = [exchange for process in own for exchange in process.exchanges if exchange.type != "production"]
    return {
        "pack": pack,
        "processes": len(own),
        "unit": sum(process.kind == "unit" for process in own),
        "exchanges": len(rows),
        "cited": sum(row.basis == "cited" for row in rows),
        "derived": sum(row.basis == "derived" for row in rows),
        "estimate": sum(row.basis == "estimate" for row in rows),
        "mass known": sum(mass_in_kg(process.unit, process.properties) is not None for process in own),
        "synonyms": sum(bool(process.synonyms and process.synonyms_zh) for process in own),
        "secondary": sum(process.secondary is not None for process in own),
    }


@lci.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--release", default="", help="Name or hash of a background release; default: the latest.")
@click.option("--format", "form", type=click.Choice(("bw2package", "excel")), default="excel", help="Default: excel.")
@click.option("--private-use", is_flag=True, help="The file stays with you: write data that may not be passed on too.")
def export(file: Path, release: str, form: str, private_use: bool) -> None:
    """Write a release to FILE, as a Brightway workbook or a Brightway package."""
    from footprint.inventory.exporting import check_licences, export_excel, export_package

    found = open_release(home(), release) if release else default_release(home())
    if not private_use:
        check_licences(found)
    (export_excel if form == "excel" else export_package)(found, file)
    click.echo(f"{file}: {len(found.catalogue.datasets)} data sets of release {found.hash}", err=True)
