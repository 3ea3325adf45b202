"""Text → the forms that are compared: folded, without sizes and packing, cut into words and CJK bigrams."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CJK = "\u3400-\u9fff"
_CJK_RUN = re.compile(f"[{_CJK}]+")
_LATIN_WORD = re.compile(r"[a-z]+\d*[a-z\d]*|\d+[a-z][a-z\d]*|\d+(?:\.\d+)?")
# Spellings that mean one thing and are cut differently by different hands
_JOINED = (
    (re.compile(r"\b(pa|nylon|尼龙)[\s\-_]?(6/?6|6|12|11|46|610|612)(?![\d.])"), r"pa\2"),
    (re.compile(r"\bpa6/6\b"), "pa66"),
    (re.compile(r"\b(polyamide|nylon) ?6[.,/ ]6\b"), r"\1 66"),
    (re.compile(r"\b([hlm]|ll|ul)[\s\-]dpe\b"), r"\1dpe"),
    (re.compile(r"\bpc\s*[/+]\s*abs\b"), "pcabs"),
    (re.compile(r"\baluminum\b"), "aluminium"),
    (re.compile(r"\bgalvanized\b"), "galvanised"),
    (re.compile(r"\b(tire)(s?)\b"), r"tyre\2"),
    (re.compile(r"\bfiber\b"), "fibre"),
    (re.compile(r"\bsulfur"), "sulphur"),
    (re.compile(r"\bsulfuric"), "sulphuric"),
    (re.compile(r"\bpolymeri[sz]ed\b"), "polymerised"),
    (re.compile(r"\b(cold|hot)[\s\-]*rolled\b"), r"\1-rolled"),
)
_SIZES = re.compile(
    r"""(?<![a-z\d])(?:
        [tφøδ]\s*=?\s*\d+(?:\.\d+)?(?:\s*mm)?(?:\s*[x×*]\s*\d+(?:\.\d+)?)*(?![a-z\d])     # t=1.2, φ20, φ48×3.5
      | m\d+(?:\.\d+)?(?:\s*[x×*]\s*\d+(?:\.\d+)?)?(?![a-z\d])                            # M8, M8x20
      | \d+(?:\.\d+)?(?:\s*(?:mm|cm|um|μm|m))?(?:\s*[x×*+]\s*(?:\d+(?:\.\d+)?(?:\s*(?:mm|cm|um|μm|m))?|c))+(?![a-z\d])
      | [≥>]?\s*\d+(?:\.\d+)?\s*%                                                        # purity, content
      | \d+(?:\.\d+)?\s*(?:mm2|mm²|mm|cm|μm|um|m|kg|g|mg|t|l|ml|v|kv|kw|w|ah|mpa|kg/m3|℃|°c|inch
        |寸|英寸|吋|目|米|毫米|厘米|公斤|克|吨|升|伏|大卡)(?![a-z\d])
    )""",
    re.VERBOSE,
)
_PUNCTUATION = re.compile(rf"[^\w{_CJK}%.+/\-]+|_+")
_LOOSE = re.compile(r"(?<!\d)[.]|[.](?!\d)|(?<![a-z\d])[-+/%]+|[-+/]+(?![a-z\d])|%")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """One spelling for what means the same: width, case, punctuation, British and joined words."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("（", "(").replace("）", ")")
    for pattern, replacement in _JOINED:
        folded = pattern.sub(replacement, folded)
    return folded.replace("pa6/6", "pa66").strip()


def plain(folded: str) -> str:
    """A folded text without sizes and punctuation, words separated by one blank, none beside CJK characters."""
    bare = _LOOSE.sub(" ", _PUNCTUATION.sub(" ", _SIZES.sub(" ", folded)))
    bare = re.sub(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])", "", bare)
    return re.sub(r"\s+", " ", bare).strip()


def parts(text: str) -> tuple[str, str]:
    """The CJK and the other part of a plain text, each joined: `冷轧钢板 sheet` → `冷轧钢板`, `sheet`."""
    cjk = "".join(_CJK_RUN.findall(text))
    other = re.sub(r"\s+", " ", _CJK_RUN.sub(" ", text)).strip()
    return cjk, other


@lru_cache(maxsize=20_000)
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
