"""Allocations among a study's declarations."""

from __future__ import annotations

from datetime import date
from typing import Any

from footprint.certificates.ledger import Given, named_in, with_ledger
from footprint.modelling.electricity.reading import read_instruments

GIVEN = Given(
    "0f8fad5b-d9cb-469f-a165-70867728950e",
    "tj",
    2000,
    "GEC",
    "wind",
    "Wind farm 1",
    "CN",
    date(2025, 1, 1),
    date(2025, 6, 30),
    3000,
    ("GEC1..GEC3000",),
    "Wheel Works",
    date(2026, 1, 20),
    "0123456789abcdef" * 4,
)
PRODUCTION: dict[str, Any] = {"sites": [{"id": "tj"}]}


def test_nothing_is_added_where_there_is_nothing() -> None:
    declared = {"production": PRODUCTION}
    assert with_ledger(declared, ()) is declared


def test_an_allocation_is_an_instrument_that_can_be_read() -> None:
    found = with_ledger({"production": PRODUCTION}, [GIVEN])["instruments"]
    read = read_instruments(found)
    assert read.ledger
    (one,) = read.instruments
    assert (one.kwh, one.allocation, one.id) == (2000.0, GIVEN.id, "ledger-0f8fad5b")


def test_a_certificate_written_by_hand_has_no_allocation_behind_a_ledger() -> None:
    own = {**GIVEN.instrument(), "id": "mine"}
    found = with_ledger({"production": PRODUCTION, "instruments": {"instruments": [own]}}, [])["instruments"]
    (one,) = read_instruments(found).instruments
    assert read_instruments(found).ledger
    assert one.allocation is None


def test_an_allocation_of_a_site_that_is_gone_covers_nothing() -> None:
    declared = {"production": {"sites": [{"id": "bj"}]}}
    assert with_ledger(declared, [GIVEN]) is declared
    assert with_ledger({}, [GIVEN]) == {}


def test_what_a_result_counts_with() -> None:
    assert named_in({}) == {}
    section = {"instruments": [{"allocation": "a", "kwh": 5}, {"allocation": None, "kwh": 6}, {"kwh": 7}]}
    assert named_in({"instruments": section}) == {"a": 5}
