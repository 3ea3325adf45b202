"""How tables leave a page, and how long ids are broken."""

from __future__ import annotations

import pytest

from reports.book import INNER
from reports.tables import FEW, SHORT, grid, line_id


def rows_of(count: int) -> list[int]:
    """Rows without the heading in each part when a table of `count` rows is split at every height in turn."""
    found = []
    for height in range(20, 400, 7):
        table = grid(["a", "b"], [[str(number), "x"] for number in range(count)], (0.5, 0.5))
        table.wrap(INNER, 10_000)
        parts = table.split(INNER, height)
        found += [part._nrows - 1 for part in parts] if len(parts) == 2 else []
    return found


def test_a_short_table_is_never_split() -> None:
    assert rows_of(SHORT) == []


def test_no_row_of_a_long_table_stands_alone() -> None:
    assert min(rows_of(SHORT + 6)) >= FEW


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("1.12", "1.12"),
        ("1.1#transport-1", "1.1\n#transport-1"),
        ("tj#electricity-1-ledger-fb2a", "tj\n#electricity-\n1-ledger-fb2a"),
        ("#", "#"),
    ],
)
def test_an_id_is_broken_where_its_parts_end(name: str, shown: str) -> None:
    assert line_id(name) == shown
    assert line_id(name).replace("\n", "") == name
