"""A rule set, and what becomes of each of its rules when a study is held against it: frozen, bilingual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from footprint.findings import Language
from footprint.rules.kinds import Rule

Status = Literal["computed", "stated", "met", "not_applicable", "open"]
Severity = Literal["violation", "warning", "note"]
Kind = TypeVar("Kind", bound=Rule)
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "note")


@dataclass(frozen=True, slots=True)
class Source:
    """A document that rules rest on. `mark` says how well it is known.

    `F`: found in a public source; `R`: general knowledge, kept as configuration; `I`: inferred.
    """

    title: str
    title_zh: str = ""
    url: str = ""
    mark: Literal["F", "R", "I"] = "R"


@dataclass(frozen=True, slots=True)
class Default:
    """Studies that follow a rule set without saying so: of this sector, in one of these units, if any are named."""

    sector: str
    units: tuple[str, ...] = ()
    boundary: str | None = None


@dataclass(frozen=True)
class RuleSet:
    """One version of a rule set with every rule that holds in it, those of the set that it extends included.

    `own` are the keys of the rules that this file states itself; `shipped` is false for one that an operator added.
    """

    id: str
    version: str
    title: str
    title_zh: str
    issued: date
    summary: str
    summary_zh: str
    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]
    extends: str | None = None
    defaults: tuple[Default, ...] = ()
    own: frozenset[str] = frozenset()
    shipped: bool = True

    @property
    def name(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"

    def named(self, language: Language) -> str:
        """The title in that language."""
        return self.title_zh if language == "zh" else self.title

    def of_kind(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Its rules of one kind."""
        return tuple(rule for rule in self.rules if isinstance(rule, kind))


@dataclass(frozen=True, slots=True)
class Checked:
    """What one evaluation says: how the requirement stands, where, and what would mend it.

    `place`: `line:<id>`, `product.<field>`, `options.<field>`, `statement.<field>`, `rules.<key>`, `section:<key>` of
    the result document, or `part:<name>` of the declarations. `figures`: numbers behind the sentence.
    """

    status: Status
    place: str
    en: str
    zh: str
    mend: str = ""
    mend_zh: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """One item of the checklist. `severity` is None when nothing is left to do."""

    item: str
    kind: str
    title: str
    title_zh: str
    source: str
    severity: Severity | None
    checked: Checked

    def as_dict(self) -> dict[str, object]:
        """As the result document carries it."""
        found = self.checked
        return {
            "item": self.item,
            "kind": self.kind,
            "title": self.title,
            "title_zh": self.title_zh,
            "source": self.source,
            "status": found.status,
            "severity": self.severity,
            "where": found.place,
            "text": found.en,
            "text_zh": found.zh,
            "mend": found.mend,
            "mend_zh": found.mend_zh,
            "figures": dict(found.figures),
        }


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the validation of a result remarks; fields as of `Checked`, `code` names the check."""

    code: str
    severity: Severity
    place: str
    en: str
    zh: str
    mend: str
    mend_zh: str
    figures: Mapping[str, float] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """As the result document carries it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "where": self.place,
            "text": self.en,
            "text_zh": self.zh,
            "mend": self.mend,
            "mend_zh": self.mend_zh,
            "figures": dict(self.figures),
        }
