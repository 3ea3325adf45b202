"""A v3 ProductFootprint as v2 writes it: values per one declared unit, shares as numbers; fits 2.2 and 2.3 alike.

v2 has no pieces and no hours: such a footprint is given per kilogram of the product when its mass is known. v2's
`pCfExcludingBiogenic` leaves every biogenic emission out, v3's `pcfExcludingBiogenicUptake` the uptake alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from typing import Any

from footprint.exchange.pact.writing import text

SPEC_VERSION = "2.3.0"
UNITS = frozenset({"liter", "kilogram", "cubic meter", "kilowatt hour", "megajoule", "ton kilometer", "square meter"})
UNCLASSIFIED = "not classified"
CPC = "urn:pact:productclassification:un-cpc:"
_EXACT = Context(prec=28)
# v3 field → v2 field, kg CO2e or kg C
_PARTS = {
    "fossilGhgEmissions": "fossilGhgEmissions",
    "fossilCarbonContent": "fossilCarbonContent",
    "biogenicCarbonContent": "biogenicCarbonContent",
    "landUseChangeGhgEmissions": "dLucGhgEmissions",
    "biogenicNonCO2Emissions": "otherBiogenicGhgEmissions",
    "biogenicCO2Uptake": "biogenicCarbonWithdrawal",
    "aircraftGhgEmissions": "aircraftGhgEmissions",
    "packagingGhgEmissions": "packagingGhgEmissions",
    "pcfIncludingBiogenicUptake": "pCfIncludingBiogenic",
}
_COPIED_TOP = (
    "id",
    "precedingPfIds",
    "created",
    "status",
    "validityPeriodStart",
    "validityPeriodEnd",
    "companyName",
    "companyIds",
    "productDescription",
    "productIds",
    "productClassifications",
    "productNameCompany",
)
_COPIED_PCF = (
    "referencePeriodStart",
    "referencePeriodEnd",
    "geographyRegionOrSubregion",
    "geographyCountry",
    "geographyCountrySubdivision",
    "secondaryEmissionFactorSources",
    "allocationRulesDescription",
)


def _unit(pcf: Mapping[str, Any]) -> tuple[str, Decimal] | None:
    """v2's unit and how many of it the v3 values are for; None when v2 has no unit for it."""
    amount, mass = Decimal(pcf["declaredUnitAmount"]), Decimal(pcf["productMassPerDeclaredUnit"])
    if pcf["declaredUnitOfMeasurement"] in UNITS:
        return pcf["declaredUnitOfMeasurement"], amount
    return ("kilogram", mass) if mass > 0 else None


def _cpc(footprint: Mapping[str, Any]) -> str:
    for item in footprint.get("productClassifications", ()):
        if item.lower().startswith(CPC) and len(item) > len(CPC):
            return str(item[len(CPC) :])
    return UNCLASSIFIED


def _assurance(pcf: Mapping[str, Any]) -> dict[str, Any]:
    given = pcf.get("verification")
    if not given or not given.get("providerName"):
        return {}
    found = {"assurance": True, "providerName": given["providerName"]}
    if given.get("coverage") == "product level":
        found["coverage"] = "product level"
    for name in ("completedAt", "standardName", "comments"):
        if name in given:
            found[name] = given[name]
    return {"assurance": found}


def to_v2(footprint: Mapping[str, Any]) -> dict[str, Any] | None:
    """The v2 ProductFootprint; None when v2 cannot express its declared unit."""
    pcf = footprint["pcf"]
    unit = _unit(pcf)
    if unit is None:
        return None
    name, amount = unit

    def per_one(value: Decimal) -> str:
        return text(_EXACT.divide(value, amount))

    parts = {new: per_one(Decimal(pcf[old])) for old, new in _PARTS.items() if old in pcf}
    excluding = Decimal(pcf["fossilGhgEmissions"]) + Decimal(pcf.get("landUseChangeGhgEmissions", "0"))
    found: dict[str, Any] = {
        "declaredUnit": name,
        "unitaryProductAmount": text(amount),
        "productMassPerDeclaredUnit": per_one(Decimal(pcf["productMassPerDeclaredUnit"])),
        "pCfExcludingBiogenic": per_one(excluding),
        **parts,
        **{name: pcf[name] for name in _COPIED_PCF if name in pcf},
        "biogenicCarbonContent": parts.get("biogenicCarbonContent", "0"),
        "packagingEmissionsIncluded": bool(pcf.get("packagingEmissionsIncluded", False)),
        "characterizationFactors": "AR6" if "AR6" in pcf["ipccCharacterizationFactors"] else "AR5",
        "ipccCharacterizationFactorsSources": list(pcf["ipccCharacterizationFactors"]),
        "crossSectoralStandardsUsed": ["ISO Standard 14067"],
        "crossSectoralStandards": ["ISO14067"],
        "boundaryProcessesDescription": pcf.get("boundaryProcessesDescription", ""),
        "exemptedEmissionsPercent": float(pcf["exemptedEmissionsPercent"]),
        "exemptedEmissionsDescription": pcf.get("exemptedEmissionsDescription", ""),
        **_assurance(pcf),
    }
    if "primaryDataShare" in pcf:
        found["primaryDataShare"] = float(pcf["primaryDataShare"])
    comment = (
        "pCfExcludingBiogenic is fossil emissions and land-use change; "
        "otherBiogenicGhgEmissions holds all biogenic emissions."
    )
    return {
        **{name: footprint[name] for name in _COPIED_TOP if name in footprint},
        "specVersion": SPEC_VERSION,
        "version": len(footprint.get("precedingPfIds", ())),
        "comment": f"{footprint.get('comment', '')} {comment}".strip(),
        "productCategoryCpc": _cpc(footprint),
        "pcf": found,
    }
