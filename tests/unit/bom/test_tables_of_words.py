"""Headings and words of both languages, places and units."""

from __future__ import annotations

import pytest

from footprint.bom import parse_declared_unit
from footprint.bom.collecting import Findings
from footprint.bom.headings import LINE_FIELDS, PRODUCT_FIELDS, WORDS, line_field, product_field, word
from footprint.bom.places import COUNTRIES, place_code
from footprint.bom.quantities import read_unit
from footprint.bom.tables import Cell, column_letter
from footprint.findings import InputError

# The headings of the contract
DESIGN_LINES = "id parent name name_zh code quantity unit stage dataset supplier_footprint origin loss recycled_content"
DESIGN_LINES_ZH = (
    "序号 上级 名称 中文名称 编码 数量 单位 阶段 数据集 供应商碳足迹 产地 损耗率 再生比例 运输 数据类型 证据 备注"
)
DESIGN_PRODUCT_ZH = "产品名称 中文名称 型号 行业 声明数量 声明单位 质量(kg) 系统边界 基准年 生产地 HS编码"


def test_the_contracts_headings_are_all_read() -> None:
    assert [line_field(name)[0] for name in DESIGN_LINES.split()] == DESIGN_LINES.split()
    further = {"material", "specification", "part_number"}
    assert [line_field(name)[0] for name in DESIGN_LINES_ZH.split()] == [
        name for name in LINE_FIELDS if name not in further
    ]
    assert [product_field(name) for name in DESIGN_PRODUCT_ZH.split()] == list(PRODUCT_FIELDS)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Recycled Content", "recycled_content"),
        ("RECYCLED-CONTENT", "recycled_content"),
        ("Ｑｕａｎｔｉｔｙ", "quantity"),
        (" 数 量 ", "quantity"),
        ("Data Type", "data_type"),
        ("Qty", "quantity"),
    ],
)
def test_case_space_and_width_do_not_matter(heading: str, field: str) -> None:
    assert line_field(heading) == (field, False)


def test_a_heading_may_say_per_cent() -> None:
    assert line_field("损耗率（%）") == ("loss", True)
    assert line_field("Loss [%]") == ("loss", True)
    assert product_field("质量（kg）") == "mass_kg"


def test_every_word_is_read_in_any_spelling() -> None:
    for kind, words in WORDS.items():
        assert all(word(kind, text.upper()) == meant for text, meant in words.items())
    assert word("stage", "End-of-Life") == "end_of_life"
    assert word("stage", "sales") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CN", "CN"),
        ("cn-tj", "CN-TJ"),
        ("天津市", "CN-TJ"),
        ("内蒙古自治区", "CN-NM"),
        ("广西壮族自治区", "CN-GX"),
        ("Germany", "DE"),
        ("US-CA", "US-CA"),
        ("CN-ZZ", None),
        ("XX", None),
        ("Atlantis", None),
    ],
)
def test_places(text: str, code: str | None) -> None:
    assert place_code(text) == code


def test_the_country_table_is_iso_3166_1() -> None:
    assert len(COUNTRIES) == 249


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 kg", (1, "kg")),
        ("1件", (1, "piece")),
        ("kWh", (1, "kWh")),
        ("1,000 公里", (1000, "km")),
        ("0.5 t", (0.5, "t")),
    ],
)
def test_declared_units(text: str, expected: tuple[float, str]) -> None:
    assert parse_declared_unit(text) == expected


@pytest.mark.parametrize("text", ["0 kg", "1 box", "1 parsec", "", "kW"])
def test_bad_declared_units(text: str) -> None:
    with pytest.raises(InputError):
        parse_declared_unit(text)


@pytest.mark.parametrize("text", ["kW", "MW", "Mg", "ML", "box", "箱", "卷"])
def test_ambiguous_units_are_asked_about(text: str) -> None:
    findings = Findings()
    assert read_unit(Cell(text, "lines!D2"), findings) is None
    with pytest.raises(InputError) as caught:
        findings.raise_errors()
    assert caught.value.findings[0].code == "unit-ambiguous"


def test_a_misspelt_unit_gets_its_neighbour() -> None:
    findings = Findings()
    read_unit(Cell("kilogramm", "lines!D2"), findings)
    with pytest.raises(InputError, match="kg"):
        findings.raise_errors()


def test_column_letters() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 255)] == ["A", "Z", "AA", "IV"]
