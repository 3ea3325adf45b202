"""Emissions by gas sum to the footprint; what is aggregated is said to be so."""

from __future__ import annotations

import pytest

from footprint.analysis.gases import by_gas, gas_of
from footprint.engine.uncertainty import dataset_amounts
from footprint.inventory.values import Flow
from tests.data.background import HandBackground
from tests.unit.analysis.products import LINES, TOTAL, study_of


@pytest.mark.parametrize(
    ("flow", "gas"),
    [
        ("co2-fossil", "co2_fossil"),
        ("co2-land-use", "co2_land_use"),
        ("ch4-land-use", "ch4_biogenic"),
        ("n2o-aircraft", "n2o"),
        ("hfc-134a", "hfc"),
        ("c-c4f8", "pfc"),
        ("sf6", "sf6"),
        ("hcfc-22", "other"),
        ("ghg-aggregated-biogenic", "aggregated"),
    ],
)
def test_every_flow_has_its_gas(flow: str, gas: str) -> None:
    assert gas_of(flow).id == gas


def test_every_characterised_flow_of_the_shipped_pack_is_known() -> None:
    import csv

    from footprint.inventory import shipped_packs

    with (shipped_packs() / "ipcc-ar6" / "flows.csv").open(encoding="utf-8") as file:
        unknown = {row["id"] for row in csv.DictReader(file) if row["ledger"] and gas_of(row["id"]).id == "other"}
    assert {name.partition("-")[0] for name in unknown} == {"hfo", "hcfc"}


def test_gases_of_a_product_by_hand() -> None:
    # fossil 20 + 0.1 + 6 + 3 + 2; the supplier's 6 is not told apart; of the board 0.6, −3 and 0.2
    found = {
        one.gas.id: one for one in by_gas(HandBackground().emissions(dataset_amounts(study_of(*LINES).lines)), 6.0)
    }
    assert {name: one.kg_co2e for name, one in found.items()} == pytest.approx(
        {"co2_fossil": 31.1, "co2_biogenic": 0.6, "co2_uptake": -3.0, "co2_land_use": 0.2, "suppliers": 6.0}
    )
    assert sum(one.kg_co2e for one in found.values()) == pytest.approx(TOTAL)
    assert found["co2_uptake"].kg == pytest.approx(3.0)  # what is taken up is a positive mass
    assert found["suppliers"].kg is None


def test_a_family_is_summed_by_its_warming_and_its_mass() -> None:
    # 2 g of HFC-134a × 1530 and 1 g of HFC-32 × 771: 3.831 kg CO2e, 3 g
    def flow(name: str, gwp: float, ledger: str | None = "fossil") -> Flow:
        return Flow(name, name, name, "kg", "air", ledger, gwp, "test", "")

    (hfc,) = by_gas([(flow("hfc-134a", 1530), 0.002), (flow("hfc-32", 771), 0.001), (flow("so2", 0, None), 5.0)])
    assert (hfc.kg_co2e, hfc.kg) == pytest.approx((3.831, 0.003))
