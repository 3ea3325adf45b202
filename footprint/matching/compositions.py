"""Things put together of several materials, as data: how commerce names them, and what they are typically made of.

A bearing or a motor has no single material to be matched with. Where the catalogue has no process for it, its maker is
asked what it is made of, and offered the typical shares as lines to start from (`compositions.csv`, and the parts in
`composition_parts.csv`). A share is cited, or said to be an estimate.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from footprint.matching.patterns import Pattern, scripts_of

Basis = Literal["source", "estimate"]


@dataclass(frozen=True, slots=True)
class Part:
    """One material of it. `material` is a text that the matcher finds a data set for; `share` of the mass, 0–1."""

    name: str
    name_zh: str
    material: str
    share: float


@dataclass(frozen=True, slots=True)
class Composition:
    """What a thing is typically made of; the shares sum to 1. `source` is the work cited, or what is estimated how."""

    kind: str
    name: str
    name_zh: str
    basis: Basis
    source: str
    source_zh: str
    parts: tuple[Part, ...]


@lru_cache(maxsize=1)
def compositions() -> tuple[tuple[Pattern, re.Pattern[str] | None, Composition], ...]:
    """How each is named, what makes it another thing, and what it is made of; in file order."""
    parts: dict[str, list[Part]] = {}
    for row in _rows("composition_parts.csv"):
        part = Part(row["name"], row["name_zh"], row["material"], float(row["share"]))
        parts.setdefault(row["kind"], []).append(part)
    return tuple(
        (
            Pattern(row["pattern"]),
            re.compile(row["unless"]) if row["unless"] else None,
            Composition(
                row["kind"],
                row["name"],
                row["name_zh"],
                "source" if row["basis"] == "source" else "estimate",
                row["source"],
                row["source_zh"],
                tuple(parts[row["kind"]]),
            ),
        )
        for row in _rows("compositions.csv")
    )


# What follows a thing's name and makes a part of it: 轴承盖 and bearing cover are no bearings
_PART = re.compile(
    r"\s?[\u3400-\u9fff]{0,3}?(?:壳|盖|座|支架|板|罩|架|盒|垫|套|箱体|安装|固定|配件|零件|护|环)"
    r"|\s(?:housing|cover|bracket|plate|cap|seat|ring|sleeve|spacer|mount|holder|base|shell|body|pin|clip|flange)s?\b"
)


@lru_cache(maxsize=40_000)
def find_composition(folded: str) -> Composition | None:
    """What a folded text names, where that is put together of several materials."""
    scripts = scripts_of(folded)
    for pattern, unless, composition in compositions():
        found = pattern.search(folded, scripts)
        if found and not _PART.match(folded, found.end()) and not (unless and unless.search(folded)):
            return composition
    return None


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files("footprint.matching").joinpath(name).open(encoding="utf-8") as table:
        yield from csv.DictReader(table)
