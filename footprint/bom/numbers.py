"""A user's number: thousands separators, full-width digits and percentages, and never a guess."""

from __future__ import annotations

import math
import re
import unicodedata

_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*(\.\d+)?")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?")
_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


class NumberError(ValueError):
    """Text that is not one clear number; `code` is the message's code in the room's table."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def normal(text: str) -> str:
    """NFKC: full-width digits and signs become plain; typographic minus and apostrophe too."""
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2019", "'").strip()


def number(value: object, *, decimal_comma: bool = False) -> float:
    """A finite number. `decimal_comma`: the file comes from where 1,234 may mean 1.234, so that is asked about."""
    if isinstance(value, bool):
        raise NumberError("number-unreadable")
    if isinstance(value, int | float):
        return _finite(value)
    if not isinstance(value, str):
        raise NumberError("number-is-date" if hasattr(value, "isoformat") else "number-unreadable")
    text = normal(value)
    if _PLAIN.fullmatch(text):
        return _finite(float(text))
    if _GROUPED.fullmatch(text):
        if decimal_comma and _ONE_GROUP.fullmatch(text):
            raise NumberError("number-ambiguous")
        return _finite(float(re.sub("[, ']", "", text)))
    if re.fullmatch(r"[+-]?[\d.]*,\d+", text):
        raise NumberError("number-decimal-comma")
    raise NumberError("number-unreadable")


def share(value: object, *, percent: bool = False, decimal_comma: bool = False) -> float:
    """A share as a fraction: `0.05`, `5%`, `5 ％`. `percent`: the heading says per cent, so 5 means 0.05.

    Under such a heading a bare number above 0 and up to 1 could be either (a spreadsheet stores 5 % as 0.05): asked.
    """
    if isinstance(value, str):
        text = normal(value)
        if text.endswith("%"):
            return number(text[:-1].strip(), decimal_comma=decimal_comma) / 100
    given = number(value, decimal_comma=decimal_comma)
    if not percent:
        return given
    if 0 < given <= 1:
        raise NumberError("share-ambiguous")
    return given / 100


def _finite(value: float) -> float:
    try:
        result = float(value)
    except OverflowError:
        raise NumberError("number-not-finite") from None
    if not math.isfinite(result):
        raise NumberError("number-not-finite")
    return result


def plain(value: float) -> str:
    """The shortest text that reads back as the same number, without a trailing `.0`."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
