"""A query's text made ready: what to compare, where it says it comes from, its grade and its traits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from footprint.matching.facets import Traits, traits
from footprint.matching.grades import Found, find_grade
from footprint.matching.locations import PLACE_WORDS
from footprint.matching.words import fold, parts, plain, same_words, tokens

# Words that say nothing about which data set it is
NEUTRAL = re.findall(
    r"\S+",
    "国产 进口 工业级 工业用 优级品 优等品 一级品 一等品 合格品 电池级 纯度 含量 "
    "规格 牌号 型号 普通 通用 标准 原料 材料 物料 主材 "
    "粒子 颗粒 粒料 树脂 新料 散装 袋装 桶装 外购 采购 消耗 用量 使用量 能耗 生产用 车用级 其他 约 的",
)
NEUTRAL_LATIN = frozenset(
    re.findall(
        r"\S+",
        "grade industrial technical standard purchased raw material imported domestic pellet granule resin "
        "2b quality type first premium bulk bagged of for the a an and in from supplier consumption used",
    )
)
_NEUTRAL_CJK = re.compile("|".join(sorted(map(re.escape, NEUTRAL), key=len, reverse=True)))
_PLACES_CJK = [word for word in sorted(PLACE_WORDS, key=len, reverse=True) if not word.isascii()]
_PLACE_CJK = re.compile("|".join(map(re.escape, _PLACES_CJK)) + "(?:省|市)?")
_PLACE_LATIN = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(sorted((re.escape(w) for w in PLACE_WORDS if w.isascii()), key=len, reverse=True))
    + r")(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Variant:
    """One text to compare labels with. `cost` is taken off when something was left out to get it."""

    whole: str
    cjk: str
    latin: str
    latin_sorted: str
    tokens: frozenset[str]
    cost: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready to be compared. `graded` are its traits together with those of its grade."""

    variants: tuple[Variant, ...]
    words: tuple[str, ...]
    origin: str | None
    grade: Found | None
    traits: Traits
    graded: Traits


def _variant(text: str, cost: float) -> Variant:
    cjk, latin = parts(text)
    return Variant(text, cjk, latin, same_words(latin), frozenset(tokens(text)), cost)


@lru_cache(maxsize=8_000)
def prepare(text: str) -> Prepared:
    """The prepared form of a text."""
    folded = fold(text[:400])
    whole = plain(folded)
    grade = find_grade(folded)
    own = traits(folded)
    graded = traits(fold(f"{grade.grade.name} ; {grade.grade.name_zh}")) if grade else {}
    placeless, origin = without_places(whole)
    variants = [_variant(whole, 0.0)]
    for shorter in (placeless, without_neutral(whole), without_neutral(placeless)):
        if shorter and shorter not in {variant.whole for variant in variants}:
            variants.append(_variant(shorter, 0.01))
    words = tuple(dict.fromkeys(word for variant in variants for word in tokens(variant.whole)))
    return Prepared(tuple(variants), words, origin, grade, own, {**graded, **own})


def without_places(text: str) -> tuple[str, str | None]:
    """A plain text without its place words, and the ISO code or region of the first."""
    found = _PLACE_CJK.search(text) or _PLACE_LATIN.search(text)
    if not found:
        return text, None
    bare = re.sub(r"\s+", " ", _PLACE_LATIN.sub(" ", _PLACE_CJK.sub("", text))).strip()
    code = PLACE_WORDS.get(found[0]) or PLACE_WORDS.get(found[0].rstrip("省市"))
    return (bare or text), code


def without_neutral(text: str, *, keep: bool = True) -> str:
    """A plain text without words that tell nothing. `keep`: the text itself when nothing else is left."""
    bare = _NEUTRAL_CJK.sub("", text)
    kept = [word for word in bare.split(" ") if word not in NEUTRAL_LATIN and word.rstrip("s") not in NEUTRAL_LATIN]
    return " ".join(kept).strip() or (text if keep else "")
