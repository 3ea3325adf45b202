"""The declaration `statement`: what ISO 14067:2018 clause 7 wants stated that is no number, in both languages.

Every text `name` may be given in English under `name` and in Chinese under `name_zh`; one of them is enough to count
as stated. `cut_offs` and `excluded` are lists: an empty list says that nothing was left out, an absent one says
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.bom.values import STAGES
from footprint.findings import Language
from footprint.rules.objects import Reader

# section of the form → its texts, in the order in which a report needs them
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "goal": ("goal", "application", "audience", "comparisons"),
    "scope": ("functional_unit", "boundary", "scope_changes"),
    "inventory": ("data_sources", "representativeness", "allocation"),
    "scenarios": ("use_scenario", "end_of_life_scenario", "alternative_scenarios"),
    "interpretation": ("assumptions", "limitations", "conclusions"),
    "keeping": ("performance_tracking", "recalculation", "critical_review"),
}
TEXTS: tuple[str, ...] = tuple(name for names in SECTIONS.values() for name in names)
LISTS = ("cut_offs", "excluded")
DAYS = ("period_start", "period_end")
# what a rule of kind `stated` may ask for
FIELDS: tuple[str, ...] = (*TEXTS, *LISTS, "period")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; either may be empty."""

    en: str = ""
    zh: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)

    def of(self, language: Language) -> str:
        """In that language, in the other one when that is empty."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)


@dataclass(frozen=True, slots=True)
class CutOffEntry:
    """A flow that was left out: its stage, the estimated share of the footprint (a fraction), and why."""

    what: Text
    stage: str | None
    share: float
    reason: Text


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A module or process that the study leaves out on purpose, and why."""

    what: Text
    reason: Text


@dataclass(frozen=True)
class Statement:
    """What a study states beside its numbers. `cut_offs` and `excluded` are None when nothing is said of them."""

    texts: Mapping[str, Text]
    period_start: date | None = None
    period_end: date | None = None
    cut_offs: tuple[CutOffEntry, ...] | None = None
    excluded: tuple[Exclusion, ...] | None = None

    def text(self, name: str) -> Text:
        """One of its texts; empty when it is not stated."""
        return self.texts.get(name, Text())

    def has(self, name: str, language: str = "any") -> bool:
        """Whether one of FIELDS is stated, in that language if one is asked for."""
        if name == "period":
            return self.period_start is not None and self.period_end is not None
        if name in LISTS:
            return getattr(self, name) is not None
        found = self.text(name)
        return bool(found if language == "any" else (found.zh if language == "zh" else found.en))

    @property
    def cut_off_sum(self) -> float:
        """The stated shares of what was left out, together; a fraction of the footprint.

        Formula: Share of what is left out.
        """
        return sum(entry.share for entry in self.cut_offs or ())


NOTHING_STATED = Statement({})


def read_statement(content: Mapping[str, Any]) -> Statement:
    """The declaration `statement`. InputError with everything that is wrong with it."""
    reader = Reader(content, "statement")
    reader.known((*(key for name in TEXTS for key in (name, f"{name}_zh")), *DAYS, *LISTS))
    texts = {name: text for name in TEXTS if (text := _text(reader, name))}
    start, end = reader.day("period_start"), reader.day("period_end")
    if start is not None and end is not None and end < start:
        reader.say("period-upside-down", "period_end")
    cut_offs, excluded = reader.objects("cut_offs"), reader.objects("excluded")
    made = Statement(
        texts,
        start,
        end,
        tuple(_cut_off(one) for one in cut_offs) if cut_offs is not None else None,
        tuple(_exclusion(one) for one in excluded) if excluded is not None else None,
    )
    reader.end()
    return made


def _text(reader: Reader, name: str) -> Text:
    return Text(reader.text(name), reader.text(f"{name}_zh"))


def _needed(reader: Reader, name: str) -> Text:
    text = _text(reader, name)
    if not text:
        reader.say("missing", name)
    return text


def _cut_off(reader: Reader) -> CutOffEntry:
    reader.known(("what", "what_zh", "stage", "share", "reason", "reason_zh"))
    return CutOffEntry(
        _needed(reader, "what"),
        reader.one_of("stage", STAGES),
        reader.number("share", 0.0, 1.0, required=True) or 0.0,
        _needed(reader, "reason"),
    )


def _exclusion(reader: Reader) -> Exclusion:
    reader.known(("what", "what_zh", "reason", "reason_zh"))
    return Exclusion(_needed(reader, "what"), _needed(reader, "reason"))
