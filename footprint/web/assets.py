"""Static files by content: the address carries a hash, so browsers may keep them for ever."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, url_for

from footprint.settings import Settings

STATIC = Path(__file__).resolve().parent / "static"


@lru_cache(maxsize=64)
def _version(name: str, changed: int) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def asset(name: str) -> str:
    """The address of a static file."""
    return url_for("static", filename=name, v=_version(name, (STATIC / name).stat().st_mtime_ns))


def init_app(app: Flask, _settings: Settings) -> None:
    app.jinja_env.globals["asset"] = asset
