"""A labelled result as a PACT v3.0.3 ProductFootprint. Decimals are strings; values are per amount × unit."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from footprint.exchange.pact.vocabulary import SPEC_VERSION, pact_unit
from reports.values import LabelFacts

NOT_COMPARED = (
    "No line of the bill of materials was left out; the mass of the product is not stated, so it was not compared with "
    "the mass of the lines."
)
NAMESPACE = uuid.UUID("6f2b1c1e-6d0a-5a6e-9b43-0d4b6a3f7f15")


def decimal(value: float) -> Decimal:
    """The shortest decimal that is this float. ValueError when it is not finite."""
    if not isfinite(value):
        raise ValueError("not a finite number")
    return Decimal(repr(float(value)))


def text(value: Decimal | float) -> str:
    """A decimal without an exponent."""
    number = value if isinstance(value, Decimal) else decimal(value)
    return f"{number:f}" if number else "0"


def moment(day: date) -> str:
    """The first moment of a day in UTC."""
    return f"{day.isoformat()}T00:00:00Z"


def urn(*parts: str) -> str:
    """A name that stays the same for the same words."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, '/'.join(parts))}"


def _geography(site: str | None) -> dict[str, str]:
    if not site:
        return {}
    return {"geographyCountrySubdivision" if "-" in site else "geographyCountry": site}


def _periods(document: Mapping[str, Any], facts: LabelFacts) -> tuple[dict[str, str], dict[str, str]]:
    """Reference period and validity: the validity never begins before the reference period is over."""
    year = document["product"].get("reference_year") or facts.issued.year - 1
    end = date(year + 1, 1, 1)
    period = {"referencePeriodStart": moment(date(year, 1, 1)), "referencePeriodEnd": moment(end)}
    start = max(facts.issued, end)
    until = min(facts.valid_until, start + timedelta(days=3 * 365))
    if until <= start:
        return period, {}
    return period, {"validityPeriodStart": moment(start), "validityPeriodEnd": moment(until)}


def to_pact(document: Mapping[str, Any], facts: LabelFacts) -> dict[str, Any]:
    """The ProductFootprint of a result document and its label. Nothing of the document's lines is in it."""
    product, footprint, stages = document["product"], document["footprint"], document["stages"]
    unit, amount = document["declared_unit"]["unit"], float(document["declared_unit"]["amount"])
    translated = pact_unit(unit)
    name, factor = translated or ("piece", 1.0 / amount)
    comments = [f"Label {facts.number}. Result document SHA-256 {document['sha256']}."]
    if facts.sample:
        comments.insert(0, "SAMPLE: made by demonstration accounts, not a verified footprint.")
    if product["boundary"] != "cradle-to-gate":
        beyond = sum(stages.get(stage, 0.0) for stage in ("use", "end_of_life"))
        comments.append(
            f"PACT footprints end at the gate; this one is {product['boundary']} and holds {text(beyond)} kg CO2e of "
            "use and end of life."
        )
    if translated is None:
        comments.append(f"PACT has no unit for {amount:g} {unit}: one piece stands for it.")
    fossil = decimal(footprint["fossil"]) + decimal(footprint["aircraft"])
    biogenic, land = decimal(footprint["biogenic_emissions"]), decimal(footprint["land_use_change"])
    uptake = decimal(footprint["biogenic_removals"])
    if biogenic:
        comments.append("biogenicNonCO2Emissions holds all biogenic emissions, CO2 and CH4: one ledger here.")
    comments.append("fossilCarbonContent was not determined and is stated as 0.")
    period, validity = _periods(document, facts)
    mass = product.get("mass_kg")
    quality = document["quality"]
    pcf: dict[str, Any] = {
        "declaredUnitOfMeasurement": name,
        "declaredUnitAmount": text(decimal(amount) * decimal(factor)),
        "productMassPerDeclaredUnit": text(
            mass if mass is not None else amount * factor if name == "kilogram" else 0.0
        ),
        **period,
        **_geography(product.get("site")),
        "boundaryProcessesDescription": f"{product['boundary']}: {', '.join(stages)}",
        "pcfExcludingBiogenicUptake": text(fossil + land + biogenic),
        "pcfIncludingBiogenicUptake": text(fossil + land + biogenic + uptake),
        "fossilGhgEmissions": text(fossil),
        "fossilCarbonContent": "0",
        "biogenicCarbonContent": text(footprint["biogenic_carbon_content"]),
        "landUseChangeGhgEmissions": text(land),
        "biogenicNonCO2Emissions": text(biogenic),
        "biogenicCO2Uptake": text(uptake),
        "aircraftGhgEmissions": text(footprint["aircraft"]),
        "packagingEmissionsIncluded": "packaging" in stages,
        "ipccCharacterizationFactors": ["AR6"],
        "crossSectoralStandards": ["ISO14067"],
        "allocationRulesDescription": f"recycling: {document['method']['recycling']}",
        "secondaryEmissionFactorSources": [
            {"name": "Footprint background release", "version": str(document["release"])[:16]}
        ],
        "verification": {
            "coverage": "product level",
            "providerName": facts.verifier_organisation,
            "completedAt": moment(facts.issued),
            "standardName": "ISO 14064-3:2019",
            "comments": f"{facts.assurance}; criteria: {facts.criteria}",
        },
    }
    if "packaging" in stages:
        pcf["packagingGhgEmissions"] = text(stages["packaging"])
    # required by PACT v3, so a share that is not known is said to be none, with the reason
    if quality.get("cut_off_share") is not None:
        pcf["exemptedEmissionsPercent"] = text(decimal(quality["cut_off_share"]) * 100)
    else:
        pcf["exemptedEmissionsPercent"] = "0"
        pcf["exemptedEmissionsDescription"] = NOT_COMPARED
    if quality.get("primary_data_share") is not None:
        pcf["primaryDataShare"] = text(decimal(quality["primary_data_share"]) * 100)
    return {
        "id": str(uuid.uuid5(NAMESPACE, f"footprint/{facts.number}/{document['sha256']}")),
        "specVersion": SPEC_VERSION,
        "created": moment(facts.issued),
        "status": "Active",
        **validity,
        "companyName": facts.holder,
        "companyIds": [urn("company", facts.holder)],
        "productDescription": " · ".join(
            part for part in (product["name"], product.get("name_zh"), product.get("model")) if part
        ),
        "productIds": [urn("product", facts.holder, product["name"], product.get("model") or "")],
        "productNameCompany": product["name"],
        "comment": " ".join(comments),
        "pcf": pcf,
    }
