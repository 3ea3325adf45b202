"""The pedigree against values calculated by hand from its factors."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.inventory.catalogue import Quality
from footprint.inventory.pedigree import basic_factor, geometric_sd


def test_the_best_quality_leaves_the_basic_uncertainty() -> None:
    # SD² is the basic factor, so the geometric SD is its square root
    assert geometric_sd(Quality(1, 1, 1, 1), 1.05) == pytest.approx(sqrt(1.05), rel=1e-15)


def test_the_worst_quality() -> None:
    # ln² of 1.05, 1.5, 1.5, 1.1, 2: 0.0024 + 0.1644 + 0.1644 + 0.0091 + 0.4805 = 0.8207; half its root 0.45297
    assert geometric_sd(Quality(5, 5, 5, 5), 1.05) == pytest.approx(1.57297, abs=1e-5)


def test_scores_between_are_interpolated_on_the_logarithm() -> None:
    # technology 3.5 lies between 1.2 and 1.5
    expected = exp(sqrt(log(1.05) ** 2 + log(sqrt(1.2 * 1.5)) ** 2) / 2)
    assert geometric_sd(Quality(3.5, 1, 1, 1), 1.05) == pytest.approx(expected, rel=1e-14)


@given(st.lists(st.floats(1, 5), min_size=4, max_size=4), st.integers(0, 3), st.floats(0, 1))
def test_worse_quality_is_never_more_certain(scores: list[float], place: int, step: float) -> None:
    worse = [min(5.0, score + step) if i == place else score for i, score in enumerate(scores)]
    assert geometric_sd(Quality(*worse), 1.05) >= geometric_sd(Quality(*scores), 1.05) - 1e-15


@pytest.mark.parametrize(
    ("kind", "flow", "unit", "factor"),
    [
        ("input", "steel", "kg", 1.05),
        ("input", "lorry", "t*km", 2.0),
        ("waste", "landfill", "kg", 1.05),
        ("emission", "co2-fossil", "kg", 1.05),
        ("emission", "ghg-aggregated", "kg", 1.05),
        ("emission", "ch4-fossil", "kg", 1.5),
        ("emission", "n2o", "kg", 1.5),
        ("resource", "water", "m3", 1.05),
    ],
)
def test_basic_factors(kind: str, flow: str, unit: str, factor: float) -> None:
    assert basic_factor(kind, flow, unit) == factor  # type: ignore[arg-type]
