"""Why a line is calculated as it is, in both languages."""

from __future__ import annotations

from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.engine.study import calculate
from footprint.engine.values import Choice
from footprint.results.document import to_document
from tests.data.background import HandBackground

BACKGROUND = HandBackground()


def test_what_the_method_adds_says_why_in_both_languages() -> None:
    dataset = next(item for item in BACKGROUND.catalogue if item.unit == "kg" and not item.contains_scrap)
    line = Line("1", "part", 2.0, "kg", transport=(TransportLeg("road", 100.0),))
    choice = Choice(dataset.id, by="file", reason="named", reason_zh="已指定")
    study = calculate(Bom(Product("thing", declared_unit="kg"), (line,)), {"1": choice}, BACKGROUND)
    named, leg = (item["match"] for item in to_document(study, BACKGROUND)["lines"])
    assert (named["reason"], named["reason_zh"]) == ("named", "已指定")
    assert leg["reason"] == "default data set of transport by road"
    assert leg["reason_zh"] == "公路运输的默认数据集"
