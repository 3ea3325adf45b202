"""A declared JSON object → plain values; whatever is wrong becomes a finding that names its cell.

A cell is the path within the declarations, such as `production.sites[0].entries[2].amount`: what a JSON file shows,
and the name of the field on a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from footprint.bom.collecting import Findings
from footprint.bom.fields import CellReader
from footprint.bom.numbers import NumberError, number, plain
from footprint.bom.places import place_code
from footprint.bom.tables import Cell
from footprint.bom.values import TransportLeg
from footprint.findings import Finding, InputError
from footprint.modelling.messages import MESSAGES
from footprint.units import Dimension, UnitError, parse_unit

T = TypeVar("T")
TEXT = 500
ROWS = 2_000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")


def read_part(name: str, content: Mapping[str, Any], build: Callable[[Part], T]) -> T:
    """The value that `build` makes of one part of the declarations. InputError with everything that is wrong."""
    findings: list[Finding] = []
    root = Part(content, name, findings)
    value = build(root)
    root.close()
    if findings:
        raise InputError(findings)
    return value


class Part:
    """One object of a declaration. A field that cannot be read gives a harmless value and a finding."""

    def __init__(self, content: Mapping[str, Any], place: str, findings: list[Finding]) -> None:
        self.content = content
        self.place = place
        self.findings = findings
        self._read: set[str] = set()
        self._inner: list[Part] = []

    def cell(self, field: str) -> str:
        """Where a field stands."""
        return f"{self.place}.{field}"

    def wrong(self, code: str, field: str = "", **values: object) -> None:
        """A finding at a field, or at the object."""
        self.findings.append(
            MESSAGES.finding(code, line=None, cell=self.cell(field) if field else self.place, **values)
        )

    def wrong_at(self, cell: str, code: str, **values: object) -> None:
        """A finding at a cell further in."""
        self.findings.append(MESSAGES.finding(code, line=None, cell=cell, **values))

    def has(self, field: str) -> bool:
        """Whether the field says anything."""
        return self._take(field) is not None

    def text(self, field: str, *, needed: bool = False, limit: int = TEXT) -> str:
        """A text; empty when it is missing."""
        value = self._take(field)
        if value is None:
            if needed:
                self.wrong("needed", field)
            return ""
        if not isinstance(value, str) or "\x00" in value:
            self.wrong("text-expected", field)
            return ""
        if len(value) > limit:
            self.wrong("text-long", field, limit=limit)
        return value.strip()[:limit]

    def texts(self, field: str, *, limit: int, each: int = 120) -> tuple[str, ...]:
        """A list of short texts; empty when it is missing."""
        value = self._take(field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.wrong("texts-expected", field)
            return ()
        if len(value) > limit:
            self.wrong("rows-many", field, limit=limit)
        if any(len(item) > each for item in value):
            self.wrong("text-long", field, limit=each)
        return tuple(item.strip()[:each] for item in value[:limit])

    def name(self, field: str = "id") -> str:
        """A short name that ids of lines are made from: letters, digits, `-`, `_` and `.`."""
        text = self.text(field, needed=True)
        if text and not _ID.fullmatch(text):
            self.wrong("name-shape", field, text=text[:40])
        return text

    def flag(self, field: str) -> bool:
        """True or false; false when it is missing."""
        value = self._take(field)
        if value is not None and not isinstance(value, bool):
            self.wrong("flag-expected", field)
        return value is True

    def number(self, field: str, *, above: float | None = None, least: float = 0.0, most: float | None = None) -> float:
        """A number that must be there; 1.0 beside a finding."""
        found = self.optional(field, above=above, least=least, most=most)
        if found is None:
            if not self.has(field):
                self.wrong("needed", field)
            return 1.0
        return found

    def optional(
        self, field: str, *, above: float | None = None, least: float = 0.0, most: float | None = None
    ) -> float | None:
        """A number in its range, or None when it is missing or, with a finding, unreadable."""
        value = self._take(field)
        if value is None:
            return None
        try:
            found = number(value)
        except NumberError:
            self.wrong("number-expected", field, text=str(value)[:40])
            return None
        if (above is not None and found <= above) or (above is None and found < least):
            self.wrong(
                "number-low", field, text=plain(found), bound=_bound(above, least), bound_zh=_bound_zh(above, least)
            )
            return None
        if most is not None and found > most:
            self.wrong("number-high", field, text=plain(found), most=plain(most))
            return None
        return found

    def share(self, field: str, default: float = 0.0, *, below_one: bool = False) -> float:
        """A fraction from 0 to 1, with `below_one` short of 1."""
        found = self.optional(field, most=1.0)
        if found == 1.0 and below_one:
            self.wrong("share-one", field)
            return default
        return default if found is None else found

    def choice(self, field: str, options: Sequence[str], *, default: str = "") -> str:
        """One of a closed list; the first one beside a finding. Without a default it must be there."""
        text = self.text(field)
        if not text and default:
            return default
        if text not in options:
            self.wrong("choice", field, text=text[:40], options=", ".join(options))
            return options[0]
        return text

    def country(self, field: str) -> str | None:
        """An ISO 3166 code, or None."""
        text = self.text(field)
        if not text:
            return None
        found = place_code(text)
        if found is None:
            self.wrong("place", field, text=text[:40])
        return found

    def unit(self, field: str = "unit", *dimensions: Dimension, default: str = "") -> str:
        """A unit's canonical symbol, of one of these dimensions when some are given."""
        text = self.text(field) or default
        if not text:
            self.wrong("needed", field)
            return "kg"
        try:
            found = parse_unit(text)
        except UnitError:
            self.wrong("unit", field, text=text[:40])
            return "kg"
        if dimensions and found.dimension not in dimensions:
            self.wrong("unit-dimension", field, text=found.symbol, dimensions=", ".join(dimensions))
        return found.symbol

    def legs(self, field: str = "transport") -> tuple[TransportLeg, ...]:
        """Transport legs as a line of the bill of materials gives them: `road 800 km; sea 12000 km`."""
        value = self._take(field)
        found = Findings()
        legs = CellReader(found).transport(None if value is None else Cell(value, self.cell(field)))
        try:
            found.raise_errors()
        except InputError as error:
            self.findings.extend(error.findings)
        return legs

    def day(self, field: str, *, needed: bool = False) -> date | None:
        """A date as `2025-12-31`."""
        text = self.text(field, needed=needed)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.wrong("day", field, text=text[:40])
            return None

    def part(self, field: str) -> Part | None:
        """The object in a field, or None."""
        value = self._take(field)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.wrong("object-expected", field)
            return None
        return self._within(value, self.cell(field))

    def parts(self, field: str, *, limit: int = ROWS, needed: bool = False) -> list[Part]:
        """The objects of a list."""
        value = self._take(field)
        if value is None:
            if needed:
                self.wrong("rows-needed", field)
            return []
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.wrong("list-expected", field)
            return []
        if len(value) > limit:
            self.wrong("rows-many", field, limit=limit)
        if needed and not value:
            self.wrong("rows-needed", field)
        return [self._within(item, f"{self.cell(field)}[{place}]") for place, item in enumerate(value[:limit])]

    def pass_over(self) -> None:
        """Ask for nothing more: what stands here cannot be understood, and one finding says so."""
        self._read.update(self.content)

    def close(self) -> None:
        """A finding for every field that nobody asked for: a misspelt name is not passed over."""
        for field in self.content:
            if field not in self._read:
                self.wrong("field-unknown", str(field)[:60], known=", ".join(sorted(self._read)))
        for inner in self._inner:
            inner.close()

    def _take(self, field: str) -> Any:
        self._read.add(field)
        value = self.content.get(field)
        return None if isinstance(value, str) and not value.strip() else value

    def _within(self, content: Mapping[str, Any], place: str) -> Part:
        inner = Part(content, place, self.findings)
        self._inner.append(inner)
        return inner


def _bound(above: float | None, least: float) -> str:
    return f"above {plain(above)}" if above is not None else f"{plain(least)} or more"


def _bound_zh(above: float | None, least: float) -> str:
    return f"大于 {plain(above)}" if above is not None else f"不小于 {plain(least)}"
