"""A report of a study that declares everything: each declaration is printed, and its table goes along as data."""

from __future__ import annotations

import io
import json
from functools import cache
from typing import Any

import pikepdf
import pytest

from footprint.assessment import assess, document_of
from footprint.bom.values import Bom, Line, Product
from footprint.canonical import canonical_bytes
from footprint.engine.values import Choice, Options
from footprint.findings import Language
from reports import study_pdf
from reports.text import LANGUAGES, words
from tests.analytic.test_instruments import BACKGROUND, PRODUCTION, PV, certificate
from tests.unit.reports.test_label import POPPLER, text_of
from tests.unit.reports.test_reports import conforms

STATEMENT = {
    "goal": "A buyer in Hamburg <asked> & wants to know.",
    "goal_zh": "汉堡客户要求提供。",
    "functional_unit": "One wheel as delivered.",
    "conclusions": "Melting decides.",
    "period_start": "2025-01-01",
    "period_end": "2025-12-31",
    "cut_offs": [
        {"what": "Marking ink", "what_zh": "标识油墨", "stage": "materials", "share": 0.001, "reason": "a gram"}
    ],
    "excluded": [{"what": "Commuting", "reason": "not of the product"}],
}
SCENARIOS = {
    "target": {"year": 2030, "reduction": 0.2},
    "scenarios": [
        {
            "id": "less",
            "name": "A fifth less steel",
            "name_zh": "钢材减量五分之一",
            "year": 2027,
            "responsible": "Design",
            "measures": [{"kind": "quantity", "line": "1", "factor": 0.8}],
        },
        {"id": "none", "name": "Nothing", "measures": [{"kind": "quantity", "line": "1", "factor": 1.0}]},
    ],
}
DECLARED = {
    "production": PRODUCTION,
    "instruments": {"instruments": [certificate(), PV]},
    "statement": STATEMENT,
    "scenarios": SCENARIOS,
    "profile": {"kind": "reference-flow", "pieces": 2.0, "reason": "worn twice"},
}


@cache
def document() -> dict[str, Any]:
    line = Line("1", "Wheel blank", 1.0, "kg", name_zh="轮坯", dataset="steel-hot-rolled-cn")
    bom = Bom(Product("Wheel", name_zh="车轮", mass_kg=1.0, reference_year=2025, site="CN-TJ"), (line,))
    options = Options(electricity="market", iterations=200)
    found = assess(bom, {"1": Choice("steel-hot-rolled-cn")}, BACKGROUND, options, DECLARED)
    made: dict[str, Any] = json.loads(canonical_bytes(document_of(found, BACKGROUND, versions={})))
    return made


@cache
def report(language: Language) -> bytes:
    return study_pdf(document(), None, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_declared_has_its_table(language: Language) -> None:
    conforms(report(language))
    with pikepdf.open(io.BytesIO(report(language))) as opened:
        tables = json.loads(opened.attachments["tables.json"].get_file().read_bytes())["tables"]
    wanted = {"cut-offs", "products tj.casting", "entries tj.casting", "electricity-cover", "instruments", "profile"}
    assert wanted | {"scenarios", "sensitivity", "rules", "variance"} <= set(tables)
    assert tables["electricity-cover"]["rows"][0][1] == 1_000_000.0
    assert [row[4] for row in tables["scenarios"]["rows"]] == [
        item["total"] for item in document()["analysis"]["scenarios"]["items"]
    ]
    assert tables["cut-offs"]["rows"][0][2] == 0.001
    assert len(tables["rules"]["rows"]) == len(document()["rules"]["checklist"])


@POPPLER
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("A buyer in Hamburg <asked> & wants to know.", "Marking ink", "Commuting", "Melting decides.")),
        ("zh", ("汉堡客户要求提供。", "标识油墨", "钢材减量五分之一")),
    ],
)
def test_the_statement_is_printed_in_its_language(language: Language, said: tuple[str, ...]) -> None:
    text = text_of(report(language)).replace("\n", " ")
    for words_ in said:
        assert words_ in text
    assert words("study.nothing changes", language, name="Nothing") in text
