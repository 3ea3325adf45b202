"""The data needs list by hand, with its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.analysis.first_order import first_order
from footprint.analysis.messages import grade
from footprint.analysis.needs import data_needs, kind_of, needs
from footprint.bom.values import Line
from footprint.engine.spread import parts_of, spreads
from footprint.engine.values import Study
from footprint.inventory.catalogue import Catalogue
from tests.data.background import DATASETS, SOURCES
from tests.unit.analysis.products import LINES, study_of

CATALOGUE = Catalogue("hand", {one.id: replace(one, geometric_sd=1.2) for one in DATASETS}, SOURCES)


def listed(study: Study) -> list[dict[str, object]]:
    return data_needs(study, first_order(spreads(parts_of(study.lines)), CATALOGUE), CATALOGUE)


def test_priority_by_hand() -> None:
    # steel 20 of DQR 1.5 lacks 10, sensors 6 of DQR 2 lack 6: quality 10/16 and 6/16.
    # pieces are certain and so is everything but the two data sets: variance 20² : 6² = 400/436 and 36/436
    study = study_of((Line("1", "Steel", 1000, "piece"), "bolt-cn"), (Line("2", "Sensor", 2, "piece"), "sensor-cn"))
    # bolts 1000 × 0.05 = 50 of DQR 2 lack 50, sensors 6 lack 6; variance 2500 : 36
    found = needs(study, first_order(spreads(parts_of(study.lines)), CATALOGUE))
    assert [need.line.id for need in found] == ["1", "2"]
    assert found[0].quality == pytest.approx(50 / 56)
    assert found[0].variance == pytest.approx(2500 / 2536)
    assert found[0].priority == pytest.approx((50 / 56 + 2500 / 2536) / 2)
    assert sum(need.priority for need in found) == pytest.approx(1.0)


def test_a_line_on_primary_data_needs_none() -> None:
    assert "3" not in {need["line"] for need in listed(study_of(*LINES))}


def test_the_list_says_why_and_what_to_ask_for() -> None:
    rows = {row["line"]: row for row in listed(study_of(*LINES))}
    steel = rows["1"]
    assert steel["rank"] == 1
    assert steel["kind"] == "material"
    assert "56.7 % of all contributions" in str(steel["reason"])  # 20 of 35.3
    assert "rating is 1.5 of 5 (excellent), weakest in geography" in str(steel["reason"])
    assert "地域代表性" in str(steel["reason_zh"])
    assert "supplier" in str(steel["ask"])
    assert rows["5"]["kind"] == "supplier"
    assert "its supplier rates the data 2.0 of 5 (very good)" in str(rows["5"]["reason"])
    assert rows["1#transport-1"]["kind"] == "transport"


def test_a_supplier_without_a_rating_is_taken_for_the_middle() -> None:
    from tests.unit.analysis.products import SUPPLIER

    (row,) = listed(
        study_of((Line("5", "Controller", 1, "piece"), replace(SUPPLIER, dqr=None, primary_data_share=0.4)))
    )
    assert row["dqr"] == 3.0
    assert "rates the data not at all" in str(row["reason"])
    assert "only 40 % of it rests on primary data" in str(row["reason"])
    assert row["priority"] == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("line", "data", "kind"),
    [
        (Line("1", "Power", 1, "kWh", stage="production"), "electricity-grid-cn", "electricity"),
        (Line("1", "Steel", 1, "kg", stage="production"), "steel-hot-rolled-cn", "process"),
        (Line("1", "Steel", 1, "kg"), "steel-hot-rolled-cn", "material"),
    ],
)
def test_what_kind_of_data_a_line_needs(line: Line, data: str, kind: str) -> None:
    assert kind_of(study_of((line, data)).lines[0], CATALOGUE[data]) == kind


def test_use_and_end_of_life_and_recycled_material() -> None:
    study = study_of(
        (Line("1", "Power", 1, "kWh", stage="use"), "electricity-grid-cn"),
        (Line("2", "Shredding", 1, "kg", stage="end_of_life"), "shredding-cn"),
        (Line("3", "Aluminium", 1, "kg", recycled_content=0.5), "aluminium-primary-cn"),
        boundary="cradle-to-grave",
    )
    kinds = {line.id: kind_of(line, CATALOGUE[line.choice.dataset or ""]) for line in study.lines if line.choice}
    assert kinds == {"1": "use", "2": "end-of-life", "3": "material", "3#recycled": "recycled"}


@pytest.mark.parametrize(("dqr", "word"), [(1.5, "excellent"), (1.6, "very good"), (4.0, "fair"), (5.0, "poor")])
def test_grades(dqr: float, word: str) -> None:
    assert grade(dqr)[0] == word
