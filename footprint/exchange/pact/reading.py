"""A PACT v3 ProductFootprint from a supplier's file: checked as a whole, then per one unit.

The identity that the specification states is held against every file: excluding biogenic uptake is the sum of fossil
emissions, land-use change, land management (biogenic emissions and removals), technological removals, capture for
storage and biogenic emissions other than CO2; including biogenic uptake is that and the uptake.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NoReturn

from footprint.exchange.pact.fields import Fields
from footprint.exchange.pact.vocabulary import MESSAGES, UNITS
from footprint.findings import Finding, InputError
from footprint.ledgers import Ledgers

LIMIT = 1_000_000
# what is lost when each of some ten parts was rounded to two or three digits before it was sent
TOLERANCE = Decimal("0.005")
Period = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class ReadFootprint:
    """What a file says. `factor`, carbon and mass are per one `unit`; shares are 0–1."""

    pf_id: str
    company: str
    product: str
    description: str
    unit: str
    factor: Ledgers
    biogenic_carbon_kg: float
    mass_kg_per_unit: float | None
    primary_data_share: float | None
    dqr: float | None
    geography: str
    period_start: date
    period_end: date
    valid_from: date
    valid_until: date
    preceding: tuple[str, ...]
    product_ids: tuple[str, ...]
    source: str
    data: dict[str, Any]
    warnings: tuple[Finding, ...]


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def parse(data: bytes) -> dict[str, Any]:
    """The JSON object of a file; `{"data": {...}}` is opened. InputError when it is none."""
    if len(data) > LIMIT:
        raise InputError([MESSAGES.finding("pact-large", limit=LIMIT)])
    try:
        value = json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InputError([MESSAGES.finding("pact-json", error=str(error)[:200])]) from error
    if isinstance(value, dict) and isinstance(value.get("data"), dict) and "pcf" not in value:
        value = value["data"]
    if not isinstance(value, dict):
        raise InputError([MESSAGES.finding("pact-object")])
    return value


def from_pact(data: bytes) -> ReadFootprint:
    """Read and check a file. InputError holds every finding."""
    value = parse(data)
    findings: list[Finding] = []
    top = Fields(value, "", findings)
    version = top.words("specVersion", 20, required=True)
    if version and not version.startswith("3."):
        top.say("pact-version", "specVersion", value=version)
    if top.words("status", 20, required=True) == "Deprecated":
        top.say("pact-status", "status")
    pf_id = next(iter(Fields({"id": [value.get("id")]}, "", findings).uuids("id")), "")
    top.moment("created", required=True)
    top.urns("companyIds")
    product_ids = top.urns("productIds")
    company = top.words("companyName", 200, required=True)
    product = top.words("productNameCompany", 200, required=True)
    description = top.words("productDescription", 2000)
    preceding = top.uuids("precedingPfIds")
    pcf = top.inner("pcf", required=True)
    if pcf is None:
        raise InputError(findings)
    unit = UNITS.get(pcf.words("declaredUnitOfMeasurement", 40, required=True))
    if unit is None:
        given = str(pcf.data.get("declaredUnitOfMeasurement"))[:40]
        pcf.say("pact-unit", "declaredUnitOfMeasurement", value=given, known=", ".join(UNITS))
    amount = pcf.number("declaredUnitAmount", "positive", required=True)
    mass = pcf.number("productMassPerDeclaredUnit", "not negative", required=True)
    ledgers = _ledgers(pcf)
    carbon = pcf.number("biogenicCarbonContent", "not negative") or Decimal(0)
    pcf.number("fossilCarbonContent", "not negative", required=True)
    factors = pcf.data.get("ipccCharacterizationFactors")
    if not isinstance(factors, list) or not factors:
        pcf.say("pact-missing", "ipccCharacterizationFactors")
    elif "AR6" not in factors:
        pcf.say("pact-ar", "ipccCharacterizationFactors", value=", ".join(map(str, factors))[:60])
    if not pcf.data.get("crossSectoralStandards"):
        pcf.say("pact-missing", "crossSectoralStandards")
    _percent(pcf, "exemptedEmissionsPercent", required=True)
    share = _percent(pcf, "primaryDataShare")
    dqr, geography = _dqr(pcf), _geography(pcf)
    periods = _periods(top, pcf)
    if any(finding.severity == "error" for finding in findings) or unit is None or amount is None or periods is None:
        raise InputError(findings)
    one, (period, validity) = 1 / float(amount), periods
    return ReadFootprint(
        pf_id=pf_id,
        company=company,
        product=product,
        description=description,
        unit=unit,
        factor=Ledgers(*(float(part / amount) for part in ledgers)),
        biogenic_carbon_kg=float(carbon) * one,
        mass_kg_per_unit=float(mass) * one if mass else None,
        primary_data_share=float(share) / 100 if share is not None else None,
        dqr=dqr,
        geography=geography,
        period_start=period[0].date(),
        period_end=period[1].date(),
        valid_from=validity[0].date(),
        valid_until=validity[1].date(),
        preceding=preceding,
        product_ids=product_ids,
        source=f"PACT {version} {pf_id}",
        data=value,
        warnings=tuple(findings),
    )


def _ledgers(pcf: Fields) -> tuple[Decimal, Decimal, Decimal, Decimal, Decimal]:
    """The five ledgers per declared amount, in their order, after the two identities were held against them."""
    zero = Decimal(0)
    fossil = pcf.number("fossilGhgEmissions", "not negative", required=True)
    land = pcf.number("landUseChangeGhgEmissions", "not negative") or zero
    managed = pcf.number("landManagementBiogenicCO2Emissions", "not negative") or zero
    restored = pcf.number("landManagementBiogenicCO2Removals", "not positive") or zero
    other = pcf.number("biogenicNonCO2Emissions", "not negative") or zero
    uptake = pcf.number("biogenicCO2Uptake", "not positive") or zero
    removed = pcf.number("technologicalCO2Removals", "not positive") or zero
    stored = pcf.number("ccsTechnologicalCO2Capture", "not positive") or zero
    aircraft = pcf.number("aircraftGhgEmissions", "not negative") or zero
    excluding = pcf.number("pcfExcludingBiogenicUptake", required=True)
    including = pcf.number("pcfIncludingBiogenicUptake", required=True)
    if fossil is None or excluding is None or including is None:
        return zero, zero, zero, zero, zero
    if aircraft > fossil:
        pcf.say("pact-identity", "aircraftGhgEmissions", stated=aircraft, sum=f"fossilGhgEmissions {fossil}")
    parts = (fossil, land, managed, restored, removed, stored, other)
    whole = sum((abs(part) for part in parts), abs(uptake))
    for name, stated, total in (
        ("pcfExcludingBiogenicUptake", excluding, sum(parts, zero)),
        ("pcfIncludingBiogenicUptake", including, sum(parts, uptake)),
    ):
        if abs(stated - total) > max(TOLERANCE * whole, Decimal("1e-9")):
            pcf.say("pact-identity", name, stated=stated, sum=total)
    if removed or stored:
        pcf.say("pact-removals", "pcfExcludingBiogenicUptake", value=removed + stored)
    return fossil - aircraft + removed + stored, managed + other, uptake + restored, land, aircraft


def _percent(pcf: Fields, name: str, *, required: bool = False) -> Decimal | None:
    value = pcf.number(name, "not negative", required=required)
    if value is not None and value > 100:
        pcf.say("pact-share", name)
    if value is not None and name == "primaryDataShare" and 0 < value <= 1:
        pcf.say("pact-share-fraction", name, value=value)
    return value


def _dqr(pcf: Fields) -> float | None:
    """The mean of the three ratings, 1 best … 5 worst."""
    dqi = pcf.inner("dqi", required=False)
    if dqi is None:
        return None
    ratings = [
        dqi.number(f"{kind}DQR", "positive", required=True) for kind in ("technological", "geographical", "temporal")
    ]
    known = [rating for rating in ratings if rating is not None]
    if any(not 1 <= rating <= 5 for rating in known):
        dqi.say("pact-dqr", "technologicalDQR")
    return float(sum(known, Decimal(0)) / len(known)) if known else None


def _geography(pcf: Fields) -> str:
    names = ("geographyCountrySubdivision", "geographyCountry", "geographyRegionOrSubregion")
    given = [text for name in names if (text := pcf.words(name, 60))]
    if len(given) > 1:
        pcf.say("pact-geography", names[0])
    return given[0][:20] if given else ""


def _periods(top: Fields, pcf: Fields) -> tuple[Period, Period] | None:
    """Reference period and validity; without a stated validity three years from the end of the period."""
    start = pcf.moment("referencePeriodStart", required=True)
    end = pcf.moment("referencePeriodEnd", required=True)
    valid_from, valid_until = top.moment("validityPeriodStart"), top.moment("validityPeriodEnd")
    if start is None or end is None:
        return None
    if end <= start:
        pcf.say("pact-period", "referencePeriodEnd")
    begins = valid_from or end
    if begins < end:
        top.say("pact-validity-start", "validityPeriodStart")
    ends = valid_until or begins + timedelta(days=3 * 365)
    if not begins < ends <= begins + timedelta(days=3 * 366):
        top.say("pact-validity-end", "validityPeriodEnd")
    return (start, end), (begins, ends)
