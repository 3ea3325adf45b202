"""A whole bill of materials: what the file names, what is accepted, what a person is asked."""

from __future__ import annotations

import pytest

from footprint.bom.values import Bom, Line, Product
from footprint.engine.values import Choice
from footprint.findings import InputError
from footprint.matching import Matcher, match_bom, query_of
from tests.unit.matching.shelf import CATALOGUE

MATCHER = Matcher(CATALOGUE)


def bom(*lines: Line) -> Bom:
    return Bom(Product(name="x", site="CN-TJ"), lines)


def test_each_leaf_gets_a_choice_or_candidates() -> None:
    found = match_bom(
        bom(
            Line("1", "frame", 1, "piece"),
            Line("1.1", "冷轧钢板", 2, "kg", parent="1"),
            Line("2", "铝锭", 1, "kg", dataset="aluminium-primary-cn"),
            Line("3", "甲醇", 1, "kg"),
            Line("4", "cell", 1, "kg", supplier_footprint="sf-1"),
            Line("5", "会议服务费", 1, "piece"),
        ),
        MATCHER,
    )
    assert found.keys() == {"1.1", "2", "3", "5"}
    accepted = found["1.1"]
    assert isinstance(accepted, Choice)
    assert (accepted.dataset, accepted.by) == ("steel-cold-rolled-cn", "matcher")
    assert "location CN fits" in accepted.reason
    assert found["2"] == Choice(
        dataset="aluminium-primary-cn", by="file", reason="named in the bill of materials", reason_zh="清单中已指定"
    )
    asked = found["3"]
    assert isinstance(asked, tuple)
    assert {candidate.dataset.id for candidate in asked} == {"methanol-coal-cn", "methanol-gas-cn"}
    assert found["5"] == ()


def test_a_direct_co2_factor_is_told_from_a_misspelt_data_set() -> None:
    with pytest.raises(InputError) as caught:
        match_bom(bom(Line("1", "Power", 1, "kWh", dataset="electricity-direct-co2-cn-2023")), MATCHER)
    assert [(one.code, one.line) for one in caught.value.findings] == [("direct-co2-in-product", "1")]


def test_wrong_data_sets_are_named_together() -> None:
    with pytest.raises(InputError) as caught:
        match_bom(
            bom(
                Line("1", "a", 1, "kg", dataset="steel-cold-roled-cn"),
                Line("2", "b", 1, "m", dataset="methanol-gas-cn"),
            ),
            MATCHER,
        )
    first, second = caught.value.findings
    assert (first.code, first.line) == ("dataset-unknown", "1")
    assert "'steel-cold-rolled-cn'" in first.en
    assert (second.code, second.line) == ("dataset-unit", "2")
    assert "不能换算" in second.zh


def test_a_unit_may_convert_by_a_stated_property() -> None:
    found = match_bom(bom(Line("1", "gas", 10, "kWh", dataset="natural-gas-cn")), MATCHER)
    assert found["1"] == Choice(
        dataset="natural-gas-cn", by="file", reason="named in the bill of materials", reason_zh="清单中已指定"
    )


def test_energy_comes_from_where_the_product_is_made() -> None:
    product = Product(name="x", site="DE-BY")
    line = Line("1", "electricity", 1, "kWh", stage="production")
    assert query_of(line, product).origin == "DE-BY"
    found = match_bom(Bom(product, (line,)), MATCHER)["1"]
    assert isinstance(found, Choice)
    assert found.dataset == "electricity-grid-de"
    assert query_of(Line("2", "steel", 1, "kg"), product).origin is None
