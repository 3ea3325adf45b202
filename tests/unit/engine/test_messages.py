"""Every text that is used exists, every text that exists is used, and both languages name the same values."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import footprint.engine.messages
import footprint.results.recompute.messages

ROOT = Path(footprint.engine.messages.__file__).parents[1]
ROOMS = [
    (footprint.engine.messages.MESSAGES, ROOT / "engine"),
    (footprint.results.recompute.messages.MESSAGES, ROOT / "results" / "recompute"),
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("messages", "folder"), ROOMS, ids=["engine", "recompute"])
def test_texts_and_code_agree(messages: footprint.engine.messages.Messages, folder: Path) -> None:
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "messages.py")
    quoted = set(re.findall(r'"([a-z][a-z-]+)"', source))
    assert set(messages.texts) <= quoted
    called = set(re.findall(r'MESSAGES\.finding\(\s*"([^"]+)"', source))
    assert called <= set(messages.texts)


@pytest.mark.parametrize(("messages", "folder"), ROOMS, ids=["engine", "recompute"])
def test_both_languages_name_the_same_values(messages: footprint.engine.messages.Messages, folder: Path) -> None:
    for code, (_, en, zh) in messages.texts.items():
        assert {name.removesuffix("_zh") for name in fields(zh)} == {name.removesuffix("_zh") for name in fields(en)}, (
            code
        )
        assert re.search(r"[\u4e00-\u9fff]", zh), code
