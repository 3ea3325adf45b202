"""Material grades as data in `grades.csv`: what a grade is made of, under which standard, and where it leads.

`sure` grades tell the product (DC01 is cold-rolled sheet); the others only the material (6061 may be bar or profile).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Grade:
    """One row. `hints` are products (data set ids without location), best first."""

    pattern: re.Pattern[str]
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


@lru_cache(maxsize=1)
def grades() -> tuple[Grade, ...]:
    """The table, in file order."""
    with files("footprint.matching").joinpath("grades.csv").open(encoding="utf-8") as table:
        return tuple(
            Grade(
                re.compile(rf"(?<![a-z0-9])(?:{row['pattern']})(?![a-z0-9])"),
                tuple(row["hints"].split("|")),
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
    for grade in grades():
        found = grade.pattern.search(folded)
        if found:
            return Found(grade, found[0])
    return None
