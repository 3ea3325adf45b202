"""Where to go after a form: only ever inside this service."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import url_for


def safe_next(address: str | None) -> str:
    """A path of this service, or its first page."""
    if address:
        parts = urlsplit(address)
        # a browser reads "\\" as "/": //host and /\host would leave the service
        inside = address.startswith("/") and not address.startswith(("//", "/\\"))
        if inside and not parts.netloc and not parts.scheme and address.isprintable():
            return address.rstrip("?")
    return url_for("home.index")
