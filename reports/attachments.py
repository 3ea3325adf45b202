"""Files that travel inside a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import rfc8785


@dataclass(frozen=True, slots=True)
class Attachment:
    """One associated file. `description` says in words what a reader finds in it."""

    name: str
    data: bytes
    description: str
    mime: str = "application/json"


def json_attachment(name: str, document: Mapping[str, object], description: str) -> Attachment:
    """The canonical JSON (RFC 8785) of a document."""
    return Attachment(name, rfc8785.dumps(dict(document)), description)  # type: ignore[arg-type]
