"""How alike a prepared text and a label are, and what of the text the label leaves unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from footprint.matching.entries import Entry, Label
from footprint.matching.grades import Grade
from footprint.matching.texts import Prepared, Variant, left_over
from footprint.matching.words import plain, tokens

EQUAL = 1.0
SAME_WORDS = 0.99
EXPLAINED = 0.96
HEAD_ONLY = 0.88  # the first segment of a name that says more
_TYPO = 88.0
# Plastics and chemicals are sold under producers' type numbers (T30S, R-996, 5000S) which do not change what they are
_HYPHENATED = re.compile(r"(?<![a-z\d\-])(?!(?:l?gf|cf|gb|td|tv|md|t|k|m|g)-)[a-z]{1,6}-\d[a-z\d\-]*")
_OTHER_SCRIPT = 0.72  # at most, where what stands beside an equal label in the other script is not explained
_TYPED = frozenset({"plastics", "chemicals"})
# Metals, minerals and battery materials have grades; those that make another product of it are in the table
_GRADED = frozenset({"metals", "minerals", "battery"})
_ANY_TYPE_NUMBER = re.compile(r"[a-z]{0,5}\d[a-z\d]*")
_TYPE_NUMBER = re.compile(r"(?![a-z]\w*[gm]\d{1,2}[a-z]?$)[a-z]{0,5}\d[a-z\d]*")  # A3WG6 is filled: 30 % glass


class Likeness(NamedTuple):
    """`score` 0–1, the best label, how it was found, and the words it does not account for."""

    score: float
    label: Label | None
    how: str
    rest: str


NOTHING = Likeness(0.0, None, "", "")


class Weights:
    """How much words tell: one that many data sets bear tells little. The sums over labels are kept."""

    def __init__(self, words: Mapping[str, float]) -> None:
        self._words = words
        self._labels: dict[frozenset[str], float] = {}

    def of(self, words: Iterable[str]) -> float:
        """The sum; a word that no data set bears counts as the average one."""
        return sum(self._words.get(word, 1.0) for word in words)

    def of_label(self, words: frozenset[str]) -> float:
        """The sum over a label's words."""
        known = self._labels.get(words)
        if known is None:
            known = self._labels[words] = self.of(words)
        return known


def likeness(prepared: Prepared, entry: Entry, weights: Weights, *, typos: bool = False) -> Likeness:
    """The best of all variants and labels. A text of both scripts must be explained in both.

    `typos`: labels that are spelt almost alike count too.
    """
    best = inside = NOTHING
    for variant in prepared.variants:
        total = weights.of(variant.tokens)
        for label in entry.labels if typos else entry.labels_with(variant.tokens):
            found = _compare(variant, label, weights, (total, best.score))
            if typos and found.score < HEAD_ONLY:
                found = max(found, _typo(variant, label), key=attrgetter("score"))
            score = found.score - variant.cost
            if score > best.score:
                best = found._replace(score=score)
                if score == EQUAL:
                    return best
            if found.how == "contained" and score > inside.score:
                inside = found._replace(score=score)
    if inside.label and best.score < EXPLAINED and not unexplained(inside.rest, prepared, entry):
        limit = HEAD_ONLY if inside.label.kind == "head" else EXPLAINED
        return Likeness(max(best.score, limit), inside.label, "explained", "")
    if not best.rest:
        return best
    rest = unexplained(best.rest, prepared, entry)
    return best._replace(rest=rest, score=min(best.score, _OTHER_SCRIPT) if rest else best.score)


def _sides(variant: Variant, label: Label) -> tuple[str, str]:
    """The part of the text in the label's script, and the part that the label cannot account for."""
    if label.script == "cjk":
        return variant.cjk, variant.latin
    if label.script == "latin":
        return variant.latin, variant.cjk
    return variant.whole, ""


