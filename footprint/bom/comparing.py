"""What differs between two versions of a bill of materials, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from footprint.bom.headings import fold
from footprint.bom.values import Bom, Line

# what a reader means by "the line changed"; `row` is only where it stood
COMPARED = (
    "name",
    "name_zh",
    "code",
    "material",
    "specification",
    "part_number",
    "parent",
    "quantity",
    "unit",
    "stage",
    "origin",
    "loss",
    "recycled_content",
    "transport",
    "data_type",
    "evidence",
    "note",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that reads differently."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of both versions whose fields differ. Its id may have changed too."""

    before: Line
    after: Line
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Lines that came, lines that went, lines that changed, and how many stayed as they were."""

    added: tuple[Line, ...]
    removed: tuple[Line, ...]
    changed: tuple[LineChange, ...]
    same: int


def compare(before: Bom, after: Bom) -> Comparison:
    """Pairs lines by id where id and name agree, then by name and code, then by id alone; the rest came or went."""
    left, right = {line.id: line for line in before.lines}, {line.id: line for line in after.lines}
    pairs: list[tuple[Line, Line]] = []

    def pair(couples: Iterable[tuple[Line, Line]]) -> None:
        for old, new in couples:
            if old.id in left and new.id in right:
                pairs.append((left.pop(old.id), right.pop(new.id)))

    pair([(left[name], right[name]) for name in left if name in right and _words(left[name]) == _words(right[name])])
    by_words: dict[tuple[str, ...], list[Line]] = {}
    for line in right.values():
        by_words.setdefault(_words(line), []).append(line)
    pair([(old, by_words[_words(old)].pop(0)) for old in tuple(left.values()) if by_words.get(_words(old))])
    pair([(left[name], right[name]) for name in tuple(left) if name in right])
    changed = []
    for old, new in pairs:
        fields = [
            FieldChange(field, getattr(old, field), getattr(new, field))
            for field in COMPARED
            if getattr(old, field) != getattr(new, field)
        ]
        if fields:
            changed.append(LineChange(old, new, tuple(fields)))
    order = {line.id: place for place, line in enumerate(after.lines)}
    changed.sort(key=lambda change: order[change.after.id])
    return Comparison(tuple(right.values()), tuple(left.values()), tuple(changed), len(pairs) - len(changed))


def same_material(bom: Bom, line: Line) -> tuple[Line, ...]:
    """The lines that carry data and say the same words as `line`, itself among them, in file order."""
    wanted = _material(line)
    return tuple(other for other in bom.leaves if _material(other) == wanted)


def _words(line: Line) -> tuple[str, ...]:
    return fold(line.name), fold(line.name_zh), fold(line.code), fold(line.part_number)


def _material(line: Line) -> tuple[str, ...]:
    """What it is made of where it says so, else its words. The same steel from elsewhere, or in use, is another."""
    words = (line.material,) if line.material else (line.name, line.name_zh, line.specification)
    return (*map(fold, words), line.stage, line.origin or "")
