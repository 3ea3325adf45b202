"""Names that tables carry in both languages, shown in the reader's."""

from __future__ import annotations

from typing import Any

from flask_babel import LazyString

from footprint.web.formats import named


def both(thing: Any) -> LazyString:
    """The name of a row of a table, chosen when it is shown."""
    return LazyString(lambda: named(thing))
