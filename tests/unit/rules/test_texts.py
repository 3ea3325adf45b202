from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from footprint.rules.evaluation import texts as evaluation
from footprint.rules.messages import MESSAGES
from footprint.rules.validation import texts as validation

ROOM = Path(__file__).parents[3] / "footprint" / "rules"
CHINESE = re.compile(r"[\u3400-\u9fff]")
TABLES: dict[str, tuple[Mapping[str, tuple[str, ...]], Path]] = {
    "messages": (MESSAGES.texts, ROOM),
    "evaluation": (evaluation.TEXTS, ROOM / "evaluation"),
    "validation": ({code: texts[1:] for code, texts in validation.TEXTS.items()}, ROOM / "validation"),
}


def names(text: str) -> set[str]:
    """The values of a sentence; a word may have its Chinese twin."""
    return {(name or "").removesuffix("_zh") for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("table", TABLES)
def test_every_sentence_is_used_and_said_in_both_languages(table: str) -> None:
    texts, folder = TABLES[table]
    code = "\n".join(
        path.read_text("utf-8") for path in folder.rglob("*.py") if path.name not in ("texts.py", "messages.py")
    )
    code += (ROOM.parent / "rulebook" / "operations.py").read_text("utf-8")
    for name, sentences in texts.items():
        assert f'"{name}"' in code, f"{name} is said nowhere"
        *_, one, other = sentences if table == "messages" else sentences[:2]
        assert names(one) == names(other), name
        assert CHINESE.search(other) or "{" in other, name
