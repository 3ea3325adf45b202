"""Canonical JSON (RFC 8785) and its hash: the one way in which values become bytes that are hashed or signed."""

from __future__ import annotations

import hashlib

import rfc8785


class NotCanonicalError(ValueError):
    """A value that canonical JSON has no form for: NaN, an infinity, an integer beyond 2^53, a foreign type."""


def canonical_bytes(value: object) -> bytes:
    """The RFC 8785 bytes of a JSON value. NotCanonicalError when it has none."""
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type]
    except rfc8785.CanonicalizationError as error:
        raise NotCanonicalError(str(error)) from error


def sha256_hex(data: bytes) -> str:
    """SHA-256 of `data` in 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()
