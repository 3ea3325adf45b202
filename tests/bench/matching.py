"""`make bench`, matching: the benchmark lines against plain fuzzy string matching on the same names.

`python -m tests.bench.matching` runs this part alone. The lines of `lines_dev.csv` were used for tuning, those of
`lines_unseen.csv` were written before it and are only measured. Both are asked of the frozen copy of the packs' names
that their labels were given for.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from footprint.inventory.catalogue import Catalogue
from footprint.matching import Matcher
from footprint.matching.benchmark import Case, measure, read_cases
from tests.pack_catalogue import pack_catalogue

LINES = Path(__file__).parents[1] / "data" / "matching"
TOP1_GOAL = 90.0
TOP3_GOAL = 97.0
ACCEPTED_GOAL = 70.0
WRONG_GOAL = 1.0
UNMATCHED_GOAL = 100.0
SPEED_GOAL = 500.0


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One figure. `baseline` is the same figure of rapidfuzz's WRatio over names and synonyms, where it has one."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None
    goal: float | None = None
    met: bool | None = None


def fuzzy(catalogue: Catalogue, cases: Sequence[Case]) -> tuple[float, float]:
    """Share of right first answers and lines per second of plain fuzzy matching, units respected."""
    names = {
        dataset.id: (dataset.name, dataset.name_zh, *dataset.synonyms, *dataset.synonyms_zh) for dataset in catalogue
    }
    matcher = Matcher(catalogue)
    choices = [(name, key) for key, spelled in names.items() for name in spelled]
    fitting = {
        unit: [pair for pair in choices if unit is None or matcher.converts(unit, catalogue[pair[1]])]
        for unit in {case.query.unit for case in cases}
    }
    right = 0
    started = time.process_time()
    for case in cases:
        offered = fitting[case.query.unit]
        found = process.extractOne(
            f"{case.query.text} {case.query.text_zh}".strip(), [name for name, _ in offered], scorer=fuzz.WRatio
        )
        right += bool(found) and offered[found[2]][1] in case.expected
    seconds = time.process_time() - started
    return right / max(sum(bool(case.expected) for case in cases), 1), len(cases) / seconds


def rows() -> list[MatchRow]:
    """Every figure of both sets."""
    catalogue = pack_catalogue(LINES / "catalogue")
    matcher = Matcher(catalogue)
    found: list[MatchRow] = []
    for key, label in (("dev", "tuned on"), ("unseen", "only measured")):
        cases = read_cases(LINES / f"lines_{key}.csv")
        metrics = measure(matcher, cases)
        plain, plain_speed = fuzzy(catalogue, cases)
        where = f"matching, {metrics.cases} lines {label}"
        top1, top3, accepted = 100 * metrics.top1, 100 * metrics.top3, 100 * metrics.accepted
        wrong, unmatched, speed = 100 * metrics.wrong, 100 * metrics.unmatched, metrics.lines_per_second
        found += [
            MatchRow(
                f"{where}: right first", top1, "%", 100 * plain, metrics.top1 / plain, TOP1_GOAL, top1 >= TOP1_GOAL
            ),
            MatchRow(f"{where}: right among three", top3, "%", goal=TOP3_GOAL, met=top3 >= TOP3_GOAL),
            MatchRow(
                f"{where}: accepted without asking", accepted, "%", goal=ACCEPTED_GOAL, met=accepted >= ACCEPTED_GOAL
            ),
            MatchRow(f"{where}: wrong among the accepted", wrong, "%", goal=WRONG_GOAL, met=wrong < WRONG_GOAL),
            MatchRow(f"{where}: wrongly accepted", float(len(metrics.wrongly_accepted)), "lines"),
            MatchRow(
                f"{where}: nothing fits, nothing accepted",
                unmatched,
                "%",
                goal=UNMATCHED_GOAL,
                met=unmatched >= UNMATCHED_GOAL,
            ),
            MatchRow(
                f"{where}: speed", speed, "lines/s", plain_speed, speed / plain_speed, SPEED_GOAL, speed >= SPEED_GOAL
            ),
        ]
    return found


def show(found: list[MatchRow]) -> None:
    """A table for people."""
    width = max(len(item.name) for item in found)
    print(f"{'':<{width}}  {'here':>14}  {'plain fuzzy':>14}  goal")
    for item in found:
        plain = "" if item.baseline is None else f"{item.baseline:.4g} {item.unit}"
        goal = "" if item.goal is None else f"{item.goal:g}: {'met' if item.met else 'MISSED'}"
        print(f"{item.name:<{width}}  {item.value:>8.4g} {item.unit:<7}{plain:>14}  {goal}")


if __name__ == "__main__":
    show(rows())
