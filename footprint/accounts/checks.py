"""Checking what people write about themselves."""

from __future__ import annotations

import re
import unicodedata

from footprint.accounts.messages import MESSAGES
from footprint.findings import Finding

_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
_DOMAIN = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def normal_email(text: str) -> str:
    """The address as it is kept and compared: NFKC, trimmed, in lower case."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def check_email(text: str) -> list[Finding]:
    """Whether this may be an address (one @, a domain with a dot, 254 characters at most)."""
    local, at, domain = normal_email(text).rpartition("@")
    good = at and len(text) <= 254 and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)
    return [] if good else [MESSAGES.finding("email", cell="email", value=text[:80])]


def clean_name(text: str) -> str:
    """One line without control characters."""
    return " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in text).split())


def check_name(text: str, cell: str, limit: int) -> list[Finding]:
    """Whether something is left of the name and it is not too long."""
    return [] if 1 <= len(clean_name(text)) <= limit else [MESSAGES.finding("name", cell=cell, limit=limit)]


def check_credit_code(text: str) -> list[Finding]:
    """The unified social credit code (GB 32100-2015): 18 characters, the last one a check; empty is allowed."""
    code = text.strip().upper()
    if not code:
        return []
    if len(code) == 18 and all(c in _CREDIT for c in code):
        total = sum(_CREDIT.index(c) * pow(3, place, 31) for place, c in enumerate(code[:17]))
        if _CREDIT[(31 - total % 31) % 31] == code[17]:
            return []
    return [MESSAGES.finding("credit-code", cell="credit_code")]
