"""The import rules of the house (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = {"flask", "flask_smorest", "flask_login", "flask_wtf", "flask_babel", "flask_limiter", "werkzeug", "jinja2"}
DATABASE = {"sqlmodel", "sqlalchemy", "alembic", "flask_sqlalchemy_lite", "flask_alembic"}
BRIGHTWAY = {"bw2calc", "bw_processing", "matrix_utils", "bw2data", "bw2io", "stats_arrays"}
TABLE_MODULES = {"models", "operations", "queries"}
PURE_AT_THE_TOP = {
    "findings",
    "ledgers",
    "units",
    "unit_spellings",
    "canonical",
    "merkle",
    "notation",
    "declarations",
    "assessment",
}
PURE_ROOMS = ("inventory", "bom", "matching", "engine", "modelling", "analysis", "rules")


def modules() -> list[Path]:
    return sorted([*(ROOT / "footprint").rglob("*.py"), *(ROOT / "reports").rglob("*.py")])


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Each imported module with dots, and whether the import runs when the module is loaded."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        for node in ast.walk(block)
    }
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) not in inside
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", id(node) not in inside


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "footprint" and len(parts) > 2 else parts[0]


def test_import_rules() -> None:
    for path in modules():
        holds_import_rules(path)


def holds_import_rules(path: Path) -> None:
    here = room(path)
    pure = (
        here in (*PURE_ROOMS, "reports")
        or (here == "footprint" and path.stem in PURE_AT_THE_TOP)
        or (here == "results" and path.stem not in TABLE_MODULES)
        or "verification" in path.parts
    )
    for name, at_load in imports(path):
        top = name.split(".")[0]
        parts = name.split(".")
        if pure:
            assert top not in WEB | DATABASE, f"{place(path)} is pure and imports {name}"
            if parts[0] == "footprint" and len(parts) > 2:
                assert parts[2] not in TABLE_MODULES, f"{place(path)} is pure and imports {name}"
        if top in BRIGHTWAY:
            assert here in {"engine", "inventory"}, (
                f"{place(path)} imports {name}; Brightway belongs to engine, inventory"
            )
            assert not at_load, f"{place(path)} imports {name} when it is loaded; import it where a calculation runs"
        if here in {"web", "api"}:
            assert top not in DATABASE, f"{place(path)} reaches tables with {name}; use a room's operations or queries"
            assert not (parts[0] == "footprint" and parts[-2:-1] == ["models"]), f"{place(path)} imports {name}"
        if top == "flask" and at_load:
            assert here in {"web", "api", "footprint", "cli"}, f"{place(path)} imports {name}"


def test_the_rules_are_read_from_real_files() -> None:
    assert {"inventory", "bom", "engine", "matching", "reports", "results"} <= {room(path) for path in modules()}


def test_files_have_one_subject() -> None:
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}, "split them along their nouns"
