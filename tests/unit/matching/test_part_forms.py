"""The form of steel that a part's name tells."""

from __future__ import annotations

import pytest

from footprint.matching.part_forms import part_forms


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("制动器支架", "sheet"),
        ("b 柱加强板", "sheet"),
        ("motor bracket", "sheet"),
        ("输出轴", "wire"),
        ("drive shaft", "wire"),
    ],
)
def test_a_part_is_cut_from_sheet_or_bar(name: str, form: str) -> None:
    assert part_forms(name) == {form}


@pytest.mark.parametrize("name", ["总成", "shaft cover", "轴承", "machine"])
def test_what_tells_several_forms_or_none_tells_nothing(name: str) -> None:
    assert not part_forms(name)
