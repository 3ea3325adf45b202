"""Flows between columns of nodes. A band is as thick as its kg; what is not above zero has none and stays in tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color

from reports.figures.canvas import Box, clipped, text_at
from reports.numbers import percent
from reports.style import INK, TEAL, WHITE

BAR = 7.0
GAP = 4.0
LABEL = 7.0
LEAST = 0.6  # points: a band that thin is still seen
HEAD = 14.0
LAST = 0.26  # of the width, for the labels of the last column


@dataclass(frozen=True, slots=True)
class Node:
    """A node in `column` (counted from 0), from the top down in the given order."""

    id: str
    column: int
    label: str
    colour: Any = TEAL


@dataclass(frozen=True, slots=True)
class Band:
    """A flow from one node to another, kg CO2e above zero."""

    source: str
    target: str
    kg: float


def sankey(
    canvas: Any, box: Box, nodes: Sequence[Node], bands: Sequence[Band], heads: Sequence[str], total: float
) -> None:
    """Bands from left to right in the colour of where they come from; labels beside their nodes, `heads` above."""
    drawn = [band for band in bands if band.kg > 0]
    x, top, width, height = box
    columns = max((node.column for node in nodes), default=0) + 1
    size = _sizes(nodes, drawn)
    shown = [node for node in nodes if size[node.id] > 0]
    scale = _scale(shown, size, columns, height - HEAD)
    # the last column's labels stand right of it, so it moves in by their width
    step = (width - BAR - width * LAST) / max(columns - 1, 1)
    left = {node.id: x + node.column * step for node in shown}
    upper = _uppers(shown, size, columns, scale, top - HEAD, height - HEAD)
    for column, head in enumerate(heads):
        text_at(canvas, x + column * step, top - 8, clipped(head, 7, step - 6), 7, bold=True)
    leaving, arriving = dict(upper), dict(upper)
    order = {node.id: place for place, node in enumerate(shown)}
    colours = {node.id: node.colour for node in shown}
    for band in sorted(drawn, key=lambda one: (order[one.source], order[one.target])):
        thick = max(band.kg * scale, LEAST)
        _band(
            canvas,
            (left[band.source] + BAR, leaving[band.source]),
            (left[band.target], arriving[band.target]),
            thick,
            _tint(colours[band.source]),
        )
        leaving[band.source] -= band.kg * scale
        arriving[band.target] -= band.kg * scale
    for node in shown:
        tall = max(size[node.id] * scale, LEAST)
        canvas.setFillColor(node.colour)
        canvas.rect(left[node.id], upper[node.id] - tall, BAR, tall, stroke=0, fill=1)
        share = f"  {percent(size[node.id] / total)}" if total else ""
        room = step - BAR - 8 if node.column < columns - 1 else width * LAST - 6
        words = clipped(node.label, LABEL, max(room - 26, 20)) + share
        text_at(canvas, left[node.id] + BAR + 3, upper[node.id] - tall / 2 - 2.4, words, LABEL, colour=INK)


def _sizes(nodes: Sequence[Node], bands: Sequence[Band]) -> Mapping[str, float]:
    """What flows through each node: the larger of what comes in and what goes out."""
    incoming, outgoing = {node.id: 0.0 for node in nodes}, {node.id: 0.0 for node in nodes}
    for band in bands:
        outgoing[band.source] += band.kg
        incoming[band.target] += band.kg
    return {node.id: max(incoming[node.id], outgoing[node.id]) for node in nodes}


def _slot(kg: float, scale: float) -> float:
    """The height that a node takes: its own, or that of its label."""
    return max(kg * scale, LABEL + 1.5)


def _scale(shown: Sequence[Node], size: Mapping[str, float], columns: int, height: float) -> float:
    """Points per kg, so that the fullest column fits with its gaps. By halving: small nodes keep their label."""
    inside = [[size[node.id] for node in shown if node.column == column] for column in range(columns)]
    inside = [sizes for sizes in inside if sizes]

    def fits(scale: float) -> bool:
        return all(sum(_slot(kg, scale) for kg in sizes) + GAP * (len(sizes) - 1) <= height for sizes in inside)

    low, high = 0.0, min((height / sum(sizes) for sizes in inside), default=0.0)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _uppers(
    shown: Sequence[Node], size: Mapping[str, float], columns: int, scale: float, top: float, height: float
) -> dict[str, float]:
    """The upper edge of each node: every column in the middle, each node in the middle of its slot."""
    found: dict[str, float] = {}
    for column in range(columns):
        inside = [node for node in shown if node.column == column]
        used = sum(_slot(size[node.id], scale) for node in inside)
        gap = min((height - used) / max(len(inside) - 1, 1), 16.0) if len(inside) > 1 else 0.0
        y = top - (height - used - gap * (len(inside) - 1)) / 2
        for node in inside:
            slot = _slot(size[node.id], scale)
            found[node.id] = y - (slot - size[node.id] * scale) / 2
            y -= slot + gap
    return found


def _band(canvas: Any, start: tuple[float, float], end: tuple[float, float], thick: float, colour: Any) -> None:
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2
    path = canvas.beginPath()
    path.moveTo(x1, y1)
    path.curveTo(middle, y1, middle, y2, x2, y2)
    path.lineTo(x2, y2 - thick)
    path.curveTo(middle, y2 - thick, middle, y1 - thick, x1, y1 - thick)
    path.close()
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)


def _tint(colour: Any, share: float = 0.3) -> Color:
    """The colour mixed with white: PDF/A takes it everywhere, which a transparent one it does not."""
    parts = zip(colour.rgb(), WHITE.rgb(), strict=True)
    return Color(*(share * ink + (1 - share) * paper for ink, paper in parts))
