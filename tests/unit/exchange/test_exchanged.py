"""What PACT clients are given: v3 from a published row, v2 from v3, and the filters of both."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.exchange.pact import (
    FilterError,
    NotSupportedError,
    Published,
    from_pact,
    parse_filters,
    parse_odata,
    published_pact,
    to_v2,
)
from footprint.ledgers import LEDGERS, Ledgers
from tests.unit.exchange.test_pact import SCHEMA

ROW = Published(
    id="f4b1225a-bd44-4c8e-861d-079e4e1dfd69",
    created=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    active=True,
    preceding=("079e425a-464f-528d-341d-4a944a1dfd70",),
    company="Steelworks",
    series="91715e5e-fd0b-4d1c-8fab-76290c46e6ed",
    product="Steel sheet",
    product_zh="钢板",
    unit="kg",
    factor=Ledgers(2.0, 0.1, -0.3, 0.05, 0.01),
    biogenic_carbon_kg=0.02,
    mass_kg_per_unit=None,
    primary_data_share=0.4,
    geography="CN-TJ",
    period_start=date(2025, 1, 1),
    period_end=date(2026, 1, 1),
    valid_from=date(2026, 1, 1),
    valid_until=date(2028, 12, 31),
    source="study 7",
)
SECRET = "recipe: 40 % scrap from the yard"
AMOUNT = st.just(0.0) | st.floats(1e-9, 1e6)


def schema(version: str) -> Any:
    """The published JSON schema of a ProductFootprint, when a folder with it is named."""
    path = SCHEMA.with_name(f"pact-{version}-productFootprint.schema.json")
    if not path.exists():
        pytest.skip("the published schemas are not here")
    return json.loads(path.read_text("utf-8"))


@given(st.sampled_from(["kg", "t", "L", "kWh", "m3"]), AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_v3_reads_back_as_the_same_footprint(
    unit: str, fossil: float, emitted: float, taken: float, land: float, aircraft: float
) -> None:
    row = replace(ROW, unit=unit, factor=Ledgers(fossil, emitted, -taken, land, aircraft))
    read = from_pact(json.dumps(published_pact(row)).encode())
    scale = {"t": 1000.0}.get(unit, 1.0)
    for name in LEDGERS:
        stated = getattr(row.factor, name)
        assert getattr(read.factor, name) * scale == pytest.approx(stated, rel=1e-9, abs=1e-9 * (fossil + aircraft + 1))


def test_only_results_are_passed_on() -> None:
    kept = {
        "companyIds": ["urn:company:steel", "no urn"],
        "productIds": ["urn:gtin:123"],
        "productClassifications": ["urn:pact:productclassification:un-cpc:4121"],
        "productDescription": SECRET,
        "comment": SECRET,
        "extensions": [{"data": SECRET}],
        "pcf": {
            "boundaryProcessesDescription": SECRET,
            "secondaryEmissionFactorSources": [{"name": SECRET, "version": "1"}],
            "verification": {"providerName": "Checkers", "coverage": "all of it", "completedAt": "yesterday"},
            "dqi": {"technologicalDQR": "1", "geographicalDQR": "2", "temporalDQR": "1"},
        },
    }
    found = published_pact(replace(ROW, kept=kept))
    assert SECRET not in json.dumps(found, ensure_ascii=False)
    assert found["companyIds"] == ["urn:company:steel"]
    assert found["productIds"] == ["urn:gtin:123", f"urn:uuid:{ROW.series}"]
    assert found["pcf"]["verification"] == {"providerName": "Checkers"}
    assert found["pcf"]["dqi"]["geographicalDQR"] == "2"
    assert to_v2(found)["productCategoryCpc"] == "4121"  # type: ignore[index]
    assert SECRET not in json.dumps(to_v2(found), ensure_ascii=False)


def test_a_sample_says_so_in_both_versions() -> None:
    for found in (published_pact(replace(ROW, sample=True)), to_v2(published_pact(replace(ROW, sample=True)))):
        assert found
        assert found["comment"].startswith("SAMPLE")
    assert "SAMPLE" not in published_pact(ROW)["comment"]


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("CN", "geographyCountry"),
        ("CN-TJ", "geographyCountrySubdivision"),
        ("Asia", "geographyRegionOrSubregion"),
        ("somewhere", None),
        ("", None),
    ],
)
def test_a_place_is_named_once(place: str, field: str | None) -> None:
    pcf = published_pact(replace(ROW, geography=place))["pcf"]
    assert [name for name in pcf if name.startswith("geography")] == ([field] if field else [])


def test_v2_is_per_one_unit() -> None:
    per_tonne = published_pact(replace(ROW, unit="t", factor=ROW.factor.times(1000)))
    assert Decimal(per_tonne["pcf"]["declaredUnitAmount"]) == 1000
    found = to_v2(per_tonne)
    assert found
    pcf = found["pcf"]
    assert (pcf["declaredUnit"], Decimal(pcf["unitaryProductAmount"])) == ("kilogram", 1000)
    assert Decimal(pcf["fossilGhgEmissions"]) == Decimal("2.01")
    assert Decimal(pcf["pCfExcludingBiogenic"]) == Decimal("2.06")
    assert Decimal(pcf["pCfIncludingBiogenic"]) == Decimal("1.86")
    assert Decimal(pcf["biogenicCarbonWithdrawal"]) == Decimal("-0.3")
    assert (pcf["primaryDataShare"], pcf["exemptedEmissionsPercent"]) == (40.0, 0.0)
    assert found["version"] == 1


def test_v2_gives_pieces_per_kilogram_or_not_at_all() -> None:
    piece = replace(ROW, unit="piece", mass_kg_per_unit=4.0)
    found = to_v2(published_pact(piece))
    assert found
    assert (found["pcf"]["declaredUnit"], Decimal(found["pcf"]["unitaryProductAmount"])) == ("kilogram", 4)
    assert Decimal(found["pcf"]["fossilGhgEmissions"]) == Decimal("2.01") / 4
    assert to_v2(published_pact(replace(piece, mass_kg_per_unit=None))) is None


@pytest.mark.parametrize("unit", ["kg", "t", "piece", "km", "h"])
@pytest.mark.parametrize("version", ["v3.0", "v2.3", "v2.2"])
def test_the_published_schemas_hold(version: str, unit: str) -> None:
    import jsonschema

    found: Any = published_pact(replace(ROW, unit=unit, mass_kg_per_unit=2.0))
    jsonschema.validate(found if version == "v3.0" else to_v2(found), schema(version))


def matches(**filters: list[str]) -> bool:
    return parse_filters(filters).match(published_pact(ROW))


def test_filters_are_or_inside_and_across_without_case() -> None:
    assert matches()
    assert matches(productid=["urn:x", f"URN:UUID:{ROW.series.upper()}"])
    assert not matches(productId=["urn:x"])
    assert matches(geography=["fr", "cn"], status=["ACTIVE"])
    assert matches(geography=["cn-tj"])
    assert not matches(geography=["CN-BJ"])
    assert not matches(geography=["cn"], status=["Deprecated"])
    assert not matches(classification=["urn:any"])


def test_validity_filters() -> None:
    assert matches(validOn=["2026-01-01T00:00Z"])
    assert not matches(validOn=["2025-12-31T23:59:59Z"])
    assert matches(validAfter=["2025-12-31"])
    assert not matches(validAfter=["2026-01-01T00:00:00Z"])
    assert matches(validBefore=["2029-01-01T00:00:00 00:00"])
    assert not matches(validBefore=["2028-12-31"])


def test_without_a_stated_validity_it_is_three_years() -> None:
    found = published_pact(replace(ROW, period_start=date(2023, 3, 1), period_end=date(2024, 2, 29)))
    del found["validityPeriodStart"], found["validityPeriodEnd"]
    assert parse_filters({"validOn": ["2027-02-28T00:00:00Z"]}).match(found)
    assert not parse_filters({"validOn": ["2027-03-01T00:00:00Z"]}).match(found)


@pytest.mark.parametrize(
    "filters",
    [{"status": ["Perhaps"]}, {"validOn": ["tomorrow"]}, {"validOn": ["2026", "2027"]}, {"geography": ["x"] * 101}],
)
def test_what_is_no_filter(filters: dict[str, list[str]]) -> None:
    with pytest.raises(FilterError):
        parse_filters(filters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("pcf/geographyCountrySubdivision eq 'cn-tj'", True),
        ("(created ge 2026-03-01T00:00:00Z)", True),
        ("created lt '2026-03-01T00:00:00Z'", False),
        ("productIds/any(p:(p eq 'urn:uuid:91715e5e-fd0b-4d1c-8fab-76290c46e6ed'))", True),
        ("companyIds/any(c: c eq 'urn:x') and status eq 'Active'", False),
        ("pcf/referencePeriodEnd le '2026-01-01T00:00:00Z' and productNameCompany eq 'Steel sheet'", True),
        ("productNameCompany eq 'it''s'", False),
        ("pcf/geographyCountry eq 'CN'", False),
    ],
)
def test_odata(text: str, expected: bool) -> None:
    found = to_v2(published_pact(ROW))
    assert found
    assert parse_odata(text)(found) is expected


@pytest.mark.parametrize(
    "text",
    [
        "created",
        "created near 2026",
        "status eq 'Active' or status eq 'Deprecated'",
        "status ne 'Active'",
        "comment eq 'x'",
        "pcf/any(x:(x eq 'y'))",
        "status eq 'Active' status eq 'Active'",
        "contains(status, 'A')",
    ],
)
def test_odata_outside_the_subset(text: str) -> None:
    with pytest.raises(NotSupportedError):
        parse_odata(text)


@pytest.mark.parametrize("text", ["created ge 'yesterday'", "x" * 2001])
def test_what_is_no_odata(text: str) -> None:
    with pytest.raises(FilterError):
        parse_odata(text)


@given(st.text(max_size=60))
def test_any_text_is_a_filter_or_refused(text: str) -> None:
    found = to_v2(published_pact(ROW))
    assert found
    for parse, name in ((parse_filters, "validOn"), (parse_odata, "")):
        try:
            if name:
                parse_filters({name: [text]}).match(published_pact(ROW))
            else:
                parse(text)(found)  # type: ignore[operator, arg-type]
        except FilterError:
            continue
