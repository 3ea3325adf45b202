"""`footprint match`: ranked data sets for a text."""

from __future__ import annotations

import json
import sys

import click

from footprint.bom.places import place_code
from footprint.findings import InputError
from footprint.inventory import default_release, open_release
from footprint.matching import Candidate, Matcher, Query
from footprint.matching.messages import MESSAGES
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
@click.option("--release", default="", help="Name or hash of a background release; default: the latest.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def match(text: str, unit: str | None, origin: str | None, release: str, as_json: bool) -> None:
    """Rank data sets for TEXT, in English or Chinese. Exit code 1 when nothing fits."""
    symbol = _unit(unit) if unit else None
    place = _origin(origin) if origin else None
    background = open_release(Settings().home, release) if release else default_release(Settings().home)
    candidates = Matcher(background.catalogue).rank(Query(text, unit=symbol, origin=place))
    if as_json:
        click.echo(json.dumps([as_row(candidate) for candidate in candidates], ensure_ascii=False, indent=2))
    elif candidates:
        for candidate in candidates:
            _print(candidate)
    else:
        click.echo(f"no data set fits {text!r}", err=True)
    sys.exit(0 if candidates else 1)


def _print(candidate: Candidate) -> None:
    dataset = candidate.dataset
    mark = "✓" if candidate.accepted else " "
    click.echo(f"{mark} {candidate.score:.2f}  {dataset.id}  {dataset.factor.total:.4g} kg CO2e/{dataset.unit}")
    click.echo(f"         {dataset.name} · {dataset.name_zh} · {dataset.location}")
    click.echo(f"         {candidate.reason}")


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
