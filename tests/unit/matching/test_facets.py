"""The table of traits and what counts as a contradiction."""

from __future__ import annotations

import pytest

from footprint.matching.facets import clashes, facets, traits
from footprint.matching.words import fold


def hard(query: str, dataset: str, listed: str = "") -> set[str]:
    return {
        clash.facet for clash in clashes(traits(fold(query)), traits(fold(dataset)), traits(fold(listed))) if clash.hard
    }


@pytest.mark.parametrize(
    ("query", "dataset", "facet"),
    [
        ("再生铝锭", "Primary aluminium ingot", "route"),
        ("recycled PP", "Polypropylene", "route"),
        ("煤制甲醇", "Methanol, from natural gas", "feedstock"),
        ("热轧钢板", "Cold-rolled steel sheet", "rolling"),
        ("绿电", "Electricity, grid", "supply"),
        ("铜管", "Aluminium extrusion", "family"),
        ("PA6", "Polyamide 66", "family"),
        ("废钢", "Steel, hot-rolled", "scrap"),
        ("镀锌板", "Cold-rolled steel", "coating"),
        ("不锈钢", "Crude steel", "steel-kind"),
        ("三元电芯", "Battery cell, LFP", "battery"),
        ("生活垃圾填埋", "Municipal waste, incineration", "disposal"),
        ("海绵铁", "Steel, electric arc furnace", "feedstock"),
    ],
)
def test_these_contradict(query: str, dataset: str, facet: str) -> None:
    assert facet in hard(query, dataset)


@pytest.mark.parametrize(
    ("query", "dataset"),
    [
        ("sodium hydroxide", "Caustic soda"),
        ("氢气", "Hydrogen, by-product of chlor-alkali"),
        ("钢化玻璃", "Automotive glass, tempered"),
        ("氧化铝", "Alumina"),
        ("steel", "Steel, cold-rolled"),
        ("铅", "Refined lead, primary"),
        ("flat-rolled products of non-alloy steel", "Steel sheet"),
        ("热轧圆钢", "Steel bar"),
    ],
)
def test_these_do_not(query: str, dataset: str) -> None:
    assert hard(query, dataset) == set()


def test_a_label_may_speak_for_a_kind_but_not_for_a_route() -> None:
    assert hard("轴承钢", "Alloy engineering steel", "轴承钢") == set()
    assert hard("再生铝", "Primary aluminium", "再生铝") == {"route"}


def test_the_table_is_used_up() -> None:
    assert len({(facet.name, facet.value) for facet in facets()}) == len(facets())
    assert {facet.mode for facet in facets()} == {"pair", "marked", "both"}
