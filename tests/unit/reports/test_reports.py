"""The study reports and the verification statement."""

from __future__ import annotations

import copy
import io
import json
from typing import Any

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from footprint.findings import Language
from reports import study_pdf, verification_pdf
from reports.text import LANGUAGES, words
from tests.data.labelled import facts_for, load
from tests.unit.reports.test_label import POPPLER, fonts_of, text_of

pytestmark = pytest.mark.slow


def big() -> dict[str, Any]:
    document = load("result")
    document["product"].update(name="Granulate <b> & " * 12, name_zh="高密度聚乙烯颗粒" * 20, boundary="cradle-to-gate")
    for index in range(60):
        line = copy.deepcopy(document["lines"][3])
        document["lines"].append(
            {**line, "id": f"L{index}#transport-{index}", "parent": None, "name": "n <i> " * index}
        )
    document |= {"uncertainty": None, "upstream": []}
    document["warnings"] = [{"code": "x", "line": "L<1>", "message": "a <b> & c", "message_zh": "提示 <i>"}] * 3
    return document


def bare() -> dict[str, Any]:
    document = load("result")
    document |= {"lines": [], "stages": {}, "label_groups": {}, "upstream": [], "warnings": [], "uncertainty": None}
    document["footprint"] = dict.fromkeys(document["footprint"], 0.0)
    document["quality"] = {"dqr": None, "primary_data_share": 0.0, "cut_off_share": 0.0}
    return document


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def conforms(pdf: bytes) -> None:
    report = validate_written(io.BytesIO(pdf), "3b")
    assert report.passed, [str(finding) for finding in report.findings]
    assert all(fonts_of(pdf).values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [lambda: load("result"), big, bare], ids=["example", "big", "bare"])