def _compare(variant: Variant, label: Label, weights: Weights, known: tuple[float, float]) -> Likeness:
    """One label. `known`: the weight of the variant's words, and a score that words in common have to exceed."""
    text, other = _sides(variant, label)
    if not text:
        return NOTHING
    limit = HEAD_ONLY if label.kind == "head" else EQUAL
    if text == label.text:
        return Likeness(min(limit, EQUAL if not other else 0.9), label, "equal" if not other else "contained", other)
    if label.script == "latin" and variant.latin_sorted == label.sorted_words:
        return Likeness(
            min(limit, SAME_WORDS if not other else 0.9), label, "words" if not other else "contained", other
        )
    return _partly(text, other, label, limit) or _alike(variant, label, limit, weights, known)


def _partly(text: str, other: str, label: Label, limit: float) -> Likeness | None:
    """One within the other; None when they are not."""
    contained = _contained(label.text, text, label.script)
    if contained is not None:
        rest = f"{contained} {other}".strip()
        share = len(label.text) / (len(label.text) + len(rest.replace(" ", "")))
        at_end = 0.04 if text.endswith(label.text) else 0.0  # the last noun says what a thing is
        return Likeness(min(limit, 0.5 + 0.36 * share + at_end), label, "contained", rest)
    if len(text) > 1 and _contained(text, label.text, label.script) is not None:
        share = len(text) / len(label.text)
        return Likeness(min(limit, 0.46 + 0.36 * share), label, "part", other)
    return None


def _alike(variant: Variant, label: Label, limit: float, weights: Weights, known: tuple[float, float]) -> Likeness:
    """Words in common, each as much as it tells."""
    common = variant.tokens & label.tokens
    if not common:
        return NOTHING
    total, floor = known
    alike = 2 * weights.of(common) / (total + weights.of_label(label.tokens))
    if min(limit, 0.8 * alike) <= floor:
        return NOTHING
    return Likeness(min(limit, 0.8 * alike), label, "alike", " ".join(sorted(variant.tokens - common)))


def _typo(variant: Variant, label: Label) -> Likeness:
    """A label that is written almost alike. Digits tell things apart, so texts with digits are left alone."""
    text, other = _sides(variant, label)
    if len(text) < 5 or abs(len(text) - len(label.text)) > 3 or label.kind == "head":
        return NOTHING
    if re.search(r"\d", text + label.text):
        return NOTHING
    ratio = fuzz.ratio(text, label.text, score_cutoff=_TYPO)
    return Likeness(0.93 * ratio / 100, label, "typo", other) if ratio else NOTHING


def _contained(part: str, whole: str, script: str) -> str | None:
    """`whole` without its first `part`, at word borders in Latin text; None when it is not in there."""
    at = whole.find(part)
    if at < 0 or part == whole:
        return None
    end = at + len(part)
    if script != "cjk":
        before, after = whole[at - 1 : at], whole[end : end + 1]
        if (
            (before.isascii() and before.isalnum())
            or (after.isascii() and after.isalnum())
            or after == "-"
            or before == "-"
        ):
            return None
    return f"{whole[:at]} {whole[end:]}".strip()


def unexplained(rest: str, prepared: Prepared, entry: Entry) -> str:
    """What of `rest` neither the data set's labels, traits, grade and trade names nor neutral words account for."""
    of_it = entry.resin or (prepared.grade is not None and entry.product in prepared.grade.grade.hints)
    beside = "component" if entry.component else "transport" if entry.dataset.unit == "t*km" else ""
    beside = beside or _supplied(entry) or ("material" if of_it else "")
    if not rest:
        return ""
    left, known = rest, set[str]()
    # the longest first: 铁锂 before 锂, of which it is made
    accounted = sorted(filter(None, _accounted(prepared, entry)), key=len, reverse=True)
    for told in accounted:
        left = _without(left, told)
        known.update(tokens(told))
    for word in entry.cjk_labels:
        left = left.replace(word, " ") if len(word) > 2 else left
    if entry.resin:  # a board of PC is PC
        left = left.replace("板", " ")
    left = left_over(left, beside)  # 江铜 before 铜: a neutral word may hold a label
    if not left:
        return ""
    for word in entry.cjk_labels:
        left = left.replace(word, " ")
    left = left_over(re.sub(r"\s+", " ", left).strip(), beside)
    if not left:
        return ""
    around = _around(prepared, entry, accounted, beside)
    known.update(word for word in tokens(left) if word in entry.vocabulary and word not in around)
    filled = prepared.plastic is not None and bool(prepared.plastic.fillers)  # then a type hides no filler
    types = _ANY_TYPE_NUMBER if filled else _TYPE_NUMBER
    typed = entry.dataset.sector in _TYPED or entry.component
    typed = typed or (
        (entry.dataset.sector in _GRADED or _of_sure_name(prepared, entry)) and _grade_fits(prepared, entry)
    )
    if typed:
        left = _HYPHENATED.sub(" ", left)
    return " ".join(
        word
        for word in tokens(left)
        if word not in known
        and not (typed and (types.fullmatch(word) or (len(word) == 1 and word.isascii())))
        and not ((not entry.digits or "." in word) and word.replace(".", "").isdigit())
    )


