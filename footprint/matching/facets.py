"""The traits by which two texts contradict each other, as data in `facets.csv`.

`pair`: two texts that both name a value of the facet and share none contradict. `marked`: so does a query that names
a value which the data set does not have; a data set that has one where the query is silent only ranks lower. `both`:
naming it on one side alone contradicts either way.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from footprint.matching.patterns import Pattern, scripts_of

Mode = Literal["pair", "marked", "both"]
Traits = Mapping[str, frozenset[str]]


# Forms that the material they are of is no data set of
SHAPES = frozenset({"film", "foam", "fibre"})


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of one facet and the pattern that shows it in a folded text."""

    name: str
    value: str
    mode: Mode
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Clash:
    """Where query and data set disagree. `hard`: they contradict; otherwise the query is only silent."""

    facet: str
    wanted: str
    given: str
    hard: bool


@lru_cache(maxsize=1)
def facets() -> tuple[Facet, ...]:
    """The table, in file order."""
    with files("footprint.matching").joinpath("facets.csv").open(encoding="utf-8") as table:
        return tuple(
            Facet(row["facet"], row["value"], cast(Mode, row["mode"]), Pattern(row["pattern"]))
            for row in csv.DictReader(table)
        )


@lru_cache(maxsize=1)
def names_zh() -> Mapping[str, str]:
    """Facets and their values in Chinese."""
    with files("footprint.matching").joinpath("facet_names.csv").open(encoding="utf-8") as table:
        return {row["term"]: row["zh"] for row in csv.DictReader(table)}


@lru_cache(maxsize=1)
def _modes() -> dict[tuple[str, str], Mode]:
    return {(facet.name, facet.value): facet.mode for facet in facets()}


@dataclass(frozen=True, slots=True)
class Sign:
    """A value that a text shows, and the words that show it."""

    facet: str
    value: str
    text: str


@lru_cache(maxsize=40_000)
def signs(folded: str) -> tuple[Sign, ...]:
    """Every value that a folded text shows, in the table's order."""
    scripts = scripts_of(folded)
    return tuple(
        Sign(facet.name, facet.value, found[0])
        for facet in facets()
        if facet.pattern.search(folded, scripts)
        for found in facet.pattern.regex.finditer(folded)
        if found[0]
    )


@lru_cache(maxsize=40_000)
def traits(folded: str) -> Traits:
    """Facet → the values that a folded text shows."""
    found: dict[str, set[str]] = {}
    for sign in signs(folded):
        found.setdefault(sign.facet, set()).add(sign.value)
    return {name: frozenset(values) for name, values in found.items()}


# Facets in which a synonym of the data set speaks for it: makers list bearing steel under alloy steel on purpose.
# In the others (route, feedstock, family, filling, …) a synonym may be a stand-in, and a person should look.
_SPOKEN_FOR = frozenset(
    {"steel-kind", "form", "processing", "scrap", "mode", "battery", "battery-level", "rolling", "coating", "container"}
)


def clashes(query: Traits, dataset: Traits, listed: Traits) -> tuple[Clash, ...]:
    """Every facet in which the query and the data set's names (or, where they may speak for it, labels) disagree."""
    modes = _modes()
    found = []
    for name in query.keys() | dataset.keys():
        wanted, given = query.get(name, frozenset()), dataset.get(name, frozenset())
        if wanted & given or (name in _SPOKEN_FOR and wanted & listed.get(name, frozenset())):
            continue
        kinds = {modes[name, value] for value in wanted | given}
        if wanted and given:
            hard = True
        elif wanted:
            hard = any(modes[name, value] in ("marked", "both") for value in wanted)
            if not hard:
                continue
        elif "both" in kinds:
            hard = True
        elif "marked" in kinds:
            hard = False
        else:
            continue
        found.append(Clash(name, "/".join(sorted(wanted)), "/".join(sorted(given)), hard))
    return tuple(sorted(found, key=lambda clash: (not clash.hard, clash.facet)))
