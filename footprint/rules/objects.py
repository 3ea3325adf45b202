"""Reading JSON objects that a person or a file gave: typed, strict, every fault collected with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any

from footprint.findings import Finding, InputError
from footprint.rules.messages import MESSAGES

TEXT_LIMIT = 5_000
LIST_LIMIT = 200


@dataclass
class Reader:
    """Takes values out of one object; `place` is in front of every key that a finding names."""

    content: Mapping[str, Any]
    place: str
    findings: list[Finding] = field(default_factory=list)

    def say(self, code: str, key: str, **values: str | float) -> None:
        """One more thing to mend."""
        texts: dict[str, Any] = dict(values)
        self.findings.append(MESSAGES.finding(code, cell=f"{self.place}.{key[:60]}", **texts))

    def known(self, keys: Iterable[str]) -> None:
        """Every other key is a fault: a misspelt one would otherwise be forgotten in silence."""
        allowed = tuple(keys)
        for key in self.content:
            if key not in allowed:
                self.say("key-unknown", str(key), known=", ".join(allowed))

    def text(self, key: str, *, required: bool = False, limit: int = TEXT_LIMIT) -> str:
        """A text without blanks around it; empty when it is absent."""
        value = self.content.get(key, "")
        if value is None:
            value = ""
        if not isinstance(value, str):
            self.say("text-expected", key)
            return ""
        clean = value.strip()
        if len(clean) > limit:
            self.say("text-long", key, limit=limit)
            return ""
        if required and not clean:
            self.say("missing", key)
        return clean

    def number(self, key: str, low: float, high: float, *, required: bool = False) -> float | None:
        """A finite number within bounds; None when it is absent."""
        value = self.content.get(key)
        if value is None:
            if required:
                self.say("missing", key)
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            self.say("number-expected", key)
            return None
        if not low <= value <= high:
            self.say("number-range", key, low=f"{low:g}", high=f"{high:g}")
            return None
        return float(value)

    def one_of(self, key: str, known: Iterable[str], *, required: bool = False) -> str | None:
        """One of these words; None when it is absent."""
        value, words = self.content.get(key), tuple(known)
        if value in (None, ""):
            if required:
                self.say("missing", key)
            return None
        if value not in words:
            self.say("choice-unknown", key, value=str(value)[:60], known=", ".join(words))
            return None
        return str(value)

    def day(self, key: str) -> date | None:
        """An ISO 8601 day; None when it is absent."""
        value = self.content.get(key)
        if value in (None, ""):
            return None
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            self.say("day-expected", key)
            return None

    def objects(self, key: str) -> list[Reader] | None:
        """Readers of a list of objects, their faults among this one's; None when it is absent."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.say("objects-expected", key)
            return []
        if len(value) > LIST_LIMIT:
            self.say("list-long", key, limit=LIST_LIMIT)
            return []
        return [
            Reader(item, f"{self.place}.{key}[{number}]", self.findings) for number, item in enumerate(value, start=1)
        ]

    def object(self, key: str) -> Reader | None:
        """A reader of an object within; None when it is absent."""
        value = self.content.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.say("object-expected", key)
            return None
        return Reader(value, f"{self.place}.{key}", self.findings)

    def end(self) -> None:
        """InputError when anything was wrong."""
        if self.findings:
            raise InputError(self.findings)
