"""Studies with declarations on the small background, calculated and proven as the service does it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from footprint.assessment import assess
from footprint.bom.values import Bom, Line, Product
from footprint.canonical import canonical_bytes
from footprint.engine.values import Choice, Options
from footprint.results.document import to_document
from footprint.results.inventory_record import ProvingBackground, inventory_record
from footprint.results.recompute import recompute_inventory, recompute_lines
from tests.data.background import HandBackground

SECRET = bytes(range(32))


def calculated(
    declarations: Mapping[str, Mapping[str, Any]],
    lines: tuple[Line, ...],
    product: Product | None = None,
    options: Options | None = None,
    background: ProvingBackground | None = None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The result document and inventory record; lines are calculated with the data sets that they name."""
    release = background or HandBackground()
    bom = Bom(product or Product("Thing", name_zh="物"), lines)
    choices = {line.id: Choice(line.dataset) for line in lines if line.dataset}
    assessment = assess(bom, choices, release, options, declarations)
    document = to_document(assessment.study, release, {}, assessment.sections)
    inventory = inventory_record(assessment.study, release, document, SECRET)
    return json.loads(canonical_bytes(document)), json.loads(canonical_bytes(inventory))


def proven(document: dict[str, Any], inventory: dict[str, Any]) -> bool:
    """Whether every number follows from what the two files carry."""
    found = (*recompute_lines(document).findings, *recompute_inventory(document, inventory).findings)
    assert found == (), [finding.text() for finding in found]
    return True


def line(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """One line of a result document."""
    found: dict[str, Any] = next(one for one in document["lines"] if one["id"] == name)
    return found
