"""Every text of the analysis is used, every code that is used has its text, and both languages name the same values."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import footprint.analysis.comparison.messages
import footprint.analysis.messages
import footprint.analysis.scenarios.messages
import footprint.analysis.sensitivity.messages
from footprint.findings import Messages

ROOT = Path(footprint.analysis.messages.__file__).parent
ROOMS = [
    (footprint.analysis.messages.MESSAGES, sorted(ROOT.glob("*.py"))),
    (footprint.analysis.comparison.messages.MESSAGES, sorted((ROOT / "comparison").glob("*.py"))),
    (footprint.analysis.scenarios.messages.MESSAGES, sorted((ROOT / "scenarios").glob("*.py"))),
    (footprint.analysis.sensitivity.messages.MESSAGES, sorted((ROOT / "sensitivity").glob("*.py"))),
]


def fields(text: str) -> set[str]:
    return {str(name).removesuffix("_zh") for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("messages", "files"), ROOMS)
def test_texts_and_their_use(messages: Messages, files: list[Path]) -> None:
    code = "".join(path.read_text("utf-8") for path in files if path.name != "messages.py")
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', code))
    # codes that are put together: `ask-{kind}`, `{key}-differs`
    for name in messages.texts:
        made = name.startswith("ask-") or name.endswith("-differs")
        assert made or name in quoted, f"{name} is never said"
    for name, (_, en, zh) in messages.texts.items():
        assert re.search(r"[\u3400-\u9fff]", zh), name
        assert not re.search(r"[\u3400-\u9fff]", en), name
        assert fields(zh) <= fields(en) | {"mode"}, name
