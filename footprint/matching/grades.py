"""Material grades as data in `grades.csv`: what a grade is made of, under which standard, and where it leads.

`sure` grades tell the product (DC01 is cold-rolled sheet); the others only the material (6061 may be bar or profile).
A row without hints is a grade that no product of the packs stands for: it is known, so that nothing else is taken for
it. `needs` and `unless` are looked for in the whole text: 430 is stainless steel only beside that word, C30 not in
concrete.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from footprint.matching.patterns import Pattern, scripts_of

_WRITTEN = re.compile("[a-z0-9]")  # every grade has a letter or a digit


@dataclass(frozen=True, slots=True)
class Grade:
    """One row. `hints` are products (data set ids without location), best first."""

    pattern: Pattern
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    hints: tuple[str, ...]
    sure: bool
    standard: str
    name: str
    name_zh: str


@dataclass(frozen=True, slots=True)
class Found:
    """A grade seen in a text, as written there."""

    grade: Grade
    text: str


def _compiled(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None


@lru_cache(maxsize=1)
def grades() -> tuple[Grade, ...]:
    """The table, in file order."""
    with files("footprint.matching").joinpath("grades.csv").open(encoding="utf-8") as table:
        return tuple(
            Grade(
                Pattern(rf"(?<![a-z0-9.])(?:{row['pattern']})(?![a-z0-9])"),
                _compiled(row["needs"]),
                _compiled(row["unless"]),
                tuple(filter(None, row["hints"].split("|"))),
                row["sure"] == "yes",
                row["standard"],
                row["name"],
                row["name_zh"],
            )
            for row in csv.DictReader(table)
        )


@lru_cache(maxsize=20_000)
def find_grade(folded: str) -> Found | None:
    """The first grade that a folded text names; the table's order decides between two."""
    if not _WRITTEN.search(folded):
        return None
    scripts = scripts_of(folded)
    for grade in grades():
        found = grade.pattern.search(folded, scripts)
        if (
            found
            and (grade.needs is None or grade.needs.search(folded))
            and not (grade.unless and grade.unless.search(folded))
        ):
            return Found(grade, found[0].strip())
    return None