def test_every_report_is_pdf_a_3_and_always_the_same(make: Any, language: Language) -> None:
    pdf = study_pdf(make(), None, language)
    conforms(pdf)
    assert pdf == study_pdf(make(), None, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_has_bookmarks_language_and_the_public_view(language: Language) -> None:
    public = load("public")
    pdf = study_pdf(load("result"), facts_for(public), language, public=public)
    conforms(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles[:7] == [
            f"{number} {words(key, language)}"
            for number, key in enumerate(
                ("h.general", "h.goal", "h.scope", "h.inventory", "h.impact", "h.interpretation", "h.verification"), 1
            )
        ]
        assert titles[7] == words("h.annex", language)
        assert str(opened.Root.Lang) == {"en": "en", "zh": "zh-CN"}[language]
        assert sorted(opened.attachments) == ["public.json", "tables.json"]


def test_a_report_of_a_label_needs_the_matching_public_view() -> None:
    public = load("public")
    with pytest.raises(ValueError, match="one snapshot hash"):
        study_pdf(load("result"), facts_for(public), "en")
    with pytest.raises(ValueError, match="one snapshot hash"):
        study_pdf(load("result"), facts_for(public), "en", public={**public, "sha256": "0" * 64})


@POPPLER
def test_the_chinese_report_follows_the_order_of_gb_t_24067() -> None:
    public = load("public")
    text = text_of(study_pdf(load("result"), facts_for(public), "zh", public=public))
    order = ("1 一般信息", "2 量化目的", "3 量化范围", "4 清单分析", "5 影响评价", "6 结果解释")
    body = text[text.rindex("1 一般信息") :]
    places = [body.index(title) for title in order]
    assert places == sorted(places)
    for needed in (
        "声明单位",
        "系统边界",
        "取舍准则",
        "时间范围",
        "初级数据",
        "次级数据",
        "分配",
        "数据质量",
        "特征化因子",
    ):
        assert needed in body, needed
    for needed in ("分阶段结果", "不确定性", "假设", "局限性", "改进建议", "ISO 14067:2018 第 7.3 条"):
        assert needed in body, needed


@POPPLER
def test_the_report_states_every_line_and_both_electricity_results() -> None:
    document, public = load("result"), load("public")
    text = text_of(study_pdf(document, facts_for(public), "en", public=public))
    compact = text.replace(" ", "")
    for line in document["lines"]:
        assert line["name"].split()[0] in text, line["id"]
        if line["dataset"]:
            assert line["dataset"]["name"].replace(" ", "")[:12] in compact, line["id"]
    for value in ("147.4", "140.7", "135.4", "137.8", "155.4", "Location-based", "Market-based", "Haihe Electronics"):
        assert value in text, value
    assert "Page 1 of" in text
    for item in range(1, 21):
        assert words(f"item.{item}", "en")[:20] in text


@POPPLER
def test_an_incomplete_draft_says_so_and_gets_no_label() -> None:
    document, public = {**load("result"), "complete": False}, load("public")
    assert "INCOMPLETE: at least one line has no factor" in text_of(study_pdf(document, None, "en"))
    assert "不完整" in text_of(study_pdf(document, None, "zh"))
    with pytest.raises(ValueError, match="incomplete"):
        study_pdf(document, facts_for(public), "en", public=public)
    with pytest.raises(ValueError, match="incomplete"):
        verification_pdf(document, load("inventory"), facts_for(public), public=public)


@POPPLER
def test_what_does_not_apply_is_said_with_its_reason() -> None:
    text = text_of(study_pdf(big(), None, "en"))
    assert "not applicable: use and end of life lie outside the boundary" in text
    assert "no Monte Carlo iterations were asked for" in text
    assert "DRAFT" in text
    assert "a <b> & c" in text
    assert "SAMPLE" not in text


def test_many_lines_flow_over_pages() -> None:
    assert pages(study_pdf(big(), None, "en")) > pages(study_pdf(bare(), None, "en"))


def test_the_verification_file_carries_everything() -> None:
    document, inventory, public = load("result"), load("inventory"), load("public")
    pdf = verification_pdf(document, inventory, facts_for(public), public=public)
    conforms(pdf)
    assert pdf == verification_pdf(document, inventory, facts_for(public), public=public)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert sorted(opened.attachments) == ["inventory.json", "public.json", "result.json"]
    with pytest.raises(ValueError, match="one snapshot hash"):
        verification_pdf(document, {**inventory, "result_sha256": "0" * 64}, facts_for(public), public=public)


@POPPLER
def test_the_statement_has_every_field() -> None:
    document, inventory, public = load("result"), load("inventory"), load("public")
    facts = facts_for(
        public, not_verified="Use-phase behaviour", independent_reviewer="Chen Yu", accreditation="CNAS X1"
    )
    text = text_of(verification_pdf(document, inventory, facts, public=public))
    for needed in (
        "this is not a certificate",
        "Haihe Pumps Co., Ltd.",
        "Nothing came to our attention",
        "Every line retraced",
        "Use-phase behaviour",
        "Chen Yu",
        "CNAS X1",
        "No part in the product",
        "5% of the total",
        "limited assurance",
        "2026-11-21",
        "steel-hot-rolled-cn",
        "Controller HC-7",
        "Confidential",
    ):
        assert needed in text, needed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_as_a_table_goes_with_the_report_as_data(language: Language) -> None:
    document = load("result")
    pdf = study_pdf(document, None, language)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        carried = json.loads(opened.attachments["tables.json"].get_file().read_bytes())
    assert (carried["snapshot"], carried["language"]) == (document["sha256"], language)
    tables = carried["tables"]
    assert {"stages", "ledgers", "electricity", "recycling", "gases", "processes", "data-needs", "lines"} <= set(tables)
    assert all(len(row) == len(table["head"]) for table in tables.values() for row in table["rows"])
    *stages, total = tables["stages"]["rows"]
    assert total[1] == document["footprint"]["total"]
    assert sum(row[1] for row in stages) == pytest.approx(total[1], rel=1e-9)
    assert len(tables["lines"]["rows"]) == len(document["lines"])


def test_a_result_without_analysis_is_reported_without_it() -> None:
    document = {key: value for key, value in load("result").items() if key != "analysis"}
    pdf = study_pdf(document, None, "en")
    conforms(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        carried = json.loads(opened.attachments["tables.json"].get_file().read_bytes())
    assert "gases" not in carried["tables"]
