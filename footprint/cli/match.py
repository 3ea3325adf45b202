"""`footprint match`: ranked data sets for a text."""

from __future__ import annotations

import json
import sys

import click

from footprint.bom.places import place_code
from footprint.findings import InputError
from footprint.inventory import default_release, open_release
from footprint.matching import Candidate, Matcher, Query
from footprint.matching.compositions import find_composition
from footprint.matching.messages import MESSAGES
from footprint.matching.questions import composition_of
from footprint.matching.words import fold
from footprint.settings import Settings
from footprint.units import UnitError, parse_unit


def as_row(candidate: Candidate) -> dict[str, object]:
    """The keys of `footprint match --json`; `kg_co2e` is per one `unit`."""
    dataset = candidate.dataset
    return {
        "id": dataset.id,
        "name": dataset.name,
        "name_zh": dataset.name_zh,
        "location": dataset.location,
        "unit": dataset.unit,
        "kg_co2e": dataset.factor.total,
        "score": candidate.score,
        "reason": candidate.reason,
        "accepted": candidate.accepted,
    }


@click.command()
@click.argument("text")
@click.option("--unit", help="Only data sets that an amount in this unit converts to.")
@click.option("--origin", help="Where it comes from, ISO 3166 (CN, CN-TJ, DE).")
@click.option("--material", default="", help="What it is made of (Q235B, PA66-GF30), as a list's own column says.")
@click.option("--specification", default="", help="Its size and make.")
@click.option("--code", default="", help="CAS and HS numbers.")
@click.option("--release", default="", help="Name or hash of a background release; default: the latest.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def match(
    text: str,
    unit: str | None,
    origin: str | None,
    material: str,
    specification: str,
    code: str,
    release: str,
    as_json: bool,
) -> None:
    """Rank data sets for TEXT, in English or Chinese. Exit code 1 when nothing fits."""
    symbol = _unit(unit) if unit else None
    place = _origin(origin) if origin else None
    background = open_release(Settings().home, release) if release else default_release(Settings().home)
    query = Query(text, code=code, unit=symbol, origin=place, material=material, specification=specification)
    candidates = Matcher(background.catalogue).rank(query)
    if as_json:
        click.echo(json.dumps([as_row(candidate) for candidate in candidates], ensure_ascii=False, indent=2))
    elif candidates:
        for candidate in candidates:
            _print(candidate)
    else:
        click.echo(f"no data set fits {text!r}", err=True)
    if not as_json and not (candidates and candidates[0].accepted):
        _ask(text)
    sys.exit(0 if candidates else 1)


def _print(candidate: Candidate) -> None:
    dataset = candidate.dataset
    mark = "✓" if candidate.accepted else " "
    click.echo(f"{mark} {candidate.score:.2f}  {dataset.id}  {dataset.factor.total:.4g} kg CO2e/{dataset.unit}")
    click.echo(f"         {dataset.name} · {dataset.name_zh} · {dataset.location}")
    click.echo(f"         {candidate.reason}")


def _ask(text: str) -> None:
    """What a thing of several materials is typically made of, to match part by part."""
    composition = find_composition(fold(text))
    if composition is None:
        return
    click.echo(composition_of(composition).en, err=True)
    for part in composition.parts:
        click.echo(f"  {part.share:.0%}  {part.name} · {part.name_zh}: {part.material}", err=True)
    click.echo(f"  {composition.basis}: {composition.source}", err=True)


def _unit(text: str) -> str:
    try:
        return parse_unit(text).symbol
    except UnitError:
        raise InputError([MESSAGES.finding("unit-unknown", unit=text[:40])]) from None


def _origin(text: str) -> str:
    code = place_code(text)
    if code is None:
        raise click.BadParameter(f"{text!r} is not an ISO 3166 code such as CN, CN-TJ or DE", param_hint="--origin")
    return code
