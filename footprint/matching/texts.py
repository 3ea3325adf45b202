"""A query's text made ready: what to compare, where it says it comes from, its grade, trade names and traits."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from footprint.matching.facets import Sign, Traits, signs, traits
from footprint.matching.grades import Found, find_grade
from footprint.matching.locations import PLACE_WORDS
from footprint.matching.plastics import Plastic, plastic_words, read_plastic
from footprint.matching.trade_names import Named, find_trade_names
from footprint.matching.words import fold, parts, plain, same_words, tokens

_PLACES_CJK = [word for word in sorted(PLACE_WORDS, key=len, reverse=True) if not word.isascii()]
_PLACE_CJK = re.compile("(?:" + "|".join(map(re.escape, _PLACES_CJK)) + ")(?:省|市(?!场)|产(?!品|地))?")
_PLACE_LATIN = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(sorted((re.escape(w) for w in PLACE_WORDS if w.isascii()), key=len, reverse=True))
    + r")(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Neutral:
    """Words that say nothing about which data set it is: `anywhere` in a text, or only in what is `left` over.

    `assembly` and `finish` words count for nothing beside a component only, `transport` words beside transport, and the
    names of parts beside a material that a designation or grade tells. Towns (`place`) do not count beside power, rooms
    of a plant (`site`) beside what is supplied to it.
    """

    anywhere_cjk: re.Pattern[str]
    anywhere: frozenset[str]
    left_cjk: re.Pattern[str]
    left: frozenset[str]
    part_cjk: re.Pattern[str]
    part: frozenset[str]
    component_cjk: re.Pattern[str]
    component: frozenset[str]
    transport_cjk: re.Pattern[str]
    transport: frozenset[str]
    place_cjk: re.Pattern[str]
    site_cjk: re.Pattern[str]


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
    """A text ready to be compared. `graded` are its traits together with those of its grade.

    Known once a catalogue is (`naming.py`): `attributes` and `trailing`, what stands behind its `head`; `bare_part`,
    that beside its grade nothing names a product.
    """

    written: str
    folded: str
    variants: tuple[Variant, ...]
    words: tuple[str, ...]
    origin: str | None
    grade: Found | None
    names: tuple[Named, ...]
    placeless: str
    plastic: Plastic | None
    plastic_words: tuple[str, ...]
    signs: tuple[Sign, ...]
    traits: Traits
    graded: Traits
    attributes: tuple[str, ...] = ()
    trailing: tuple[str, ...] = ()
    head: str = ""
    bare_part: bool = False


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)")


@lru_cache(maxsize=1)
def neutral() -> Neutral:
    """`neutral_words.csv`."""
    with files("footprint.matching").joinpath("neutral_words.csv").open(encoding="utf-8") as table:
        rows = [(row["word"], row["kind"], row["anywhere"] == "yes") for row in csv.DictReader(table)]
    beside = {
        "assembly": "component",
        "finish": "component",
        "transport": "transport",
        "part": "material",
        "place": "place",
        "site": "site",
    }

    def words(cjk: bool, of: str, *, everywhere: bool = False) -> list[str]:
        return [
            word
            for word, kind, anywhere in rows
            if word.isascii() != cjk and beside.get(kind, "") == of and (anywhere or not everywhere)
        ]

    return Neutral(
        _any_of(words(True, "", everywhere=True)),
        frozenset(words(False, "", everywhere=True)),
        _any_of(words(True, "")),
        frozenset(words(False, "")),
        _any_of(words(True, "material")),
        frozenset(words(False, "material")),
        _any_of(words(True, "component")),
        frozenset(words(False, "component")),
        _any_of(words(True, "transport")),
        frozenset(words(False, "transport")),
        _any_of(words(True, "place")),
        _any_of(words(True, "site")),
    )


def _variant(text: str, cost: float) -> Variant:
    cjk, latin = parts(text)
    return Variant(text, cjk, latin, same_words(latin), frozenset(tokens(text)), cost)


@lru_cache(maxsize=10_000)
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
    return Prepared(
        text,
        folded,
        tuple(variants),
        words,
        origin,
        grade,
        find_trade_names(folded),
        placeless,
        read_plastic(folded),
        plastic_words(folded),
        signs(folded),
        own,
        {**graded, **own},
    )


def without_places(text: str) -> tuple[str, str | None]:
    """A plain text without its place words, and the ISO code or region of the first."""
    found = _PLACE_CJK.search(text) or _PLACE_LATIN.search(text)
    if not found:
        return text, None
    bare = re.sub(r"\s+", " ", _PLACE_LATIN.sub(" ", _PLACE_CJK.sub("", text))).strip()
    code = PLACE_WORDS.get(found[0]) or PLACE_WORDS.get(found[0].rstrip("省市产"))
    return (bare or text), code


def without_neutral(text: str) -> str:
    """A plain text without words that tell nothing anywhere; the text itself when nothing else is left."""
    words = neutral()
    return " ".join(_kept(words.anywhere_cjk.sub("", text), words.anywhere)).strip() or text


def names_a_part(prepared: Prepared) -> bool:
    """Whether a text names a part beside what it is made of: ABS外壳."""
    words = neutral()
    return bool(words.part_cjk.search(prepared.placeless)) or not words.part.isdisjoint(prepared.placeless.split())


def ends_as_part(folded: str) -> bool:
    """Whether the last Chinese word is a part's name: 变速箱壳体 is a housing, of whatever."""
    text = re.sub(r"[^\u3400-\u9fff]+$", "", folded)
    found = [match for match in neutral().part_cjk.finditer(text) if match.end() == len(text)]
    return bool(found)


def left_over(text: str, beside: str) -> str:
    """What tells something of the rest of a text.

    `beside`: `component`, `material`, `transport`, `power`, `supply` (other energy, water), or none.
    """
    words = neutral()
    bare, known = text, words.left
    if beside != "power":  # 华东 is a market of copper, and a grid of electricity
        bare = words.place_cjk.sub(" ", bare)
    if beside in ("power", "supply"):  # 车间用电; but 硫酸车间 is a shop
        bare = words.site_cjk.sub(" ", bare)
    if beside == "component":
        bare, known = words.component_cjk.sub(" ", bare), known | words.component
    elif beside == "material":  # ABS外壳: the part's name beside what it is made of
        bare, known = words.part_cjk.sub(" ", bare), known | words.part
    elif beside == "transport":
        bare, known = words.transport_cjk.sub(" ", bare), known | words.transport
    return " ".join(_kept(words.left_cjk.sub(" ", bare), known))


def _kept(text: str, known: frozenset[str]) -> list[str]:
    return [word for word in text.split() if word not in known and word.removesuffix("s") not in known]
