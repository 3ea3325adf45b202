"""Text → the forms that are compared: folded, without sizes and packing, cut into words and CJK bigrams."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from footprint.matching.patterns import Pattern, scripts_of

_CJK = "\u3400-\u9fff"
_CJK_RUN = re.compile(f"[{_CJK}]+")
_BORDER = re.compile(f"(?<=[{_CJK}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{_CJK}])")
_LATIN_WORD = re.compile(r"[a-z]+\d*[a-z\d]*|\d+[a-z][a-z\d]*|\d+(?:\.\d+)?")
_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = (
    r"(?:mm2|mm²|mm|cm|μm|um|mic(?:ron)?s?|m|km|kg/m3|kg|gsm|g/m2|g/m²|g|mg|mt|t|lbs?|litres?|liters?|ltr|l|ml"
    r"|kva|kvar|kv|vdc|vac|v|kw|w|hz|mah|ah|wh|mpa|bar|psi|kcal|kwh|mwh|teu|ply|bags?|drums?|rolls?|pcs?|nos|℃|°c|°|inch(?:es)?|in|ft|sch|寸|英寸|吋|目|毫米|厘米|微米"
    r"|公斤|千克|克|吨|升|毫升|伏|安|千瓦|瓦|大卡|千卡|卡|级)"
)
_SIZES = re.compile(
    rf"""(?<![a-z\d.])(?:
        # t=1.2, φ20, φ48×3.5, 厚度2mm
        (?:(?:外径|内径|直径|壁厚|厚度|厚|宽度|宽|长度|长|高|粒径|thickness|width|length|dia(?:meter)?|dn|t|φ|ø|δ|phi)
                \s*[=:：]?
            |(?:thk|od|id|d|w|l|h|r)\s*[=:：])
            \s*[≥>≤<±~]?\s*{_NUMBER}\s*{_UNIT}?(?:\s*[x×*~\-]\s*{_NUMBER}\s*{_UNIT}?)*(?![a-z\d])
        # M8, M8x20
      | m{_NUMBER}(?:\s*[x×*\-]\s*{_NUMBER})?(?![a-z\d])
        # 3.0*1500, 1.5×1250×C
      | [lcuhi∠]?{_NUMBER}\s*{_UNIT}?(?:\s*[x×*]\s*(?:{_NUMBER}\s*{_UNIT}?|c))+(?![a-z\d])
        # 9+3μm
      | {_NUMBER}(?:\s*\+\s*{_NUMBER})\s*(?:μm|um|mm)(?![a-z\d])
        # purity, content
      | [≥>≤<±~]?\s*{_NUMBER}\s*(?:[-~至]\s*{_NUMBER}\s*)?(?:%|pct\b|percent\b)
        # 25kg, 0.8mpa, 1.6mm to 3.0mm
      | [≥>≤<±~+\-]?\s*{_NUMBER}\s*(?:[-~至]|to)?\s*(?:{_NUMBER})?\s*{_UNIT}(?:/\w+)?(?![a-z\d])
        # 1/2"
      | \d+/\d+\s*["”]|{_NUMBER}\s*["”]
    )""",
    re.VERBOSE,
)
_STANDARD = re.compile(
    r"(?<![a-z\d])(?:iec|iso|din|astm|gb/?t?|jis|bs|is|en|asme)\s?[a-z]?\s?\d{3,6}(?:[-:.]\d{1,4})*(?![a-z\d])"
)
_PUNCTUATION = re.compile(rf"[^\w{_CJK}%.+/\-]+|_+")
_LOOSE = re.compile(r"(?<!\d)[.]|[.](?!\d)|(?<![a-z\d])[-+/%]+|[-+/]+(?![a-z\d])|%")
_BLANK_BESIDE_CJK = re.compile(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")
_TWICE = re.compile(r"\b([a-z]+\d*)(?: \1\b)+")


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[Pattern, str], ...]:
    """`spellings.csv`: what means one thing and is written differently, in both languages, in the table's order."""
    with files("footprint.matching").joinpath("spellings.csv").open(encoding="utf-8") as table:
        return tuple((Pattern(row["pattern"]), row["replacement"]) for row in csv.DictReader(table))


@lru_cache(maxsize=1)
def _slips() -> tuple[re.Pattern[str], dict[str, str]]:
    """`slips.csv`: Chinese words with a wrong character of the same sound or shape, as typed every day (聚丙稀)."""
    with files("footprint.matching").joinpath("slips.csv").open(encoding="utf-8") as table:
        rights = {row["written"]: row["right"] for row in csv.DictReader(table)}
    return re.compile("|".join(sorted(rights, key=len, reverse=True))), rights


@lru_cache(maxsize=40_000)
def fold(text: str) -> str:
    """One spelling for what means the same: width, case, punctuation, abbreviations and the names of polymers.

    A blank stands between CJK and other characters, so that word borders mean the same in both scripts.
    """
    slip, rights = _slips()
    folded = slip.sub(lambda found: rights[found[0]], loosely(text))
    scripts = scripts_of(folded)
    for pattern, replacement in _spellings():
        if pattern.search(folded, scripts):
            folded = pattern.regex.sub(replacement, folded)
    return re.sub(r" {2,}", " ", _BORDER.sub(" ", folded)).strip()


def loosely(text: str) -> str:
    """Width and case only."""
    return unicodedata.normalize("NFKC", text).casefold().replace("（", "(").replace("）", ")")


@lru_cache(maxsize=40_000)
def plain(folded: str) -> str:
    """A folded text without sizes and punctuation, words separated by one blank, none beside CJK characters."""
    bare = re.sub(
        r"\s+", " ", _LOOSE.sub(" ", _PUNCTUATION.sub(" ", _SIZES.sub(" ", _STANDARD.sub(" ", folded))))
    ).strip()
    return _BLANK_BESIDE_CJK.sub("", _TWICE.sub(r"\1", bare))


def spaced(text: str) -> str:
    """A plain text with blanks between the scripts again, for patterns that ask for word borders."""
    return _BORDER.sub(" ", text)


def parts(text: str) -> tuple[str, str]:
    """The CJK and the other part of a plain text, each joined: `冷轧钢板 sheet` → `冷轧钢板`, `sheet`."""
    cjk = "".join(_CJK_RUN.findall(text))
    other = re.sub(r"\s+", " ", _CJK_RUN.sub(" ", text)).strip()
    return cjk, other


@lru_cache(maxsize=40_000)
def tokens(text: str) -> tuple[str, ...]:
    """Words and CJK bigrams of a plain text (a lone CJK character is a token of its own), in order, once each."""
    found: list[str] = []
    for run in _CJK_RUN.findall(text):
        found.extend([run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)])
    found.extend(stem(word) for word in _LATIN_WORD.findall(_CJK_RUN.sub(" ", text)))
    return tuple(dict.fromkeys(found))


def stem(word: str) -> str:
    """A word without its plural s."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def same_words(text: str) -> str:
    """Words sorted and without plural, so that `steel sheets, cold-rolled` equals `cold-rolled steel sheet`."""
    return " ".join(sorted(stem(word) for word in re.split(r"[\s\-/]+", text) if word))
