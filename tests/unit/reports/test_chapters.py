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
    behind_figures = {"boundary", "stages", "groups", "pareto", "flows", "histogram", "sensitivity", "waterfall"}
    assert behind_figures | {"sources", "items"} <= set(tables)
    assert sum(row[2] for row in tables["histogram"]["rows"]) <= 200
    links = document()["analysis"]["sankey"]["links"]
    assert [row[2] for row in tables["flows"]["rows"]] == [link["kg_co2e"] for link in links]
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


EVIDENCE = {
    "tolerance": 0.02,
    "balances": [
        {
            "line": "1",
            "name": "Furnace 2",
            "from": "2025-01-01",
            "to": "2025-12-31",
            "inputs": [
                {
                    "kind": "post-consumer",
                    "grade": "Zorba",
                    "origin": "CN-TJ",
                    "kg": 450_000.0,
                    "supplier": "Yard",
                    "certificate": "",
                    "evidence": "WB-1",
                }
            ],
            "melt_loss_kg": 40_000.0,
            "output_kg": 405_000.0,
            "stock_change_kg": 0.0,
            "gap": 0.0111,
            "closes": True,
            "recycled_content": 0.9,
            "pre_consumer_share": 0.25,
            "evidence": "furnace book",
        }
    ],
}
CARBON = {
    "captured": [{"line": "1", "origin": "fossil", "approach": "cut-off", "kg_co2": 0.99}],
    "captured_totals": {"cut-off": 2.0, "credit-to-emitter": 2.0, "credit-to-user": None},
    "delayed": [{"name": "Burnt after use", "line": None, "years": 40.0, "kg_co2e": 0.5}],
    "credits": [{"line": "1", "reason": "slag replaces clinker"}],
}
OFFSET = {"register": "CCER", "number": "2025-7", "kg_co2e": 0.25}


@POPPLER
@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_captured_and_delayed_carbon_and_offsets_are_shown_and_never_netted(language: Language) -> None:
    declared = {**document()["declarations"], "rules": {"offsets": [OFFSET]}}
    whole = {**document(), "recycling_evidence": EVIDENCE, "carbon": CARBON, "declarations": declared}
    data = study_pdf(whole, None, language)
    with pikepdf.open(io.BytesIO(data)) as opened:
        tables = json.loads(opened.attachments["tables.json"].get_file().read_bytes())["tables"]
    assert [row[3] for row in tables["balance 1"]["rows"]] == [450_000.0, -40_000.0, -405_000.0]
    assert tables["captured"]["rows"][0][2] == 0.99
    assert [row[1] for row in tables["captured-approaches"]["rows"]] == [2.0, 2.0, None]
    assert tables["delayed"]["rows"] == [["Burnt after use", 40.0, 0.5]]
    assert tables["offsets"]["rows"] == [["CCER", "2025-7", 0.25]]
    assert tables["stages"]["rows"][-1][1] == document()["footprint"]["total"]
    text = text_of(data).replace("\n", " ")
    closes = words("study.balance closes", language, gap="1.11%", content="90.0%", pre="25.0%")
    assert closes.split("：")[0].split(":")[0] in text
    assert "slag replaces clinker" in text


@POPPLER
def test_an_uncertain_foreground_is_said_to_be_drawn() -> None:
    variance = {"kinds": {"quantity": 0.3, "foreground": 0.2, "dataset": 0.5, "supplier": 0.0}}
    analysis = document()["analysis"]
    spread = {**analysis["uncertainty"]["monte_carlo"], "variance": variance}
    whole = {
        **document(),
        "analysis": {**analysis, "uncertainty": {**analysis["uncertainty"], "monte_carlo": spread}},
    }
    words_ = words("drawn.foreground", "en").split(",")[0]
    assert words_ in text_of(study_pdf(whole, None, "en")).replace("\n", " ")
    assert words("drawn.supplier", "en") not in text_of(study_pdf(whole, None, "en")).replace("\n", " ")


@POPPLER
def test_a_vehicle_tells_its_use_profile_and_what_one_causes() -> None:
    profile = {
        "kind": "vehicle",
        "lifetime_km": 200_000.0,
        "reference_flow": {"pieces": 5e-6},
        "defaults": [{"field": "vehicle.lifetime_km", "value": 200_000.0, "source": "practice"}],
        "lines": [{"line": "profile#energy-1", "formula": "12 kWh / 100 km × 200000 km"}],
    }
    whole = {**document(), "profile": profile}
    text = text_of(study_pdf(whole, None, "en")).replace("\n", " ")
    assert "12 kWh / 100 km × 200000 km" in text
    assert "the default of 200,000" in text
    assert "Over its life one piece causes" in text
