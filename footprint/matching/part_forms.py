"""What a part's name tells of the form of the steel that it is cut from, as data in `part_forms.csv`.

A bracket of Q235B is pressed or cut from sheet, a shaft of it is turned from bar: the grade alone leaves both open.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from footprint.matching.patterns import Pattern, scripts_of


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[Pattern, str], ...]:
    with files("footprint.matching").joinpath("part_forms.csv").open(encoding="utf-8") as table:
        return tuple((Pattern(row["pattern"]), row["form"]) for row in csv.DictReader(table))


@lru_cache(maxsize=20_000)
def part_forms(folded: str) -> frozenset[str]:
    """The form that a folded name of a part tells, as a value of the facet `form`; empty when several or none."""
    scripts = scripts_of(folded)
    found = frozenset(form for pattern, form in _table() if pattern.search(folded, scripts))
    return found if len(found) == 1 else frozenset()
