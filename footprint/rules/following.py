"""The declaration `rules`: which rule set a study follows, its answers to that set's questions, its baseline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from footprint.rules.objects import Reader
from footprint.rules.statement import Text

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}")
ANSWERS_LIMIT = 100
Answer = str | float


@dataclass(frozen=True, slots=True)
class BaselineYear:
    """The footprint of the same declared unit in an earlier year, kg CO2e, and where that is from."""

    year: int
    kg_co2e: float
    source: str


@dataclass(frozen=True, slots=True)
class Offset:
    """A cancelled offset: its register and number, kg CO2e per declared unit. Never part of the footprint."""

    register: str
    number: str
    kg_co2e: float


@dataclass(frozen=True)
class Following:
    """What a study says of its rules. Without an `id` the default of its sector holds; without a version the newest.

    `answers`: question key → answer. `not_applicable`: item key → why it does not apply to this study.
    """

    id: str = ""
    version: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    not_applicable: Mapping[str, Text] = field(default_factory=dict)
    baseline: BaselineYear | None = None
    offsets: tuple[Offset, ...] = ()


NOTHING_FOLLOWED = Following()


def is_id(text: str) -> bool:
    """Whether this may be the id of a rule set or the key of a rule."""
    return len(text) <= 60 and bool(_ID.fullmatch(text))


def is_version(text: str) -> bool:
    """One to three numbers with points."""
    return bool(_VERSION.fullmatch(text))


def read_following(content: Mapping[str, Any]) -> Following:
    """The declaration `rules`. InputError with everything that is wrong with it, not yet held against a rule set."""
    reader = Reader(content, "rules")
    reader.known(("id", "version", "answers", "not_applicable", "baseline", "offsets"))
    found, version = reader.text("id", limit=60), reader.text("version", limit=14)
    if found and not is_id(found):
        reader.say("id-expected", "id")
    if version and not is_version(version):
        reader.say("version-expected", "version")
    if version and not found:
        reader.say("missing", "id")
    made = Following(
        found, version, _answers(reader), _not_applicable(reader), _baseline(reader), tuple(_offsets(reader))
    )
    reader.end()
    return made


def _answers(reader: Reader) -> dict[str, Answer]:
    within = reader.object("answers")
    answers: dict[str, Answer] = {}
    if within is None:
        return answers
    if len(within.content) > ANSWERS_LIMIT:
        reader.say("list-long", "answers", limit=ANSWERS_LIMIT)
        return answers
    for key, value in within.content.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            text = within.text(str(key))
            if text:
                answers[str(key)] = text
            continue
        number = within.number(str(key), -1e15, 1e15)
        if number is not None:
            answers[str(key)] = number
    return answers


def _not_applicable(reader: Reader) -> dict[str, Text]:
    within = reader.object("not_applicable")
    reasons: dict[str, Text] = {}
    if within is None:
        return reasons
    if len(within.content) > ANSWERS_LIMIT:
        reader.say("list-long", "not_applicable", limit=ANSWERS_LIMIT)
        return reasons
    for key, value in within.content.items():
        if isinstance(value, str):
            reason = Text(within.text(str(key), required=True))
        else:
            both = within.object(str(key)) or Reader({}, within.place, within.findings)
            both.known(("en", "zh"))
            reason = Text(both.text("en"), both.text("zh"))
            if not reason:
                within.say("missing", str(key))
        if reason:
            reasons[str(key)] = reason
    return reasons


def _baseline(reader: Reader) -> BaselineYear | None:
    within = reader.object("baseline")
    if within is None:
        return None
    within.known(("year", "kg_co2e", "source"))
    year = within.number("year", 1990, 2100, required=True)
    kg = within.number("kg_co2e", 1e-12, 1e15, required=True)
    source = within.text("source", required=True)
    if year is not None and year != int(year):
        within.say("number-range", "year", low="1990", high="2100")
        return None
    return BaselineYear(int(year), kg, source) if year is not None and kg is not None and source else None


def _offsets(reader: Reader) -> list[Offset]:
    made = []
    for one in reader.objects("offsets") or []:
        one.known(("register", "number", "kg_co2e"))
        register, number = one.text("register", required=True, limit=200), one.text("number", required=True, limit=200)
        kg = one.number("kg_co2e", 0.0, 1e15, required=True)
        made.append(Offset(register, number, kg or 0.0))
    return made
