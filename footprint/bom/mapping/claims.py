"""Columns → roles: each column claims the roles that its heading may have; its values and the other columns decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from footprint.bom.headings import LINE_FIELDS, fold
from footprint.bom.mapping.content import Profile, fits
from footprint.bom.mapping.layout import Layout
from footprint.bom.mapping.meanings import Meaning
from footprint.bom.mapping.required import NAMES
from footprint.bom.mapping.vocabulary import JOINED, MASSES, NUMBERS

_CONTRACT = {fold(text): name for name, field in LINE_FIELDS.items() for text in (name, field.zh)}
_REQUIRED = {"quantity", "unit"}
_LEAST = 0.3  # below this the values speak against a role


@dataclass(frozen=True, slots=True)
class Claim:
    """A column's role, '' for none; how sure it is (0 … 1) and the code of the reason."""

    role: str
    confidence: float
    why: str
    meaning: Meaning | None = None


def is_contract(layout: Layout) -> bool:
    """Whether a table has the headings of the templates: nothing is left to ask then."""
    roles = {_CONTRACT.get(fold(text)) for text in layout.headings if text}
    known = {text for text, found in zip(layout.headings, layout.meanings, strict=True) if text and found}
    return bool(roles >= _REQUIRED and roles & {"name", "name_zh", "material", "specification"}) and all(
        fold(text) in _CONTRACT or text == "#" for text in known
    )


def claim(layout: Layout, seen: Sequence[Profile]) -> list[Claim]:
    """One claim a column."""
    if is_contract(layout):
        found = [_contract(text) for text in layout.headings]
        return _once(found, seen)
    claims = [_own(found, profile) for found, profile in zip(layout.meanings, seen, strict=True)]
    claims = _left(_named(claims), seen)
    claims = _masses(claims, seen)
    claims = _once(claims, seen)
    return _guessed(claims, seen)


def _contract(text: str) -> Claim:
    role = "id" if text in ("#", "＃") else _CONTRACT.get(fold(text), "")
    return Claim(role, 1.0, "contract" if role else "unknown")


def _own(found: Meaning | None, seen: Profile) -> Claim:
    """What a column's heading and values say by themselves."""
    if found is None:
        return Claim("", 0.0, "unknown" if seen.filled else "empty")
    if found.sure:
        unlike = seen.filled >= 3 and fits(found.role, seen) < _LEAST and found.role in NUMBERS | {"unit", "level"}
        return Claim(found.role, 0.6 if unlike else 1.0, "unlike" if unlike else "heading", found)
    if not seen.filled:
        return Claim("", 0.0, "empty", found)
    ranked = sorted(
        ((fits(role, seen) * (1 - 0.08 * place), -place, role) for place, role in enumerate(found.roles)), reverse=True
    )
    best, _, role = ranked[0]
    clear = len(ranked) == 1 or best - ranked[1][0] > 0.15
    return Claim(role, (0.85 if clear else 0.7) if best >= _LEAST else 0.5, "content", found)


def _left(claims: list[Claim], seen: Sequence[Profile]) -> list[Claim]:
    """A heading of several meanings has the one that no other column surely has, when its values go with it."""
    taken = {one.role for index, one in enumerate(claims) if _sure(one) and seen[index].filled}
    result = list(claims)
    for index, one in enumerate(claims):
        if not one.role or one.meaning is None or one.meaning.sure:
            continue
        rest = [role for role in one.meaning.roles if role not in taken or role in JOINED]
        if len(rest) == 1 and fits(rest[0], seen[index]) >= _LEAST:
            result[index] = Claim(rest[0], 0.95, "left", one.meaning)
    return result


def _named(claims: list[Claim]) -> list[Claim]:
    """Where no other column names a line, a heading such as `Material` or `Component` does."""
    if any(one.role in NAMES for one in claims):
        return claims
    result = list(claims)
    for index, one in enumerate(claims):
        names = [role for role in one.meaning.roles if role in NAMES] if one.meaning and one.role else []
        if names and not (one.meaning and one.meaning.sure):
            result[index] = replace(one, role=names[0])
            break
    return result


