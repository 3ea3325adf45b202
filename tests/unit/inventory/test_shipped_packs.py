"""The shipped packs: complete, bilingual, sourced, balanced, and in the range of published footprints."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping

import pytest

from footprint.engine.adjoint import Adjoint
from footprint.inventory import PackSet, read_packs, shipped_packs
from footprint.inventory.factors import solve_factors
from footprint.inventory.system import build_system
from footprint.inventory.values import MODES, Process
from footprint.ledgers import Ledgers

# A single published figure has no range of its own; agreement within a quarter is what figures of two studies show.
SINGLE = 0.25
EXPLAINED = "Outside because"
OURS = {"ipcc-ar6", "energy-cn", "transport", "metals", "services", "world-regions"}
# IPCC 2006 vol. 2 table 1.4: default and 95 % interval of CO2 from burning, kg/TJ on the lower heating value
IPCC_COMBUSTION = {
    "heat-coal-cn": (89_500, 99_700),
    "heat-lignite-cn": (90_900, 115_000),
    "heat-coke-cn": (95_700, 119_000),
    "heat-gas-cn": (54_300, 58_300),
    "heat-diesel-cn": (72_600, 74_800),
    "heat-fuel-oil-cn": (75_500, 78_800),
    "heat-lpg-cn": (61_600, 65_600),
    "heat-petcoke-cn": (82_900, 115_000),
    "heat-coke-oven-gas-cn": (37_300, 54_100),
    "heat-coal-rer": (89_500, 99_700),
    "heat-gas-rer": (54_300, 58_300),
    "heat-diesel-rer": (72_600, 74_800),
    "heat-fuel-oil-rer": (75_500, 78_800),
    "diesel-burned-vehicle-cn": (72_600, 74_800),
    "petrol-burned-vehicle-cn": (67_500, 73_000),
}
# what others link to; renaming one breaks studies that chose it
FIXED = (
    "electricity-grid-cn",
    "electricity-grid-cn-2023",
    "electricity-coal-cn",
    "electricity-gas-cn",
    "electricity-hydro-cn",
    "electricity-nuclear-cn",
    "electricity-wind-cn",
    "electricity-pv-cn",
    "electricity-biomass-cn",
    "electricity-td-cn",
    "electricity-mix-cn",
    "electricity-contract-wind-cn",
    "electricity-contract-pv-cn",
    "electricity-contract-hydro-cn",
    "electricity-grid-rer",
    "electricity-grid-us",
    "electricity-grid-glo",
    "hard-coal-cn",
    "coke-cn",
    "natural-gas-cn",
    "lng-cn",
    "crude-oil-cn",
    "diesel-cn",
    "petrol-cn",
    "heavy-fuel-oil-cn",
    "lpg-cn",
    "naphtha-cn",
    "hydrogen-coal-cn",
    "hydrogen-smr-cn",
    "hydrogen-electrolysis-cn",
    "steam-coal-cn",
    "steam-gas-cn",
    "heat-coal-cn",
    "heat-gas-cn",
    "heat-diesel-cn",
    "diesel-burned-vehicle-cn",
    "petrol-burned-vehicle-cn",
    "compressed-air-cn",
    "road-freight-cn",
    "road-freight-medium-cn",
    "road-freight-light-cn",
    "rail-freight-cn",
    "inland-ship-cn",
    "sea-container-glo",
    "air-freight-glo",
    "iron-ore-cn",
    "iron-ore-pellet-cn",
    "sinter-cn",
    "pig-iron-cn",
    "steel-bof-cn",
    "steel-hot-rolled-cn",
    "steel-cold-rolled-cn",
    "steel-galvanised-cn",
    "steel-eaf-cn",
    "steel-hot-rolled-eaf-cn",
    "stainless-steel-cn",
    "steel-bar-cn",
    "cast-iron-cn",
    "steel-scrap-cn",
    "ferrosilicon-75-cn",
    "silicon-metal-cn",
    "electrolytic-manganese-cn",
    "bauxite-cn",
    "alumina-cn",
    "anode-carbon-cn",
    "aluminium-primary-cn",
    "aluminium-primary-hydro-cn",
    "aluminium-secondary-cn",
    "aluminium-scrap-cn",
    "aluminium-sheet-cn",
    "aluminium-extrusion-cn",
    "aluminium-casting-cn",
    "aluminium-foil-cn",
    "copper-concentrate-glo",
    "copper-primary-cn",
    "copper-secondary-cn",
    "copper-scrap-cn",
    "copper-wire-cn",
    "copper-foil-cn",
    "lead-concentrate-cn",
    "lead-primary-cn",
    "lead-secondary-cn",
    "lead-alloy-cn",
    "zinc-primary-cn",
    "zinc-secondary-cn",
    "magnesium-primary-cn",
    "nickel-class1-glo",
    "nickel-sulfate-cn",
    "cobalt-sulfate-cn",
    "manganese-sulfate-cn",
    "tin-cn",
    "ndfeb-magnet-cn",
    "limestone-cn",
    "lime-cn",
    "cement-cn",
    "clinker-cn",
    "water-tap-cn",
    "water-deionised-cn",
    "wastewater-treatment-cn",
    "landfill-inert-cn",
    "landfill-msw-cn",
    "incineration-msw-cn",
    "incineration-plastic-cn",
    "incineration-hazardous-cn",
    "corrugated-board-cn",
    "pallet-wood-cn",
    "oxygen-cn",
    "nitrogen-cn",
    "direct-emission-co2-cn",
    "direct-emission-ch4",
    "direct-emission-n2o",
    "direct-emission-cf4",
    "direct-emission-hfc-134a",
)


def rows(name: str) -> list[dict[str, str]]:
    with (shipped_packs() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def packs() -> PackSet:
    return read_packs(shipped_packs())


@pytest.fixture(scope="module")
def factors(packs: PackSet) -> Mapping[str, Ledgers]:
    exact = build_system(packs)
    return dict(zip(exact.ids, solve_factors(exact, Adjoint(exact.floats())), strict=True))


def ours(packs: PackSet) -> list[Process]:
    return [process for process in packs.processes.values() if process.pack in OURS]


def amount(process: Process, flow: str) -> float:
    return sum(exchange.amount for exchange in process.exchanges if exchange.flow == flow)


def test_packs_are_read_without_a_warning(packs: PackSet) -> None:
    assert [finding for finding in packs.warnings if (finding.cell or "").split("/")[0] in OURS] == []


def test_the_data_sets_that_others_link_to_are_there(packs: PackSet) -> None:
    assert [name for name in FIXED if name not in packs.processes] == []


def test_31_provinces_have_a_generation_mix(packs: PackSet) -> None:
    provinces = [p for p in packs.processes.values() if re.fullmatch(r"electricity-mix-cn-[a-z]{2}", p.id)]
    assert len(provinces) == 31
    assert all(p.location == "CN-" + p.id[-2:].upper() and p.electricity for p in provinces)


def test_names_are_in_both_languages(packs: PackSet) -> None:
    for process in packs.processes.values():
        assert re.search(r"[a-z]", process.name), process.id
        assert re.search(r"[\u4e00-\u9fff]", process.name_zh), process.id


def test_a_matcher_finds_synonyms_in_both_languages(packs: PackSet) -> None:
    assert [process.id for process in ours(packs) if not (process.synonyms and process.synonyms_zh)] == []


def test_one_default_data_set_for_each_mode(packs: PackSet) -> None:
    modes = Counter(process.transport_mode for process in packs.processes.values() if process.transport_mode)
    assert modes == dict.fromkeys(MODES, 1)
    assert all(p.unit == "t*km" for p in packs.processes.values() if p.transport_mode)


def test_contractual_electricity_names_its_grid(packs: PackSet) -> None:
    contracts = [process for process in packs.processes.values() if process.grid_partner]
    assert len(contracts) >= 3
    assert {process.grid_partner for process in contracts} == {"electricity-grid-cn"}


def test_a_secondary_partner_holds_scrap(packs: PackSet) -> None:
    for process in ours(packs):
        if process.secondary:
            assert packs.processes[process.secondary].contains_scrap, process.id


def test_every_estimate_gives_its_reasoning(packs: PackSet) -> None:
    for process in ours(packs):
        for exchange in process.exchanges:
            if exchange.basis == "estimate":
                assert len(exchange.comment) >= 20, (process.id, exchange.flow)


@pytest.mark.parametrize(("name", "bounds"), IPCC_COMBUSTION.items())
def test_burning_lets_off_the_carbon_of_the_fuel(packs: PackSet, name: str, bounds: tuple[int, int]) -> None:
    process = packs.processes[name]
    (fuel,) = [packs.processes[e.flow] for e in process.exchanges if e.type == "input"]
    assert fuel.heating_value_mj_per_kg
    per_unit = fuel.heating_value_mj_per_kg * (fuel.density_kg_per_m3 or 0 if fuel.unit == "m3" else 1)
    energy = amount(process, fuel.id) * per_unit
    assert bounds[0] <= amount(process, "co2-fossil") / energy * 1e6 <= bounds[1]
    if process.unit == "MJ":
        assert energy == pytest.approx(1, rel=1e-3)


@pytest.mark.parametrize(
    "name", ["sawnwood-cn", "plywood-cn", "pallet-wood-cn", "kraft-paper-cn", "corrugated-board-cn"]
)
def test_net_uptake_is_the_carbon_in_the_product(packs: PackSet, factors: Mapping[str, Ledgers], name: str) -> None:
    process, ledgers = packs.processes[name], factors[name]
    mass = process.mass_kg_per_piece or 1
    held = mass * process.biogenic_carbon_kg_per_kg * 44 / 12
    assert ledgers.biogenic_emissions + ledgers.biogenic_removals == pytest.approx(-held, rel=0.02)


def test_pig_iron_and_steel_close_their_carbon(packs: PackSet) -> None:
    iron, steel = packs.processes["pig-iron-cn"], packs.processes["steel-bof-cn"]
    carbon_in = (amount(iron, "coke-cn") * 28.47 * 0.107 + amount(iron, "hard-coal-cn") * 0.0946) * 12 / 44
    assert carbon_in - amount(iron, "co2-fossil") * 12 / 44 == pytest.approx(0.043, abs=0.001)
    left = 0.043 * amount(steel, "pig-iron-cn") - amount(steel, "co2-fossil") * 12 / 44
    assert left == pytest.approx(0.001, abs=0.0005)


def test_aircraft_emissions_stand_apart(factors: Mapping[str, Ledgers]) -> None:
    assert factors["air-freight-glo"].aircraft == pytest.approx(0.5313)
    assert factors["air-freight-glo"].fossil < 0.2
    assert factors["road-freight-cn"].aircraft == 0


def test_the_official_electricity_factors_are_met(factors: Mapping[str, Ledgers]) -> None:
    assert factors["electricity-grid-cn"].total == pytest.approx(0.5777)
    assert factors["electricity-grid-cn-2023"].total == pytest.approx(0.6205)
    # contracts: technology 0.0324 plus transmission and distribution 0.0327
    assert factors["electricity-contract-wind-cn"].total == pytest.approx(0.0651)


def test_secondary_is_below_primary(packs: PackSet, factors: Mapping[str, Ledgers]) -> None:
    for process in ours(packs):
        if process.secondary:
            assert factors[process.secondary].total < factors[process.id].total, process.id


def inside(row: Mapping[str, str], value: float) -> bool:
    low = float(row["low"]) if row["low"] else float(row["central"]) * (1 - SINGLE)
    high = float(row["high"]) if row["high"] else float(row["central"]) * (1 + SINGLE)
    return low <= value <= high


def compared(row: Mapping[str, str], ledgers: Ledgers) -> float:
    return ledgers.fossil if "fossil ledger" in row["scope"] else ledgers.total


def test_published_figures_are_cited() -> None:
    sources = {row["id"]: row for row in rows("validation_sources.csv")}
    for row in rows("validation.csv"):
        assert sources[row["source"]]["title"], row
        assert row["source_place"], row
        assert row["central"] or (row["low"] and row["high"]), row


def test_published_figures_name_the_unit_of_their_data_set(packs: PackSet) -> None:
    assert [row for row in rows("validation.csv") if packs.processes[row["dataset"]].unit != row["unit"]] == []


def test_results_are_in_the_published_range_or_explained(packs: PackSet, factors: Mapping[str, Ledgers]) -> None:
    wrong = []
    for row in rows("validation.csv"):
        value = compared(row, factors[row["dataset"]])
        if not inside(row, value) and EXPLAINED not in row["comment"] and not row["unlike"]:
            wrong.append((row["dataset"], row["product"], round(value, 4), row["low"], row["central"], row["high"]))
    assert wrong == []


def test_no_explanation_outlives_its_difference(packs: PackSet, factors: Mapping[str, Ledgers]) -> None:
    stale = [
        row["dataset"]
        for row in rows("validation.csv")
        if EXPLAINED in row["comment"]
        and packs.processes[row["dataset"]].pack in OURS
        and inside(row, compared(row, factors[row["dataset"]]))
    ]
    assert stale == []
