"""From one number to another by steps: a waterfall of what each measure brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.figures.canvas import Box, clipped, text_at
from reports.numbers import significant
from reports.style import ACCENT, GREY, NEGATIVE, RULE, TEAL


@dataclass(frozen=True, slots=True)
class Step:
    """One row: a total (`whole`), or a change of `kg` from where the row before ended."""

    label: str
    kg: float
    whole: bool = False


def waterfall(canvas: Any, box: Box, steps: Sequence[Step], *, label_share: float = 0.5, size: float = 7.5) -> None:
    """Lying columns from the top down; a rise is in the accent colour, a reduction in green."""
    x, top, width, height = box
    spans: list[tuple[float, float]] = []
    running = 0.0
    for step in steps:
        start = 0.0 if step.whole else running
        running = step.kg if step.whole else running + step.kg
        spans.append((start, running))
    low, high = min(0.0, *(min(span) for span in spans)), max(0.0, *(max(span) for span in spans))
    pitch = min(height / max(len(steps), 1), size * 2.2)
    left, right = x + width * label_share, x + width - 44
    scale = (right - left) / ((high - low) or 1.0)
    for index, (step, (start, end)) in enumerate(zip(steps, spans, strict=True)):
        y = top - pitch * (index + 1) + pitch * 0.28
        text_at(canvas, x, y + 1, clipped(step.label, size, width * label_share - 6), size, bold=step.whole)
        first, last = sorted((left + (start - low) * scale, left + (end - low) * scale))
        canvas.setFillColor(TEAL if step.whole else NEGATIVE if step.kg < 0 else ACCENT)
        canvas.rect(first, y - 1.5, max(last - first, 0.6), pitch * 0.6, stroke=0, fill=1)
        if index + 1 < len(steps):
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.5)
            at = left + (end - low) * scale
            canvas.line(at, y - 1.5, at, y - pitch)
        words = significant(step.kg, 3) if step.whole else f"{'+' if step.kg > 0 else ''}{significant(step.kg, 3)}"
        text_at(canvas, last + 3, y + 1, words, size * 0.93, colour=GREY)
