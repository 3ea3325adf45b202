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
    if isinstance(value, str):
        pass
    elif isinstance(value, bool):
        return "true" if value else "false"
    elif isinstance(value, int | float):
        return plain(value) if value == value and abs(value) != float("inf") else str(value)
    elif isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    text = str(value)
    if not text.isprintable():  # what is printable holds none of these
        text = _UNWANTED.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    return text[1:] if from_sheet and _QUOTED.match(text) else text


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(text: str) -> str:
    """Full-width letters, digits and signs, as a Chinese input method types them, as the plain ones that codes have."""
    return text.translate(_FULL_WIDTH)


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one that starts with = + - @ gets an apostrophe in front."""
    return f"'{text}" if _DANGEROUS.match(text) else text
