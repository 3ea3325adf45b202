"""Which data sets share a word with a text: an inverted index over words and CJK bigrams of our own cutting.

How many names a data set has must not count against it, so a rank is the sum of what the shared words tell, and nothing
is taken off for length.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence

from footprint.matching.entries import Entry
from footprint.matching.words import fold, plain, tokens

RETRIEVED = 20


class Index:
    """Immutable after it is made; safe to be asked from several threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        bearers: dict[str, list[int]] = {}
        count = 0
        for number, entry in enumerate(entries):
            count += 1
            for word in _words(entry):
                bearers.setdefault(word, []).append(number)
        self._bearers = {word: (math.log(1 + count / len(found)), tuple(found)) for word, found in bearers.items()}

    def find(self, words: Sequence[str]) -> list[int]:
        """Positions of the entries that share a word, those that share the most telling ones first, at most
        RETRIEVED."""
        told: dict[int, float] = {}
        for word in words[:64]:
            known = self._bearers.get(word)
            if known:
                weight, found = known
                for number in found:
                    told[number] = told.get(number, 0.0) + weight
        return heapq.nlargest(RETRIEVED, told, key=lambda number: (told[number], -number))


def _words(entry: Entry) -> set[str]:
    found = {word for label in entry.labels for word in label.tokens}
    found.update(tokens(plain(fold(entry.dataset.technology))))
    return found
