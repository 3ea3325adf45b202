"""The chart of the validation report: one line a published figure, ratios on a logarithmic axis, as plain SVG.

Inside and outside differ in shape and in colour (Okabe & Ito 2008, colours that all readers tell apart).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from xml.sax.saxutils import escape

from footprint.inventory.validation.comparison import Comparison

WIDTH, LABELS, RIGHT, TOP, LINE = 960, 330, 70, 64, 15
LOW, HIGH = 0.1, 10.0
TICKS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_INSIDE, _OUTSIDE, _RANGE = "#0072b2", "#d55e00", "#b8bec6"


def chart(comparisons: Sequence[Comparison]) -> str:
    """The chart of like with like as an SVG document, ending in a line end. What leaves the axis stands at its end."""
    compared = [row for row in comparisons if row.counts]
    rows = sorted(compared, key=lambda row: (row.ratio, row.published.dataset, row.published.source))
    height = TOP + LINE * len(rows) + 30
    bottom = TOP + LINE * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" font-family="sans-serif" font-size="10">',
        "<title>Computed footprints over published ones</title>",
        f"<desc>{len(rows)} published figures by ratio; a bar is the published range, "
        "a dot lies inside it, a diamond outside.</desc>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="{LABELS}" y="18" font-size="13" fill="#1b1f24">Computed over published, '
        "with the published range</text>",
        *_legend(),
    ]
    for tick in TICKS:
        x = _x(tick)
        colour = "#1b1f24" if tick == 1 else "#e3e6ea"
        parts.append(f'<line x1="{x}" y1="{TOP - 6}" x2="{x}" y2="{bottom}" stroke="{colour}"/>')
        parts.append(f'<text x="{x}" y="{TOP - 10}" text-anchor="middle" fill="#424a53">{tick:g}</text>')
    for place, row in enumerate(rows):
        parts += _row(row, TOP + LINE * place + LINE / 2)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _legend() -> list[str]:
    y = 32
    return [
        f'<rect x="{LABELS}" y="{y - 3}" width="24" height="6" fill="{_RANGE}"/>',
        f'<text x="{LABELS + 30}" y="{y + 4}" fill="#424a53">published range</text>',
        f'<circle cx="{LABELS + 140}" cy="{y}" r="4" fill="{_INSIDE}"/>',
        f'<text x="{LABELS + 150}" y="{y + 4}" fill="#424a53">inside</text>',
        _diamond(LABELS + 210, y),
        f'<text x="{LABELS + 220}" y="{y + 4}" fill="#424a53">outside</text>',
    ]


def _row(row: Comparison, y: float) -> list[str]:
    words = row.published
    low, high = _x(words.low / words.reference), _x(words.high / words.reference)
    x = _x(row.ratio)
    mark = f'<circle cx="{x}" cy="{y:g}" r="4" fill="{_INSIDE}"/>' if row.inside else _diamond(x, y)
    label = f"{words.dataset} ({words.geography} {words.year})".replace(" )", ")")
    return [
        f'<text x="{LABELS - 12}" y="{y + 3.5:g}" text-anchor="end" fill="#1b1f24">{escape(label)}</text>',
        f'<rect x="{low}" y="{y - 3:g}" width="{max(high - low, 1):.1f}" height="6" fill="{_RANGE}"/>',
        mark,
        f'<text x="{WIDTH - RIGHT + 14}" y="{y + 3.5:g}" fill="#424a53">{row.ratio:.2f}</text>',
    ]


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x:g} {y - 5:g}l5 5l-5 5l-5 -5z" fill="{_OUTSIDE}"/>'


def _x(ratio: float) -> float:
    inside = min(max(ratio, LOW), HIGH)
    share = (log10(inside) - log10(LOW)) / (log10(HIGH) - log10(LOW))
    return round(LABELS + share * (WIDTH - LABELS - RIGHT), 1)
