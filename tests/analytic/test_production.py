"""On-site production solved by hand: shares, loops, carbonates, fuels, and the same by plain Brightway."""

from __future__ import annotations

import copy
from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.bom.values import Line, Product
from footprint.engine.plain import plain_score
from footprint.engine.values import Options
from footprint.findings import InputError
from footprint.modelling.carbonates import carbonates, co2_of_carbonate
from footprint.modelling.production.allocation import price_ratio, shares
from footprint.modelling.production.reading import read_production
from footprint.results.document import document_hash
from footprint.results.recompute import recompute_inventory
from tests.analytic.conftest import Compile
from tests.data.background import DATASETS, HandBackground, dataset
from tests.data.declared import calculated, line, proven
from tests.packs import process, produces, takes

BACKGROUND = HandBackground(
    (
        *DATASETS,
        dataset("heat-gas-cn", 0.07, unit="MJ"),
        dataset("natural-gas-cn", 0.5, unit="m3", density_kg_per_m3=0.7, heating_value_mj_per_kg=50.0),
        dataset("direct-emission-n2o", 273.0),
        dataset("direct-emission-co2-cn", 1.0),
        dataset("water-tap-cn", 0.001, density_kg_per_m3=1000.0),
        dataset("electricity-grid-cn-2023", 0.7, unit="kWh"),
    )
)
SCREW = Line("1", "Screw", 1.0, "kg", dataset="steel-hot-rolled-cn")


