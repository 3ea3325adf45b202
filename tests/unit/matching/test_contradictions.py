"""What a line's names, material and stage contradict in a data set."""

from __future__ import annotations

import pytest

from footprint.bom.values import Stage
from footprint.matching.contradictions import contradictions
from footprint.matching.entries import make_entry
from footprint.matching.texts import prepare
from tests.unit.matching.shelf import dataset

PP = make_entry(dataset("pp-cn", "Polypropylene (PP)", "聚丙烯（PP）", sector="plastics"))
GF30 = make_entry(dataset("pa66-gf30-cn", "Polyamide 66, 30 % glass fibre", "PA66-GF30", sector="plastics"))
STEEL = make_entry(dataset("steel-hot-rolled-cn", "Steel, hot-rolled coil", "热轧钢卷"))


def hard(name: str, entry: object, *, material: str = "", stage: Stage | None = None) -> set[str]:
    told = prepare(material) if material else None
    found = contradictions((prepare(name),), told, None, entry, stage)  # type: ignore[arg-type]
    return {clash.facet for clash in found if clash.hard}


@pytest.mark.parametrize(
    ("name", "material", "facet"),
    [
        ("PP-TD20", "", "filled"),
        ("PP GF30", "", "filled"),
        ("ABS", "", "polymer"),
        ("外壳", "PA66-GF30", "polymer"),
        ("再生PP", "", "route"),
    ],
)
def test_another_polymer_filling_or_route(name: str, material: str, facet: str) -> None:
    assert facet in hard(name, PP, material=material)


def test_the_same_filling_leaves_nothing_to_say() -> None:
    assert contradictions((prepare("PA66-GF30"),), None, None, GF30, None) == ()
    assert "filled" in hard("PA66", GF30)
    assert "filled" in hard("PA66-GF50", GF30)


def test_nothing_is_made_of_new_material_at_the_end_of_life() -> None:
    assert hard("钢板 热轧", STEEL, stage="end_of_life") == {"treatment"}
    assert hard("钢板 热轧", STEEL, stage="materials") == set()
