"""Ids for what is imported: slugs that do not depend on the order of the file, and the name of a release."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from hashlib import sha256

from footprint.findings import InputError
from footprint.inventory.importing.messages import MESSAGES

_LONGEST = 90
_NAME = re.compile(r"[\w][\w .-]{0,59}")
_LIKE_A_HASH = re.compile(r"[0-9a-f]{6,}")


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens between; empty when nothing of the text is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def unique_ids(items: Iterable[tuple[str, str]], taken: Collection[str] = ()) -> list[str]:
    """An id for each (wanted slug, key). Where two want the same or it is taken, each gets a hash of its key."""
    rows = list(items)
    wanted = Counter(want for want, _ in rows)
    ids: list[str] = []
    used: set[str] = set(taken)
    for want, key in rows:
        digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        found = want
        if not want or wanted[want] > 1 or want in taken:
            found = f"{want or 'data-set'}-{digest[:8]}"
        length = 8
        while found in used:  # the same key twice, or two keys with the same eight digits
            length += 4
            found = f"{want or 'data-set'}-{digest[:length]}" if length <= 64 else f"{found}-2"
        used.add(found)
        ids.append(found)
    return ids


def check_name(name: str) -> str:
    """The name of a release without outer blanks. InputError for one that could be taken for a hash or an option."""
    stripped = unicodedata.normalize("NFC", name).strip()
    if not _NAME.fullmatch(stripped) or _LIKE_A_HASH.fullmatch(stripped.casefold()) or stripped == "latest":
        raise InputError([MESSAGES.finding("import-name", value=name[:80])])
    return stripped
