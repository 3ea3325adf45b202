"""From the text of a cell to its value. Every fault becomes a finding; the value is then None."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from footprint.findings import Finding
from footprint.inventory.messages import MESSAGES
from footprint.inventory.tables import Row
from footprint.units import UnitError, parse_unit

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?")
_SOURCE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
# re.ASCII: other scripts' digits would be read by float() too
_NUMBER = re.compile(r"[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,2})?", re.ASCII)
_LOCATION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|GLO|RER|RNA")
_CAS = re.compile(r"(\d{2,7})-(\d{2})-(\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Range:
    """Where a number must lie: `low` ≤ number ≤ `high`, without `low` itself when `above`."""

    low: float
    high: float
    above: bool = False

    def __contains__(self, number: float) -> bool:
        return (number > self.low if self.above else number >= self.low) and number <= self.high

    def __str__(self) -> str:
        return f"{'>' if self.above else '≥'} {self.low:g}, ≤ {self.high:g}"


ANY = Range(-1e30, 1e30)
POSITIVE = Range(0.0, 1e30, above=True)


@dataclass(frozen=True)
class Cells:
    """A row and where its findings go."""

    row: Row
    findings: list[Finding]

    def say(self, code: str, column: str | None = None, /, **values: Any) -> None:
        """Record a finding at this column."""
        self.findings.append(MESSAGES.finding(code, cell=self.row.place.cell(column), **values))

    def text(self, column: str) -> str:
        """Text that must be there."""
        if not self.row[column]:
            self.say("empty", column, column=column)
        return self.row[column]

    def names(self) -> tuple[str, str]:
        """English and Chinese name, both required."""
        name, name_zh = self.row["name"], self.row["name_zh"]
        if not name:
            self.say("missing-name", "name")
        if not name_zh:
            self.say("missing-name-zh", "name_zh")
        return name, name_zh

    def identifier(self, column: str = "id") -> str:
        """A slug of lower-case letters, digits and hyphens."""
        value = self.text(column)
        if value and not _ID.fullmatch(value):
            self.say("bad-id", column, value=value[:80])
        return value

    def provider(self, column: str = "flow") -> tuple[str, str]:
        """An id, and nothing; or, for `product@PLACE` or `product@`, the product and the whole text."""
        value = self.row[column]
        product, at, place = value.partition("@")
        if not at:
            return self.identifier(column), ""
        if not _ID.fullmatch(product) or (place and not _LOCATION.fullmatch(place)):
            self.say("bad-provider-place", column, value=value[:80])
        return product, value

    def source_id(self, column: str = "id") -> str:
        """A source's id; upper case, dots and underscores are usual in citation keys."""
        value = self.text(column)
        if value and not _SOURCE_ID.fullmatch(value):
            self.say("bad-id", column, value=value[:80])
        return value

    def number(self, column: str, allowed: Range = ANY) -> float | None:
        """A finite decimal number in range; None when the cell is empty or wrong."""
        text = self.row[column]
        if not text:
            return None
        number = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not math.isfinite(number):
            self.say("not-a-number", column, value=text[:80], column=column)
            return None
        if number not in allowed or (number != 0 and abs(number) < 1e-30):
            self.say("out-of-range", column, column=column, value=text[:80], range=allowed)
            return None
        return number + 0.0

    def required_number(self, column: str, allowed: Range = ANY) -> float | None:
        """The same, and an empty cell is a fault."""
        self.text(column)
        return self.number(column, allowed)

    def one_of(self, column: str, known: Iterable[str], required: bool = True) -> str | None:
        """A word of a closed list."""
        value = self.text(column) if required else self.row[column]
        if value and value not in (known := tuple(known)):
            self.say("not-one-of", column, value=value[:80], column=column, known=", ".join(known))
            return None
        return value or None

    def flag(self, column: str) -> bool:
        """`yes` or nothing."""
        return self.one_of(column, ("yes", "no"), required=False) == "yes"

    def unit(self, column: str = "unit") -> str:
        """A unit's canonical symbol."""
        value = self.text(column)
        if value:
            try:
                return parse_unit(value).symbol
            except UnitError as error:
                self.say("unknown-unit", column, unit=value[:80], error=error)
        return ""

    def location(self, column: str = "location") -> str:
        """ISO 3166, GLO, RER or RNA."""
        value = self.text(column)
        if value and not _LOCATION.fullmatch(value):
            self.say("bad-location", column, value=value[:80])
        return value

    def cas(self, column: str = "cas") -> str | None:
        """A CAS number whose check digit is right, or None."""
        value = self.row[column]
        if not value:
            return None
        match = _CAS.fullmatch(value)
        digits = (match[1] + match[2])[::-1] if match else ""
        if not match or sum(i * int(d) for i, d in enumerate(digits, start=1)) % 10 != int(match[3]):
            self.say("bad-cas", column, value=value[:80])
        return value

    def words(self, column: str) -> tuple[str, ...]:
        """Texts separated by |."""
        return tuple(word.strip() for word in self.row[column].split("|") if word.strip())
