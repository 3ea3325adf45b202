"""Completeness and consistency as values with findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.analysis.completeness import completeness
from footprint.analysis.consistency import consistency, place_grade
from footprint.bom.values import Line
from footprint.inventory.catalogue import Catalogue, Quality
from tests.data.background import DATASETS, SOURCES, HandBackground
from tests.unit.analysis.products import LINES, bom_of, study_of


def test_what_is_covered() -> None:
    lines = (*LINES, (Line("6", "Mystery", 1, "kg"), None))
    study = study_of(*lines, mass_kg=12.5)
    found, findings = completeness(bom_of(*lines, mass_kg=12.5), study)
    assert found["lines"] == {"count": 6, "with_data": 5, "share": 5 / 6, "without_data": ["6"]}
    assert found["mass"]["coverage"] is None  # the sensors and the mystery have no mass that is known
    assert found["stages"]["empty"] == []
    # evidence on the power alone: 3 of 35.3; its transport counts with the line that it carries
    assert found["stated"]["evidence"] == pytest.approx(3 / 35.3)
    assert found["stated"]["origin"] == pytest.approx(6 / 35.3)
    assert [finding.code for finding in findings] == ["lines-without-data"]


def test_mass_and_empty_stages() -> None:
    lines = ((Line("1", "Steel", 9, "kg"), "steel-hot-rolled-cn"),)
    found, findings = completeness(bom_of(*lines, mass_kg=10.0), study_of(*lines, mass_kg=10.0))
    assert found["mass"] == {"lines_kg": 9.0, "product_kg": 10.0, "coverage": 0.9}
    assert found["stages"]["empty"] == ["production", "transport", "packaging"]
    assert {finding.code for finding in findings} == {"stage-empty"}
    assert "生产" in findings[0].zh


def test_nothing_contributes() -> None:
    lines = ((Line("w", "Water", 1, "kg"), "zero-cn"),)
    assert completeness(bom_of(*lines), study_of(*lines))[0]["stated"]["origin"] is None
    assert consistency(bom_of(*lines), study_of(*lines), HandBackground().catalogue)[0]["year"]["unknown"] == 0.0


@pytest.mark.parametrize(
    ("location", "origin", "grade"),
    [
        ("CN", "CN-TJ", "fit"),
        ("CN-NCG", "CN-TJ", "fit"),
        ("GLO", "CN-TJ", "near"),
        ("RER", "DE", "near"),
        ("DE", "RER", "apart"),
        ("CN-TJ", "CN", "near"),
        ("CN", "DE", "apart"),
        ("CN", None, "unknown"),
    ],
)
def test_places(location: str, origin: str | None, grade: str) -> None:
    assert place_grade(location, origin) == grade


def test_year_place_and_technology_as_shares() -> None:
    # steel 20 of 2024 and CN, ABS 12 of 2012: with the year 2024 and origins CN and DE
    old = [replace(one, year=2012, quality=Quality(4, 1, 4, 1)) if one.id == "abs-cn" else one for one in DATASETS]
    catalogue = Catalogue("hand", {one.id: one for one in old}, SOURCES)
    lines = (
        (Line("1", "Steel", 10, "kg", origin="CN-TJ"), "steel-hot-rolled-cn"),
        (Line("2", "ABS", 3, "kg", origin="DE"), "abs-cn"),
    )
    found, findings = consistency(bom_of(*lines, reference_year=2024), study_of(*lines), catalogue)
    assert found["year"] == pytest.approx({"fit": 20 / 32, "near": 0.0, "apart": 12 / 32, "unknown": 0.0})
    assert found["place"]["apart"] == pytest.approx(12 / 32)
    assert found["technology"]["apart"] == pytest.approx(12 / 32)
    assert found["mean_age"] == pytest.approx(12 * 12 / 32)
    assert [(finding.code, finding.line) for finding in findings] == [
        ("year-apart", "2"),
        ("place-apart", "2"),
        ("technology-apart", "2"),
    ]


def test_no_reference_year_is_said() -> None:
    lines = ((Line("1", "Power", 1, "kWh", stage="production"), "electricity-grid-cn"),)
    found, findings = consistency(bom_of(*lines, site="CN-TJ"), study_of(*lines), HandBackground().catalogue)
    assert found["year"]["unknown"] == 1.0
    assert found["place"]["fit"] == 1.0  # electricity of the site is used at the site
    assert [finding.code for finding in findings] == ["no-reference-year"]
