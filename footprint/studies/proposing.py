"""What may be taken for lines of a bill of materials without asking anybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footprint.bom.values import Bom, Line
from footprint.matching import Answering, Candidate


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that is sure enough: a data set's id or a supplier footprint's."""

    line: str
    dataset: str | None
    supplier: str | None
    score: float
    reason: str
    reason_zh: str


def propose(answering: Answering, bom: Bom, lines: Iterable[Line]) -> list[Proposal]:
    """What is accepted for each line that has something accepted."""
    sure = []
    for line in lines:
        found = answering.answer(line, bom.product).accepted
        if isinstance(found, Candidate):
            sure.append(Proposal(line.id, found.dataset.id, None, found.score, found.reason, found.reason_zh))
        elif found is not None:
            sure.append(Proposal(line.id, None, found.footprint.id, found.score, found.reason, found.reason_zh))
    return sure
