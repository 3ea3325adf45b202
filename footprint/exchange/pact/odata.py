"""The `$filter` of PACT v2: the subset of OData v4 that its specification names.

expression := term (" and " term)*
term       := property operator literal | property "/any(" name ":(" name operator literal "))"
operator   := eq | lt | le | gt | ge
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from footprint.exchange.pact.filters import FilterError

LONGEST = 2000
Test = Callable[[Mapping[str, Any]], bool]
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
_LISTS = frozenset({"companyIds", "productIds"})
_MOMENTS = frozenset(
    {
        "created",
        "updated",
        "validityPeriodStart",
        "validityPeriodEnd",
        "pcf/referencePeriodStart",
        "pcf/referencePeriodEnd",
    }
)
_TEXTS = frozenset(
    {
        "id",
        "status",
        "companyName",
        "productNameCompany",
        "productCategoryCpc",
        "pcf/geographyCountry",
        "pcf/geographyCountrySubdivision",
        "pcf/geographyRegionOrSubregion",
        "pcf/declaredUnit",
    }
)
_LITERAL = r"(?:'(?P<quoted>(?:[^']|'')*)'|(?P<bare>[^\s()']+))"
_PLAIN = re.compile(rf"(?P<name>[A-Za-z/]+)\s+(?P<op>[a-z]{{2}})\s+{_LITERAL}")
_ANY = re.compile(
    rf"(?P<name>[A-Za-z]+)/any\(\s*(?P<var>\w+)\s*:\s*\(?\s*(?P=var)\s+(?P<op>[a-z]{{2}})\s+{_LITERAL}\s*\)?\s*\)"
)
_AND = re.compile(r"\s+and\s+")


class NotSupportedError(FilterError):
    """A filter outside the subset."""


def parse_odata(text: str) -> Test:
    """A test of v2 ProductFootprints. FilterError when the text is no filter, NotSupportedError outside the subset."""
    if len(text) > LONGEST:
        raise FilterError(f"$filter: at most {LONGEST} characters")
    rest, tests = _unwrapped(text.strip()), []
    while rest:
        found = _ANY.match(rest) or _PLAIN.match(rest)
        if found is None:
            raise NotSupportedError(f"$filter: cannot read {rest[:60]!r}")
        tests.append(_test(found))
        rest = rest[found.end() :]
        if rest.strip():
            joint = _AND.match(rest)
            if joint is None:
                raise NotSupportedError(f"$filter: 'and' is expected before {rest[:60].strip()!r}")
            rest = rest[joint.end() :]
            if not rest:
                raise FilterError("$filter: nothing follows 'and'")
        else:
            rest = ""
    return lambda footprint: all(test(footprint) for test in tests)


def _unwrapped(text: str) -> str:
    """Without one pair of brackets around everything."""
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        return text[1:-1].strip()
    return text


def _test(found: re.Match[str]) -> Test:
    name, sign = found["name"], found["op"]
    literal = found["quoted"].replace("''", "'") if found["quoted"] is not None else found["bare"]
    compare = _OPERATORS.get(sign)
    if compare is None:
        raise NotSupportedError(f"$filter: the operators are {', '.join(_OPERATORS)}, not {sign}")
    if "var" in found.re.groupindex:
        return _of_list(name, compare, literal)
    if name in _MOMENTS:
        return _of_moment(name, compare, literal)
    if name not in _TEXTS:
        raise NotSupportedError(f"$filter: {name} cannot be filtered by")
    wanted = literal.casefold()
    return lambda footprint: (value := _value(footprint, name)) is not None and compare(str(value).casefold(), wanted)


def _of_list(name: str, compare: Callable[[Any, Any], bool], literal: str) -> Test:
    if name not in _LISTS:
        raise NotSupportedError(f"$filter: any() is for {' and '.join(sorted(_LISTS))}")
    wanted = literal.casefold()
    return lambda footprint: any(compare(item.casefold(), wanted) for item in footprint[name])


def _of_moment(name: str, compare: Callable[[Any, Any], bool], literal: str) -> Test:
    wanted = _moment(name, literal)

    def test(footprint: Mapping[str, Any]) -> bool:
        value = _value(footprint, name)
        return value is not None and compare(_moment(name, str(value)), wanted)

    return test


def _moment(name: str, text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError as error:
        raise FilterError(f"$filter: {name} is compared with a moment, not {text[:40]!r}") from error
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _value(footprint: Mapping[str, Any], name: str) -> Any:
    outer, _, inner = name.partition("/")
    return footprint[outer].get(inner) if inner else footprint.get(outer)
