"""Where a text's grade and trade names lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footprint.matching.comparing import unexplained
from footprint.matching.entries import Entry
from footprint.matching.facets import SHAPES, clashes
from footprint.matching.grades import Found
from footprint.matching.part_forms import part_forms
from footprint.matching.plastics import Plastic
from footprint.matching.texts import Prepared
from footprint.matching.trade_names import Named

_SURE_GRADE = 0.96
_GRADE = 0.8
_SURE_NAME = 0.95
_NAME = 0.78
_PLASTIC = 0.7
_RANK = 0.05  # a hint costs this much less than the one before it


@dataclass(frozen=True, slots=True)
class Hint:
    """A grade, a plastic's designation or a trade name that leads to the data set.

    `told`: it tells the product, and the rest of the text is explained, or (`part`) names what is made of it.
    """

    score: float
    told: bool
    grade: Found | None = None
    trade: Named | None = None
    plastic: Plastic | None = None
    part: bool = False


NO_HINT = Hint(0.0, False)


def hint_of(text: Prepared, entry: Entry, forms: frozenset[str] = frozenset()) -> Hint:
    """The best of the grade and the trade names of a text that lead to this data set.

    `forms` that the line shows elsewhere, in its name where this is its material: a plate of S355 is hot-rolled.
    """
    best = NO_HINT
    left: list[str] = []

    def explained() -> bool:
        """Whether nothing of the text is left; asked at most once."""
        if not left:
            left.append(unexplained(text.placeless, text, entry))
        return not left[0]

    if text.grade and (product := _hinted(text.grade.grade.hints, text, entry)):
        grade = text.grade.grade
        rank = grade.hints.index(product)
        shown = text.traits.get("form", frozenset()) | forms
        if not shown and "steel" in entry.traits.get("family", ()):
            shown = part_forms(text.folded)
        formed = bool(shown & entry.traits.get("form", frozenset()))
        sure = (grade.sure and rank == 0) or (formed and not grade.sure)
        part = sure and text.bare_part and entry.dataset.sector == "metals"
        told = sure and (part or explained())
        score = _SURE_GRADE - (0.0 if formed else _RANK * rank) if sure else _GRADE - _RANK * rank
        best = Hint(score, told, grade=text.grade, part=part)
    if _same_plastic(text, entry):
        told = explained()
        if told or best.score < _PLASTIC:
            best = Hint(_SURE_GRADE if told else _PLASTIC, told, best.grade, plastic=text.plastic)
    others = any(named.trade.sure and not _hinted(named.trade.hints, text, entry) for named in text.names)
    for named in text.names:
        product = _hinted(named.trade.hints, text, entry)
        if not product:
            continue
        rank = named.trade.hints.index(product)
        told = named.trade.sure and not others and explained()
        worth = (_SURE_NAME if named.trade.sure else _NAME) - _RANK * rank - (0.2 if others else 0.0)
        if entry.dataset.unit == "t*km" and not entry.dataset.transport_mode:  # another than the mode's default
            worth -= _RANK
        if named.trade.sure and not told:
            worth -= 0.1
        if best.grade and not others:  # material and form point to one product
            best = Hint(
                max(best.score, worth, _SURE_NAME if told else 0.0), best.told or told, best.grade, named, best.plastic
            )
        elif worth > best.score:
            best = Hint(worth, told, best.grade, named)
    return best


def _hinted(hints: Sequence[str], text: Prepared, entry: Entry) -> str:
    """The hint that leads to the data set: its product, or, where the text says 再生 or EAF, its primary partner."""
    if entry.product in hints:
        return entry.product
    if "recycled" in text.traits.get("route", ()) or "eaf" in text.traits.get("furnace", ()):
        return next((hint for hint in hints if hint in entry.primaries), "")
    return ""


def _same_plastic(text: Prepared, entry: Entry) -> bool:
    """The same polymers and fillers, and nothing about the data set that the text would have to say besides."""
    if text.plastic is None or entry.plastic != text.plastic or not entry.resin:
        return False
    shaped = text.traits.get("form", frozenset()) & SHAPES
    if shaped and not shaped & entry.traits.get("form", frozenset()):  # a film is not the resin it is blown from
        return False
    silent = {clash.facet for clash in clashes(text.graded, entry.traits, entry.listed)}
    return silent <= ({"filled", "form"} if text.plastic.fillers else set())
