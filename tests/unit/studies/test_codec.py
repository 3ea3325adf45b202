"""A bill of materials at rest."""

from __future__ import annotations

from hypothesis import given

from footprint.bom.values import Bom, Line, Product
from footprint.studies import codec
from tests.unit.bom.strategies import boms


@given(boms())
def test_what_is_kept_comes_back(bom: Bom) -> None:
    assert codec.from_json(codec.to_json(bom)) == bom


def test_what_was_kept_before_a_line_knew_its_material_still_reads() -> None:
    bom = Bom(Product("x"), (Line("1", "a", 1.0, "kg", code="7439-89-6"),))
    kept = codec.to_json(bom)
    for field in ("material", "specification", "part_number"):
        del kept["lines"][0][field]
    assert codec.from_json(kept) == bom
