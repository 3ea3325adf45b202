"""Providers, signs and gaps, without a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.findings import InputError
from footprint.inventory import read_packs, shipped_packs
from footprint.inventory.importing.linking import CREDIT, Linked, Stated, link
from footprint.inventory.importing.values import RawExchange, RawProcess

FLOWS = read_packs(shipped_packs() / "ipcc-ar6").flows
STATED = Stated("import-own", "import-own", "own.xlsx", "private", 2026)
POWER = RawProcess("p", "Power", 1.0, "kWh", ("flow|p",), location="DE", year=2020)
STEEL = RawProcess("s", "Steel", 1.0, "kg", ("flow|s",), location="China")


def takes(want: str, amount: float = 2.0, unit: str = "MJ", kind: str = "input") -> RawExchange:
    return RawExchange(kind, want, amount, unit, wants=(f"flow|{want}",))  # type: ignore[arg-type]


def linked(*processes: RawProcess) -> Linked:
    return link(processes, FLOWS, {}, STATED)


def test_an_input_finds_its_provider() -> None:
    found = linked(POWER, replace(STEEL, exchanges=(takes("p"),)))
    row = found.processes["steel-china"].exchanges[1]
    assert (row.type, row.flow, row.amount, row.unit) == ("input", "power-de", 2.0, "MJ")
    assert (found.linked, found.unlinked) == (1, ())
    assert found.processes["steel-china"].location == "CN"


@pytest.mark.parametrize(
    ("exchange", "others", "reason"),
    [
        (takes("nothing"), (), "no-provider"),
        (takes("p", unit="kg"), (POWER,), "unit-does-not-convert"),
        (takes("p", unit="furlong"), (POWER,), "unit-does-not-convert"),
        (takes("p"), (POWER, replace(POWER, key="p2", name="Power 2")), "several-providers"),
        (takes("p"), (replace(POWER, problem="several-products"),), "provider-excluded"),
    ],
)
def test_gaps_have_a_reason(exchange: RawExchange, others: tuple[RawProcess, ...], reason: str) -> None:
    found = linked(replace(STEEL, exchanges=(exchange, exchange)), *others)
    assert [(one.reason, one.count, one.process) for one in found.unlinked] == [(reason, 2, "Steel")]
    assert len(found.processes["steel-china"].exchanges) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"problem": "no-product"}, "no-product"),
        ({"amount": 0.0}, "zero-production"),
        ({"unit": "EUR2005"}, "unit-unknown"),
    ],
)
def test_processes_that_cannot_be_taken(change: dict[str, object], reason: str) -> None:
    found = linked(STEEL, replace(POWER, **change))  # type: ignore[arg-type]
    assert [(one.process, one.reason) for one in found.excluded] == [("Power", reason)]
    assert list(found.processes) == ["steel-china"]


def test_an_avoided_product_is_a_credit() -> None:
    found = linked(POWER, replace(STEEL, exchanges=(takes("p", kind="avoided"),)))
    row = found.processes["steel-china"].exchanges[1]
    assert row.amount == -2.0
    assert CREDIT in row.comment


def test_treatment_turns_with_what_it_is_given() -> None:
    landfill = replace(POWER, key="l", name="Landfill", unit="kg", amount=-1.0, keys=("flow|l",))
    found = linked(landfill, replace(STEEL, exchanges=(takes("l", -0.5, "kg"),)))
    assert found.processes["landfill-de"].exchanges[0].amount == 1.0
    row = found.processes["steel-china"].exchanges[1]
    assert (row.type, row.amount) == ("waste", 0.5)


def test_a_flow_without_factor_is_kept_and_counted() -> None:
    stated = [
        ("Ammonia", "g"),
        ("Ammonia", "kg"),
        ("Radon-222", "kBq"),
        ("Carbon dioxide, fossil", "g"),
        ("Halon 1301", "kg"),
    ]
    rows = tuple(RawExchange("elementary", name, 1.0, unit, compartment=("air",)) for name, unit in stated)
    found = linked(replace(STEEL, exchanges=rows))
    process = found.processes["steel-china"]
    assert [(row.flow, row.amount, row.unit) for row in process.exchanges[1:]] == [
        ("x-ammonia-air", 1.0, "g"),
        ("x-ammonia-air", 1.0, "kg"),
        ("co2-fossil", 1.0, "g"),
        ("x-halon-1301-air", 1.0, "kg"),
    ]
    assert found.flows["x-ammonia-air"].ledger is None
    assert {(one.name, one.unit, one.greenhouse, one.kept) for one in found.flows_unknown} == {
        ("Halon 1301", "kg", True, True),
        ("Ammonia", "g", False, True),
        ("Ammonia", "kg", False, True),
        ("Radon-222", "kBq", False, False),
    }


def test_carbon_in_soil_is_not_credited_and_not_a_gap() -> None:
    row = RawExchange(
        "elementary", "Carbon dioxide, to soil or biomass stock", 1.0, "kg", compartment=("soil", "forest")
    )
    found = linked(replace(STEEL, exchanges=(row,)))
    assert not any(one.greenhouse for one in found.flows_unknown)
    assert "import-not-credited" in {one.code for one in found.warnings}


def test_what_is_not_stated_is_said() -> None:
    found = linked(POWER, replace(STEEL, location="Atlantis"))
    said = {one.code: one.en for one in found.warnings}
    assert "1 data sets state no year; 2026 stands" in said["import-no-year"]
    assert "Atlantis" in said["import-location"]
    steel = found.processes["steel-atlantis"]
    assert (steel.location, steel.year, steel.licence, steel.quality.dqr) == ("GLO", 2026, "private", 5.0)


def test_a_link_to_the_packs_that_names_nothing() -> None:
    row = RawExchange("input", "x", 1.0, "kg", shipped="no-such")
    with pytest.raises(InputError) as caught:
        linked(replace(STEEL, exchanges=(row,)))
    assert caught.value.findings[0].code == "import-no-shipped"
