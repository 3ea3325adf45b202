"""The example product with the facts of a label, for everything that prints or verifies one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from footprint.engine.study import calculate
from footprint.engine.values import Options
from footprint.results.disclosure import public_view
from footprint.results.document import to_document
from footprint.results.inventory_record import inventory_record
from reports.values import LabelFacts
from tests.data.background import HandBackground
from tests.data.make_example import BOM, CHOICES, SECRET

HERE = Path(__file__).parent


def load(name: str) -> dict[str, Any]:
    """`result`, `public` or `inventory` of the example."""
    found: dict[str, Any] = json.loads((HERE / f"example_{name}.json").read_text("utf-8"))
    return found


def facts_for(document: dict[str, Any], **changes: Any) -> LabelFacts:
    """The facts of a sample label of this document or public view."""
    facts = LabelFacts(
        number="FP-2026-000123",
        issued=date(2026, 11, 21),
        valid_until=date(2028, 11, 20),
        status_url="http://127.0.0.1:8000/labels/FP-2026-000123",
        holder="Haihe Pumps Co., Ltd.",
        holder_zh="海河泵业有限公司",
        site="Ziya Industrial Park, Tianjin",
        verifier_organisation="Demo Certification Body",
        verifier_organisation_zh="演示认证机构",
        verifier="Li Wei",
        assurance="limited",
        criteria="ISO 14067:2018; GB/T 24067-2024; ISO 14026:2017",
        report_id="RPT-2026-0007",
        report_version=1,
        snapshot=document["sha256"],
        sample=True,
        opinion="Nothing came to our attention that contradicts the statement.",
        work_done="Every line retraced to its source.",
        independence="No part in the product.",
    )
    return replace(facts, **changes)


class ForgedBackground(HandBackground):
    """Steel at half its factor, under the hash and with the proofs of the genuine release."""

    def __init__(self) -> None:
        self.genuine = HandBackground()
        steel = self.genuine.datasets["steel-hot-rolled-cn"]
        cheap = replace(steel, factor=steel.factor.times(0.5))
        super().__init__(tuple({**self.genuine.datasets, steel.id: cheap}.values()))

    @property
    def hash(self) -> str:
        return self.genuine.hash

    def proof(self, name: str) -> Any:
        return self.genuine.proof(name)


def documents(background: HandBackground, bom: Any = BOM) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Result, inventory and public view, all consistent, on this background."""
    study = calculate(bom, CHOICES, background, Options())
    document = to_document(study, background, {"footprint": "0.1.0"})
    return document, inventory_record(study, background, document, SECRET), public_view(document, SECRET)
