"""Numbers of certificates as people list them: one a line, or ranges such as `GEC25000001..GEC25000300`. Pure.

A number is kept as letters and digits in capitals, so that `gec-2500 0001` and `GEC25000001` are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from footprint.certificates.messages import MESSAGES
from footprint.findings import Finding, InputError

MOST = 20_000
LONGEST = 60
_SEPARATORS = re.compile(r"[\n,;，；、\t]+")
_RANGE = re.compile(r"\s*(?:\.\.+|…|~|～|\s至\s|\sto\s|\s-\s|\s–\s)\s*")
_COUNTED = re.compile(r"(.*?)(\d{1,18})")


def normal(number: str) -> str:
    """A number as it is compared: letters and digits alone, in capitals."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", number).upper() if sign.isalnum())


def parse(text: str) -> tuple[str, ...]:
    """The normal numbers of a list, in its order. InputError for what is no number, no range, double or too many."""
    findings: list[Finding] = []
    found: dict[str, None] = {}
    for part in (part.strip() for part in _SEPARATORS.split(text)):
        if not part:
            continue
        for number in _numbers(part, findings):
            if number in found:
                findings.append(MESSAGES.finding("number-twice", cell="numbers", number=number))
            found[number] = None
            if len(found) > MOST or len(findings) > 20:
                findings.append(MESSAGES.finding("numbers-many", cell="numbers", limit=MOST))
                raise InputError(findings)
    if not found and not findings:
        findings.append(MESSAGES.finding("numbers-none", cell="numbers"))
    if findings:
        raise InputError(findings)
    return tuple(found)


def _numbers(part: str, findings: list[Finding]) -> Sequence[str]:
    ends = [normal(end) for end in _RANGE.split(part)]
    if not all(3 <= len(end) <= LONGEST and end.isascii() and any(sign.isdigit() for sign in end) for end in ends):
        findings.append(MESSAGES.finding("number-shape", cell="numbers", text=part[:60], limit=LONGEST))
        return ()
    if len(ends) == 1:
        return ends
    first, last = (_COUNTED.fullmatch(end) for end in (ends[0], ends[-1]))
    fits = len(ends) == 2 and first and last and first[1] == last[1] and len(first[2]) == len(last[2])
    if not fits or first is None or last is None or int(last[2]) < int(first[2]):
        findings.append(MESSAGES.finding("range-shape", cell="numbers", text=part[:130]))
        return ()
    if int(last[2]) - int(first[2]) >= MOST:
        findings.append(MESSAGES.finding("numbers-many", cell="numbers", limit=MOST))
        return ()
    width = len(first[2])
    return [f"{first[1]}{number:0{width}d}" for number in range(int(first[2]), int(last[2]) + 1)]


def ranges(numbers: Sequence[str]) -> tuple[str, ...]:
    """The same numbers as short as they can be said: neighbours that follow each other become a range."""
    found: list[list[str]] = []
    for number in numbers:
        if found and _follows(found[-1][-1], number):
            found[-1][1:] = [number]
        else:
            found.append([number])
    return tuple("..".join(run) for run in found)


def _follows(one: str, other: str) -> bool:
    before, after = _COUNTED.fullmatch(one), _COUNTED.fullmatch(other)
    if before is None or after is None or before[1] != after[1] or len(before[2]) != len(after[2]):
        return False
    return int(after[2]) == int(before[2]) + 1
