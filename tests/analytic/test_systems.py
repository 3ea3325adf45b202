"""Small systems solved by hand."""

from __future__ import annotations

import pytest

from footprint.ledgers import Ledgers
from tests.analytic.conftest import Compile
from tests.packs import process, produces, takes


def test_a_loop_of_two(compiled: Compile) -> None:
    # steel s = 2.1 + 0.5 p, power p = 0.974 + 0.01 s
    # s = 2.1 + 0.487 + 0.005 s = 2.587 / 0.995 = 2.6;  p = 0.974 + 0.026 = 1.0
    release = compiled(
        [process("steel"), process("power", unit="kWh")],
        [
            produces("steel"),
            takes("steel", "input", "power", 0.5, "kWh"),
            takes("steel", "emission", "co2-fossil", 2.1),
            produces("power", 1, "kWh"),
            takes("power", "input", "steel", 0.01),
            takes("power", "emission", "co2-fossil", 0.974),
        ],
    )
    # exactly: rounded to 12 digits, the factors are these decimals
    assert release.catalogue["steel"].factor == Ledgers(fossil=2.6)
    assert release.catalogue["power"].factor == Ledgers(fossil=1.0)
    # one kg of steel runs steel 1/0.995 times and power 0.5/0.995 times
    upstream = dict(release.upstream({"steel": 1.0}))
    assert upstream["steel"].fossil == pytest.approx(2.1 / 0.995, rel=1e-14)
    assert upstream["power"].fossil == pytest.approx(0.974 * 0.5 / 0.995, rel=1e-14)


def test_a_process_that_uses_some_of_its_own_product(compiled: Compile) -> None:
    # a plant makes 10 kWh, burns for 9 kg CO2 and uses 1 kWh itself: 9 / (10 − 1) = 1 kg a kWh sent out
    release = compiled(
        [process("power", unit="kWh")],
        [
            produces("power", 10, "kWh"),
            takes("power", "input", "power", 1, "kWh"),
            takes("power", "emission", "co2-fossil", 9),
        ],
    )
    assert release.catalogue["power"].factor.fossil == 1.0


def test_a_credit_for_what_is_avoided(compiled: Compile) -> None:
    # burning 1 kg waste: 0.8 kg CO2, and 0.5 kWh of power at 1.2 kg need not be made: 0.8 − 0.6 = 0.2
    release = compiled(
        [process("burning"), process("power", unit="kWh")],
        [
            produces("burning"),
            takes("burning", "emission", "co2-fossil", 0.8),
            takes("burning", "input", "power", -0.5, "kWh", comment="credit for power sent out"),
            produces("power", 1, "kWh"),
            takes("power", "emission", "co2-fossil", 1.2),
        ],
    )
    assert release.catalogue["burning"].factor.fossil == 0.2
    # the upstream list shows the credit where it arises
    assert dict(release.upstream({"burning": 2.0}))["power"].fossil == pytest.approx(-1.2, rel=1e-14)


def test_units_convert_by_dimension_and_by_stated_properties(compiled: Compile) -> None:
    # diesel per kg: 0.5 kg CO2; density 800 kg/m3; heating value 40 MJ/kg; drum of 160 kg
    # 1 L = 0.8 kg → 0.4;  36 MJ = 0.9 kg → 0.45;  1 kWh = 3.6 MJ = 0.09 kg → 0.045;  1 piece = 160 kg → 80;  1 t → 500
    amounts = {"litre": (1, "L"), "heat": (36, "MJ"), "shaft": (1, "kWh"), "drum": (1, "piece"), "tonne": (1, "t")}
    properties = {"density_kg_per_m3": 800, "heating_value_mj_per_kg": 40, "mass_kg_per_piece": 160}
    users = [process(name) for name in amounts]
    rows = [
        row
        for name, (amount, unit) in amounts.items()
        for row in (produces(name), takes(name, "input", "diesel", amount, unit))
    ]
    release = compiled(
        [process("diesel", **properties), *users],
        [produces("diesel", 1000, "g"), takes("diesel", "emission", "co2-fossil", 500, "g"), *rows],
    )
    found = {name: release.catalogue[name].factor.fossil for name in amounts}
    assert found == {"litre": 0.4, "heat": 0.45, "shaft": 0.045, "drum": 80.0, "tonne": 500.0}


