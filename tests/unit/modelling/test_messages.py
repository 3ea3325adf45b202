"""Every text of the room is used, and both languages say the same."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import footprint.modelling.messages
from footprint.modelling.messages import MESSAGES

FOLDER = Path(footprint.modelling.messages.__file__).parent


def fields(text: str) -> set[str]:
    return {name.removesuffix("_zh") for _, name, _, _ in Formatter().parse(text) if name}


def test_texts_and_code_agree() -> None:
    source = "".join(path.read_text("utf-8") for path in FOLDER.rglob("*.py") if path.name != "messages.py")
    quoted = set(re.findall(r'"([a-z][a-z0-9-]+)"', source))
    assert set(MESSAGES.texts) <= quoted
    called = set(re.findall(r'(?:MESSAGES\.finding|\.wrong)\(\s*"([^"]+)"', source))
    assert called <= set(MESSAGES.texts)


def test_both_languages_name_the_same_values() -> None:
    for code, (_, en, zh) in MESSAGES.texts.items():
        assert fields(zh) == fields(en), code
        assert re.search(r"[\u4e00-\u9fff]", zh), code
