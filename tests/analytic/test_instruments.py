"""Instruments over a site's electricity, solved by hand, in both views."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.bom.values import Line
from footprint.engine.values import Options
from footprint.findings import InputError
from footprint.modelling.electricity.coverage import cover
from footprint.modelling.electricity.reading import read_instruments
from footprint.modelling.production.reading import read_production
from footprint.modelling.production.system import solve
from footprint.results.document import document_hash
from footprint.results.recompute import recompute_inventory
from tests.data.background import DATASETS, HandBackground, dataset
from tests.data.declared import calculated, line, proven

BACKGROUND = HandBackground(
    (
        *DATASETS,
        dataset(
            "electricity-contract-wind-cn", 0.065, unit="kWh", grid_partner="electricity-grid-cn", electricity=True
        ),
        dataset("electricity-onsite-pv-cn", 0.05, unit="kWh", grid_partner="electricity-grid-cn", electricity=True),
        dataset("electricity-hydro-cn", 0.014, unit="kWh", electricity=True),
        dataset("electricity-mix-cn-tj", 0.8, unit="kWh", electricity=True),
    )
)
PART = Line("1", "Part", 1.0, "kg", dataset="steel-hot-rolled-cn")
PROOF = "0123456789abcdef" * 4
SITE = {
    "id": "tj",
    "location": "CN-TJ",
    "from": "2025-01-01",
    "to": "2025-12-31",
    "processes": [
        {
            "id": "casting",
            "products": [{"id": "wheel", "amount": 600, "unit": "t"}, {"id": "hub", "amount": 400, "unit": "t"}],
            "allocation": {"by": "mass"},
            "entries": [
                {"kind": "electricity", "amount": 800, "unit": "MWh"},
                {"kind": "electricity", "amount": 200_000, "unit": "kWh"},
            ],
        }
    ],
}
# the site needs 1000 MWh, wheels 600 of them; a wheel of 1 kg needs 1 kWh
PRODUCTION = {"sites": [SITE], "demand": [{"product": "wheel", "amount": 1, "unit": "kg"}]}


def certificate(kwh: float = 150_000, **more: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "kind": "certificate",
        "site": "tj",
        "kwh": kwh,
        "technology": "wind",
        "certificates": [f"GEC-{place}" for place in range(int(-(-kwh // 1000)))],
        "plant": "Wind farm 1",
        "market": "CN",
        "from": "2025-01-01",
        "to": "2025-06-30",
        "holder": "Wheel Works",
        "cancelled": "2026-01-20",
        "proof": PROOF,
        **more,
    }


PV = {"id": "roof", "kind": "own-generation", "site": "tj", "kwh": 500_000, "technology": "pv"}


def study(*instruments: dict[str, Any], electricity: str = "location", **more: Any) -> tuple[dict[str, Any], Any]:
    declared = {"production": PRODUCTION, "instruments": {"instruments": list(instruments), **more}}
    return calculated(declared, (PART,), options=Options(electricity=electricity), background=BACKGROUND)  # type: ignore[arg-type]


def codes(*instruments: dict[str, Any], **more: Any) -> set[tuple[str, str | None]]:
    with pytest.raises(InputError) as caught:
        study(*instruments, **more)
    assert all(one.en and one.zh for one in caught.value.findings if one.severity == "error")
    return {(one.code, one.cell) for one in caught.value.findings if one.severity == "error"}


def test_certificates_cover_what_the_product_needs_of_the_site() -> None:
    document, inventory = study(certificate(), electricity="market")
    # wheels need 600 MWh, 150 are covered: a quarter of every kWh
    assert document["footprint"]["total"] == pytest.approx(2.0 + 0.75 * 0.6 + 0.25 * 0.065, rel=1e-12)
    assert document["electricity"] == {
        "declared": "market",
        "location_based": pytest.approx(2.6, rel=1e-12),
        "market_based": document["footprint"]["total"],
    }
    assert line(document, "tj#electricity-1")["quantity"] == pytest.approx(0.8 * 0.75 / 1000)
    covered = line(document, "tj#electricity-1-c1")
    assert covered["dataset"]["id"] == "electricity-contract-wind-cn"
    section = document["instruments"]
    assert section["sites"] == [
        {
            "site": "tj",
            "consumption_kwh": 1_000_000.0,
            "physical_kwh": 0.0,
            "need_kwh": pytest.approx(600_000),
            "certificates_kwh": 150_000.0,
            "uncovered_kwh": pytest.approx(450_000),
            "grid_share": pytest.approx(0.75),
        }
    ]
    assert section["instruments"][0]["applied_share"] == pytest.approx(0.25)
    assert "certificates-unchecked" in {one["code"] for one in document["warnings"]}
    assert proven(document, inventory)


def test_the_location_based_view_puts_the_sites_grid_in_the_certificates_place() -> None:
    document, inventory = study(certificate())
    assert document["footprint"]["total"] == pytest.approx(2.6, rel=1e-12)
    assert line(document, "tj#electricity-1-c1")["dataset"]["id"] == "electricity-grid-cn"
    assert document["electricity"]["market_based"] == pytest.approx(2.0 + 0.75 * 0.6 + 0.25 * 0.065, rel=1e-12)
    assert proven(document, inventory)


def test_the_grid_that_the_meter_names_is_the_one_of_both_views() -> None:
    production = copy.deepcopy(PRODUCTION)
    for entry in production["sites"][0]["processes"][0]["entries"]:  # type: ignore[index]
        entry["dataset"] = "electricity-mix-cn-tj"
    declared = {"production": production, "instruments": {"instruments": [certificate()]}}
    document, inventory = calculated(declared, (PART,), background=BACKGROUND)
    assert document["electricity"]["location_based"] == pytest.approx(2.8, rel=1e-12)
    assert document["electricity"]["market_based"] == pytest.approx(2.0 + 0.75 * 0.8 + 0.25 * 0.065, rel=1e-12)
    assert proven(document, inventory)


def test_own_generation_reaches_all_products_and_counts_in_both_views() -> None:
    document, inventory = study(PV, certificate(), electricity="market")
    # half of the site by its roof; of the 300 MWh of grid power of the wheels 150 by certificates: a quarter of all
    total = 2.0 + 0.5 * 0.05 + 0.25 * 0.065 + 0.25 * 0.6
    assert document["footprint"]["total"] == pytest.approx(total, rel=1e-12)
    assert document["electricity"]["location_based"] == pytest.approx(2.0 + 0.5 * 0.05 + 0.5 * 0.6, rel=1e-12)
    assert document["instruments"]["sites"][0]["need_kwh"] == pytest.approx(300_000)
    assert proven(document, inventory)


def test_own_generation_whose_certificates_were_sold_is_grid_electricity() -> None:
    document, inventory = study({**PV, "certificates_sold": True}, electricity="market")
    assert document["footprint"]["total"] == pytest.approx(2.6, rel=1e-12)
    assert document["instruments"]["instruments"][0]["applied_share"] == 0.0
    assert proven(document, inventory)


def test_a_direct_line_covers_all_and_no_grid_line_is_left() -> None:
    direct = {"id": "dam", "kind": "direct-line", "site": "tj", "kwh": 1_000_000, "technology": "hydro"}
    document, inventory = study(direct)
    assert document["footprint"]["total"] == pytest.approx(2.014, rel=1e-12)
    names = [one["id"] for one in document["lines"]]
    assert names == ["1", "tj#electricity-1-dam", "tj#electricity-2-dam"]
    assert document["electricity"]["market_based"] is None
    assert proven(document, inventory)


def test_the_other_allocation_covers_no_more_than_there_is() -> None:
    production = copy.deepcopy(PRODUCTION)
    products = production["sites"][0]["processes"][0]["products"]  # type: ignore[index]
    products[0]["price"], products[1]["price"] = 1, 13.5
    declared = {"production": production, "instruments": {"instruments": [certificate(450_000)]}}
    document, _ = calculated(declared, (PART,), options=Options(electricity="market"), background=BACKGROUND)
    assert document["footprint"]["total"] == pytest.approx(2.0 + 0.25 * 0.6 + 0.75 * 0.065, rel=1e-12)
    # by price the wheels bear a tenth: 100 MWh, all of it covered
    alternative = document["production"]["sensitivity"]["alternatives"]["economic"]
    assert alternative == pytest.approx(2.0 + 100 / 600 * 0.065, rel=1e-12)


def test_buyers_who_refuse_certificates_get_the_location_based_result() -> None:
    document, _ = study(certificate(), refuse_certificates=True)
    assert document["instruments"]["refuse_certificates"] is True
    assert document["footprint"]["total"] == document["electricity"]["location_based"]
    assert codes(certificate(), electricity="market", refuse_certificates=True) == {
        ("certificates-refused", "instruments.refuse_certificates")
    }


def test_behind_a_ledger_only_what_is_allocated_counts() -> None:
    document, inventory = study(certificate(), ledger=True)
    assert document["electricity"]["market_based"] is None
    assert "certificate-not-in-ledger" in {one["code"] for one in document["warnings"]}
    assert proven(document, inventory)
    document, inventory = study(certificate(allocation="a1"), ledger=True)
    assert document["electricity"]["market_based"] == pytest.approx(2.0 + 0.75 * 0.6 + 0.25 * 0.065, rel=1e-12)
    assert "certificates-unchecked" not in {one["code"] for one in document["warnings"]}
    assert proven(document, inventory)


CELL = "instruments.instruments[0]"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"kwh": 700_000, "count": 700}, "instruments-exceed", ".kwh"),
        ({"count": 149}, "certificates-few", ".kwh"),
        ({"certificates": []}, "needed", ".certificates"),
        ({"certificates": [1]}, "texts-expected", ".certificates"),
        ({"certificates": ["GEC-1"] * 150}, "certificate-twice", ".certificates"),
        (
            {"certificates": ["gec 1", *(f"GEC-{place}" for place in range(1, 150))]},
            "certificate-twice",
            ".certificates",
        ),
        ({"market": "DE"}, "certificate-market", ".market"),
        ({"market": ""}, "needed", ".market"),
        ({"holder": ""}, "needed", ".holder"),
        ({"plant": None}, "needed", ".plant"),
        ({"cancelled": None}, "needed", ".cancelled"),
        ({"proof": "see letter"}, "hash-shape", ".proof"),
        ({"proof": None}, "needed", ".proof"),
        ({"from": "2023-01-01", "to": "2023-12-31"}, "certificate-period", ".from"),
        ({"from": "2025-07-01"}, "period-order", ".to"),
        ({"site": "bj"}, "instrument-site", ".site"),
        ({"technology": "biomass"}, "instrument-no-dataset", ".dataset"),
        ({"dataset": "nowhere"}, "dataset-unknown", ".dataset"),
        ({"technology": "tides"}, "choice", ".technology"),
    ],
)
def test_an_instrument_that_does_not_count_says_why(change: dict[str, Any], code: str, field: str) -> None:
    assert (code, f"{CELL}{field}") in codes({**certificate(), **change})


def test_a_certificate_that_reaches_beyond_the_period_is_told() -> None:
    document, _ = study(certificate(**{"from": "2024-10-01"}))
    assert "certificate-period-part" in {one["code"] for one in document["warnings"]}


def test_the_same_number_in_two_instruments_counts_once() -> None:
    two = certificate(1000, id="c2")
    assert codes(certificate(1000), two) == {("certificate-twice", "instruments.instruments[1].certificates")}
    assert codes(certificate(1000), certificate(1000, certificates=["other"])) == {("name-twice", f"{CELL[:-3]}[1].id")}


def test_instruments_need_a_site() -> None:
    with pytest.raises(InputError) as caught:
        calculated({"instruments": {"instruments": [PV]}}, (PART,), background=BACKGROUND)
    assert [one.code for one in caught.value.findings] == ["instrument-without-production"]
    document, _ = calculated({"instruments": {"refuse_certificates": True}}, (PART,), background=BACKGROUND)
    assert document["instruments"]["refuse_certificates"] is True


def test_a_line_on_contractual_electricity_without_an_instrument_is_told() -> None:
    power = Line("2", "Power", 1.0, "kWh", "production", dataset="electricity-contract-wind-cn")
    document, _ = calculated({}, (PART, power), background=BACKGROUND)
    assert ("contract-without-instrument", "2") in {(one["code"], one["line"]) for one in document["warnings"]}


def test_the_inventory_of_the_organisation_stands_apart() -> None:
    document, _ = study(certificate())
    (found,) = document["production"]["organisation_inventory"]
    assert found["kg_co2"] == pytest.approx(1_000_000 * 0.6796)
    assert found["factor"]["id"] == "electricity-direct-co2-cn-tj-2023"
    assert found["kg_co2"] not in {one["kg_co2e"] for one in document["lines"]}


def test_a_forged_certificate_does_not_follow_from_the_declarations() -> None:
    document, inventory = study(certificate(), electricity="market")
    document["declarations"]["instruments"]["instruments"][0]["kwh"] = 15_000
    inventory["result_sha256"] = document["sha256"] = document_hash(document)
    found = {one.line for one in recompute_inventory(document, inventory).findings}
    assert {"tj#electricity-1", "tj#electricity-1-c1", "tj#electricity-2", "tj#electricity-2-c1"} == found


@given(
    st.lists(st.floats(0.0, 2e6), max_size=4),
    st.lists(st.floats(0.0, 2e6), max_size=4),
    st.floats(1.0, 1e3),
    st.floats(1.0, 1e3),
)
def test_shares_never_exceed_one_and_the_rest_is_what_is_left(
    physical: list[float], certificates: list[float], wheels: float, hubs: float
) -> None:
    production = copy.deepcopy(PRODUCTION)
    products = production["sites"][0]["processes"][0]["products"]  # type: ignore[index]
    products[0]["amount"], products[1]["amount"] = wheels, hubs
    rows = [{**PV, "id": f"p{place}", "kwh": kwh} for place, kwh in enumerate(physical) if kwh > 0]
    rows += [
        certificate(kwh, id=f"c{place}", certificates=[f"{place}"], count=2000)
        for place, kwh in enumerate(certificates)
        if kwh > 0
    ]
    read = read_production(production)
    found = cover(read.sites[0], read, solve(read), read_instruments({"instruments": rows}), strict=False)
    shares = [applied.share for applied in found.applied]
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert sum(shares) + found.rest == pytest.approx(1.0, abs=1e-8)
