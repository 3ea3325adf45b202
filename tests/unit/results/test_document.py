from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from footprint.canonical import NotCanonicalError, canonical_bytes
from footprint.results.document import document_hash, engine_versions, hash_holds, to_document
from tests.data.background import HandBackground
from tests.data.make_example import HERE, example

PAGE = Path(__file__).parents[3] / "docs" / "result-document.md"


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    _, document, public, inventory = example()
    return document, public, inventory


def test_the_examples_are_what_the_code_makes(made: tuple[dict[str, Any], ...]) -> None:
    for name, value in zip(("result", "public", "inventory"), made, strict=True):
        stored = json.loads((HERE / f"example_{name}.json").read_text("utf-8"))
        assert canonical_bytes(stored) == canonical_bytes(value), "run: python -m tests.data.make_example"


def test_the_keys_that_others_rely_on(made: tuple[dict[str, Any], ...]) -> None:
    document = made[0]
    fixed = (
        "product declared_unit release method engine complete footprint stages lines upstream electricity recycling "
        "quality uncertainty warnings sha256"
    )
    assert set(document) >= {*fixed.split(), "schema", "label_groups", "analysis"}
    ledgers = (
        "total fossil biogenic_emissions biogenic_removals land_use_change aircraft total_excluding_biogenic_uptake "
        "biogenic_carbon_content"
    )
    assert set(document["footprint"]) == set(ledgers.split())
    line = (
        "id parent name quantity unit stage amount factor kg_co2e share subtotal generated_from dataset "
        "supplier_footprint match quality gsd"
    )
    assert all(set(one) == {*line.split(), "name_zh", "group"} for one in document["lines"])
    assert set(document["electricity"]) == {"declared", "location_based", "market_based"}
    assert set(document["recycling"]) == {"declared", "cut-off", "pre-consumer", "substitution", "cff"}


def test_the_hash_is_of_everything_else(made: tuple[dict[str, Any], ...]) -> None:
    document = json.loads(json.dumps(made[0]))
    assert hash_holds(document)
    assert document["sha256"] == document_hash({key: document[key] for key in document if key != "sha256"})
    assert not hash_holds({**document, "complete": False})
    assert not hash_holds({**document, "sha256": "é"})
    assert not hash_holds({**document, "sha256": None})


def test_not_a_number_is_refused() -> None:
    study = example()[0]
    with pytest.raises(NotCanonicalError):
        to_document(replace(study, biogenic_carbon_content=float("nan")), HandBackground())


def test_inactive_stages_are_absent(made: tuple[dict[str, Any], ...]) -> None:
    assert set(made[0]["stages"]) == {"materials", "production", "transport", "packaging", "use", "end_of_life"}
    study = example()[0]
    document = to_document(replace(study, stages={"use": 1.0}), HandBackground())
    assert set(document["stages"]) == {"use"}


def test_versions_are_read_without_importing_brightway() -> None:
    assert "bw2calc" in engine_versions()
    code = (
        "import sys, footprint.engine.study, footprint.results.document as d, footprint.results.recompute; "
        "d.engine_versions(); print([m for m in ('bw2calc', 'bw_processing', 'numpy', 'flask', 'sqlmodel') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_key_is_described(made: tuple[dict[str, Any], ...]) -> None:
    described = set(re.findall(r"`([^`\s]+)`", PAGE.read_text("utf-8")))
    missing = {key for one in made for key in words(one)} - described
    assert not missing


# keyed by names, not by words of the format
FREE = {"figures", "stages", "label_groups", "engine", "factors", "supplier_footprints", "line_salts"}


def words(value: Any, free: bool = False) -> set[str]:
    """The words of the format that a value uses as keys."""
    if isinstance(value, dict):
        below = {key for name, part in value.items() for key in words(part, name in FREE)}
        return below if free else set(value) | below
    return {key for part in value for key in words(part)} if isinstance(value, list) else set()
