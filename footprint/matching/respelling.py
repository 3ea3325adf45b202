"""Misspelt words → the catalogue's words that are spelt most like them, in both scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from footprint.inventory.catalogue import Dataset
from footprint.matching.entries import names_of
from footprint.matching.words import fold, loosely, parts, plain, tokens

_ALIKE = 82.0
_LONG = 5  # letters: shorter words are abbreviations, and those differ by one
_CJK_RUN = re.compile("[\u3400-\u9fff]+")
_SURE_LENGTH = 7
_MOST = 3  # neighbours of one word
_SPAN = range(8, 2, -1)  # characters of a Chinese word that is looked for


class Respelling:
    """The words of a catalogue. What is known already is left as it is."""

    def __init__(self, datasets: Iterable[Dataset]) -> None:
        words: dict[str, None] = {}
        cjk: dict[str, None] = {}
        known: set[str] = set()
        for dataset in datasets:
            for name in names_of(dataset):
                for text in (plain(loosely(name)), plain(fold(name))):
                    chinese, latin = parts(text)
                    words.update(dict.fromkeys(word for word in latin.split(" ") if _is_word(word)))
                    known.update(tokens(text))
                    if len(chinese) >= _SPAN[-1] and chinese in text:
                        cjk[chinese] = None
        self._words = tuple(words)
        self._known = frozenset(known)
        self._gaps: dict[str, list[str]] = {}
        for word in cjk:
            if len(word) in _SPAN:
                for at in range(len(word)):
                    self._gaps.setdefault(f"{word[:at]}?{word[at + 1 :]}", []).append(word)

    def respelt(self, text: str) -> tuple[tuple[str, bool], ...]:
        """A text as written, folded in width and case, with each unknown word replaced by the nearest known one, and
        whether only a slip of the hand was mended (`is_slip`).

        Several when a Chinese word has several neighbours; none when there is nothing to mend.
        """
        bare = plain(loosely(text))
        words = bare.split(" ")
        mended = [self._latin(word) for word in words]
        latin = " ".join(mended)
        chinese = next((found for run in _CJK_RUN.findall(latin) if (found := self._chinese(run))), None)
        if chinese:
            wrong, rights = chinese
            return tuple((latin.replace(wrong, right, 1), False) for right in rights)
        slips = all(is_slip(word, right) for word, right in zip(words, mended, strict=True) if word != right)
        return ((latin, slips),) if latin != bare else ()

    def _latin(self, word: str) -> str:
        if not _is_word(word) or word in self._words:
            return word
        near = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return near[0] if near else word

    def _chinese(self, run: str) -> tuple[str, list[str]] | None:
        """A word with one wrong character, and what it may be: 不锈纲 for 不锈钢. 热轧 is no slip: both are words."""
        for span in _SPAN:
            for start in range(len(run) - span + 1):
                word = run[start : start + span]
                for at in range(span):
                    rights = self._gaps.get(f"{word[:at]}?{word[at + 1 :]}")
                    if rights and word not in rights and self._is_slip(run, start + at):
                        return word, rights[:_MOST]
        return None

    def _is_slip(self, run: str, at: int) -> bool:
        """Whether the character makes a word with neither neighbour."""
        return run[max(at - 1, 0) : at + 1] not in self._known and run[at : at + 2] not in self._known


def is_slip(written: str, right: str) -> bool:
    """Whether one letter was left out, doubled or changed places inside a long word.

    A letter for another does not count, nor does one at the start: butane is not butene, ethanol not methanol.
    """
    if len(right) < _SURE_LENGTH or written[0] != right[0]:
        return False
    if len(written) == len(right):
        differ = [at for at, (a, b) in enumerate(zip(written, right, strict=True)) if a != b]
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and (written[differ[0]], written[differ[1]]) == (right[differ[1]], right[differ[0]])
        )
    shorter, longer = sorted((written, right), key=len)
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer))
    )


def _is_word(word: str) -> bool:
    return len(word) > _LONG and word.isascii() and word.isalpha()
