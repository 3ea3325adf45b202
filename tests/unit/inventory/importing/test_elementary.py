"""Flows of other nomenclatures."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import footprint.inventory.importing as room
from footprint.inventory import read_packs, shipped_packs
from footprint.inventory.importing.elementary import ElementaryMap, compartment_of
from footprint.inventory.importing.values import RawExchange

FLOWS = read_packs(shipped_packs() / "ipcc-ar6").flows
TABLE = Path(room.__file__).with_name("data") / "elementary_flows.csv"
AIR = ("air", "urban air close to ground")
HIGH = ("air", "lower stratosphere + upper troposphere")


def look_up(
    name: str, compartment: tuple[str, ...] = AIR, cas: str | None = None, resource: bool = False
) -> str | None:
    exchange = RawExchange("elementary", name, 1.0, "kg", compartment=compartment, cas=cas, resource=resource)
    return ElementaryMap(FLOWS).look_up(exchange).flow


def test_every_row_names_a_flow_with_a_factor_and_its_nomenclature() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({(row["name"], row["compartment"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["name"] == row["name"].casefold()
        assert row["nomenclature"]
        assert FLOWS[row["flow"]].ledger if row["flow"] else row["note"], row


def test_every_characterised_flow_is_found_under_its_own_name() -> None:
    lost = []
    for flow in FLOWS.values():
        where = ("natural resource", "in air") if flow.compartment == "resource" else AIR
        if flow.ledger and look_up(flow.name, where, flow.cas) != flow.id:
            lost.append(flow.id)
    assert not lost


@pytest.mark.parametrize(
    ("name", "compartment", "cas", "expected"),
    [
        ("Carbon dioxide, fossil", AIR, "124-38-9", "co2-fossil"),
        ("Carbon dioxide, fossil", HIGH, "124-38-9", "co2-aircraft"),
        ("Carbon dioxide, non-fossil", AIR, "124-38-9", "co2-biogenic"),
        ("Carbon dioxide, in air", ("natural resource", "in air"), None, "co2-uptake"),
        ("Carbon dioxide, in air", ("Resources", "in air"), None, "co2-uptake"),
        ("Carbon dioxide, land transformation", ("Emissions to air", ""), None, "co2-land-use"),
        ("Carbon dioxide, from soil or biomass stock", AIR, "124-38-9", "co2-land-use"),
        ("Methane, biogenic", ("Emissions to air", "low. pop."), None, "ch4-biogenic"),
        ("Methane, non-fossil", AIR, "74-82-8", "ch4-biogenic"),
        ("Methane", ("Elementary Flows", "emission", "air"), None, "ch4-fossil"),
        ("Dinitrogen monoxide", AIR, "10024-97-2", "n2o"),
        ("Dinitrogen monoxide", HIGH, "10024-97-2", "n2o-aircraft"),
        ("R-134a of a supplier", AIR, "000811-97-2", "hfc-134a"),
        ("Sulfur hexafluoride", AIR, None, "sf6"),
        ("Methane, tetrafluoro-, R-14", AIR, "75-73-0", "cf4"),
        ("Carbon dioxide, fossil", ("water", "surface water"), "124-38-9", None),
        ("Methane", ("water", "surface water"), "74-82-8", None),
        ("Sulfur dioxide", AIR, "7446-09-5", None),
        ("Something with CO2's number", AIR, "124-38-9", None),
    ],
)
def test_names(name: str, compartment: tuple[str, ...], cas: str | None, expected: str | None) -> None:
    assert look_up(name, compartment, cas) == expected


@pytest.mark.parametrize(
    ("name", "greenhouse"),
    [
        ("Methane, bromochlorodifluoro-, Halon 1211", True),
        ("Ethane, 1,1,2-trichloro-1,2,2-trifluoro-, CFC-113", True),
        ("HFC-43-10mee", True),
        ("Perfluorobutane", True),
        ("Carbon tetrachloride", True),
        ("Carbon dioxide of unclear origin", True),
        ("NMVOC, non-methane volatile organic compounds, unspecified origin", False),
        ("Hydrocarbons (other than methane)", False),
        ("Hydrogen fluoride", False),
        ("Nitrogen oxides", False),
        ("Carbon monoxide, fossil", False),
        ("Ammonia", False),
    ],
)
def test_what_looks_like_a_greenhouse_gas(name: str, greenhouse: bool) -> None:
    found = ElementaryMap(FLOWS).look_up(RawExchange("elementary", name, 1.0, "kg", compartment=AIR))
    assert (found.flow, found.greenhouse) == (None, greenhouse)


@pytest.mark.parametrize(
    ("words", "resource", "expected"),
    [
        (AIR, False, "air"),
        (HIGH, False, "aircraft"),
        (("natural resource", "in water"), False, "resource"),
        (("Elementary flows", "Emission to water", "river"), False, "water"),
        (("Elementary flows", "Emission to air"), True, "resource"),
        ((), False, "air"),
        (("social",), False, "other"),
    ],
)
def test_compartments(words: tuple[str, ...], resource: bool, expected: str) -> None:
    assert compartment_of(words, resource) == expected
