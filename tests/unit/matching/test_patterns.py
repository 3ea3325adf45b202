"""Patterns are skipped only where they cannot match."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from footprint.matching.facets import facets
from footprint.matching.patterns import scripts_of
from footprint.matching.words import fold

TEXT = st.text(alphabet="再生废钢板冷热轧锌泡沫 abcdefgnprst0123456789-", max_size=30)


@given(TEXT)
def test_a_pattern_finds_what_its_expression_finds(text: str) -> None:
    folded = fold(text)
    scripts = scripts_of(folded)
    for facet in facets():
        assert bool(facet.pattern.search(folded, scripts)) == bool(facet.pattern.regex.search(folded))
