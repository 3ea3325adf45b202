"""What the matcher says about a line."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from footprint.bom.values import Line
from footprint.resources import Resources


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that is sure enough to be taken without asking."""

    dataset: str
    score: float
    reason: str
    reason_zh: str


def query_of(line: Line, text: str | None = None) -> Any:
    """The line as the matcher sees it; `text` replaces the names and the code."""
    return import_module("footprint.matching").Query(
        text=line.name if text is None else text,
        text_zh=line.name_zh if text is None else "",
        code=line.code if text is None else "",
        unit=line.unit,
        origin=line.origin,
        stage=line.stage,
        recycled=line.recycled_content,
    )


def propose(resources: Resources, line: Line) -> Proposal | None:
    """The accepted candidate, if there is one."""
    for candidate in resources.matcher().rank(query_of(line)):
        if candidate.accepted:
            return Proposal(candidate.dataset.id, candidate.score, candidate.reason, candidate.reason_zh)
    return None
