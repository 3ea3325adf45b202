from __future__ import annotations

import re
from pathlib import Path

from footprint.labels.verification.messages import CHECKS, REASONS

ROOT = Path(__file__).parents[4]
SOURCE = ROOT / "footprint" / "labels" / "verification"


def test_every_reason_is_documented() -> None:
    page = (ROOT / "docs" / "verification.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \| .*[\u4e00-\u9fff]", page, re.MULTILINE)) == set(REASONS)
    assert set(re.findall(r"^\d+\. `([a-z]+)`:", page, re.MULTILINE)) == set(CHECKS)


def test_every_reason_that_the_code_gives_has_words_and_the_other_way_round() -> None:
    code = "\n".join(path.read_text("utf-8") for path in SOURCE.glob("*.py") if path.stem != "messages")
    used = {reason for reason in REASONS if f'"{reason}"' in code}
    assert used == set(REASONS)
    given = set(re.findall(r'RefusedError\(\s*"([a-z-]+)"', code))
    assert given <= set(REASONS)


def test_every_reason_is_tested() -> None:
    tests = (Path(__file__).parent / "test_attacks.py").read_text("utf-8")
    assert {reason for reason in REASONS if f'"{reason}"' not in tests} == set()
