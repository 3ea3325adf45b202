"""`footprint check`: a bill of materials against its rules, before anybody else looks at it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from footprint.cli.calculate import MAPPING, MAPPING_HELP, read_and_assess
from footprint.cli.rules import library
from footprint.engine.uncertainty import LIMIT
from footprint.engine.values import Options
from footprint.rules.gate import Point, points
from footprint.rules.library import Library

ITERATIONS = 1000  # as a study has them
MARKS = {"computed": "+", "stated": "+", "met": "+", "not_applicable": "-", "open": "!"}


@click.command()
@click.argument("bom", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", "name", default="", metavar="ID[@VERSION]", help="Rule set, instead of the study's own.")
@click.option("--release", default="", help="Name or hash of a background release; default: the latest.")
@click.option("--iterations", type=click.IntRange(0, LIMIT), default=ITERATIONS, help="Monte Carlo iterations.")
@click.option("--mapping", type=MAPPING, help=MAPPING_HELP)
@click.option("--json", "as_json", is_flag=True, help="Findings and checklist as one JSON document on stdout.")
def check(bom: Path, name: str, release: str, iterations: int, mapping: Path | None, as_json: bool) -> None:
    """Hold BOM and what it declares against its rule set, and validate the result.

    Exit code 0 when nothing stands in the way of a submission, 1 when a violation does.
    """
    from footprint.assessment import document_of

    known, options = library(), Options(iterations=iterations)
    _, assessment, background = read_and_assess(
        bom, release, options, declared=lambda parts: _following(parts, name, known), mapping=mapping
    )
    document = document_of(assessment, background, known)
    found = points(document)
    if as_json:
        click.echo(json.dumps(_as_document(document, found), ensure_ascii=False, indent=1))
    else:
        click.echo(_table(document, found))
    sys.exit(1 if any(point.severity == "violation" for point in found) else 0)


def _following(declarations: Mapping[str, Any], name: str, known: Library) -> Mapping[str, Any]:
    """The declarations with another rule set; answers and reasons that it does not ask for are left out."""
    if not name:
        return declarations
    wanted, _, version = name.partition("@")
    stated = {**declarations.get("rules", {}), "id": wanted, "version": version}
    found = known.get(wanted, version)
    keys = {rule.key for rule in found.rules} if found else set()
    excusable = {rule.key for rule in found.rules if rule.excusable} if found else set()
    for part, allowed in (("answers", keys), ("not_applicable", excusable)):
        if part in stated:
            stated[part] = {key: value for key, value in stated[part].items() if key in allowed}
    return {**declarations, "rules": stated}


def _as_document(document: Mapping[str, Any], found: tuple[Point, ...]) -> dict[str, Any]:
    severities = [point.severity for point in found]
    return {
        "ok": "violation" not in severities,
        "violations": severities.count("violation"),
        "warnings": severities.count("warning"),
        "notes": severities.count("note"),
        "rules": document["rules"],
        "cut_off": document["cut_off"],
        "validation": document["validation"],
    }


def _table(document: Mapping[str, Any], found: tuple[Point, ...]) -> str:
    rules = document["rules"]
    rows = [f"{document['product']['name']}: {rules['title']} ({rules['id']}@{rules['version']})", ""]
    rows += [f"  {MARKS[item['status']]} {item['title']}: {item['text']}" for item in rules["checklist"]]
    for severity in ("violation", "warning", "note"):
        these = [point for point in found if point.severity == severity]
        if these:
            rows += ["", f"{severity}s ({len(these)})"]
            rows += [f"  {_place(point)}{point.text('en')} {point.mend}".rstrip() for point in these]
    return "\n".join(rows)


def _place(point: Point) -> str:
    kind, _, what = point.place.partition(":")
    return f"line {what}: " if kind == "line" else ""
