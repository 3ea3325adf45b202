"""How alike a prepared text and a label are, and what of the text the label leaves unexplained."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from footprint.matching.entries import Entry, Label
from footprint.matching.texts import Prepared, Variant, without_neutral
from footprint.matching.words import tokens

EQUAL = 1.0
SAME_WORDS = 0.99
EXPLAINED = 0.96
HEAD_ONLY = 0.88  # the first segment of a name that says more
_TYPO = 88.0
# Polymers that are sold under producers' grade numbers (T30S, 5000S, 1502) which do not change what they are
_NUMBERED = frozenset({"hdpe", "ldpe", "lldpe", "pp", "ps", "abs", "pvc", "pet", "sbr"})
_GRADE_NUMBER = re.compile(r"[a-z]{0,4}\d{2,5}[a-z]{0,2}")


class Likeness(NamedTuple):
    """`score` 0–1, the best label, how it was found, and the words it does not account for."""

    score: float
    label: Label | None
    how: str
    rest: str


NOTHING = Likeness(0.0, None, "", "")


def likeness(prepared: Prepared, entry: Entry) -> Likeness:
    """The best of all variants and labels. A text of both scripts must be explained in both."""
    best = inside = NOTHING
    for variant in prepared.variants:
        for label in entry.labels:
            found = _compare(variant, label)
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
    return best._replace(rest=unexplained(best.rest, prepared, entry)) if best.rest else best


def _compare(variant: Variant, label: Label) -> Likeness:
    if label.script == "cjk":
        text, other = variant.cjk, variant.latin
    elif label.script == "latin":
        text, other = variant.latin, variant.cjk
    else:
        text, other = variant.whole, ""
    if not text:
        return NOTHING
    if len(text) > 1 and len(label.text) > 1 and not variant.tokens & label.tokens:
        return _typo(text, other, label)
    limit = HEAD_ONLY if label.kind == "head" else EQUAL
    if text == label.text:
        return Likeness(min(limit, EQUAL if not other else 0.9), label, "equal" if not other else "contained", other)
    if label.script == "latin" and variant.latin_sorted == label.sorted_words:
        return Likeness(
            min(limit, SAME_WORDS if not other else 0.9), label, "words" if not other else "contained", other
        )
    return _partly(text, other, variant, label, limit)


def _partly(text: str, other: str, variant: Variant, label: Label, limit: float) -> Likeness:
    contained = _contained(label.text, text, label.script)
    if contained is not None:
        rest = f"{contained} {other}".strip()
        share = len(label.text) / (len(label.text) + len(rest.replace(" ", "")))
        at_end = 0.04 if text.endswith(label.text) else 0.0  # the last noun says what a thing is
        return Likeness(min(limit, 0.5 + 0.36 * share + at_end), label, "contained", rest)
    if len(text) > 1 and _contained(text, label.text, label.script) is not None:
        share = len(text) / len(label.text)
        return Likeness(min(limit, 0.46 + 0.36 * share), label, "part", other)
    common = variant.tokens & label.tokens
    alike = 2 * len(common) / (len(variant.tokens) + len(label.tokens)) if common else 0.0
    words = Likeness(min(limit, 0.8 * alike), label, "alike", " ".join(sorted(variant.tokens - common)))
    return max(words, _typo(text, other, label), key=attrgetter("score"))


def _typo(text: str, other: str, label: Label) -> Likeness:
    """A label that is written almost alike. Digits tell things apart, so texts with digits are left alone."""
    if len(text) < 5 or abs(len(text) - len(label.text)) > 3 or label.kind == "head":
        return NOTHING
    ratio = fuzz.ratio(text, label.text, score_cutoff=_TYPO)
    if not ratio or re.search(r"\d", text + label.text):
        return NOTHING
    return Likeness(0.93 * ratio / 100, label, "typo", other)


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
    """What of `rest` neither the data set's other labels nor the grade nor neutral words account for."""
    left = rest
    if prepared.grade:
        left = left.replace(prepared.grade.text, " ")
    for word in entry.cjk_labels:
        left = left.replace(word, " ")
    left = re.sub(r"\s+", " ", left).strip()
    if not left:
        return ""
    bare = without_neutral(left, keep=False)
    numbered = bool(entry.traits.get("family", frozenset()) & _NUMBERED)
    return " ".join(
        word
        for word in tokens(bare)
        if word not in entry.vocabulary and not (numbered and _GRADE_NUMBER.fullmatch(word))
    )
