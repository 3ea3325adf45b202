"""Reasons are whole sentences of one language."""

from __future__ import annotations

from footprint.matching.facets import facets, names_zh


def test_every_facet_and_value_has_its_chinese_name() -> None:
    terms = {facet.name for facet in facets()} | {facet.value for facet in facets()}
    assert terms == set(names_zh())
