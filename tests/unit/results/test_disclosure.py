from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.canonical import canonical_bytes
from footprint.results.disclosure import (
    disclose_line,
    merged_groups,
    public_view,
    salt,
    verify_disclosed_line,
    withheld,
)
from footprint.results.recompute import recompute_groups
from tests.data.make_example import SECRET, example

DOCUMENT: dict[str, Any] = json.loads(json.dumps(example()[1]))
PUBLIC: dict[str, Any] = json.loads(json.dumps(public_view(DOCUMENT, SECRET)))


def numbers(value: Any) -> set[float]:
    if isinstance(value, dict | list):
        return {found for part in (value.values() if isinstance(value, dict) else value) for found in numbers(part)}
    return {float(value)} if isinstance(value, int | float) and not isinstance(value, bool) else set()


def test_nothing_of_the_recipe_is_in_the_public_view() -> None:
    text = canonical_bytes(PUBLIC).decode()
    for line in DOCUMENT["lines"]:
        if line["dataset"]:
            assert line["dataset"]["id"] not in text
            assert line["dataset"]["name"] not in text
        assert line["name"] not in text
    secret = {line[key] for line in DOCUMENT["lines"] for key in ("amount", "factor", "quantity")}
    # the disposal line weighs what the product weighs, and one piece is one piece
    shown = numbers({key: part for key, part in PUBLIC.items() if key != "lines_commitment"})
    assert secret & shown <= {DOCUMENT["product"]["mass_kg"], 1.0}
    assert "Haihe" not in text
    assert set(PUBLIC) == {
        "schema",
        "product",
        "declared_unit",
        "release",
        "method",
        "engine",
        "complete",
        "footprint",
        "stages",
        "label_groups",
        "electricity",
        "recycling",
        "quality",
        "sha256",
        "disclosure",
        "lines_commitment",
        "rules",
    }


def test_the_public_view_adds_up() -> None:
    assert recompute_groups(PUBLIC).findings == ()
    assert PUBLIC["sha256"] == DOCUMENT["sha256"]


@given(st.dictionaries(st.sampled_from(["steel", "lead", "glass", "other", "energy"]), st.floats(-1e6, 1e6)))
def test_merging_small_groups_keeps_the_sum(groups: dict[str, float]) -> None:
    lines = [{"group": name, "kg_co2e": kg, "dataset": None, "supplier_footprint": None} for name, kg in groups.items()]
    merged = merged_groups({"label_groups": groups, "lines": lines})
    scale = sum(map(abs, groups.values()))
    assert sum(merged.values()) == pytest.approx(sum(groups.values()), abs=1e-9 * max(scale, 1.0))
    assert all(abs(kg) >= 0.02 * scale * (1 - 1e-12) for name, kg in merged.items() if name != "other")


def test_a_group_of_one_supplied_part_never_stands_alone() -> None:
    supplied = {"group": "supplier", "kg_co2e": 50.0, "dataset": None, "supplier_footprint": {"id": "s"}}
    steel = {"group": "steel", "kg_co2e": 30.0, "dataset": {"licence": "open"}, "supplier_footprint": None}
    copper = {"group": "copper", "kg_co2e": 20.0, "dataset": {"licence": "open"}, "supplier_footprint": None}
    groups = {"supplier": 50.0, "copper": 20.0, "steel": 30.0}
    merged = merged_groups({"label_groups": groups, "lines": [supplied, steel, copper]})
    assert merged == {"steel": 30.0, "other": 70.0}


@pytest.mark.parametrize("line", [line["id"] for line in DOCUMENT["lines"]])
def test_one_line_can_be_proven_alone(line: str) -> None:
    disclosed = json.loads(json.dumps(disclose_line(DOCUMENT, SECRET, line)))
    assert verify_disclosed_line(disclosed, PUBLIC)
    for change in ({"kg_co2e": 0.5}, {"name": "other"}, {"stage": "use"}):
        forged = copy.deepcopy(disclosed)
        forged["line"] |= change
        if forged["line"] != disclosed["line"]:
            assert not verify_disclosed_line(forged, PUBLIC)
    assert not verify_disclosed_line({**disclosed, "salt": "00" * 32}, PUBLIC)
    assert not verify_disclosed_line({**disclosed, "result_sha256": "00" * 32}, PUBLIC)
    others = [other["id"] for other in DOCUMENT["lines"] if other["id"] != line]
    text = json.dumps(disclosed)
    assert not any(salt(SECRET, other).hex() in text for other in others)


def test_an_unknown_line_cannot_be_disclosed() -> None:
    with pytest.raises(KeyError):
        disclose_line(DOCUMENT, SECRET, "77")


@pytest.mark.parametrize("junk", [{}, None, {"salt": "zz", "line": 3}, {"salt": "00", "line": {}, "proof": {}}])
def test_a_malformed_disclosure_is_refused(junk: Any) -> None:
    assert not verify_disclosed_line(junk, PUBLIC)


def test_another_secret_commits_to_something_else() -> None:
    other = public_view(DOCUMENT, bytes(32))
    assert other["lines_commitment"]["root"] != PUBLIC["lines_commitment"]["root"]
    with pytest.raises(ValueError, match="16 bytes"):
        public_view(DOCUMENT, b"short")


def test_full_disclosure_withholds_what_a_licence_or_a_supplier_withholds() -> None:
    full = public_view(DOCUMENT, SECRET, full=True)
    hidden = {line["id"] for line in DOCUMENT["lines"] if withheld(line)}
    assert hidden == {"3", "4"}
    assert [line["id"] for line in full["lines"]] == [line["id"] for line in DOCUMENT["lines"]]
    for shown, line in zip(full["lines"], DOCUMENT["lines"], strict=True):
        if line["id"] in hidden:
            assert (shown["quantity"], shown["amount"], shown["factor"]) == (None, None, None)
            assert shown["kg_co2e"] == line["kg_co2e"]
        else:
            assert shown == line
    assert full["product"]["mass_kg"] is None
    assert "Haihe" not in json.dumps(full)
    assert full["lines_commitment"] == PUBLIC["lines_commitment"]


words = st.text(min_size=1, max_size=12)


@given(words, words, st.floats(1e-3, 1e3))
def test_the_public_view_is_the_same_whatever_the_lines_are_called_and_made_of(
    name: str, dataset: str, amount: float
) -> None:
    """Two recipes with the same groups give public views that differ in the commitment alone."""
    other = copy.deepcopy(DOCUMENT)
    for line in other["lines"]:
        if line["amount"] and line["kg_co2e"]:
            line |= {"name": name, "amount": amount, "factor": line["kg_co2e"] / amount, "quantity": amount}
            if line["dataset"]:
                line["dataset"] |= {"id": dataset, "name": dataset, "source": name}
    one, two = PUBLIC, public_view(other, SECRET)
    assert {key for key in one if one[key] != two[key]} <= {"lines_commitment"}
    assert one["lines_commitment"]["count"] == two["lines_commitment"]["count"]
