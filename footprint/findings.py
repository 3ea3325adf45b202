"""What is wrong with something that a user gave, said so that the user can mend it.

A finding names its place (line and cell), what is wrong and the mend, in both languages at once: it is made where
nobody knows yet who will read it. Each room keeps its own texts in its `messages.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. `line` is the BOM line's id, `cell` a place such as `lines!C5`; either may be unknown."""

    code: str
    severity: Severity
    en: str
    zh: str
    line: str | None = None
    cell: str | None = None

    def text(self, language: Language = "en") -> str:
        """The sentence, with its place in front."""
        place = ", ".join(part for part in (self.cell, self.line and f"line {self.line}") if part)
        if language == "zh":
            place = "，".join(part for part in (self.cell, self.line and f"行 {self.line}") if part)
            return f"{place}：{self.zh}" if place else self.zh
        return f"{place}: {self.en}" if place else self.en


class InputError(Exception):
    """Bad input: every finding that could be made, not only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.text() for finding in self.findings))


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts of one room: code → (severity, English, Chinese), with `{name}` fields."""

    texts: Mapping[str, tuple[Severity, str, str]]

    def finding(self, code: str, *, line: str | None = None, cell: str | None = None, **values: object) -> Finding:
        """The finding of this code. KeyError when the room has no such code or a field is missing."""
        severity, en, zh = self.texts[code]
        return Finding(code, severity, en.format_map(values), zh.format_map(values), line, cell)