def _supplied(entry: Entry) -> str:
    """`power`, `supply` of other energy, water and treatment, or nothing."""
    if entry.dataset.unit == "kWh":
        return "power"
    return "supply" if entry.dataset.group == "energy" or entry.dataset.sector == "services" else ""


def _without(text: str, told: str) -> str:
    """A text without what is told, short Latin words at word borders only: the A of `grade A` is in every word."""
    if len(told) < 3 and told.isascii():
        return " ".join(word for word in text.split(" ") if word != told)
    return text.replace(told, " ")


def _around(prepared: Prepared, entry: Entry, accounted: Sequence[str], beside: str) -> frozenset[str]:
    """The words glued to a label in the Chinese name, which other names of the data set do not explain.

    变速箱齿轮 is no 变速箱 for all its name 齿轮箱, and 氧化铝 is no 铝 for all its makers say of oxide.
    """
    name = prepared.head or prepared.placeless
    label = next((label for label in entry.cjk_labels if label in name), "")
    if not label:
        return frozenset()
    found: set[str] = set()
    before, _, behind = name.rpartition(label)
    for rest in (before, behind):
        for told in accounted:
            rest = _without(rest, told)
        found.update(tokens(left_over(rest, beside)) if rest else ())
    return frozenset(found)


def _of_sure_name(prepared: Prepared, entry: Entry) -> bool:
    return any(named.trade.sure and entry.product in named.trade.hints for named in prepared.names)


def _grade_fits(prepared: Prepared, entry: Entry) -> bool:
    """Whether no grade tells another product: then a number that no table knows is a type of this one."""
    return prepared.grade is None or entry.product in prepared.grade.grade.hints


def _accounted(prepared: Prepared, entry: Entry) -> Iterable[str]:
    """The words of a text that the data set agrees with: its grade, its trade names, the traits that both show; and
    those that only say how it is."""
    yield from prepared.attributes
    if prepared.head in entry.specific:
        yield from prepared.trailing
    if prepared.grade and _of_grade(prepared.grade.grade, prepared, entry):
        yield plain(prepared.grade.text) or prepared.grade.text
    if entry.plastic is not None and entry.plastic == prepared.plastic:
        for word in prepared.plastic_words:
            yield plain(word)
    for named in prepared.names:
        if entry.product in named.trade.hints:
            yield plain(named.text)
    for sign in prepared.signs:
        own = entry.traits.get(sign.facet, frozenset()) | entry.listed.get(sign.facet, frozenset())
        # what is not made of scrap is primary, said or not; bars are hot-rolled, and metals come as ingots
        unsaid = (sign.value == "primary" and "recycled" not in own) or (sign.value in ("hot", "ingot") and not own)
        if sign.value in own or unsaid:
            yield plain(sign.text)


def _of_grade(grade: Grade, prepared: Prepared, entry: Entry) -> bool:
    """Whether a grade is of this data set: led there, or of the same family, where the form is told otherwise."""
    families = prepared.graded.get("family", frozenset()) & entry.traits.get("family", frozenset())
    formed = not grade.sure or any(entry.product in named.trade.hints for named in prepared.names)
    return entry.product in grade.hints or bool(families and grade.hints and formed)
