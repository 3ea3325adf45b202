"""What verification answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from footprint.findings import Language
from footprint.labels.verification.messages import CHECKS, REASONS, STATUS_NOT_CHECKED

Level = Literal["groups", "lines", "inventory"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, said in both languages."""

    name: str
    ok: bool
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer about one PDF. What an invalid file says about itself (`number` …) is empty until its signature held.

    `reason` is `valid` or the code of what was found wrong; `level` is how deep the number was recomputed; `value` is
    in kg CO2e per `unit` (the declared unit in words).
    """

    valid: bool
    reason: str
    level: Level | None
    number: str | None
    value: float | None
    unit: str | None
    product: str | None
    sample: bool
    checks: tuple[Check, ...]
    kind: str | None = None
    snapshot: str | None = None
    release: str | None = None
    valid_until: str | None = None
    signed_by: str | None = None
    detail: str = ""

    def sentence(self, language: Language) -> str:
        """The verdict in words."""
        text = REASONS[self.reason][0 if language == "en" else 1]
        return f"{text} ({self.detail})" if self.detail else text

    @staticmethod
    def status_sentence(language: Language) -> str:
        """What an offline verdict cannot know."""
        return STATUS_NOT_CHECKED[0 if language == "en" else 1]

    def as_dict(self) -> dict[str, object]:
        """The verdict as JSON values."""
        return {
            "valid": self.valid,
            "reason": self.reason,
            "message": self.sentence("en"),
            "message_zh": self.sentence("zh"),
            "kind": self.kind,
            "level": self.level,
            "number": self.number,
            "value": self.value,
            "unit": f"kg CO2e per {self.unit}" if self.unit else None,
            "product": self.product,
            "sample": self.sample,
            "snapshot": self.snapshot,
            "release": self.release,
            "valid_until": self.valid_until,
            "signed_by": self.signed_by,
            "status": self.status_sentence("en"),
            "status_zh": self.status_sentence("zh"),
            "checks": [
                {"name": check.name, "ok": check.ok, "message": check.en, "message_zh": check.zh}
                for check in self.checks
            ],
        }


class RefusedError(Exception):
    """A check failed. `code` is a key of REASONS; `detail` says what exactly, in figures or names."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code, self.detail = code, detail
        super().__init__(f"{code}: {detail}" if detail else code)


def passed(name: str, **values: object) -> Check:
    """A check that held."""
    en, zh = CHECKS[name]
    return Check(name, True, en.format_map(values), zh.format_map(values))


def failed(name: str, refused: RefusedError) -> Check:
    """The check that ended the verification."""
    en, zh = REASONS[refused.code]
    tail = f" ({refused.detail})" if refused.detail else ""
    return Check(name, False, en + tail, zh + tail)
