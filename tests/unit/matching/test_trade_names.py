"""Trade names lead to products, and cite the standard that defines them."""

from __future__ import annotations

import pytest

from footprint.inventory import shipped_packs
from footprint.matching.entries import make_entry
from footprint.matching.trade_names import find_trade_names, trade_names
from footprint.matching.words import fold
from tests.pack_catalogue import pack_catalogue


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("盘螺 HRB400E", "steel-bar"),
        ("H beam 200x200", "steel-bar"),
        ("冷板 SPCC", "steel-cold-rolled"),
        ("GI coil", "steel-galvanised"),
        ("硅钢片", "electrical-steel"),
        ("重废", "steel-scrap"),
        ("漆包线", "copper-wire"),
        ("进口黄铜棒", "brass"),
        ("M8 hex bolts", "steel-fastener"),
        ("液压油", "lubricant"),
        ("五层瓦楞纸箱", "corrugated-board"),
        ("汽运", "road-freight"),
        ("O型圈", "rubber-part"),
    ],
)
def test_a_trade_name_is_found(text: str, hint: str) -> None:
    assert any(
        hint.startswith(one) or one.startswith(hint)
        for named in find_trade_names(fold(text))
        for one in named.trade.hints
    )


@pytest.mark.parametrize("text", ["PVC管", "铝板", "不锈钢螺栓", "铜包钢线材支架", "轴承座"])
def test_what_stands_beside_it_makes_it_another_thing(text: str) -> None:
    hints = {hint for named in find_trade_names(fold(text)) for hint in named.trade.hints}
    assert not hints & {"steel-bar", "steel-tube-welded", "steel-hot-rolled", "steel-cold-rolled", "steel-fastener"}


@pytest.mark.slow
def test_every_row_cites_its_standard_and_leads_to_products_of_the_packs() -> None:
    products = {make_entry(dataset).product for dataset in pack_catalogue(shipped_packs())}
    assert all(trade.standard and trade.name and trade.name_zh and trade.hints for trade in trade_names())
    assert {hint for trade in trade_names() for hint in trade.hints} <= products
