"""Floors under the quality of matching, on lines as firms write them.

The floors stand on a frozen copy of the packs' names, so that they say something about the matcher only; on the
shipped packs, where a new data set may answer what had no answer, they are lower. The lines that are only measured
are measured by `make bench`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from footprint.inventory import shipped_packs
from footprint.matching import Matcher
from footprint.matching.benchmark import Metrics, measure, read_cases
from tests.pack_catalogue import pack_catalogue

pytestmark = pytest.mark.slow

LINES = Path(__file__).parents[2] / "data" / "matching"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(pack_catalogue(LINES / "catalogue"))


def metrics(matcher: Matcher, name: str) -> Metrics:
    return measure(matcher, read_cases(LINES / f"lines_{name}.csv"))


def wrongly(found: Metrics) -> list[tuple[str, str]]:
    return [(miss.case.query.text, miss.ranked[0].dataset.id) for miss in found.wrongly_accepted]


def test_lines_tuned_on(matcher: Matcher) -> None:
    found = metrics(matcher, "dev")
    assert wrongly(found) == []
    assert found.unmatched == 1
    assert found.top1 >= 0.98
    assert found.top3 >= 0.99
    assert found.accepted >= 0.83


def test_the_shipped_packs() -> None:
    """New data sets may answer what had no answer: the floor is lower."""
    found = metrics(Matcher(pack_catalogue(shipped_packs())), "dev")
    assert found.wrong <= 0.03
    assert found.top1 >= 0.9


@pytest.mark.parametrize(("name", "least"), [("dev", 400), ("unseen", 200)])
def test_the_lines_are_many_and_a_tenth_has_no_answer(matcher: Matcher, name: str, least: int) -> None:
    cases = read_cases(LINES / f"lines_{name}.csv")
    assert len(cases) >= least
    assert sum(not case.expected for case in cases) >= 0.1 * len(cases)
    unknown = {key for case in cases for key in case.expected if key not in matcher.catalogue.datasets}
    assert not unknown


def test_no_two_sets_share_a_line() -> None:
    dev, unseen = (
        {case.query.text.casefold() for case in read_cases(LINES / f"lines_{name}.csv")} for name in ("dev", "unseen")
    )
    assert len(dev & unseen) <= 0.05 * len(unseen)
