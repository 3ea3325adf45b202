"""Patterns of the tables, and which of them can be in a text at all: most texts are of one script."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CJK = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[a-z]")
_LATIN_TEXT = re.compile("[a-z0-9]")
_ESCAPE = re.compile(r"\\.|\(\?[:=!<]+")


@dataclass(frozen=True, slots=True)
class Scripts:
    """The CJK characters of a text, and whether it has Latin letters or digits."""

    cjk: frozenset[str]
    latin: bool


def scripts_of(text: str) -> Scripts:
    """The scripts of a folded text; digits count as Latin."""
    return Scripts(frozenset(_CJK.findall(text)), bool(_LATIN_TEXT.search(text)))


class Pattern:
    """A compiled pattern that is not tried where its letters cannot be."""

    __slots__ = ("_cjk", "_free", "_latin", "regex")

    def __init__(self, pattern: str) -> None:
        self.regex = re.compile(pattern)
        letters = _ESCAPE.sub("", pattern)
        self._cjk, self._latin = frozenset(_CJK.findall(letters)), bool(_LATIN.search(letters))
        self._free = not (self._cjk or self._latin)

    def search(self, text: str, scripts: Scripts) -> re.Match[str] | None:
        """As `re.Pattern.search`; `scripts` are those of the text."""
        if self._free or (self._latin and scripts.latin) or not self._cjk.isdisjoint(scripts.cjk):
            return self.regex.search(text)
        return None
