"""Ids and names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.findings import InputError
from footprint.inventory.importing.naming import check_name, slug, unique_ids

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Steel, hot-rolled {RoW}| production", "steel-hot-rolled-row-production"),
        ("Électricité", "electricite"),
        ("热轧钢", ""),
        ("--", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.lists(st.tuples(st.text(max_size=120), st.text(max_size=20)), max_size=30))
def test_ids_are_unique_and_valid(rows: list[tuple[str, str]]) -> None:
    ids = unique_ids([(slug(want), key) for want, key in rows])
    assert len(set(ids)) == len(rows)
    assert all(ID.fullmatch(one) for one in ids)


@given(st.permutations([("steel", "a"), ("steel", "b"), ("copper", "c"), ("", "d")]))
def test_ids_do_not_depend_on_the_order(rows: list[tuple[str, str]]) -> None:
    expected = {"a": "steel-ca978112", "b": "steel-3e23e816", "c": "copper-2e7d2c03", "d": "data-set-18ac3e73"}
    assert dict(zip((key for _, key in rows), unique_ids(rows, taken={"copper"}), strict=True)) == expected


@pytest.mark.parametrize("name", ["", " ", "-x", "../x", "a/b", "deadbeef", "0123456789", "latest", "x" * 61, "a\nb"])
def test_names_that_are_refused(name: str) -> None:
    with pytest.raises(InputError):
        check_name(name)


@pytest.mark.parametrize("name", ["Own data", "我的数据 2026", "ecoinvent-3.10_cut-off"])
def test_names_that_are_taken(name: str) -> None:
    assert check_name(f" {name} ") == name
