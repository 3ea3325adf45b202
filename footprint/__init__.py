"""Footprint: product carbon footprints from a bill of materials to a signed label that proves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footprint.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    # lazily: the command line and the pure rooms import this package and need no web
    if name == "create_app":
        from footprint.app import create_app

        return create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