def site(*entries: dict[str, Any], products: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    melting = {
        "id": "melting",
        "products": products or [{"id": "ingot", "amount": 1000, "unit": "t"}],
        "entries": list(entries),
        **more,
    }
    return {
        "id": "tj",
        "name": "Melt shop",
        "location": "CN-TJ",
        "from": "2025-01-01",
        "to": "2025-12-31",
        "processes": [melting],
    }


def production(*sites: dict[str, Any], product: str = "ingot", amount: float = 2.0, unit: str = "kg") -> dict[str, Any]:
    return {"production": {"sites": list(sites), "demand": [{"product": product, "amount": amount, "unit": unit}]}}


POWER = {"kind": "electricity", "amount": 500, "unit": "MWh", "evidence": "meter 7"}
TWO = [
    {"id": "ingot", "amount": 600, "unit": "t", "price": 20, "energy_mj": 1, "physical": 3},
    {"id": "dross", "amount": 400, "unit": "t", "price": 2.5, "energy_mj": 4, "physical": 2},
]


def codes(declared: dict[str, Any]) -> set[tuple[str, str | None]]:
    with pytest.raises(InputError) as caught:
        calculated(declared, (SCREW,), background=BACKGROUND)
    assert all(finding.en and finding.zh for finding in caught.value.findings)
    return {(finding.code, finding.cell) for finding in caught.value.findings}


def test_a_meter_of_a_year_becomes_the_part_of_one_product() -> None:
    gas = {"kind": "fuel", "fuel": "natural-gas", "amount": 20_000, "unit": "m3", "measured": "meter"}
    n2o = {"kind": "emission", "gas": "n2o", "amount": 10}
    waste = {
        "kind": "waste",
        "amount": 30,
        "unit": "t",
        "dataset": "shredding-cn",
        "transport": "road 100 km",
        "measured": "estimate",
    }
    water = {"kind": "water", "amount": 4000}
    document, inventory = calculated(
        production(site(POWER, gas, n2o, waste, water)), (SCREW,), Product("Part"), background=BACKGROUND
    )
    # 2 kg of 1000 t: 2e-6 of everything. Power 500 MWh; gas 20000 m3 × 0.7 × 50 = 700 GJ
    part = 2e-6
    expected = {
        "tj#electricity-1": 500_000 * part * 0.6,
        "tj#fuel-1": 700_000 * part * 0.07,
        "tj#emission-1": 10 * part * 273,
        "tj#waste-1": 30_000 * part * 0.2,
        "tj#waste-1#transport-1": 30 * 100 * part * 0.1,
        "tj#water-1": 4000 * 1000 * part * 0.001,
    }
    for name, kg in expected.items():
        assert line(document, name)["kg_co2e"] == pytest.approx(kg, rel=1e-12), name
    assert document["footprint"]["total"] == pytest.approx(2.0 + fsum(expected.values()), rel=1e-12)
    assert line(document, "tj#fuel-1")["unit"] == "MJ"
    section = document["production"]
    assert section["conversions"] == {
        "production.sites[0].processes[0].entries[1]": {
            "factor": pytest.approx(35.0),
            "unit": "MJ",
            "source": "natural-gas-cn",
        }
    }
    assert section["runs"] == {"ingot": pytest.approx(part)}
    assert section["sites"][0]["days"] == 365
    assert section["sensitivity"] == {"declared": document["footprint"]["total"], "alternatives": {}}
    assert line(document, "tj#electricity-1")["quality"]["primary_share"] == 1.0
    assert line(document, "tj#waste-1")["quality"]["primary_share"] == 0.0
    assert line(document, "tj#electricity-1")["match"]["reason"].startswith(
        "production.sites[0].processes[0].entries[0]"
    )
    assert proven(document, inventory)


def test_invoices_add_up_and_readings_subtract() -> None:
    invoices = {"kind": "electricity", "unit": "kWh", "invoices": [{"text": "Jan", "amount": 0.1}, {"amount": 0.2}]}
    readings = {"kind": "water", "readings": [{"text": "W1", "opening": 10, "closing": 25, "multiplier": 40}]}
    found = read_production(production(site(invoices, readings))["production"])
    assert [entry.amount for entry in found.processes[0].entries] == [fsum((0.1, 0.2)), 600.0]


@pytest.mark.parametrize(
    ("by", "ingot"),
    [
        ("mass", 0.6),
        ("energy", 600 / 2200),
        ("economic", 12_000 / 13_000),
        ("physical", 1800 / 2600),
    ],
)
def test_co_products_share_by_the_declared_key_and_the_others_stand_beside(by: str, ingot: float) -> None:
    allocation = {"by": by, "quantity": "painted area"}
    declared = production(site(POWER, products=TWO, allocation=allocation))
    document, inventory = calculated(declared, (SCREW,), background=BACKGROUND)
    # 2 kg of 600 t take their share of 500 MWh
    expected = {
        key: 2.0 + 500_000 * share * 2 / 600_000 * 0.6
        for key, share in {
            "mass": 0.6,
            "energy": 600 / 2200,
            "economic": 12_000 / 13_000,
            "physical": 1800 / 2600,
        }.items()
    }
    assert document["footprint"]["total"] == pytest.approx(expected[by], rel=1e-12)
    found = document["production"]["sites"][0]["processes"][0]["allocation"]
    assert found["shares"] == {"ingot": pytest.approx(ingot), "dross": pytest.approx(1 - ingot)}
    assert found["price_ratio"] == pytest.approx(8.0)
    del expected[by]
    sensitivity = document["production"]["sensitivity"]
    assert sensitivity["declared"] == document["footprint"]["total"]
    assert sensitivity["alternatives"] == {key: pytest.approx(total, rel=1e-12) for key, total in expected.items()}
    assert proven(document, inventory)


def test_what_one_product_needs_alone_is_not_shared() -> None:
    alone = {"kind": "electricity", "amount": 90, "unit": "MWh", "product": "ingot"}
    other = {"kind": "electricity", "amount": 70, "unit": "MWh", "product": "dross"}
    document, inventory = calculated(
        production(site(POWER, alone, other, products=TWO, allocation={"by": "mass"})), (SCREW,), background=BACKGROUND
    )
    assert document["footprint"]["total"] == pytest.approx(2.0 + (300_000 + 90_000) * 2 / 600_000 * 0.6, rel=1e-12)
    # the product needs nothing of the other one's: recorded, but no line
    assert "tj#electricity-3" not in {one["id"] for one in document["lines"]}
    assert document["production"]["sites"][0]["processes"][0]["entries"][2]["lines"] == []
    assert proven(document, inventory)
    subdivided = production(site(alone, other, products=TWO, allocation={"by": "subdivision"}))
    document, _ = calculated(subdivided, (SCREW,), background=BACKGROUND)
    assert document["footprint"]["total"] == pytest.approx(2.0 + 90_000 * 2 / 600_000 * 0.6, rel=1e-12)
    assert document["production"]["sensitivity"]["alternatives"] == {}


def test_stated_shares_must_sum_to_one() -> None:
    products = [{**TWO[0], "share": 0.7}, {**TWO[1], "share": 0.4}]
    declared = production(site(POWER, products=products, allocation={"by": "stated"}))
    assert codes(declared) == {("shares-sum", "production.sites[0].processes[0].products[0].share")}
    products[1]["share"] = 0.3
    process = read_production(production(site(products=products, allocation={"by": "stated"}))["production"]).processes[
        0
    ]
    assert shares(process, process.by) == {"ingot": pytest.approx(0.7), "dross": pytest.approx(0.3)}


@given(
    st.lists(st.tuples(st.floats(1e-3, 1e6), st.floats(1e-3, 1e3), st.floats(1e-3, 1e4)), min_size=2, max_size=8),
    st.sampled_from(["mass", "energy", "economic"]),
)
def test_shares_always_sum_to_one(rows: list[tuple[float, float, float]], by: str) -> None:
    products = [
        {"id": f"p{place}", "amount": amount, "unit": "kg", "energy_mj": energy, "price": price}
        for place, (amount, energy, price) in enumerate(rows)
    ]
    declared = production(site(products=products, allocation={"by": by}), product="p0")
    (shared,) = read_production(declared["production"]).processes
    assert fsum(shares(shared, shared.by).values()) == pytest.approx(1.0, rel=1e-12)
    ratio = price_ratio(shared)
    assert ratio is not None
    assert ratio >= 1.0


def loop() -> dict[str, Any]:
    steam = {
        "id": "boiler",
        "products": [{"id": "steam", "amount": 1000, "unit": "t"}],
        "entries": [{"kind": "emission", "gas": "co2", "amount": 3000, "unit": "t"}],
        "takes": [{"product": "power", "amount": 200, "unit": "MWh"}],
    }
    power = {
        "id": "turbine",
        "products": [{"id": "power", "amount": 1000, "unit": "MWh"}],
        "entries": [{"kind": "electricity", "amount": 1000, "unit": "MWh"}],
        "takes": [{"product": "steam", "amount": 500, "unit": "t"}],
    }
    return {**site(), "processes": [steam, power]}


def test_processes_that_feed_each_other_are_solved_exactly() -> None:
    document, inventory = calculated(
        production(loop(), product="steam", amount=2.0, unit="t"), (SCREW,), background=BACKGROUND
    )
    # per t steam: s = 3 t CO2 + 0.2 p, per MWh: p = 0.5 s + 600 kg  →  s = (3000 + 120) / 0.9 kg
    assert document["footprint"]["total"] == pytest.approx(2.0 + 2 * 3120 / 0.9, rel=1e-12)
    assert document["production"]["runs"] == {
        "steam": pytest.approx(2 / 0.9 / 1000),
        "power": pytest.approx(0.4 / 0.9 / 1000),
    }
    assert proven(document, inventory)


def test_a_loop_that_needs_what_it_makes_is_refused() -> None:
    declared = loop()
    declared["processes"][0]["takes"][0]["amount"] = 2000
    assert codes(production(declared, product="steam")) == {("production-loop", "production.sites")}


@pytest.mark.brightway
def test_the_same_plant_by_plain_brightway(compiled: Compile) -> None:
    grid, co2, boiler, turbine = "electricity-grid-cn", "direct-emission-co2-cn", "boiler-cn", "turbine-cn"
    processes = [process(grid, unit="kWh"), process(co2), process(boiler, unit="t"), process(turbine, unit="MWh")]
    exchanges = [
        produces(grid, 1, "kWh"),
        takes(grid, "emission", "co2-fossil", 0.6),
        produces(co2),
        takes(co2, "emission", "co2-fossil", 1),
        produces(boiler, 1000, "t"),
        takes(boiler, "input", co2, 3000, "t"),
        takes(boiler, "input", turbine, 200, "MWh"),
        produces(turbine, 1000, "MWh"),
        takes(turbine, "input", grid, 1000, "MWh"),
        takes(turbine, "input", boiler, 500, "t"),
    ]
    release = compiled(processes, exchanges)
    meter = Line("1", "Meter", 1.0, "kWh", dataset="electricity-grid-cn")
    document, inventory = calculated(
        production(loop(), product="steam", amount=2.0, unit="t"), (meter,), background=release
    )
    assert document["footprint"]["total"] - 0.6 == pytest.approx(plain_score(release, {"boiler-cn": 2.0}), rel=1e-9)
    assert proven(document, inventory)


# standard atomic weights, CIAAW 2021
WEIGHTS = {"C": 12.011, "O": 15.999, "Ca": 40.078, "Mg": 24.305, "Na": 22.990, "Fe": 55.845, "Mn": 54.938}
PARTS = {
    "caco3": (1, {"Ca": 1, "C": 1, "O": 3}),
    "mgco3": (1, {"Mg": 1, "C": 1, "O": 3}),
    "camg-co3-2": (2, {"Ca": 1, "Mg": 1, "C": 2, "O": 6}),
    "feco3": (1, {"Fe": 1, "C": 1, "O": 3}),
    "mnco3": (1, {"Mn": 1, "C": 1, "O": 3}),
    "na2co3": (1, {"Na": 2, "C": 1, "O": 3}),
}


@pytest.mark.parametrize("name", sorted(carbonates()))
def test_carbonates_follow_from_their_atoms(name: str) -> None:
    count, atoms = PARTS[name]
    weight = sum(WEIGHTS[atom] * number for atom, number in atoms.items())
    co2 = count * (WEIGHTS["C"] + 2 * WEIGHTS["O"])
    # the guidelines print 0.41492 for soda ash, of rounded weights
    assert carbonates()[name].kg_co2_per_kg == pytest.approx(co2 / weight, rel=1e-3)


def test_co2_of_impure_limestone() -> None:
    assert co2_of_carbonate(carbonates()["caco3"], 0.95, 0.9) == pytest.approx(0.95 * 0.9 * 0.43971)
    lime = {"kind": "carbonate", "carbonate": "caco3", "amount": 100, "unit": "t", "purity": 0.95, "calcined": 0.9}
    document, inventory = calculated(production(site(lime)), (SCREW,), background=BACKGROUND)
    assert line(document, "tj#carbonate-1")["kg_co2e"] == pytest.approx(100_000 * 2e-6 * 0.95 * 0.9 * 0.43971)
    assert proven(document, inventory)


def test_a_stated_heating_value_goes_before_the_data_sets() -> None:
    gas = {"kind": "fuel", "fuel": "natural-gas", "amount": 20_000, "unit": "m3", "mj_per_unit": 38.9}
    other = {"kind": "fuel", "fuel": "other", "amount": 10, "unit": "kg", "dataset": "abs-cn"}
    document, inventory = calculated(production(site(gas, other)), (SCREW,), background=BACKGROUND)
    assert line(document, "tj#fuel-1")["kg_co2e"] == pytest.approx(20_000 * 2e-6 * 38.9 * 0.07)
    # a data set that takes the fuel in its own unit needs no heating value
    assert line(document, "tj#fuel-2")["kg_co2e"] == pytest.approx(10 * 2e-6 * 4.0)
    assert proven(document, inventory)


def test_the_grid_is_that_of_the_period_where_there_is_one() -> None:
    older = {**site(POWER), "from": "2023-01-01", "to": "2023-12-31"}
    document, _ = calculated(production(older), (SCREW,), background=BACKGROUND)
    assert line(document, "tj#electricity-1")["dataset"]["id"] == "electricity-grid-cn-2023"


def test_pieces_with_a_mass_are_needed_by_the_kilogram() -> None:
    products = [{"id": "casting", "amount": 1000, "unit": "piece", "mass_kg": 4}]
    declared = production(site(POWER, products=products), product="casting", amount=2, unit="kg")
    document, _ = calculated(declared, (SCREW,), background=BACKGROUND)
    assert document["production"]["runs"] == {"casting": pytest.approx(0.5 / 1000)}
    del products[0]["mass_kg"]
    assert codes(production(site(POWER, products=products), product="casting")) == {
        ("unit-of-product", "production.demand[0].unit")
    }


def test_scrap_has_a_rate_and_says_where_it_goes() -> None:
    scrap = [
        {"name": "Sprues", "amount": 150, "unit": "t", "goes": "internal"},
        {"name": "Turnings", "amount": 100, "unit": "t", "goes": "sold", "evidence": "invoice 9"},
    ]
    document, _ = calculated(production(site(POWER, scrap=scrap)), (SCREW,), background=BACKGROUND)
    found = document["production"]["sites"][0]["processes"][0]["scrap"]
    assert (found["kg"], found["internal_kg"], found["rate"]) == (250_000.0, 150_000.0, 0.2)
    # neither return nor sale changes the footprint: no burden leaves with scrap, no credit comes back
    without, _ = calculated(production(site(POWER)), (SCREW,), background=BACKGROUND)
    assert document["footprint"] == without["footprint"]


def test_with_a_reference_flow_the_demand_is_per_piece() -> None:
    declared: dict[str, Any] = production(site(POWER))
    declared["profile"] = {"kind": "reference-flow", "pieces": 0.25, "reason": "four uses"}
    document, inventory = calculated(declared, (SCREW,), background=BACKGROUND)
    assert document["footprint"]["total"] == pytest.approx((2.0 + 0.6) / 4, rel=1e-12)
    assert line(document, "tj#electricity-1")["parent"] == "product#reference-flow"
    assert proven(document, inventory)


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        ({"id": "1"}, "site-is-line", "production.sites[0].id"),
        ({"id": "a b"}, "name-shape", "production.sites[0].id"),
        ({"to": "2024-12-31"}, "period-order", "production.sites[0].to"),
        ({"to": "soon"}, "day", "production.sites[0].to"),
        ({"processes": []}, "rows-needed", "production.sites[0].processes"),
    ],
)
def test_a_site_that_cannot_be_read(change: dict[str, Any], code: str, cell: str) -> None:
    assert (code, cell) in codes(production({**site(POWER), **change}))


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        ({"kind": "electricity"}, "one-amount", "amount"),
        ({**POWER, "invoices": [{"amount": 1}]}, "one-amount", "amount"),
        ({**POWER, "unit": "kg"}, "unit-dimension", "unit"),
        ({**POWER, "product": "lead"}, "product-elsewhere", "product"),
        ({**POWER, "dataset": "nowhere"}, "dataset-unknown", "dataset"),
        ({**POWER, "gas": "n2o"}, "field-unknown", "gas"),
        ({"kind": "water", "readings": [{"opening": 2, "closing": 1}]}, "reading-backwards", "readings[0].closing"),
        ({"kind": "fuel", "fuel": "other", "amount": 1, "unit": "kg"}, "fuel-unknown-heat", "mj_per_unit"),
        ({"kind": "waste", "amount": 1, "unit": "kg", "transport": "ox 3 km"}, "transport-unreadable", "transport"),
    ],
)
def test_an_entry_that_cannot_be_read(entry: dict[str, Any], code: str, field: str) -> None:
    assert (code, f"production.sites[0].processes[0].entries[0].{field}") in codes(production(site(entry)))


