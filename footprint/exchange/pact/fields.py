"""Reading the fields of a foreign JSON object, collecting every finding with its place (`pcf.declaredUnitAmount`)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal

from footprint.exchange.pact.vocabulary import MESSAGES
from footprint.findings import Finding

Sign = Literal["any", "positive", "not negative", "not positive"]
_DECIMAL = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_RULES_ZH = {"positive": "大于 0", "not negative": "不小于 0", "not positive": "不大于 0"}


class Fields:
    """One object of the file; `findings` is shared by all that belong to it."""

    def __init__(self, data: Mapping[str, Any], place: str, findings: list[Finding]) -> None:
        self.data, self.place, self.findings = data, place, findings

    def where(self, name: str) -> str:
        """The place of a field."""
        return f"{self.place}.{name}" if self.place else name

    def say(self, code: str, name: str, **values: Any) -> None:
        """Note a finding at a field."""
        self.findings.append(MESSAGES.finding(code, cell=self.where(name), **values))

    def inner(self, name: str, *, required: bool) -> Fields | None:
        """An object inside this one."""
        value = self.data.get(name)
        if isinstance(value, dict):
            return Fields(value, self.where(name), self.findings)
        if value is not None or required:
            self.say("pact-object" if value is not None else "pact-missing", name)
        return None

    def words(self, name: str, limit: int, *, required: bool = False) -> str:
        """A text."""
        value = self.data.get(name)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or len(value) > limit or (required and not value.strip()):
            self.say("pact-text", name, limit=limit)
            return ""
        return " ".join(value.split())

    def number(self, name: str, sign: Sign = "any", *, required: bool = False) -> Decimal | None:
        """A decimal, which PACT v3 writes as a string."""
        value = self.data.get(name)
        if value is None:
            if required:
                self.say("pact-missing", name)
            return None
        if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
            self.say("pact-decimal", name, value=str(value)[:40])
            return None
        number = Decimal(value)
        good = {
            "any": True,
            "positive": number > 0,
            "not negative": number >= 0,
            "not positive": number <= 0,
        }[sign]
        if not good:
            self.say("pact-sign", name, value=value, rule=sign, rule_zh=_RULES_ZH[sign])
            return None
        return number

    def moment(self, name: str, *, required: bool = False) -> datetime | None:
        """A moment that ends in Z or carries its offset."""
        value = self.data.get(name)
        if value is None:
            if required:
                self.say("pact-missing", name)
            return None
        try:
            found = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= 40 else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            self.say("pact-date", name, value=str(value)[:40])
            return None
        return found.astimezone(UTC)

    def uuids(self, name: str) -> tuple[str, ...]:
        """A list of UUIDs; absent is empty."""
        value = self.data.get(name, [])
        found: list[str] = []
        if not isinstance(value, list) or len(value) > 1000:
            self.say("pact-uuid", name, value=str(value)[:40])
            return ()
        for item in value:
            try:
                found.append(str(uuid.UUID(item)))
            except (ValueError, TypeError, AttributeError):
                self.say("pact-uuid", name, value=str(item)[:40])
        return tuple(found)

    def urns(self, name: str) -> tuple[str, ...]:
        """A list of URNs, which must not be empty; nothing when it is none."""
        value = self.data.get(name)
        if not value:
            self.say("pact-missing", name)
        elif not isinstance(value, list) or not all(isinstance(i, str) and i[:4].lower() == "urn:" for i in value):
            self.say("pact-urn", name)
        else:
            return tuple(value)
        return ()
