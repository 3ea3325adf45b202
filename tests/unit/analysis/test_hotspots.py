"""Hotspots sum to the total, whatever is left to `other`, and stay bounded."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest

from footprint.analysis.hotspots import LINES as SHOWN
from footprint.analysis.hotspots import PROCESSES, hotspots
from footprint.analysis.model import Model
from footprint.analysis.section import analyse
from footprint.assessment import Prepared
from footprint.bom.values import Line
from footprint.canonical import canonical_bytes
from footprint.engine.study import calculate
from footprint.engine.uncertainty import dataset_amounts
from footprint.engine.values import Options, Study
from tests.data.background import HandBackground, dataset
from tests.unit.analysis.products import LINES, TOTAL, bom_of, choices_of, model_of, study_of


def spots(study: Study, background: HandBackground) -> dict[str, Any]:
    amounts = dataset_amounts(study.lines)
    return hotspots(study, background.catalogue, background.emissions(amounts), background.caused([amounts])[0])


def test_by_hand() -> None:
    found = spots(study_of(*LINES), HandBackground())
    assert [row["id"] for row in found["lines"][:3]] == ["1", "2", "5"]
    assert found["lines"][0]["share"] == pytest.approx(20 / TOTAL)
    assert found["vital"] == {"part": pytest.approx(32 / 35.3), "count": 3, "of": 6, "lines": ["1", "2", "5"]}
    assert {row["stage"]: row["kg_co2e"] for row in found["stages"]} == pytest.approx(
        {"materials": 32.0, "production": 3.0, "transport": 0.1, "packaging": -0.2}
    )
    assert found["processes"][0]["id"] == "steel-hot-rolled-cn"
    assert found["suppliers"]["kg_co2e"] == 6.0


def test_many_lines_are_bounded_and_still_sum() -> None:
    background = HandBackground(tuple(dataset(f"d{place:03d}", 1.0 + place) for place in range(40)))
    lines = [(Line(str(place), "x" * 300, 1.0, "kg"), f"d{place % 40:03d}") for place in range(500)]
    study = calculate(bom_of(*lines), choices_of(*lines), background)
    found = spots(study, background)
    assert (len(found["lines"]), len(found["processes"])) == (SHOWN, PROCESSES)
    lines_sum = fsum([*(row["kg_co2e"] for row in found["lines"]), found["other_lines"]["kg_co2e"]])
    processes = fsum([*(row["kg_co2e"] for row in found["processes"]), found["other_processes"]["kg_co2e"]])
    assert lines_sum == pytest.approx(study.total)
    assert processes == pytest.approx(study.total)
    assert fsum(row["kg_co2e"] for row in found["gases"]) == pytest.approx(study.total)
    model = Model(lambda _: Prepared(bom_of(*lines), choices_of(*lines)), {}, Options(), background)
    assert len(canonical_bytes(analyse(model, study))) < 150_000


def test_the_same_study_gives_the_same_section() -> None:
    made = [canonical_bytes(analyse(model_of(*LINES), study_of(*LINES))) for _ in range(2)]
    assert made[0] == made[1]
