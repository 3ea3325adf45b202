"""A published footprint as a PACT v3 ProductFootprint: the result and who verified it, never what it was made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from footprint.exchange.pact.vocabulary import REGIONS, SPEC_VERSION, pact_unit
from footprint.exchange.pact.writing import decimal, moment, text, urn
from footprint.ledgers import Ledgers

_COUNTRY, _SUBDIVISION = re.compile("[A-Z]{2}"), re.compile("[A-Z]{2}-[A-Z0-9]{1,3}")
_URN = re.compile(r"urn:[^\s]{1,500}", re.IGNORECASE)
SAMPLE = "SAMPLE: made by demonstration accounts, not a verified footprint."
_COVERAGE = ("PCF calculation model", "PCF program", "product level")


@dataclass(frozen=True, slots=True)
class Published:
    """One version that somebody may see. `factor`, carbon and mass are per one `unit`; shares 0–1.

    `kept`: the PACT file that it came from, of which only names, ratings and the verification are passed on.
    """

    id: str
    created: datetime
    active: bool
    preceding: tuple[str, ...]
    company: str
    series: str
    product: str
    product_zh: str
    unit: str
    factor: Ledgers
    biogenic_carbon_kg: float
    mass_kg_per_unit: float | None
    primary_data_share: float | None
    geography: str
    period_start: date
    period_end: date
    valid_from: date
    valid_until: date
    source: str
    kept: Mapping[str, Any] | None = None
    sample: bool = False


def _geography(place: str) -> dict[str, str]:
    if _COUNTRY.fullmatch(place):
        return {"geographyCountry": place}
    if _SUBDIVISION.fullmatch(place):
        return {"geographyCountrySubdivision": place}
    return {"geographyRegionOrSubregion": place} if place in REGIONS else {}


def _urns(kept: Mapping[str, Any], name: str) -> list[str]:
    found = kept.get(name)
    good = [item for item in found if isinstance(item, str) and _URN.fullmatch(item)] if isinstance(found, list) else []
    return list(dict.fromkeys(good))[:100]


def _ratings(pcf: Mapping[str, Any]) -> dict[str, Any]:
    """Data quality ratings, when all three are there."""
    dqi = pcf.get("dqi")
    names = ("technologicalDQR", "geographicalDQR", "temporalDQR")
    if not isinstance(dqi, dict) or not all(isinstance(dqi.get(name), str) for name in names):
        return {}
    return {"dqi": {name: dqi[name] for name in names}}


def _verification(pcf: Mapping[str, Any]) -> dict[str, Any]:
    """Who verified it, as far as the file says so in the words of the specification."""
    given = pcf.get("verification")
    if not isinstance(given, dict):
        return {}
    names = ("providerName", "completedAt", "standardName", "comments")
    found = {name: given[name][:1000] for name in names if isinstance(given.get(name), str)}
    if given.get("coverage") in _COVERAGE:
        found["coverage"] = given["coverage"]
    try:
        datetime.fromisoformat(found.get("completedAt", "2026-01-01"))
    except ValueError:
        del found["completedAt"]
    return {"verification": found} if found else {}


def _amounts(row: Published, amount: Decimal, name: str) -> dict[str, Any]:
    """Everything per `amount` × `name`, which is one of the row's own unit."""
    fossil = decimal(row.factor.fossil) + decimal(row.factor.aircraft)
    biogenic, land = decimal(row.factor.biogenic_emissions), decimal(row.factor.land_use_change)
    uptake = decimal(row.factor.biogenic_removals)
    mass = decimal(row.mass_kg_per_unit) if row.mass_kg_per_unit is not None else Decimal(0)
    return {
        "declaredUnitOfMeasurement": name,
        "declaredUnitAmount": text(amount),
        "productMassPerDeclaredUnit": text(amount if name == "kilogram" else mass),
        "pcfExcludingBiogenicUptake": text(fossil + land + biogenic),
        "pcfIncludingBiogenicUptake": text(fossil + land + biogenic + uptake),
        "fossilGhgEmissions": text(fossil),
        "fossilCarbonContent": "0",
        "biogenicCarbonContent": text(row.biogenic_carbon_kg),
        "landUseChangeGhgEmissions": text(land),
        "biogenicNonCO2Emissions": text(biogenic),
        "biogenicCO2Uptake": text(uptake),
        "aircraftGhgEmissions": text(row.factor.aircraft),
    }


def published_pact(row: Published) -> dict[str, Any]:
    """The ProductFootprint (v3) of a published version."""
    kept: Mapping[str, Any] = row.kept or {}
    pcf_kept = kept.get("pcf")
    pcf_kept = pcf_kept if isinstance(pcf_kept, dict) else {}
    translated = pact_unit(row.unit)
    name, factor = translated or ("piece", 1.0)
    period_end = max(row.period_end, row.period_start + timedelta(days=1))
    comments = [f"Source: {row.source}."]
    if row.sample:
        comments.insert(0, SAMPLE)
    if translated is None:
        comments.append(f"PACT has no unit for 1 {row.unit}: one piece stands for it.")
    if row.factor.biogenic_emissions:
        comments.append("biogenicNonCO2Emissions holds all biogenic emissions, CO2 and CH4: one ledger here.")
    comments.append("fossilCarbonContent was not determined and is stated as 0.")
    pcf = {
        **_amounts(row, decimal(factor), name),
        "referencePeriodStart": moment(row.period_start),
        "referencePeriodEnd": moment(period_end),
        **_geography(row.geography),
        "ipccCharacterizationFactors": ["AR6"],
        "crossSectoralStandards": ["ISO14067"],
        "exemptedEmissionsPercent": "0",
        **_ratings(pcf_kept),
        **_verification(pcf_kept),
    }
    if row.primary_data_share is not None:
        pcf["primaryDataShare"] = text(decimal(row.primary_data_share) * 100)
    found: dict[str, Any] = {
        "id": row.id,
        "specVersion": SPEC_VERSION,
        "created": row.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "status": "Active" if row.active else "Deprecated",
        "validityPeriodStart": moment(max(row.valid_from, period_end)),
        "validityPeriodEnd": moment(row.valid_until),
        "companyName": row.company,
        "companyIds": _urns(kept, "companyIds") or [urn("company", row.company)],
        "productDescription": " · ".join(part for part in (row.product, row.product_zh) if part),
        "productIds": list(dict.fromkeys([*_urns(kept, "productIds"), f"urn:uuid:{row.series}"])),
        "productNameCompany": row.product,
        "comment": " ".join(comments),
        "pcf": pcf,
    }
    if classes := _urns(kept, "productClassifications"):
        found["productClassifications"] = classes
    if row.preceding:
        found["precedingPfIds"] = list(dict.fromkeys(row.preceding))
    return found
