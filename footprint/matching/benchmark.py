"""How well a matcher does on lines whose right data set is known."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from footprint.bom.places import place_code
from footprint.bom.values import Stage
from footprint.matching.matcher import Matcher
from footprint.matching.values import Candidate, Query
from footprint.units import parse_unit


@dataclass(frozen=True, slots=True)
class Case:
    """One line. `expected`: ids that are right; none when nothing in the catalogue fits."""

    query: Query
    expected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Miss:
    """A case that went wrong, and what was ranked."""

    case: Case
    ranked: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Shares of the cases that have a right data set, `unmatched` of those that have none: nothing was accepted for
    them. `wrong` is the share of what was accepted; lines per CPU second."""

    cases: int
    with_answer: int
    top1: float
    top3: float
    accepted: float
    wrong: float
    unmatched: float
    wrongly_accepted: tuple[Miss, ...]
    missed: tuple[Miss, ...]
    left_to_a_person: tuple[Miss, ...]
    lines_per_second: float


def read_cases(path: Path) -> tuple[Case, ...]:
    """Cases of a CSV table whose columns are those of a query; several right ids are separated by |."""
    with path.open(encoding="utf-8", newline="") as table:
        return tuple(
            Case(
                Query(
                    text=row["text"],
                    text_zh=row["text_zh"],
                    code=row["code"],
                    unit=parse_unit(row["unit"]).symbol if row["unit"] else None,
                    origin=place_code(row["origin"]) if row["origin"] else None,
                    stage=cast(Stage, row["stage"]) if row["stage"] else None,
                    material=row["material"],
                    specification=row["specification"],
                ),
                frozenset(filter(None, row["expected"].split("|"))),
            )
            for row in csv.DictReader(table)
        )


def measure(matcher: Matcher, cases: Sequence[Case]) -> Metrics:
    """Ranks every case once."""
    started = time.process_time()
    ranked = [matcher.rank(case.query) for case in cases]
    seconds = time.process_time() - started
    first = third = accepted = 0
    wrong, missed, left_to_a_person = [], [], []
    for case, found in zip(cases, ranked, strict=True):
        ids = [candidate.dataset.id for candidate in found]
        taken = bool(found) and found[0].accepted
        if taken and ids[0] not in case.expected:
            wrong.append(Miss(case, found))
        if not case.expected:
            continue
        first += bool(ids) and ids[0] in case.expected
        third += bool(case.expected & set(ids[:3]))
        accepted += taken and ids[0] in case.expected
        if not ids or ids[0] not in case.expected:
            missed.append(Miss(case, found))
        elif not taken:
            left_to_a_person.append(Miss(case, found))
    answered = sum(bool(case.expected) for case in cases)
    taken_for_nothing = sum(not miss.case.expected for miss in wrong)
    return Metrics(
        cases=len(cases),
        with_answer=answered,
        top1=first / max(answered, 1),
        top3=third / max(answered, 1),
        accepted=accepted / max(answered, 1),
        wrong=len(wrong) / max(accepted + len(wrong), 1),
        unmatched=1 - taken_for_nothing / max(len(cases) - answered, 1),
        wrongly_accepted=tuple(wrong),
        missed=tuple(missed),
        left_to_a_person=tuple(left_to_a_person),
        lines_per_second=len(cases) / max(seconds, 1e-9),
    )
