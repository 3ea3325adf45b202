"""Label numbers: prefix, year, serial and a check digit, such as FP-2026-000001-7.

The check digit is ISO/IEC 7064:2003 MOD 11,10 over the ten digits: it finds every single wrong digit and nearly every
exchange of two neighbours.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"([A-Z]{2,6})-(\d{4})-(\d{6})-(\d)", re.ASCII)


def check_digit(digits: str) -> int:
    """The digit to append (ISO/IEC 7064, MOD 11,10)."""
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return (11 - product) % 10


def label_number(prefix: str, year: int, serial: int) -> str:
    """The number of the serial-th label of a year. ValueError beyond 999 999."""
    if not 1 <= serial <= 999_999:
        raise ValueError(f"a year has label numbers 1 to 999999, not {serial}")
    return f"{prefix}-{year:04d}-{serial:06d}-{check_digit(f'{year:04d}{serial:06d}')}"


def normal_number(text: str) -> str | None:
    """The number as it is kept, from what somebody typed; None when it cannot be one."""
    found = _NUMBER.fullmatch("".join(text.split()).upper().replace("–", "-"))
    if found is None or check_digit(found[2] + found[3]) != int(found[4]):
        return None
    return found[0]
