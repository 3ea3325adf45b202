"""CAS and HS numbers as a line states them, and how far an HS number agrees with a data set's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_CAS = re.compile(r"(?<!\d)(\d{2,7})-(\d{2})-(\d)(?!\d)")
_HS = re.compile(r"(?<![\d.\-])(\d{4}(?:[. ]?\d{2}){0,3})(?![\d\-])")


@dataclass(frozen=True, slots=True)
class Codes:
    """CAS numbers with a right check digit, and HS numbers of four to ten digits without points."""

    cas: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def read_codes(text: str) -> Codes:
    """The numbers of a cell that may hold several."""
    cas = tuple(found[0] for found in _CAS.finditer(text) if _checks(found[1] + found[2], found[3]))
    hs = tuple(re.sub(r"\D", "", found) for found in _HS.findall(_CAS.sub(" ", text)))
    return Codes(cas, hs)


def _checks(digits: str, check: str) -> bool:
    """The check digit of a CAS number: digits weighted by their place from the right, modulo ten."""
    return sum(place * int(digit) for place, digit in enumerate(reversed(digits), start=1)) % 10 == int(check)


def shared_digits(asked: str, known: str) -> int:
    """How many digits two HS numbers share as the hierarchy counts them: 6 (subheading), 4 (heading) or 0.

    A data set that states a heading only shares its four digits with everything below it.
    """
    if asked[:6] == known[:6] and len(asked) >= 6 and len(known) >= 6:
        return 6
    return 4 if asked[:4] == known[:4] and len(asked) >= 4 and len(known) >= 4 else 0
