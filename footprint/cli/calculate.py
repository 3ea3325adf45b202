"""`footprint calculate`: a bill of materials → a table, or the result document."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from footprint.cli.inventory import home
from footprint.engine.uncertainty import LIMIT
from footprint.engine.values import Choice, ElectricityApproach, Options, RecyclingApproach
from footprint.findings import InputError

if TYPE_CHECKING:
    from footprint.assessment import Assessment
    from footprint.bom.reading import ReadBom
    from footprint.bom.values import Bom
    from footprint.inventory import Release
    from footprint.results.document import Document

LARGEST = 12
INCOMPLETE = 3
MAPPING = click.Path(exists=True, dir_okay=False, path_type=Path)
MAPPING_HELP = "What the columns mean, as `footprint bom columns --json` prints it."


@click.command()
@click.argument("bom", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The result document on stdout.")
@click.option("--iterations", type=click.IntRange(0, LIMIT), default=0, help="Monte Carlo iterations.")
@click.option("--release", default="", help="Name or hash of a background release; default: the latest.")
@click.option(
    "--electricity", type=click.Choice(get_args(ElectricityApproach)), default="location", help="Declared approach."
)
@click.option(
    "--recycling", type=click.Choice(get_args(RecyclingApproach)), default="cut-off", help="Declared approach."
)
@click.option("--product", default="", metavar="NAME", help="Name of the product, instead of the file's.")
@click.option("--declared-unit", default="", metavar="'1 kg'", help="Declared unit, instead of the file's.")
@click.option("--mapping", type=MAPPING, help=MAPPING_HELP)
def calculate(
    bom: Path,
    as_json: bool,
    iterations: int,
    release: str,
    electricity: ElectricityApproach,
    recycling: RecyclingApproach,
    product: str,
    declared_unit: str,
    mapping: Path | None,
) -> None:
    """Calculate the footprint of BOM, a CSV, XLSX or JSON file.

    Takes the data sets that the file names and those that the matcher is sure of. Exit code 3 when lines stay
    unmatched: the result is printed all the same and says that it is incomplete.
    """
    from footprint.assessment import document_of
    from footprint.cli.rules import library

    options = Options(electricity, recycling, iterations, upstream=10 if as_json else 0)
    read, assessment, background = read_and_assess(bom, release, options, product, declared_unit, mapping=mapping)
    study = replace(assessment.study, warnings=(*read.warnings, *assessment.study.warnings))
    document = document_of(replace(assessment, study=study), background, library())
    click.echo(json.dumps(document, ensure_ascii=False, indent=1) if as_json else table(document))
    if not study.complete:
        click.echo("incomplete: some lines have no number", err=True)
        sys.exit(INCOMPLETE)


def read_and_assess(
    bom: Path,
    release: str,
    options: Options | None = None,
    product: str = "",
    declared_unit: str = "",
    declared: Callable[[Mapping[str, Any]], Mapping[str, Any]] = lambda declarations: declarations,
    mapping: Path | None = None,
) -> tuple[ReadBom, Assessment, Release]:
    """What a file says and what it comes to; `declared` may change what it declares. InputError for bad input."""
    from footprint.assessment import assess
    from footprint.bom import parse_declared_unit

    read = read_file(bom, mapping)
    stated = replace(read.bom.product, name=product or read.bom.product.name)
    if declared_unit:
        amount, unit = parse_declared_unit(declared_unit)
        stated = replace(stated, declared_amount=amount, declared_unit=unit)
    background = _background(release)
    whole = replace(read.bom, product=stated)
    declarations = declared(read.declarations)
    return read, assess(whole, _choices(whole, background), background, options, declarations), background


def read_file(bom: Path, mapping: Path | None = None) -> ReadBom:
    """A file of a bill of materials; a file with what its columns mean answers what it leaves open."""
    from footprint.bom import read_bom
    from footprint.bom.limits import LIMITS
    from footprint.bom.mapping.codec import load_mapping
    from footprint.bom.mapping.questions import ANSWERED_BY_MAPPING

    chosen = load_mapping(mapping.read_bytes()) if mapping else None
    with bom.open("rb") as file:
        data = file.read(LIMITS.file_bytes + 1)
    try:
        return read_bom(data, bom.name, chosen)
    except InputError as error:
        if any(found.code in ANSWERED_BY_MAPPING for found in error.findings):
            click.echo(
                f"the columns leave something open: `footprint bom columns {bom} --json > columns.json`, "
                "answer it in `mapping`, and give it back with --mapping columns.json",
                err=True,
            )
        raise


def _background(release: str) -> Release:
    from footprint.inventory import default_release, open_release

    return open_release(home(), release) if release else default_release(home())


def _choices(bom: Bom, background: Release) -> dict[str, Choice]:
    """What the file names and what the matcher is sure of; candidates that a person would have to choose are not."""
    from footprint.matching import Matcher, match_bom

    found = match_bom(bom, Matcher(background.catalogue))
    return {line: choice for line, choice in found.items() if isinstance(choice, Choice)}


def table(document: Document) -> str:
    """A result for a terminal: the total, stages, ledgers, the largest lines, warnings."""
    footprint, lines = document["footprint"], document["lines"]
    counted = sorted((line for line in lines if line["kg_co2e"] is not None), key=lambda line: -abs(line["kg_co2e"]))
    missing = [line for line in lines if line["kg_co2e"] is None and line["subtotal"] is None]
    rows = [
        f"{document['product']['name']}: {_kg(footprint['total'])} kg CO2e per {document['declared_unit']['text']}"
        + ("" if document["complete"] else "  (INCOMPLETE)"),
        f"{document['product']['boundary']}, electricity {document['method']['electricity']}-based, "
        f"recycling {document['method']['recycling']}, release {document['release'][:12]}",
        *_uncertainty(document),
        "",
        "stage",
        *(_row(name, kg, footprint["total"]) for name, kg in document["stages"].items()),
        "",
        "ledger",
        *(
            _row(name, footprint[name], footprint["total"])
            for name in ("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change", "aircraft")
        ),
        "",
        f"largest lines ({min(len(counted), LARGEST)} of {len(counted)})",
        *(_line(line) for line in counted[:LARGEST]),
    ]
    if missing:
        rows += ["", "without a number", *(f"  {line['id']}  {line['name']}" for line in missing)]
    if document["warnings"]:
        rows += ["", "warnings", *(_warning(warning) for warning in document["warnings"])]
    return "\n".join(rows)


def _kg(value: float) -> str:
    return f"{value:.6g}"


def _row(name: str, kg: float, total: float) -> str:
    share = f"{100 * kg / total:6.1f} %" if total else ""
    return f"  {name:<20} {_kg(kg):>12} {share}".rstrip()


def _line(line: Document) -> str:
    data = line["dataset"]["id"] if line["dataset"] else (line["supplier_footprint"] or {}).get("product", "")
    share = f"{100 * line['share']:6.1f} %" if line["share"] is not None else ""
    return f"  {line['id']:<20} {_kg(line['kg_co2e']):>12} {share}  {line['name']}  [{data}]"


def _uncertainty(document: Document) -> list[str]:
    found = document["uncertainty"]
    if found is None:
        return []
    low, middle, high = (_kg(found[name]) for name in ("p5", "p50", "p95"))
    return [f"5 % … 50 % … 95 %: {low} … {middle} … {high} kg CO2e ({found['iterations']} iterations)"]


def _warning(warning: Document) -> str:
    place = f"line {warning['line']}: " if warning["line"] else ""
    return f"  {warning['code']}: {place}{warning['message']}"
