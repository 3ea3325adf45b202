"""Text cells: cleaned on the way in, made harmless for spreadsheets on the way out."""

from __future__ import annotations

import datetime
import re

from footprint.bom.numbers import plain

# Characters that no XML, PDF or terminal should be handed: controls, lone surrogates, non-characters, text direction
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ufeff]")
_DANGEROUS = re.compile(r"'*[=+\-@]")
_QUOTED = re.compile(r"'+[=+\-@]")


def clean(value: object, *, from_sheet: bool = True) -> str:
    """A cell as text. A whole number loses `.0`; a date is ISO 8601; the mark of a neutralised formula is removed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain(value) if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    text = _UNWANTED.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()
    return text[1:] if from_sheet and _QUOTED.match(text) else text


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one that starts with = + - @ gets an apostrophe in front."""
    return f"'{text}" if _DANGEROUS.match(text) else text
