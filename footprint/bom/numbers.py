"""A user's number: thousands separators, full-width digits and percentages, and never a guess."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Literal

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*(\.\d+)?")
_PLAIN_COMMA = re.compile(r"[+-]?(\d+(,\d*)?|,\d+)([eE][+-]?\d{1,4})?")
_GROUPED_COMMA = re.compile(r"[+-]?[1-9]\d{0,2}(?:([. '])\d{3})(?:\1\d{3})*(,\d+)?")
_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


class NumberError(ValueError):
    """Text that is not one clear number; `code` is the message's code in the room's table."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def normal(text: str) -> str:
    """NFKC: full-width digits and signs become plain; typographic minus and apostrophe too."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2019", "'").strip()


def number(value: object, *, decimal: Literal["point", "comma"] = "point") -> float:
    """A finite number. `decimal`: what stands before the fraction in texts of this file, a point or a comma."""
    if isinstance(value, bool):
        raise NumberError("number-unreadable")
    if isinstance(value, int | float):
        return _finite(value)
    if not isinstance(value, str):
        raise NumberError("number-is-date" if hasattr(value, "isoformat") else "number-unreadable")
    text = normal(value)
    if decimal == "comma":
        if _PLAIN_COMMA.fullmatch(text):
            return _finite(float(text.replace(",", ".")))
        if _GROUPED_COMMA.fullmatch(text):
            return _finite(float(re.sub("[. ']", "", text).replace(",", ".")))
        if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
            raise NumberError("number-decimal-point")
        raise NumberError("number-unreadable")
    if _PLAIN.fullmatch(text):
        return _finite(float(text))
    if _GROUPED.fullmatch(text):
        return _finite(float(re.sub("[, ']", "", text)))
    if _PLAIN_COMMA.fullmatch(text) or _GROUPED_COMMA.fullmatch(text):
        raise NumberError("number-decimal-comma")
    raise NumberError("number-unreadable")


def decimal_of(value: object) -> Literal["point", "comma", "1,234", "1.234", ""]:
    """Which decimal mark a text shows (`0.5`, `0,5`), or that it may show either; '' for what shows none."""
    if not isinstance(value, str):
        return ""
    text = normal(value)
    if not ("," in text or "." in text):
        return ""
    if _ONE_GROUP.fullmatch(text):
        return "1,234"
    point = bool(_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text))
    comma = bool(_PLAIN_COMMA.fullmatch(text) or _GROUPED_COMMA.fullmatch(text))
    if point and comma:
        return "1.234"
    return "point" if point else "comma" if comma else ""


def share(value: object, *, percent: bool = False, decimal: Literal["point", "comma"] = "point") -> float:
    """A share as a fraction: `0.05`, `5%`, `5 ％`. `percent`: a bare number is per cent, so 5 means 0.05."""
    if isinstance(value, str):
        text = normal(value)
        if text.endswith("%"):
            return number(text[:-1].strip(), decimal=decimal) / 100
    given = number(value, decimal=decimal)
    return given / 100 if percent else given


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
