"""docs/method.md and the code that it explains name each other.

A function, class or property that holds a formula says `Formula: <heading>.` in its docstring; the page has that
heading, with `Source:`, `Code:` and `Test:` below it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"^\s*Formula: (.+?)\.?\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One heading of the page with the lines below it."""

    title: str
    title_zh: str
    text: str

    def names(self, field: str) -> tuple[str, ...]:
        """What a field of the entry lists in backticks."""
        found = re.search(rf"^{field}: (.+)$", self.text, re.MULTILINE)
        return tuple(re.findall(r"`([^`]+)`", found.group(1))) if found else ()


@cache
def entries() -> tuple[Entry, ...]:
    page = (ROOT / "docs/method.md").read_text("utf-8")
    parts = re.split(r"^### (.+)$", page, flags=re.MULTILINE)[1:]
    titles = [title.split(" · ") for title in parts[::2]]
    return tuple(
        Entry(title[0].strip(), title[-1].strip() if len(title) == 2 else "", text)
        for title, text in zip(titles, parts[1::2], strict=True)
    )


def definitions(path: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    """Every function, class and method of a file by its name within the module."""

    def within(body: list[ast.stmt], above: str) -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield above + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from within(node.body, f"{above}{node.name}.")

    yield from within(ast.parse(path.read_text("utf-8")).body, "")


@cache
def code() -> dict[str, tuple[str, ...]]:
    """`module:name` → the formulas that its docstring says it holds."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted([*(ROOT / "footprint").rglob("*.py"), *(ROOT / "reports").rglob("*.py")]):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for name, node in definitions(path):
            found[f"{module}:{name}"] = tuple(MARK.findall(ast.get_docstring(node) or ""))
    return found


def test_the_page_has_formulas_and_the_code_marks() -> None:
    assert len(entries()) > 30
    assert len({entry.title for entry in entries()}) == len(entries())
    assert sum(bool(marks) for marks in code().values()) > 30


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.title)
def test_every_formula_is_where_the_page_says(entry: Entry) -> None:
    assert re.search(r"[\u3400-\u9fff]", entry.title_zh), "the heading has no Chinese name"
    assert re.search(r"^    \S", entry.text, re.MULTILINE), "no formula stands below the heading"
    assert re.search(r"^Source: \S", entry.text, re.MULTILINE)
    places = entry.names("Code")
    assert places
    for place in places:
        assert place in code(), f"{place} does not exist"
        assert entry.title in code()[place], f"the docstring of {place} does not say `Formula: {entry.title}.`"
    tests = entry.names("Test")
    assert tests
    for test in tests:
        path, _, name = test.partition("::")
        assert name in {found for found, _ in definitions(ROOT / path)}, f"{test} does not exist"


def test_every_marked_formula_is_on_the_page() -> None:
    said = {(place, entry.title) for entry in entries() for place in entry.names("Code")}
    marked = {(place, title) for place, titles in code().items() for title in titles}
    assert marked - said == set()
