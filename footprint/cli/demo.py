"""`footprint demo`: the samples from BOM to signed label, one table, and how to sign in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import click

if TYPE_CHECKING:
    from footprint.demo.chain import Made

HEADINGS = ("sample", "kg CO2e", "declared unit", "published range", "inside", "label")


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(_cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _largest(document: dict[str, Any], count: int = 3) -> str:
    """The largest lines with their shares, and what they make together."""
    lines = sorted(
        (line for line in document["lines"] if line["kg_co2e"] is not None and line["factor"] is not None),
        key=lambda line: -abs(line["kg_co2e"]),
    )[:count]
    total = document["footprint"]["total"]
    parts = ", ".join(f"{line['name']} {100 * line['kg_co2e'] / total:.0f} %" for line in lines)
    return f"{parts} — together {100 * sum(line['kg_co2e'] for line in lines) / total:.0f} %"


def _row(made: Made) -> tuple[str, ...]:
    expected, total = made.sample.expected, made.document["footprint"]["total"]
    unit = made.document["declared_unit"]
    inside = expected.holds(total / made.sample.per)
    published = (
        f"{expected.low:g}–{expected.high:g} {expected.unit}"
        if inside is not None
        else f"about {expected.central:g} {expected.unit}"
        if expected.central is not None
        else "none found"
    )
    return (
        made.sample.title,
        f"{total:.4g}",
        f"{unit['amount']:g} {unit['unit']}",
        published,
        "" if inside is None else "yes" if inside else "NO",
        made.label.number,
    )


@click.command("demo", help="Run the samples from BOM to signed label; again changes nothing.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build/demo"), show_default=True)
def demo(out: Path) -> None:
    """Make, check and write out the samples."""
    from footprint.demo.running import run
    from footprint.settings import Settings

    settings = Settings()
    cast, made = run(settings, out, lambda text: click.echo(text, err=True))
    click.echo("\nSAMPLE / 样例: made and reviewed by demonstration accounts; verifies nothing about a real product.\n")
    click.echo(_table([HEADINGS, *(_row(item) for item in made)]))
    click.echo("\nThe three largest lines:")
    for item in made:
        click.echo(f"  {item.sample.title}: {_largest(item.document)}")
    for item in made:
        expected, total = item.sample.expected, item.document["footprint"]["total"]
        click.echo(f"  {item.sample.id}: published by {expected.source}, {expected.place}")
        if expected.holds(total / item.sample.per) is not True and expected.explanation:
            click.echo(f"    {expected.explanation}")
    click.echo(
        f"\nPDFs, results and PACT files: {out.resolve()}/<sample>/   CA certificate: {(out / 'ca.pem').resolve()}"
    )
    people = ", ".join(user.email for user in (cast.manufacturer, cast.certifier, cast.supplier, cast.operator))
    click.echo(f"Sign in on {settings.base_url} as {people}; password: {cast.password}")
