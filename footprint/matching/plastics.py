"""Designations of plastics after ISO 1043-1 and -2: the polymers of a text, blended or alone, and their fillers.

`PA66-GF30`, `PA66+30%GF`, `PP+EPDM-TD20`, `PC/ABS` are read by their structure, not from a list of grades.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# ISO 1043-2: glass fibre, long glass fibre, carbon fibre, mineral, talc, glass beads, mineral powder, chalk
_FILLER = r"(lgf|gf|cf|gb|td|tv|md|mx|mf|cd|t|k|m|g)"
_FILLED = re.compile(
    rf"(?<![a-z0-9.]){_FILLER}\s?(\d{{2}})%?(?![a-z0-9])|(?<![\d.])(\d{{2}})\s?%?\s?{_FILLER}(?![a-z0-9])"
    r"|(?<![\d.])(\d{2})\s?%\s?(?:of )?"
    r"(glass[\s\-]?fibre|glass filled|glass|carbon[\s\-]?fibre|talc|mineral|玻璃纤维|玻纤|碳纤|滑石粉|矿物)"
    r"|(玻纤|玻璃纤维|滑石粉|矿粉)(?:增强|填充)?\s?(\d{2})\s?%"
)
_BEHIND_POLYMER = re.compile(r"(?:[-+]|(?<![a-z])(?:pp|pe|pa\d{1,2}|pbt|pet|abs|pom|pc|pps|ps))\s?$")
_MOST = 70  # mass per cent
_WORDS = {"gl": "gf", "玻": "gf", "ca": "cf", "碳": "cf", "ta": "td", "滑": "td", "mi": "md", "矿": "md"}
_SAME = {"t": "td", "k": "cd", "m": "md", "mx": "md", "mf": "md", "tv": "td", "g": "gf", "lgf": "gf"}


@dataclass(frozen=True, slots=True)
class Plastic:
    """`polymers` are ISO codes in lower case; `fillers` are such as `gf30`."""

    polymers: frozenset[str]
    fillers: frozenset[str]


@lru_cache(maxsize=1)
def codes() -> Mapping[str, tuple[str, str]]:
    """ISO code → name and Chinese name."""
    with files("footprint.matching").joinpath("plastics.csv").open(encoding="utf-8") as table:
        return {row["code"]: (row["name"], row["name_zh"]) for row in csv.DictReader(table)}


@lru_cache(maxsize=1)
def _code() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, codes()), key=len, reverse=True))
    return re.compile(
        rf"(?<![a-z0-9.])r?(?:pcr-?)?({known})(?![a-z0-9])(?!(?<=pa)[\s\-]?\d)|(?<![a-z0-9])(pcabs)(?![a-z0-9])"
    )


def plastic_words(folded: str) -> tuple[str, ...]:
    """The words of a folded text that say its polymers and fillers."""
    return tuple(found[0] for pattern in (_FILLED, _code()) for found in pattern.finditer(folded))


@lru_cache(maxsize=40_000)
def read_plastic(folded: str) -> Plastic | None:
    """What a folded text says of plastics; None when it names no polymer."""
    polymers: set[str] = set()
    for code, blend in _code().findall(folded):
        polymers.update(("pc", "abs") if blend else (code,))
    if not polymers:
        return None
    fillers = {filler for found in _FILLED.finditer(folded) if (filler := _filler(found, folded[: found.start()]))}
    if "pvc" in polymers:  # K67 is its chain length (ISO 1628-2), no chalk
        fillers -= {f"cd{value}" for value in range(50, _MOST + 1)}
    return Plastic(frozenset(polymers), frozenset(fillers))


def _filler(found: re.Match[str], before: str) -> str | None:
    """Such as `gf30`; None for a share that no compound has (POM M90 is a type).

    A letter alone is a filler behind a polymer only: PP-T20, not HDPE (producer, M24).
    """
    short, share, share_first, short_last, share_worded, worded, name, share_last = found.groups()
    if short and len(short) == 1 and not _BEHIND_POLYMER.search(before):
        return None
    kind = short or short_last or _WORDS[(worded or name)[: 2 if (worded or name).isascii() else 1]]
    content = share or share_first or share_worded or share_last
    return f"{_SAME.get(kind, kind)}{content}" if 5 <= int(content) <= _MOST else None
