"""Every message of the pages has its Chinese, and the compiled catalogue is in step."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[3]
TOOL = runpy.run_path(str(ROOT / "tools" / "translations.py"))
CATALOG = TOOL["renewed"]()
MESSAGES = [message for message in CATALOG if message.id]
FIELD = re.compile(r"%\((\w+)\)[sd]")


def test_the_pages_say_something() -> None:
    assert len(MESSAGES) > 400


def test_nothing_lacks_its_chinese() -> None:
    assert TOOL["untranslated"](CATALOG) == []


def test_the_compiled_catalogue_is_in_step() -> None:
    assert TOOL["MO"].read_bytes() == TOOL["compiled"](CATALOG), "run tools/translations.py"
    present = {str(message.id) for message in TOOL["present"]() if message.id}
    assert present == {str(message.id) for message in MESSAGES}, "run tools/translations.py"


def test_fields_are_the_same_in_both_languages() -> None:
    wrong = []
    for message in MESSAGES:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        wanted = set(FIELD.findall(ids[-1]))
        for text in strings:
            # what is left after the fields must not look like another one: formatting would fail on the page
            rest = FIELD.sub("", text).replace("%%", "")
            if set(FIELD.findall(text)) != wanted or "%" in rest:
                wrong.append((ids[-1], text))
    assert wrong == []
