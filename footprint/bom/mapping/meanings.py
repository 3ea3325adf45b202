"""A heading's text → the role it may have, and what it says of the numbers below it: unit, per cent, per how many."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from footprint.bom.mapping.vocabulary import NUMBERS, spellings
from footprint.units import UnitError, parse_unit

_BRACKET = re.compile(r"[(\[{<【「](?P<inside>[^()\[\]{}<>【】「」]*)[)\]}>】」]")
_MANY = {"百": 100.0, "千": 1_000.0, "万": 10_000.0}
_COUNTED = r"(?:件|台|套|个|只|片|pcs?|pieces?|units?|ea|sets?|stück|parts?)?"
_PER = re.compile(
    rf"(?:每|/|per\s*|pro\s*)\s*(?P<many>百|千|万|[1-9][\d,]*0)(?![\d克瓦卡米焦公])\s*{_COUNTED}"
    rf"|(?P<front>百|千|万)(?:件|台|套|个|只)(?=\S)"
)
_UNIT_AT_END = re.compile(
    r"(?P<rest>.+?)(?:\s+in\s+|[\s,/、:_-]+|(?<=[\u4e00-\u9fff])(?=[a-z]))(?P<unit>[^\s,/、:_-]+)"
)
_CJK = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff0-9]*")
_LATIN = re.compile(r"[a-zß-ÿ][a-zß-ÿ0-9 .'/-]*")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may mean. `roles`: the first is likeliest; `sure`: it is the only one.

    `rank`: how far down the role's spellings this one stands. `unit` is canonical. `says`: see `Spelling`.
    """

    roles: tuple[str, ...]
    sure: bool
    rank: int = 0
    unit: str = ""
    percent: bool = False
    per: float = 1.0
    says: str = ""

    @property
    def role(self) -> str:
        """The likeliest role."""
        return self.roles[0]


def bare(text: str) -> str:
    """A spelling without case, width, space and the marks that do not tell headings apart."""
    return re.sub(r"[\s_\-.:：*#'\"/、，,;]+", "", unicodedata.normalize("NFKC", text).casefold())


def _known() -> dict[str, Meaning]:
    table: dict[str, Meaning] = {}
    unclear: dict[str, Meaning] = {}
    for one in spellings():
        found = Meaning(one.roles, len(one.roles) == 1, one.rank, says=one.says)
        (table if found.sure else unclear).setdefault(bare(one.heading), found)
    return {**table, **unclear}


_KNOWN = _known()


@lru_cache(maxsize=4096)
def meaning(text: str) -> Meaning | None:
    """What a heading may mean, or None when it is not known."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().strip("*:").strip()
    if plain == "#":
        return Meaning(("id",), True)
    exact = _KNOWN.get(bare(plain))
    if exact:
        return exact
    rest, unit, percent, per = _numbers_of(plain)
    found = _KNOWN.get(bare(rest)) or _KNOWN.get(bare(plain))
    if found is None and not unit:
        found, unit = _with_unit_at_end(rest)
    found = found or _of_either_language(rest, plain)
    return replace(found, unit=unit, percent=percent, per=per) if found else None


def _numbers_of(plain: str) -> tuple[str, str, bool, float]:
    """The heading without what it says of its numbers; unit, per cent, per how many."""
    unit, percent, per = "", False, 1.0
    many = _PER.search(plain)
    if many:
        given = many["many"] or many["front"]
        per = _MANY.get(given) or float(given.replace(",", ""))
        plain = plain.replace(many[0], " ")
    for bracket in list(_BRACKET.finditer(plain)):
        inside = bracket["inside"].strip().removeprefix("in ").strip("/. ")
        if inside in ("%", "wt%", "wt.%", "质量%", "% w/w", "% by mass"):
            percent = True
        elif inside and (known := _unit(inside)):
            unit = known
    without = _BRACKET.sub(" ", plain).strip()
    if re.search(r"[%]", without):
        percent = True
        without = without.replace("%", " ")
    return re.sub(r"\s+", " ", without).strip(" /,"), unit, percent, per


def _unit(text: str) -> str:
    """The canonical unit, also of `kg/pc`, which says of what one is."""
    try:
        return parse_unit(re.sub(r"\s*(?:/|per)\s*(?:pcs?|piece|ea|each|unit|item|件|个|只|台|套)$", "", text)).symbol
    except UnitError:
        return ""


def _with_unit_at_end(rest: str) -> tuple[Meaning | None, str]:
    """`weight kg`, `用量/kg`, `重量kg`."""
    found = _UNIT_AT_END.fullmatch(rest)
    if found and (unit := _unit(found["unit"])):
        known = _KNOWN.get(bare(found["rest"])) or _of_either_language(found["rest"], found["rest"])
        if known and set(known.roles) & NUMBERS:
            return known, unit
    return None, ""


def _of_either_language(rest: str, whole: str) -> Meaning | None:
    """A heading in two languages, such as `物料描述 Description`; unsure when the two do not agree."""
    parts = [part for text in (rest, whole) for part in re.split(r"[/|\n()\[\]]", text) if part.strip()]
    parts += [found for text in (rest, whole) for found in (*_CJK.findall(text), *_LATIN.findall(text))]
    known = [found for part in dict.fromkeys(parts) if (found := _KNOWN.get(bare(part)))]
    if not known:
        return None
    common = set(known[0].roles).intersection(*(found.roles for found in known[1:]))
    if len(common) == 1:
        role = common.pop()
        best = next(found for found in known if role in found.roles)
        return replace(best, roles=(role,), sure=True)
    roles = tuple(dict.fromkeys(role for found in known for role in found.roles))
    return replace(known[0], roles=roles, sure=False)
