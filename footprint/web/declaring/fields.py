"""What a form of a declared part is made of: fields, groups and rows that can be added and taken away.

The names are those of the declaration (docs/declarations.md), so that the cell of a finding is the name of a field. A
test holds that every field which a part's reader knows has its place in the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "number", "choice", "flag", "day", "lines", "dataset"]
Label = Any  # a lazy translation, or a text that both languages share
Choice = tuple[str, Label]


@dataclass(frozen=True)
class Field:
    """One value. `more`: it stands among what is rarely needed. `numbers`: widest useful input.

    `groups`: the options of a choice under their headings. `joins`: for a choice that also says another field, such as
    the fuel: first part of the option → the field that the second part goes to.
    """

    name: str
    label: Label
    kind: Kind = "text"
    hint: Label = ""
    groups: tuple[tuple[Label, tuple[Choice, ...]], ...] = ()
    joins: Mapping[str, str] = field(default_factory=dict)
    optional: bool = True
    more: bool = False

    @property
    def options(self) -> tuple[Choice, ...]:
        """All options, without headings."""
        return tuple(choice for _, choices in self.groups for choice in choices)


@dataclass(frozen=True)
class Group:
    """An object within the object."""

    name: str
    label: Label
    fields: tuple[Part, ...]
    more: bool = False


@dataclass(frozen=True)
class Rows:
    """A list of objects. `first`: how many empty rows a fresh form shows; `item`: what one of them is called."""

    name: str
    label: Label
    item: Label
    fields: tuple[Part, ...]
    first: int = 0
    hint: Label = ""
    more: bool = False


Part = Field | Group | Rows


def choices(*options: Choice) -> tuple[tuple[Label, tuple[Choice, ...]], ...]:
    """Options without headings."""
    return (("", options),)
