"""What another release makes of a result: the same as calculating it anew on that release."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.engine.study import calculate
from footprint.engine.values import Options
from footprint.inventory.catalogue import Catalogue
from footprint.results.document import to_document
from footprint.results.effect import effect_of
from tests.data.background import DATASETS, SOURCES, HandBackground
from tests.data.labelled import load
from tests.data.make_example import BOM, CHOICES

DOCUMENT, INVENTORY = load("result"), load("inventory")


def catalogue(**changes: dict[str, Any] | None) -> Catalogue:
    """The hand-made catalogue with changed data sets (`-` written as `_`); None takes one out."""
    wanted = {name.replace("_", "-"): change for name, change in changes.items()}
    datasets = [
        replace(one, **(wanted.get(one.id) or {}))
        for one in DATASETS
        if one.id not in wanted or wanted[one.id] is not None
    ]
    return Catalogue("other", {one.id: one for one in datasets}, SOURCES)


def doubled(name: str) -> dict[str, Any]:
    factor = next(one.factor for one in DATASETS if one.id == name)
    return {"factor": factor.times(2.0)}


def test_the_same_factors_move_nothing() -> None:
    found = effect_of(DOCUMENT, INVENTORY, catalogue())
    assert found.lines == ()
    assert found.after == pytest.approx(found.before, rel=1e-12)


def test_a_doubled_factor_by_hand() -> None:
    # the rotor is 5 kg of steel at 2.0 kg CO2e
    found = effect_of(DOCUMENT, INVENTORY, catalogue(steel_hot_rolled_cn=doubled("steel-hot-rolled-cn")))
    (line,) = [one for one in found.lines if one.line == "2"]
    assert (line.before, line.after, line.stage) == (10.0, 20.0, "materials")
    assert found.after is not None
    assert found.before is not None
    assert found.after - found.before == pytest.approx(sum((one.after or 0) - one.before for one in found.lines))


@given(st.dictionaries(st.sampled_from([one.id for one in DATASETS]), st.floats(0.1, 5.0), max_size=5))
def test_it_is_what_a_new_calculation_gives(scales: dict[str, float]) -> None:
    datasets = tuple(replace(one, factor=one.factor.times(scales.get(one.id, 1.0))) for one in DATASETS)
    background = HandBackground(datasets)
    again = to_document(calculate(BOM, CHOICES, background, Options(iterations=0)), background)  # type: ignore[arg-type]
    found = effect_of(DOCUMENT, INVENTORY, background.catalogue)
    assert found.after == pytest.approx(again["footprint"]["total"], rel=1e-9, abs=1e-9)
    for stage, (before, after) in found.stages.items():
        assert before == pytest.approx(DOCUMENT["stages"][stage])
        assert after == pytest.approx(again["stages"][stage], rel=1e-9, abs=1e-9)


def test_a_data_set_that_is_gone_or_does_not_fit() -> None:
    gone = effect_of(DOCUMENT, INVENTORY, catalogue(steel_hot_rolled_cn=None))
    assert gone.after is None
    assert "2" in {line.line for line in gone.lost}
    other = effect_of(DOCUMENT, INVENTORY, catalogue(steel_hot_rolled_cn={"unit": "kWh"}))
    assert other.after is None


def test_another_unit_of_the_same_thing_moves_nothing() -> None:
    steel = next(one for one in DATASETS if one.id == "steel-hot-rolled-cn")
    found = effect_of(
        DOCUMENT, INVENTORY, catalogue(steel_hot_rolled_cn={"unit": "t", "factor": steel.factor.times(1000.0)})
    )
    assert found.lines == ()


def test_an_incomplete_result_has_no_total() -> None:
    found = effect_of({**DOCUMENT, "complete": False}, INVENTORY, catalogue())
    assert (found.before, found.after) == (None, None)
