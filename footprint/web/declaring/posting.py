"""A posted form → the declaration's content, and rows added or taken away. Pure.

Field names are paths such as `sites[0].processes[0].entries[2].amount`. Numbers become numbers where they can be read;
what cannot stays text, so that the reader of the part says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from footprint.bom.numbers import NumberError, number
from footprint.web.declaring.fields import Field, Group, Part

PATH = re.compile(r"[A-Za-z_]\w{0,39}(?:\[\d{1,4}\]|\.[A-Za-z_]\w{0,39}){0,11}")
STEP = re.compile(r"[A-Za-z_]\w*|\[\d+\]")
Content = dict[str, Any]


def steps(path: str) -> tuple[str | int, ...]:
    """The keys and places of a path. ValueError when it is none."""
    if not PATH.fullmatch(path):
        raise ValueError(f"{path[:60]!r} is no path")
    return tuple(int(step[1:-1]) if step[0] == "[" else step for step in STEP.findall(path))


def content_of(parts: Sequence[Part], posted: Mapping[str, str], at: str = "", *, blank: bool = False) -> Content:
    """What the form says; empty fields are left out, and empty rows too unless `blank`."""
    content: Content = {}
    for part in parts:
        name = f"{at}.{part.name}" if at else part.name
        if isinstance(part, Field):
            _take(content, part, posted.get(name, ""))
        elif isinstance(part, Group):
            inner = content_of(part.fields, posted, name, blank=blank)
            if inner:
                content[part.name] = inner
        else:
            count = _count(posted, name)
            rows = [content_of(part.fields, posted, f"{name}[{place}]", blank=blank) for place in range(count)]
            kept = [row for row in rows if row or blank]
            if kept:
                content[part.name] = kept
    return content


def _count(posted: Mapping[str, str], name: str) -> int:
    """How many rows of a list were posted, by the highest place that is named."""
    mark = f"{name}["
    places = [
        int(digits) for key in posted if key.startswith(mark) and (digits := key[len(mark) :].split("]")[0]).isdigit()
    ]
    return min(max(places, default=-1) + 1, 2000)


def _take(content: Content, field: Field, text: str) -> None:
    text = text.strip()
    if not text:
        return
    match field.kind:
        case "number":
            try:
                content[field.name] = number(text)
            except NumberError:
                content[field.name] = text
        case "flag":
            content[field.name] = True
        case "lines":
            content[field.name] = [line.strip() for line in text.splitlines() if line.strip()]
        case "choice" if field.joins:
            first, _, second = text.partition(":")
            content[field.name] = first
            if first in field.joins and second:
                content[field.joins[first]] = second
        case _:
            content[field.name] = text


def text_of(field: Field, content: Mapping[str, Any]) -> str:
    """The inverse of reading one field: what its input shows."""
    value = content.get(field.name)
    if value is None:
        return ""
    if field.joins and value in field.joins:
        return f"{value}:{content.get(field.joins[str(value)], '')}"
    match value:
        case bool():
            return "1" if value else ""
        case int() | float():
            return f"{value:.15g}"
        case list():
            return "\n".join(str(item) for item in value)
        case _:
            return str(value)


def with_row(content: Content, path: str) -> Content:
    """The content with an empty row more at the end of a list. ValueError or LookupError for a path that is none."""
    *above, last = steps(path)
    holder = _at(content, above)
    if not isinstance(holder, dict) or not isinstance(last, str):
        raise ValueError(path)
    holder.setdefault(last, []).append({})
    return content


def without_row(content: Content, path: str) -> Content:
    """The content without one row; one that is not there any more is no fault."""
    *above, last = steps(path)
    if not isinstance(last, int):
        raise ValueError(path)
    try:
        rows = _at(content, above)
    except LookupError:
        return content
    if isinstance(rows, list) and last < len(rows):
        del rows[last]
    return content


def _at(content: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        match step, content:
            case (str(), dict()) | (int(), list()):
                content = content[step]
            case _:
                raise LookupError(step)
    return content
