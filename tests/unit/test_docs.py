"""What is said in words stays in step with the code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from footprint.cli import COMMANDS, group
from footprint.inventory.catalogue import GROUPS, SUPPLIER_GROUP
from footprint.settings import Settings
from reports.text import LANGUAGES, TEXTS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def page_id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_every_material_group_has_its_words() -> None:
    for language in LANGUAGES:
        missing = [name for name in (*GROUPS, SUPPLIER_GROUP) if f"group.{name}" not in TEXTS[language]]
        assert not missing, (language, missing)


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    said = set(re.findall(r"`(FOOTPRINT_[A-Z0-9_]+)`", (ROOT / "docs/settings.md").read_text("utf-8")))
    assert said == {f"FOOTPRINT_{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page_id(page)} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_commands_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    spoken = re.findall(r"`make ([a-z-]+)`", text) + re.findall(r"^make ([a-z-]+)", text, re.MULTILINE)
    assert set(spoken) <= targets
    for command in re.findall(r"`(?:\.venv/bin/)?footprint ([a-z]+)", text):
        assert command in COMMANDS, f"{page_id(page)} names `footprint {command}`"


def test_every_command_loads_and_explains_itself() -> None:
    with group.make_context("footprint", [], resilient_parsing=True) as context:
        for name in COMMANDS:
            command = group.get_command(context, name)
            assert command is not None
            assert command.get_short_help_str()


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs/decisions"
    index = (folder / "README.md").read_text("utf-8")
    missing = [page.name for page in folder.glob("0*.md") if f"({page.name})" not in index]
    assert not missing


def test_the_version_has_its_changes() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version} (" in (ROOT / "CHANGES.md").read_text("utf-8")


def test_every_room_is_on_the_plan() -> None:
    plan = (ROOT / "docs/architecture.md").read_text("utf-8")
    rooms = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "footprint").iterdir()
        if path.is_dir() or path.suffix == ".py"
    }
    missing = sorted(room for room in rooms - {"__init__.py", "__pycache__/"} if f"`{room}`" not in plan)
    assert not missing
