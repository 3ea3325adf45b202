"""Where a text's grade and trade names lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footprint.matching.comparing import unexplained
from footprint.matching.entries import Entry
from footprint.matching.grades import Found
from footprint.matching.texts import Prepared
from footprint.matching.trade_names import Named

_SURE_GRADE = 0.96
_GRADE = 0.8
_SURE_NAME = 0.95
_NAME = 0.78
_RANK = 0.05  # a hint costs this much less than the one before it


@dataclass(frozen=True, slots=True)
class Hint:
    """A grade or trade name that leads to the data set. `told`: it tells the product, and the rest is explained."""

    score: float
    told: bool
    grade: Found | None = None
    trade: Named | None = None


NO_HINT = Hint(0.0, False)


def hint_of(text: Prepared, entry: Entry) -> Hint:
    """The best of the grade and the trade names of a text that lead to this data set."""
    best = NO_HINT
    if text.grade and (product := _hinted(text.grade.grade.hints, text, entry)):
        grade = text.grade.grade
        rank = grade.hints.index(product)
        told = grade.sure and rank == 0 and not unexplained(text.variants[0].whole, text, entry)
        best = Hint((_SURE_GRADE if grade.sure else _GRADE) - _RANK * rank, told, grade=text.grade)
    others = any(named.trade.sure and not _hinted(named.trade.hints, text, entry) for named in text.names)
    for named in text.names:
        product = _hinted(named.trade.hints, text, entry)
        if not product:
            continue
        rank = named.trade.hints.index(product)
        told = named.trade.sure and not others and not unexplained(text.variants[0].whole, text, entry)
        worth = (_SURE_NAME if named.trade.sure else _NAME) - _RANK * rank - (0.2 if others else 0.0)
        if entry.dataset.unit == "t*km" and not entry.dataset.transport_mode:  # another than the mode's default
            worth -= _RANK
        if named.trade.sure and not told:
            worth -= 0.1
        if best.grade and not others:  # material and form point to one product
            best = Hint(max(best.score, worth, _SURE_NAME if told else 0.0), best.told or told, best.grade, named)
        elif worth > best.score:
            best = Hint(worth, told, best.grade, named)
    return best


def _hinted(hints: Sequence[str], text: Prepared, entry: Entry) -> str:
    """The hint that leads to the data set: its product, or, where the text says 再生 or EAF, its primary partner."""
    if entry.product in hints:
        return entry.product
    if "recycled" in text.traits.get("route", ()) or "eaf" in text.traits.get("steel-kind", ()):
        return next((hint for hint in hints if hint in entry.primaries), "")
    return ""
