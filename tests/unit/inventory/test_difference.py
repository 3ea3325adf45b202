"""What changed in a data set, row by row."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from footprint.inventory.difference import record_changes, row_changes
from footprint.inventory.values import Exchange

ROW = Exchange("input", "power", 0.5, "kWh", None, "cited", "test", "table 1", "")


def test_a_changed_amount_names_its_field() -> None:
    other = replace(ROW, amount=0.6, comment="measured again")
    (change,) = row_changes((ROW,), (other,))
    assert (change.change, change.before, change.after) == ("changed", ROW, other)
    assert change.fields == ("amount", "comment")


def test_rows_of_one_flow_are_paired_with_their_likes() -> None:
    second, third = replace(ROW, amount=2.0), replace(ROW, amount=3.0)
    changes = row_changes((ROW, second), (third, ROW))
    assert [(one.change, one.row.amount) for one in changes] == [("changed", 3.0), ("same", 0.5)]


def test_another_fallback_is_a_change_of_the_row() -> None:
    before = replace(ROW, flow="power-cn", asked="power@CN-TJ")
    (change,) = row_changes((before,), (replace(before, flow="power-cn-tj"),))
    assert change.fields == ("flow",)


def test_a_flow_that_is_new_and_one_that_is_gone() -> None:
    steam = replace(ROW, flow="steam")
    assert {(one.change, one.row.flow) for one in row_changes((ROW,), (steam,))} == {
        ("removed", "power"),
        ("added", "steam"),
    }


def test_the_record_without_its_rows() -> None:
    before = {"key": "process/x", "name": "X", "year": 2020, "exchanges": [1]}
    after = {"key": "process/x", "name": "X", "year": 2024, "exchanges": [2], "comment": "new"}
    assert [(one.field, one.before, one.after) for one in record_changes(before, after)] == [
        ("comment", None, "new"),
        ("year", 2020, 2024),
    ]


rows = st.lists(
    st.builds(
        lambda flow, amount, unit: replace(ROW, flow=flow, amount=amount, unit=unit),
        st.sampled_from(["power", "steam", "coke"]),
        st.sampled_from([1.0, 2.0, 3.0]),
        st.sampled_from(["kWh", "MJ"]),
    ),
    max_size=8,
).map(tuple)


@given(rows, rows)
def test_no_row_is_lost_or_made_up(before: tuple[Exchange, ...], after: tuple[Exchange, ...]) -> None:
    changes = row_changes(before, after)
    key = repr
    assert sorted((one.before for one in changes if one.before), key=key) == sorted(before, key=key)
    assert sorted((one.after for one in changes if one.after), key=key) == sorted(after, key=key)
    assert all((one.before == one.after) == (one.change == "same") for one in changes)
