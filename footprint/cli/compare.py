"""`footprint compare`: two results, or two bills of materials, side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footprint.cli.calculate import MAPPING, MAPPING_HELP, read_and_assess
from footprint.cli.inventory import home
from footprint.engine.uncertainty import LIMIT
from footprint.engine.values import Options
from footprint.findings import InputError

if TYPE_CHECKING:
    from footprint.inventory import Release
    from footprint.results.document import Document

MAX_BYTES = 100_000_000
LARGEST = 10


@click.command()
@click.argument("a", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("b", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--iterations", type=click.IntRange(0, LIMIT), default=1000, help="Monte Carlo iterations; 0 for none.")
@click.option("--seed", type=click.IntRange(0, 2**31), default=Options().seed, help="Seed of the shared samples.")
@click.option("--release", default="", help="Background release of bills of materials; default: the latest.")
@click.option("--mapping", "mappings", type=MAPPING, multiple=True, help=MAPPING_HELP + " Twice: of A and of B.")
@click.option("--json", "as_json", is_flag=True, help="The comparison as one JSON document on stdout.")
def compare(
    a: Path, b: Path, iterations: int, seed: int, release: str, mappings: tuple[Path, ...], as_json: bool
) -> None:
    """Compare A with B: result documents (JSON) or bills of materials.

    Says what stands against the comparison, what differs, and how likely B is the lower on the same samples.
    """
    from footprint.analysis.comparison import chance, section

    if len(mappings) > 2:
        raise click.BadParameter("give one for both or one for each", param_hint="--mapping")
    first = _document(a, release, mappings[0] if mappings else None)
    second = _document(b, release, mappings[-1] if mappings else None)
    one, other = section.subjects(first, second)
    same = section.is_same(first, second)
    found = section.compare(first, second, same=same)
    background, theirs = _release(one.release), _release(one.release if other is None else other.release)
    if other is not None and background is not None and theirs is not None:
        found["chance"]["analytic"] = section.chance(
            chance.analytic(one, other, background.catalogue, theirs.catalogue, same=same)
        )
        if iterations and one.release == other.release:
            found["chance"]["monte_carlo"] = section.chance(
                chance.drawn(one, other, background, iterations, seed, same=same)
            )
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else table(found))


def _document(path: Path, release: str, mapping: Path | None) -> Document:
    """A result document as it is, or that of a bill of materials."""
    from footprint.assessment import document_of
    from footprint.cli.rules import library
    from footprint.results.recompute import recompute_lines

    stored = _stored(path)
    if stored is not None:
        for finding in recompute_lines(stored).findings:
            click.echo(f"{path.name}: {finding.text()}", err=True)
        return stored
    _, assessment, background = read_and_assess(path, release, Options(upstream=0), mapping=mapping)
    return document_of(assessment, background, library())


def _stored(path: Path) -> Document | None:
    if path.suffix.lower() != ".json" or path.stat().st_size > MAX_BYTES:
        return None
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None  # whatever is wrong with it, the reader of bills of materials says it
    return content if isinstance(content, dict) and str(content.get("schema", "")).startswith("footprint-") else None


def _release(name: str) -> Release | None:
    """The release that a result pins, where this instance holds it."""
    from footprint.inventory import open_release

    try:
        return open_release(home(), name)
    except InputError:
        click.echo(f"release {name[:12]} is not on this machine: no probabilities", err=True)
        return None


def table(found: dict[str, Any]) -> str:
    """A comparison for a terminal."""
    a, b, difference = found["a"], found["b"], found["difference"]
    rows = [
        f"A  {_kg(a['total'])} kg CO2e per {a['declared_unit']}  {a['name']}",
        f"B  {_kg(b['total'])} kg CO2e per {b['declared_unit']}  {b['name']}",
        "",
        *(f"{one['severity']}: {one['message']}" for one in found["findings"]),
    ]
    if difference is None:
        return "\n".join(rows)
    share = f" ({100 * difference['share']:+.1f} %)" if difference["share"] is not None else ""
    rows += ["", f"B - A = {_kg(difference['delta'])} kg CO2e{share}"]
    for name, one in found["chance"].items():
        if one is not None:
            how = f"Monte Carlo, {one['iterations']} iterations" if name == "monte_carlo" else "first order"
            span = f"{_kg(one['p5'])} … {_kg(one['p95'])}"
            rows.append(f"B is the lower with {100 * one['p_lower']:.0f} % ({how}); 90 % of the difference in {span}")
    for title in ("stages", "groups"):
        rows += ["", title, *(_row(one["key"], one) for one in difference[title][:LARGEST])]
    if difference["lines"]:
        rows += ["", "lines", *(_row(f"{one['id']} {one['name']}"[:40], one) for one in difference["lines"][:LARGEST])]
    return "\n".join(rows)


def _row(name: str, one: dict[str, Any]) -> str:
    a, b = (_kg(one[side]) if one[side] is not None else "–" for side in ("a", "b"))
    return f"  {name:<40} {a:>12} {b:>12} {_kg(one['delta']):>12}"


def _kg(value: float) -> str:
    return f"{value:.6g}"
