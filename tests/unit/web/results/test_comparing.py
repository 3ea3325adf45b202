"""What a result is compared with."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from footprint.web.results.comparing import Renewal, previous


def _snapshot(number: int, total: float | None = 1.0) -> SimpleNamespace:
    return SimpleNamespace(number=number, total=total)


def test_the_result_before_is_the_newest_older_one_with_a_total() -> None:
    first, second, empty, last = _snapshot(1), _snapshot(2), _snapshot(3, None), _snapshot(4)
    assert previous([last, empty, second, first], last) is second
    assert previous([last, first], first) is None


@pytest.mark.parametrize(("before", "after", "wanted"), [(10.0, 11.0, 0.1), (10.0, None, None), (0.0, 1.0, None)])
def test_the_difference_is_relative_to_the_total_before(before: float, after: float | None, wanted: float) -> None:
    found = Renewal("r", None, before, after, False).difference
    assert found == (pytest.approx(wanted) if wanted is not None else None)
