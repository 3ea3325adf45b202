"""What is said in words stays in step with the code."""

from __future__ import annotations

from footprint.inventory.catalogue import GROUPS, SUPPLIER_GROUP
from reports.text import LANGUAGES, TEXTS


def test_every_material_group_has_its_words() -> None:
    for language in LANGUAGES:
        missing = [group for group in (*GROUPS, SUPPLIER_GROUP) if f"group.{group}" not in TEXTS[language]]
        assert not missing, (language, missing)
