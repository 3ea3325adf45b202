"""A form as it is shown: every field with its value and what is wrong with it, at its place in the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from footprint.findings import Finding
from footprint.web.declaring.fields import Field, Group, Part, Rows
from footprint.web.declaring.posting import text_of


@dataclass
class Box:
    """One input. `name` is its path."""

    field: Field
    name: str
    value: str
    errors: list[Finding] = made(default_factory=list)
    kind: str = "field"

    @property
    def id(self) -> str:
        """An id for the page: the path without brackets."""
        return identifier(self.name)

    @property
    def more(self) -> bool:
        """Whether it may stand folded away: rarely needed, empty and without fault."""
        return self.field.more


@dataclass
class Block:
    """A group, or one row of a list."""

    label: Any
    name: str
    parts: list[Bound]
    errors: list[Finding] = made(default_factory=list)
    kind: str = "block"
    more: bool = False

    @property
    def id(self) -> str:
        """An id for the page."""
        return identifier(self.name)

    @property
    def shown(self) -> list[Bound]:
        """What stands open."""
        return [part for part in self.parts if not part.more]

    @property
    def folded(self) -> list[Bound]:
        """What stands behind "more"."""
        return [part for part in self.parts if part.more]

    @property
    def unfolded(self) -> bool:
        """Whether something behind "more" is filled in or wrong."""
        return any(says(part) for part in self.folded)


@dataclass
class List:
    """The rows of a list."""

    rows: Rows
    name: str
    items: list[Block]
    errors: list[Finding] = made(default_factory=list)
    kind: str = "list"

    @property
    def id(self) -> str:
        """An id for the page."""
        return identifier(self.name)

    @property
    def more(self) -> bool:
        """Whether it may stand folded away."""
        return self.rows.more


Bound = Box | Block | List


def identifier(name: str) -> str:
    """A path as an id: `sites[0].name` → `sites-0-name`."""
    return name.replace("[", "-").replace("]", "").replace(".", "-")


def says(part: Bound) -> bool:
    """Whether a part is filled in or wrong somewhere."""
    if part.errors:
        return True
    if isinstance(part, Box):
        return bool(part.value)
    return any(says(inner) for inner in (part.parts if isinstance(part, Block) else part.items))


def bind(parts: Sequence[Part], content: Mapping[str, Any], name: str, findings: Sequence[Finding]) -> Block:
    """The whole form of the part `name`. A finding stands at the field of its cell, or at what is nearest around it."""
    root = Block("", "", _bound(parts, content, ""))
    known: dict[str, Bound] = {"": root}
    _collect(root, known)
    for finding in findings:
        cell = finding.cell or ""
        inside = cell.removeprefix(f"{name}.") if cell.startswith(f"{name}.") else "" if cell == name else None
        if inside is not None:
            known[max((path for path in known if _within(inside, path)), key=len)].errors.append(finding)
    return root


def _within(cell: str, path: str) -> bool:
    return cell.startswith(path) and (not path or cell == path or cell[len(path)] in ".[")


def _collect(part: Bound, known: dict[str, Bound]) -> None:
    known.setdefault(part.name, part)
    if isinstance(part, Box):
        # what a choice also says has no field of its own
        around = part.name.rpartition(".")[0]
        for joined in part.field.joins.values():
            known.setdefault(f"{around}.{joined}" if around else joined, part)
        return
    for inner in part.parts if isinstance(part, Block) else part.items:
        _collect(inner, known)


def _bound(parts: Sequence[Part], content: Mapping[str, Any], at: str) -> list[Bound]:
    found: list[Bound] = []
    for part in parts:
        name = f"{at}.{part.name}" if at else part.name
        if isinstance(part, Field):
            found.append(Box(part, name, text_of(part, content)))
        elif isinstance(part, Group):
            inner = content.get(part.name)
            held = inner if isinstance(inner, Mapping) else {}
            found.append(Block(part.label, name, _bound(part.fields, held, name), more=part.more))
        else:
            found.append(_list(part, content, name))
    return found


def _list(part: Rows, content: Mapping[str, Any], name: str) -> List:
    held = content.get(part.name)
    items = [item for item in held if isinstance(item, Mapping)] if isinstance(held, list) else [{}] * part.first
    return List(
        part,
        name,
        [
            Block(part.item, f"{name}[{place}]", _bound(part.fields, item, f"{name}[{place}]"))
            for place, item in enumerate(items)
        ],
    )
