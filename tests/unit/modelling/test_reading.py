"""Declared objects: every field is read or refused by its cell, nothing is passed over."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.assessment import READERS, check_declaration
from footprint.findings import InputError
from footprint.modelling.profile import read_profile

VEHICLE: dict[str, Any] = {
    "kind": "vehicle",
    "energy": [{"carrier": "electricity", "per_100km": 15, "region": "CN"}],
}


def refused(part: str, content: dict[str, Any]) -> set[tuple[str, str | None]]:
    with pytest.raises(InputError) as caught:
        check_declaration(part, content)
    assert all(finding.en and finding.zh and finding.severity == "error" for finding in caught.value.findings)
    return {(finding.code, finding.cell) for finding in caught.value.findings}


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        ({"kind": "boat"}, "choice", "profile.kind"),
        ({"kind": 7}, "text-expected", "profile.kind"),
        ({"lifetime": 1}, "field-unknown", "profile.lifetime"),
        ({"lifetime_km": 0}, "number-low", "profile.lifetime_km"),
        ({"lifetime_km": "many"}, "number-expected", "profile.lifetime_km"),
        ({"lifetime_km": True}, "number-expected", "profile.lifetime_km"),
        ({"lifetime_km": float("nan")}, "number-expected", "profile.lifetime_km"),
        ({"energy": {}}, "list-expected", "profile.energy"),
        ({"energy": [1]}, "list-expected", "profile.energy"),
        ({"energy": [{"carrier": "electricity"}]}, "needed", "profile.energy[0].per_100km"),
        ({"energy": [{**VEHICLE["energy"][0], "unit": "piece"}]}, "unit-dimension", "profile.energy[0].unit"),
        ({"energy": [{**VEHICLE["energy"][0], "unit": "spoons"}]}, "unit", "profile.energy[0].unit"),
        ({"energy": [{**VEHICLE["energy"][0], "charging_loss": 1}]}, "share-one", "profile.energy[0].charging_loss"),
        (
            {"energy": [{**VEHICLE["energy"][0], "distance_share": 2}]},
            "number-high",
            "profile.energy[0].distance_share",
        ),
        ({"energy": [{**VEHICLE["energy"][0], "region": "Atlantis"}]}, "place", "profile.energy[0].region"),
        ({"energy": [{**VEHICLE["energy"][0], "evidence": "x" * 501}]}, "text-long", "profile.energy[0].evidence"),
        ({"energy": VEHICLE["energy"] * 11}, "rows-many", "profile.energy"),
        ({"parts": [{"name": "Tyre", "quantity": 1, "unit": "kg"}]}, "times-or-interval", "profile.parts[0]"),
        ({"parts": [{"quantity": 1, "unit": "kg", "times": 1}]}, "needed", "profile.parts[0].name"),
        ({"leakage": [{"gas": "n2o", "kg_per_year": 1}]}, "kg-or-yearly", "profile.leakage[0]"),
        ({"leakage": [{"gas": "steam", "kg": 1}]}, "choice", "profile.leakage[0].gas"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(change: dict[str, Any], code: str, cell: str) -> None:
    assert (code, cell) in refused("profile", {**VEHICLE, **change})


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = refused("profile", {"kind": "battery", "depth_of_discharge": 3, "x": 1})
    assert {code for code, _ in found} == {"needed", "number-high", "cycles-or-years", "field-unknown"}


def test_cycles_and_years_that_differ_are_refused() -> None:
    content = {"kind": "battery", "capacity_kwh": 1, "cycles": 1000, "years": 10, "cycles_per_year": 200}
    assert refused("profile", content) == {("cycles-differ", "profile.cycles")}


def test_numbers_may_be_written_as_text_as_a_page_sends_them() -> None:
    assert read_profile({**VEHICLE, "lifetime_km": "200,000"}).lifetime_km == 200000.0  # type: ignore[union-attr]


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
WORDS = st.sampled_from(["kind", "energy", "vehicle", "battery", "carrier", "parts", "leakage", "sites", "unit", "id"])


@pytest.mark.parametrize("part", sorted(READERS))
@given(content=st.dictionaries(WORDS | st.text(max_size=8), json_values | WORDS, max_size=5))
def test_no_object_breaks_a_reader(part: str, content: dict[str, Any]) -> None:
    with suppress(InputError):
        check_declaration(part, content)
