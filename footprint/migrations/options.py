"""How migrations are written and compared."""

from __future__ import annotations

from typing import Any, Literal

from sqlmodel.sql.sqltypes import AutoString

from footprint.db import UtcDateTime
from footprint.tables import OURS


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Our column types as plain SQLAlchemy: migrations outlive the code that they were made from."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def include_object(_item: Any, name: str | None, kind: str, reflected: bool, _other: Any) -> bool:
    """Tables in the database that are not ours are left alone."""
    return not (kind == "table" and reflected and name not in OURS)


OPTIONS: dict[str, Any] = {
    "render_item": render_item,
    "include_object": include_object,
    "compare_type": True,
    "render_as_batch": True,
}