def _masses(claims: list[Claim], seen: Sequence[Profile]) -> list[Claim]:
    """A mass of one or of all: without a quantity it is the quantity; where each quantity is 1, it is no matter."""
    quantities = [index for index, one in enumerate(claims) if one.role == "quantity" and _sure(one)]
    taken = {one.role for one in claims if one.meaning and one.meaning.sure}
    result = list(claims)
    for index, one in enumerate(claims):
        if one.meaning is None or one.meaning.sure or not set(one.meaning.roles) & MASSES:
            continue
        if not seen[index].filled:
            result[index] = Claim("", 0.0, "empty", one.meaning)
        elif not quantities and "share" not in taken:
            result[index] = Claim("quantity", 0.95 if one.meaning.unit else 0.7, "only-mass", one.meaning)
        elif any(one.role == "kind" for one in claims):
            result[index] = Claim("mass_each", 0.95, "kinds", one.meaning)
        elif taken & {"mass_each", "mass_total"}:
            result[index] = Claim("", 0.0, "other", one.meaning)
        elif quantities and set(seen[quantities[0]].values) <= {"1", "1.0", ""}:
            result[index] = Claim("mass_each", 0.95, "heading", one.meaning)
        else:
            result[index] = Claim("mass_each", 0.5, "mass", one.meaning)
    return result


def _sure(one: Claim) -> bool:
    return one.meaning is not None and one.meaning.sure


def _order(claims: Sequence[Claim], index: int) -> tuple[bool, float, int, int]:
    found = claims[index].meaning
    return not (found and found.sure), -claims[index].confidence, found.rank if found else 0, index


def _once(claims: list[Claim], seen: Sequence[Profile]) -> list[Claim]:
    """A role that only one column can have goes to the likeliest; a second name is kept beside the first."""
    result = list(claims)
    for role in dict.fromkeys(one.role for one in claims if one.role and one.role not in JOINED):
        own = sorted((index for index, one in enumerate(claims) if one.role == role), key=lambda i: _order(claims, i))
        filled = [index for index in own if seen[index].filled] or own[:1]
        first = filled[0]
        for index in own:
            if index != first:
                result[index] = _second(role, claims[first], claims[index], seen[first], seen[index])
        for index in filled[1:]:
            if role in ("quantity", "unit") and _contradicts(claims[first], claims[index], seen[first], seen[index]):
                result[first] = replace(result[first], confidence=0.5, why="twice")
    return result


def _contradicts(first: Claim, other: Claim, seen: Profile, others: Profile) -> bool:
    """Whether two columns of one role could both be meant: other values, and none follows from the other."""
    if seen.values == others.values:
        return False
    return not (other.meaning and other.meaning.says and not (first.meaning and first.meaning.says))


def _second(role: str, first: Claim, one: Claim, seen: Profile, others: Profile) -> Claim:
    if role == "name" and others.filled:
        if others.share(others.chinese) > 0.5 >= seen.share(seen.chinese):
            return Claim("name_zh", 0.95, "language", one.meaning)
        if others.values != seen.values and others.share(others.chinese) <= 0.5 and seen.share(seen.chinese) <= 0.5:
            return Claim("specification", 0.95, "second-name", one.meaning)
        if others.values != seen.values and others.share(others.chinese) > 0.5:
            return Claim("specification", 0.95, "second-name", one.meaning)
    return Claim("", 0.0, "other" if others.filled else "empty", one.meaning)


def _guessed(claims: list[Claim], seen: Sequence[Profile]) -> list[Claim]:
    """What no heading gives and a line cannot be without, by the values of the columns that mean nothing yet."""
    result = list(claims)

    def roles() -> set[str]:
        return {one.role for one in result if one.role}

    def free() -> list[int]:
        open_ones = (index for index, one in enumerate(result) if not one.role and one.why == "unknown")
        return [index for index in open_ones if seen[index].filled]

    told = any(one.role == "quantity" and one.meaning and one.meaning.unit for one in result)
    if "unit" not in roles() and not told:
        fitting = [index for index in free() if seen[index].share(seen[index].units) >= 0.8]
        if len(fitting) == 1:
            result[fitting[0]] = Claim("unit", 0.7, "values")
    if not roles() & {"quantity", "share", *MASSES}:
        fitting = [index for index in free() if seen[index].share(seen[index].numbers) >= 0.9]
        if len(fitting) == 1:
            result[fitting[0]] = Claim("quantity", 0.6, "values")
    if not roles() & set(NAMES):
        fitting = [index for index in free() if fits("name", seen[index]) > 0.6]
        if fitting:
            longest = max(fitting, key=lambda index: (seen[index].share(seen[index].length), -index))
            result[longest] = Claim("name", 0.6, "values")
    return result
