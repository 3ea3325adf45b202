"""Which words of a text name something that a catalogue has, and what only says how the named thing is."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from footprint.matching.attributes import attributes, segments, trailing
from footprint.matching.compositions import find_composition
from footprint.matching.grades import find_grade
from footprint.matching.texts import Prepared, ends_as_part, without_neutral
from footprint.matching.trade_names import find_trade_names
from footprint.matching.words import fold, parts, plain, stem

_LONGEST = 12  # characters of a Chinese label that is looked for
_WORDS = 4
# Beside a grade: several materials, or another product of the grade than what is made of it
_PUT_TOGETHER = re.compile(
    r"总成|组件|模块|模组|套装|焊|粉|废|刀|轴承|阀|泵|模具|工具|中间合金|复合|包[铜铝钢]|涂层|镀|加工|费"
    r"|\b(?:assembly|assy|unit|module|kit|set|weld\w*|powder|scrap|tool|valve|pump|mould|die|clad|machining)\b"
    r"|\bmaster alloy\b"
)


class Names:
    """The labels of one catalogue."""

    def __init__(self, labels: Container[str]) -> None:
        self._labels = labels

    def read(self, text: Prepared) -> Prepared:
        """The text with its attributes, its head, and whether beside its grade nothing names a product."""
        pieces = segments(text.written)
        more = len(pieces) > 1
        beside = text.folded.replace(text.grade.text, " ", 1) if text.grade else ""
        return replace(
            text,
            attributes=attributes(text.written, self.name_something) if more else (),
            trailing=trailing(text.written, self.name_something) if more else (),
            head=without_neutral(plain(fold(pieces[0]))) if more else "",
            bare_part=bool(beside)
            and not _PUT_TOGETHER.search(beside)
            and not (find_trade_names(beside) or find_composition(beside))
            and (ends_as_part(beside) or not self.name_something(beside)),
        )

    def name_something(self, folded: str) -> bool:
        """Whether a name of the catalogue, a trade name, a grade or a thing put together stands in a folded text."""
        if folded in self._labels or find_trade_names(folded) or find_grade(folded) or find_composition(folded):
            return True
        chinese, latin = parts(plain(folded))
        words = [stem(word) for word in latin.split()]
        return any(
            chinese[start:end] in self._labels
            for start in range(len(chinese) - 1)
            for end in range(start + 2, min(len(chinese), start + _LONGEST) + 1)
        ) or any(
            " ".join(words[start:end]) in self._labels
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + _WORDS) + 1)
        )
