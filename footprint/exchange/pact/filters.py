"""The filters of PACT v3: OR between the values of one criterion, AND across criteria, all without regard to case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MANY = 100
GEOGRAPHIES = ("geographyRegionOrSubregion", "geographyCountry", "geographyCountrySubdivision")


class FilterError(ValueError):
    """A value that is no filter; says which and what is expected."""


def parse_moment(name: str, value: str) -> datetime:
    """An ISO 8601 moment; without a zone it is UTC. A `+` that a browser turned into a blank is read as `+`."""
    try:
        found = datetime.fromisoformat(value.strip().replace(" ", "+"))
    except ValueError as error:
        raise FilterError(f"{name}: {value[:40]!r} is not a moment such as 2026-01-01T00:00:00Z") from error
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a request asks for; an empty criterion asks for nothing."""

    product: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    geography: frozenset[str] = frozenset()
    classification: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    valid_on: datetime | None = None
    valid_after: datetime | None = None
    valid_before: datetime | None = None

    def match(self, footprint: Mapping[str, Any]) -> bool:
        """Whether a v3 ProductFootprint meets every criterion."""
        start, end = validity(footprint)
        return (
            _any(self.product, footprint["productIds"])
            and _any(self.company, footprint["companyIds"])
            and _any(self.classification, footprint.get("productClassifications", ()))
            and _any(self.status, (footprint["status"],))
            and self._within(footprint["pcf"])
            and (self.valid_on is None or start <= self.valid_on <= end)
            and (self.valid_after is None or start > self.valid_after)
            and (self.valid_before is None or end < self.valid_before)
        )

    def _within(self, pcf: Mapping[str, Any]) -> bool:
        """A place lies within itself, a subdivision also within its country."""
        if not self.geography:
            return True
        places = {str(pcf[name]).casefold() for name in GEOGRAPHIES if pcf.get(name)}
        places |= {place[:2] for place in places if len(place) > 3 and place[2] == "-"}
        return bool(places & self.geography)


def _any(wanted: frozenset[str], given: Sequence[str]) -> bool:
    return not wanted or any(item.casefold() in wanted for item in given)


def validity(footprint: Mapping[str, Any]) -> tuple[datetime, datetime]:
    """Start and end; unless stated otherwise three years from the end of the reference period."""
    stated = footprint.get("validityPeriodStart") or footprint["pcf"]["referencePeriodEnd"]
    start = datetime.fromisoformat(stated).astimezone(UTC)
    if footprint.get("validityPeriodEnd"):
        return start, datetime.fromisoformat(footprint["validityPeriodEnd"]).astimezone(UTC)
    leap_day = start.month == 2 and start.day == 29
    return start, start.replace(year=start.year + 3, day=28 if leap_day else start.day)


def parse_filters(values: Mapping[str, Sequence[str]]) -> Filters:
    """The filters of query parameters: names in any case, each with its values. FilterError when one is no filter."""
    given: dict[str, list[str]] = {}
    for name, items in values.items():
        given.setdefault(name.lower(), []).extend(item for item in items if item)
    if any(len(items) > MANY for items in given.values()):
        raise FilterError(f"at most {MANY} values of one criterion")

    def words(name: str) -> frozenset[str]:
        return frozenset(item.strip().casefold() for item in given.get(name.lower(), ()))

    def moment(name: str) -> datetime | None:
        items = given.get(name.lower())
        if not items:
            return None
        if len(items) > 1:
            raise FilterError(f"{name}: give one moment")
        return parse_moment(name, items[0])

    status = words("status")
    if not status <= {"active", "deprecated"}:
        raise FilterError("status: Active or Deprecated")
    return Filters(
        product=words("productId"),
        company=words("companyId"),
        geography=words("geography"),
        classification=words("classification"),
        status=status,
        valid_on=moment("validOn"),
        valid_after=moment("validAfter"),
        valid_before=moment("validBefore"),
    )
