"""`footprint demo`: the samples from BOM to signed label, one table, and how to sign in."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import click

if TYPE_CHECKING:
    from footprint.demo.chain import Made
    from footprint.demo.samples import Expected

HEADINGS = ("sample", "kg CO2e", "published range", "inside", "label")
WIDTH = 120
EDGE = 0.05  # of the range: nearer to its end than that, the explanation is printed too


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
    parts = ", ".join(f"{line['name'] or line['name_zh']} {100 * line['kg_co2e'] / total:.0f} %" for line in lines)
    return f"largest: {parts}; together {100 * sum(line['kg_co2e'] for line in lines) / total:.0f} %"


def _unit(text: str) -> str:
    return text if text.startswith("kg CO2e") else f"kg CO2e/{text}"


def _row(made: Made) -> tuple[str, ...]:
    expected, total = made.sample.expected, made.document["footprint"]["total"]
    unit = made.document["declared_unit"]
    inside = expected.holds(total / made.sample.per)
    published = (
        f"{expected.low:g}–{expected.high:g} {_unit(expected.unit)}"
        if inside is not None
        else f"about {expected.central:g} {_unit(expected.unit)}"
        if expected.central is not None
        else "none found"
    )
    per = unit["unit"] if unit["amount"] == 1 else f"{unit['amount']:g} {unit['unit']}"
    return (
        made.sample.title.partition(" / ")[0],
        f"{total:,.4g}/{per}" if total < 10000 else f"{float(f'{total:.4g}'):,.0f}/{per}",
        published,
        "" if inside is None else "yes" if inside else "NO",
        made.label.number,
    )


def _by_language(text: str) -> tuple[str, str]:
    """The English of an explanation and the Chinese after it."""
    start = next((place for place, sign in enumerate(text) if east_asian_width(sign) in "WF"), len(text))
    return text[:start].strip(), text[start:].strip()


def at_the_edge(expected: Expected, value: float) -> bool:
    """Whether a value lies outside its published range or close to an end of it."""
    if expected.low is None or expected.high is None:
        return True
    margin = EDGE * (expected.high - expected.low)
    return not expected.low + margin <= value <= expected.high - margin


def _below(made: Made) -> list[str]:
    """What stands under a sample's row: its largest lines, where the range is from, and the explanation it needs."""
    expected, total = made.sample.expected, made.document["footprint"]["total"]
    said = [_largest(made.document), f"published: {expected.source}: {expected.place}"]
    if expected.explanation and at_the_edge(expected, total / made.sample.per):
        english, chinese = _by_language(expected.explanation)
        said += [english, *wrap(chinese, (WIDTH - 6) // 2)]
    # a number stays with its percent sign
    texts = (text.replace(" %", "\u00a0%") for text in said)
    return [line for text in texts for line in wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")]


@click.command("demo", help="Run the samples from BOM to signed label; again changes nothing.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build/demo"), show_default=True)
def demo(out: Path) -> None:
    """Make, check and write out the samples."""
    from footprint.demo.running import run
    from footprint.settings import Settings

    settings = Settings()
    cast, made = run(settings, out, lambda text: click.echo(text, err=True))
    click.echo("\nSAMPLE / 样例: made and reviewed by demonstration accounts; verifies nothing about a real product.\n")
    heading, rule, *rows = _table([HEADINGS, *(_row(item) for item in made)]).split("\n")
    click.echo(f"{heading}\n{rule}")
    for row, item in zip(rows, made, strict=True):
        click.echo("\n".join([row, *_below(item)]))
    click.echo(f"\nFor each sample {out.resolve()}/<sample>/ holds label.pdf, report-en.pdf, report-zh.pdf,")
    click.echo("verification.pdf, result.json and pact.json:")
    for item in made:
        click.echo(f"  {out.resolve() / item.sample.id / 'label.pdf'}")
    click.echo(f"CA certificate: {(out / 'ca.pem').resolve()}")
    people = ", ".join(user.email for user in (cast.manufacturer, cast.certifier, cast.supplier, cast.operator))
    click.echo(f"Sign in on {settings.base_url} with the password {cast.password} as")
    click.echo(f"  {people}")