def test_the_ledgers_stay_apart_through_the_supply_chain(compiled: Compile) -> None:
    # timber takes up 1.8 kg CO2 and clears land for 0.1; a board is 1.1 kg timber, 0.02 kg methane leaks at 29.8,
    # 0.3 kg biogenic CO2 is burnt, and 0.05 kg is flown: 0.05 kg CO2
    release = compiled(
        [process("timber"), process("board")],
        [
            produces("timber"),
            takes("timber", "resource", "co2-uptake", 1.8),
            takes("timber", "emission", "co2-land-use", 0.1),
            takes("timber", "resource", "water", 700),
            produces("board"),
            takes("board", "input", "timber", 1.1),
            takes("board", "emission", "ch4-fossil", 0.02),
            takes("board", "emission", "co2-biogenic", 0.3),
            takes("board", "emission", "co2-aircraft", 0.05),
        ],
    )
    factor = release.catalogue["board"].factor
    assert factor == Ledgers(0.596, 0.3, -1.98, 0.11, 0.05)
    assert factor.total == pytest.approx(-0.924, rel=1e-15)


def test_waste_is_treated_by_what_it_goes_to(compiled: Compile) -> None:
    # 1 kg part leaves 0.2 kg waste; treating 1 kg emits 3 kg: 0.6, and the part itself 1.0
    release = compiled(
        [process("part"), process("landfill")],
        [
            produces("part"),
            takes("part", "emission", "co2-fossil", 1),
            takes("part", "waste", "landfill", 0.2),
            produces("landfill"),
            takes("landfill", "emission", "co2-fossil", 3),
        ],
    )
    assert release.catalogue["part"].factor.fossil == 1.6


def test_rows_of_the_same_flow_add_up(compiled: Compile) -> None:
    release = compiled(
        [process("part")],
        [
            produces("part"),
            takes("part", "emission", "co2-fossil", 0.1, comment="furnace"),
            takes("part", "emission", "co2-fossil", 0.2, comment="dryer"),
        ],
    )
    # in decimals 0.1 + 0.2 is 0.3, which float64 sums miss
    assert release.catalogue["part"].factor.fossil == 0.3


def test_a_tie_at_the_thirteenth_digit_rounds_to_even(compiled: Compile) -> None:
    # 1.0000000000005 and 1.0000000000015 lie exactly between two 12-digit decimals
    release = compiled(
        [process("one"), process("two")],
        [
            produces("one"),
            takes("one", "emission", "co2-fossil", "1.00000000000500"),
            produces("two"),
            takes("two", "emission", "co2-fossil", "1.00000000001500"),
        ],
    )
    assert release.catalogue["one"].factor.fossil == 1.0
    assert release.catalogue["two"].factor.fossil == 1.00000000002


def test_shares_of_estimates_are_weighted_by_what_passes_through_them(compiled: Compile) -> None:
    # ore: 1 kg, half of it (0.5) an estimate → 0.5. metal: 1 kg of its own + 2 ore = 3, of which 2 × 0.5 → 1/3.
    # part: 1 metal as an estimate → all 3 of it, + 1 known → 3/4, whatever is estimated further up
    release = compiled(
        [process("ore"), process("metal"), process("part")],
        [
            produces("ore"),
            takes("ore", "emission", "co2-fossil", 0.5),
            takes("ore", "emission", "co2-fossil", 0.5, basis="estimate", comment="from a similar mine"),
            produces("metal"),
            takes("metal", "emission", "co2-fossil", 1),
            takes("metal", "input", "ore", 2),
            produces("part"),
            takes("part", "emission", "co2-fossil", 1),
            takes("part", "input", "metal", 1, basis="estimate", comment="from the drawing"),
        ],
    )
    shares = {dataset.id: dataset.estimate_share for dataset in release.catalogue}
    assert shares == {"ore": 0.5, "metal": 0.333333, "part": 0.75}


def test_the_spread_of_a_factor_adds_in_squares(compiled: Compile) -> None:
    # part = 3 (gsd e^0.1) + 2 power, power = 2 (gsd e^0.05), the 2 power certain
    # variance (3 · 0.1)² + (2 · 2 · 0.05)² = 0.09 + 0.04 = 0.13; relative √0.13 / 7 = 0.0515079
    release = compiled(
        [process("part"), process("power", unit="kWh")],
        [
            produces("part"),
            takes("part", "emission", "co2-fossil", 3, gsd=1.1051709180756477),
            takes("part", "input", "power", 2, "kWh", gsd=1),
            produces("power", 1, "kWh"),
            takes("power", "emission", "co2-fossil", 2, gsd=1.0512710963760241),
        ],
    )
    assert release.catalogue["part"].geometric_sd == pytest.approx(1.0528575, abs=2e-6)
