"""PACT v3.0.3 out and in: decimals are strings, values are per amount × unit, the identities hold."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.exchange.pact import from_pact, to_pact
from footprint.exchange.pact.reading import LIMIT
from footprint.exchange.pact.vocabulary import pact_unit
from footprint.exchange.pact.writing import text
from footprint.findings import InputError
from reports.values import LabelFacts

DOCUMENT: dict[str, Any] = json.loads((Path(__file__).parents[2] / "data" / "example_result.json").read_bytes())
FACTS = LabelFacts(
    number="FP-2026-000001-7",
    issued=date(2026, 11, 21),
    valid_until=date(2028, 11, 21),
    status_url="https://example.com/labels/FP-2026-000001-7",
    holder="Pumps",
    holder_zh="水泵公司",
    site="CN-TJ",
    verifier_organisation="Checkers",
    verifier_organisation_zh="核查公司",
    verifier="Chen",
    assurance="limited",
    criteria="ISO 14067:2018",
    report_id="R1",
    report_version=1,
    snapshot=DOCUMENT["sha256"],
    sample=True,
)
# the schemas that PACT publishes, where somebody put them; they are no part of this project
BESIDE = Path(__file__).parents[3].parent / "shared" / "reference" / "exchange" / "pact" / "json-schema"
SCHEMA = Path(os.environ.get("PACT_SCHEMAS", BESIDE)) / "pact-v3.0-productFootprint.schema.json"


def sent() -> dict[str, Any]:
    return to_pact(DOCUMENT, FACTS)


def as_bytes(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_the_numbers_are_the_results() -> None:
    pcf, footprint = sent()["pcf"], DOCUMENT["footprint"]
    assert float(pcf["pcfIncludingBiogenicUptake"]) == pytest.approx(footprint["total"], rel=1e-12)
    assert float(pcf["pcfExcludingBiogenicUptake"]) == pytest.approx(
        footprint["total_excluding_biogenic_uptake"], rel=1e-12
    )
    assert float(pcf["fossilGhgEmissions"]) == pytest.approx(footprint["fossil"] + footprint["aircraft"], rel=1e-12)
    assert float(pcf["biogenicCO2Uptake"]) == footprint["biogenic_removals"]
    assert float(pcf["packagingGhgEmissions"]) == DOCUMENT["stages"]["packaging"]


def test_decimals_are_strings_without_exponents() -> None:
    assert text(1e-7) == "0.0000001"
    assert text(1e22) == "10000000000000000000000"
    assert text(-0.0) == "0"
    with pytest.raises(ValueError, match="finite"):
        text(float("nan"))
    numbers = [value for value in sent()["pcf"].values() if isinstance(value, int | float)]
    assert all(isinstance(value, bool) for value in numbers)


def test_nothing_of_the_lines_is_sent() -> None:
    told = json.dumps(sent())
    for line in DOCUMENT["lines"]:
        assert line["name"] not in told
        if line["dataset"]:
            assert line["dataset"]["id"] not in told


def test_a_sample_says_so_and_the_id_is_stable() -> None:
    assert sent()["comment"].startswith("SAMPLE")
    assert sent()["id"] == sent()["id"]


def test_validity_never_begins_before_the_reference_period_ends() -> None:
    document = {**DOCUMENT, "product": {**DOCUMENT["product"], "reference_year": 2026}}
    found = to_pact(document, FACTS)
    assert found["pcf"]["referencePeriodEnd"] == "2027-01-01T00:00:00Z"
    assert found["validityPeriodStart"] == "2027-01-01T00:00:00Z"
    assert found["validityPeriodEnd"] == "2028-11-21T00:00:00Z"


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("kg", 1.0, ("kilogram", "1.0")),
        ("t", 1.0, ("kilogram", "1000.00")),
        ("kWh", 1.0, ("kilowatt hour", "1.0")),
        ("piece", 2.0, ("piece", "2.00")),
        ("km", 1.0, ("piece", "1.00")),
        ("km", 100.0, ("piece", "1.000")),
    ],
)
def test_units(unit: str, amount: float, expected: tuple[str, str]) -> None:
    found = to_pact({**DOCUMENT, "declared_unit": {"unit": unit, "amount": amount}}, FACTS)["pcf"]
    assert found["declaredUnitOfMeasurement"] == expected[0]
    assert Decimal(found["declaredUnitAmount"]) == Decimal(expected[1])
    assert pact_unit("km") is None


def test_what_is_sent_can_be_read() -> None:
    read = from_pact(as_bytes({"data": sent()}))
    footprint = DOCUMENT["footprint"]
    assert read.factor.total == pytest.approx(footprint["total"], rel=1e-12)
    assert read.factor.aircraft == pytest.approx(footprint["aircraft"], rel=1e-12)
    assert read.factor.fossil == pytest.approx(footprint["fossil"], rel=1e-12)
    assert (read.unit, read.geography, read.company) == ("piece", "CN-TJ", "Pumps")
    assert read.mass_kg_per_unit == DOCUMENT["product"]["mass_kg"]


def test_values_become_per_one_unit() -> None:
    value = sent()
    value["pcf"]["declaredUnitAmount"] = "4"
    read = from_pact(as_bytes(value))
    assert read.factor.total == pytest.approx(DOCUMENT["footprint"]["total"] / 4, rel=1e-12)
    assert read.mass_kg_per_unit == pytest.approx(DOCUMENT["product"]["mass_kg"] / 4)


def put(place: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        *folders, last = place.split(".")
        for folder in folders:
            data = data[folder]
        if value is ...:
            del data[last]
        else:
            data[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (put("pcf.fossilGhgEmissions", 1.5), "pact-decimal", "pcf.fossilGhgEmissions"),
        (put("pcf.fossilGhgEmissions", "1e3"), "pact-decimal", "pcf.fossilGhgEmissions"),
        (put("pcf.fossilGhgEmissions", "-1"), "pact-sign", "pcf.fossilGhgEmissions"),
        (put("pcf.biogenicCO2Uptake", "1"), "pact-sign", "pcf.biogenicCO2Uptake"),
        (put("pcf.declaredUnitAmount", "0"), "pact-sign", "pcf.declaredUnitAmount"),
        (put("pcf.declaredUnitOfMeasurement", "bushel"), "pact-unit", "pcf.declaredUnitOfMeasurement"),
        (put("pcf.pcfExcludingBiogenicUptake", "1"), "pact-identity", "pcf.pcfExcludingBiogenicUptake"),
        (put("pcf.pcfIncludingBiogenicUptake", "1"), "pact-identity", "pcf.pcfIncludingBiogenicUptake"),
        (put("pcf.pcfIncludingBiogenicUptake", ...), "pact-missing", "pcf.pcfIncludingBiogenicUptake"),
        (put("pcf.aircraftGhgEmissions", "99999"), "pact-identity", "pcf.aircraftGhgEmissions"),
        (put("pcf.primaryDataShare", "120"), "pact-share", "pcf.primaryDataShare"),
        (put("pcf.geographyCountry", "CN"), "pact-geography", "pcf.geographyCountrySubdivision"),
        (put("pcf.referencePeriodStart", "2027-01-01T00:00:00Z"), "pact-period", "pcf.referencePeriodEnd"),
        (put("pcf.referencePeriodEnd", "yesterday"), "pact-date", "pcf.referencePeriodEnd"),
        (put("validityPeriodStart", "2020-01-01T00:00:00Z"), "pact-validity-start", "validityPeriodStart"),
        (put("validityPeriodEnd", "2040-01-01T00:00:00Z"), "pact-validity-end", "validityPeriodEnd"),
        (put("specVersion", "2.2.0"), "pact-version", "specVersion"),
        (put("status", "Deprecated"), "pact-status", "status"),
        (put("id", "7"), "pact-uuid", "id"),
        (put("companyIds", ["x"]), "pact-urn", "companyIds"),
        (put("productIds", []), "pact-missing", "productIds"),
        (put("precedingPfIds", ["x"]), "pact-uuid", "precedingPfIds"),
        (put("companyName", 7), "pact-text", "companyName"),
        (put("pcf", []), "pact-object", "pcf"),
        (put("pcf.dqi", {"technologicalDQR": "9"}), "pact-dqr", "pcf.dqi.technologicalDQR"),
    ],
)
def test_each_fault_is_found_at_its_place(change: Callable[[dict[str, Any]], None], code: str, cell: str) -> None:
    value = sent()
    change(value)
    with pytest.raises(InputError) as error:
        from_pact(as_bytes(value))
    assert (code, cell) in {(finding.code, finding.cell) for finding in error.value.findings}
    assert all(finding.zh for finding in error.value.findings)


def test_a_fraction_for_a_share_is_remarked() -> None:
    value = sent()
    value["pcf"]["primaryDataShare"] = "0.4"
    read = from_pact(as_bytes(value))
    assert read.primary_data_share == 0.004
    assert "pact-share-fraction" in {finding.code for finding in read.warnings}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"pcf": NaN}',
        b"[" * 100_000,
        b" " * (LIMIT + 1),
        b"{}",
        b'{"data": {}}',
        b'{"pcf": {}}',
    ],
)
def test_hostile_files(data: bytes) -> None:
    with pytest.raises(InputError):
        from_pact(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([*sent(), *(f"pcf.{name}" for name in sent()["pcf"])]), JSON)
@settings(max_examples=150, deadline=None)
def test_whatever_a_field_holds_there_is_no_traceback(place: str, junk: Any) -> None:
    value = sent()
    put(place, junk)(value)
    with suppress(InputError):
        from_pact(as_bytes(value))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the published schema is not here")
def test_what_is_sent_fits_the_published_schema() -> None:
    import jsonschema

    schema = json.loads(SCHEMA.read_bytes())
    for year, site in ((2025, "CN-TJ"), (2026, "CN"), (2018, None)):
        document = {**DOCUMENT, "product": {**DOCUMENT["product"], "reference_year": year, "site": site}}
        jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(to_pact(document, FACTS))


def test_a_share_left_out_that_is_not_known_is_stated_with_its_reason() -> None:
    document = {**DOCUMENT, "quality": {**DOCUMENT["quality"], "cut_off_share": None}}
    pcf = to_pact(document, FACTS)["pcf"]
    assert pcf["exemptedEmissionsPercent"] == "0"
    assert "mass of the product is not stated" in pcf["exemptedEmissionsDescription"]


def test_a_footprint_to_the_grave_says_how_much_lies_beyond_the_gate() -> None:
    assert DOCUMENT["product"]["boundary"] == "cradle-to-grave"
    beyond = sum(DOCUMENT["stages"].get(stage, 0.0) for stage in ("use", "end_of_life"))
    assert f"holds {text(beyond)} kg CO2e of use and end of life" in sent()["comment"]
    gate = {**DOCUMENT, "product": {**DOCUMENT["product"], "boundary": "cradle-to-gate"}}
    assert "beyond the gate" not in to_pact(gate, FACTS)["comment"]
    assert "end of life" not in to_pact(gate, FACTS)["comment"]
