"""What the matcher says about the lines of a bill of materials."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from footprint.bom.values import Bom, Line
from footprint.matching import Candidate, Query, query_of
from footprint.resources import Resources


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that is sure enough to be taken without asking."""

    line: str
    candidate: Candidate


def asked(bom: Bom, line: Line, text: str | None = None) -> Query:
    """The line as the matcher sees it; `text` replaces its names and code."""
    query = query_of(line, bom.product)
    return query if text is None else replace(query, text=text, text_zh="", code="")


def propose(resources: Resources, bom: Bom, lines: Iterable[Line]) -> list[Proposal]:
    """The accepted candidate of each line that has one. Lines that ask the same are ranked once."""
    answers: dict[Query, tuple[Candidate, ...]] = {}
    sure = []
    for line in lines:
        query = asked(bom, line)
        if query not in answers:
            answers[query] = resources.matcher().rank(query)
        if answers[query] and answers[query][0].accepted:
            sure.append(Proposal(line.id, answers[query][0]))
    return sure
