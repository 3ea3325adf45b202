"""What a person can do on the pages a program can do here, and the documentation names every route."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.api.test_access import operations_of

ROOT = Path(__file__).parents[2]
# what stays with people and their browser: passwords, the links of mails, and the secrets of new clients
FOR_PEOPLE = {
    ("accounts", name)
    for name in (
        "accept_invitation",
        "ask_reset",
        "change_password",
        "create_client",
        "log_in",
        "log_out",
        "register",
        "reset_password",
    )
}
# a file that waits while a person looks at its columns; a program sends them with the file
FOR_PEOPLE |= {
    ("studies", name) for name in ("receive_bom", "keep_draft", "read_draft", "discard_draft", "reopen_columns")
}
# contracts of operations, not verbs
VALUES = {
    ("accounts", "Registration"),
    ("exchange", "FootprintForm"),
    ("certificates", "LotForm"),
    ("review", "Statement"),
}
ROUTE = re.compile(r"`(GET|POST|PUT|DELETE) (/[^`\s]*)`")


def verbs(edge: str) -> set[tuple[str, str]]:
    """(room, operation) of every operation that the modules of an edge name."""
    found = set()
    for path in (ROOT / "footprint" / edge).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        rooms: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("footprint."):
                parts = (node.module or "").split(".")
                for alias in node.names:
                    if alias.name == "operations":
                        rooms[alias.asname or alias.name] = parts[1]
                    elif parts[-1] == "operations":
                        found.add((parts[1], alias.name))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in rooms:
                # functions of one module may import the operations of several rooms under one name
                found |= {(room, node.attr) for room in _rooms_of(tree, node, rooms)}
    return found


def _rooms_of(tree: ast.AST, wanted: ast.Attribute, known: dict[str, str]) -> set[str]:
    """The room whose operations the name means inside its function, else at the module's top."""
    assert isinstance(wanted.value, ast.Name)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and any(node is wanted for node in ast.walk(function)):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    for alias in node.names:
                        if alias.name == "operations" and (alias.asname or alias.name) == wanted.value.id:
                            return {(node.module or "").split(".")[1]}
    return {known[wanted.value.id]}


def test_the_reading_of_the_pages_finds_their_verbs() -> None:
    found = verbs("web")
    assert {("studies", "receive_bom"), ("review", "approve"), ("labels", "suspend"), ("exchange", "share")} <= found


def test_every_verb_of_the_pages_has_its_route() -> None:
    missing = verbs("web") - verbs("api") - FOR_PEOPLE - VALUES
    assert not missing, f"the pages can, the API cannot: {sorted(missing)}"


@pytest.mark.parametrize("room", ["accounts", "studies", "review", "labels", "exchange", "jobs", "certificates"])
def test_the_api_names_real_operations(room: str) -> None:
    import importlib

    module = importlib.import_module(f"footprint.{room}.operations")
    for _, name in (one for one in verbs("api") if one[0] == room):
        assert hasattr(module, name), name


def test_the_documentation_names_every_route_and_no_other(app: Flask) -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    named = {(method, path.partition("?")[0]) for method, path in ROUTE.findall(text)}
    version_one = {(method, path) for method, path, _ in operations_of(app).values()}
    others = {
        (method, re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/2/", "/3/", "/auth/token", "/.well-known/", "/api/docs", "/api/openapi"))
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert named == version_one | others
