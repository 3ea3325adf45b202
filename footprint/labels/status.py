"""The states of a label: pure. Expiry follows from the date and is never written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

Status = Literal["valid", "superseded", "suspended", "withdrawn", "expired"]
Change = Literal["valid", "superseded", "suspended", "withdrawn"]
STATUSES: tuple[Status, ...] = ("valid", "superseded", "suspended", "withdrawn", "expired")
STATUS_WORDS: Mapping[str, tuple[str, str]] = {
    "valid": ("valid", "有效"),
    "superseded": ("superseded by a newer label", "已被新标签取代"),
    "suspended": ("suspended", "已暂停"),
    "withdrawn": ("withdrawn", "已撤销"),
    "expired": ("expired", "已过期"),
}
# what may follow what; None is a label whose files are still being made
CHANGES: Mapping[Change | None, frozenset[Change]] = {
    None: frozenset({"valid", "withdrawn"}),
    "valid": frozenset({"superseded", "suspended", "withdrawn"}),
    "suspended": frozenset({"valid", "superseded", "withdrawn"}),
    "superseded": frozenset({"withdrawn"}),
    "withdrawn": frozenset(),
}


def status_on(change: Change, valid_until: date, day: date) -> Status:
    """The status that people read on that day: past its last day a valid or suspended label is expired."""
    if change in ("valid", "suspended") and day > valid_until:
        return "expired"
    return change


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