def test_names_that_are_used_twice_or_not_at_all() -> None:
    declared = production(site(POWER), {**site(POWER)}, product="gold")
    assert codes(declared) == {
        ("name-twice", "production.sites[1].id"),
        ("name-twice", "production.sites[1].processes[0].products[0].id"),
        ("product-unknown", "production.demand[0].product"),
    }


def test_allocation_that_cannot_be_done_names_the_cell() -> None:
    cell = "production.sites[0].processes[0]"
    assert codes(production(site(POWER, products=TWO))) == {("allocation-needed", f"{cell}.allocation")}
    without = [{**TWO[0]}, {key: value for key, value in TWO[1].items() if key != "price"}]
    priced = production(site(POWER, products=without, allocation={"by": "economic"}))
    assert codes(priced) == {("allocation-value", f"{cell}.products[1].price")}
    free = [{**one, "price": 0} for one in TWO]
    assert codes(production(site(POWER, products=free, allocation={"by": "economic"}))) == {
        ("allocation-zero", f"{cell}.products[0].price")
    }
    assert codes(production(site(POWER, products=TWO, allocation={"by": "subdivision"}))) == {
        ("subdivision-shared", f"{cell}.entries[0].product")
    }


def test_a_forged_meter_does_not_follow_from_the_declarations() -> None:
    document, inventory = calculated(production(site(POWER)), (SCREW,), background=BACKGROUND)
    changed = copy.deepcopy(document)
    changed["declarations"]["production"]["sites"][0]["processes"][0]["entries"][0]["amount"] = 50
    inventory["result_sha256"] = changed["sha256"] = document_hash(changed)
    found = {(one.code, one.line) for one in recompute_inventory(changed, inventory).findings}
    assert found == {("made-line-wrong", "tj#electricity-1")}


def test_loops_between_processes_are_solved_for_every_draw() -> None:
    # the plant's power plant takes steam and the boiler takes power: both vary, and with them every meter behind
    document, _ = calculated(
        production(loop(), product="steam", amount=2.0, unit="t"),
        (SCREW,),
        options=Options(iterations=300),
        background=BACKGROUND,
    )
    variance = document["analysis"]["uncertainty"]["monte_carlo"]["variance"]
    assert variance["kinds"]["foreground"] > 0.0
    shares = [*(one["share"] for one in variance["inputs"]), variance["other_inputs"], variance["interaction"]]
    assert fsum(shares) == pytest.approx(1.0)
    # one process alone has no loop
    alone, _ = calculated(production(site(POWER)), (SCREW,), options=Options(iterations=300), background=BACKGROUND)
    assert alone["analysis"]["uncertainty"]["monte_carlo"]["variance"]["kinds"]["foreground"] == 0.0
