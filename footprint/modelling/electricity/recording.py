"""What the result document tells about instruments, and a site's figure for the organisation's inventory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from footprint.inventory.catalogue import Catalogue
from footprint.modelling.electricity.coverage import Coverage, consumption_of
from footprint.modelling.electricity.factors import direct_factor, inventory_emissions
from footprint.modelling.electricity.lines import dataset_of
from footprint.modelling.electricity.values import Instrument, Instruments
from footprint.modelling.production.values import Production, Site


def instruments_record(
    instruments: Instruments, coverage: Mapping[str, Coverage], production: Production | None, catalogue: Catalogue
) -> dict[str, Any]:
    """The section `instruments`."""
    places = {site.id: site.location for site in production.sites} if production else {}
    shares = {applied.instrument.id: applied.share for one in coverage.values() for applied in one.applied}
    return {
        "refuse_certificates": instruments.refused,
        "ledger": instruments.ledger,
        "sites": [_coverage(one) for one in coverage.values()],
        "instruments": [
            {
                **_instrument(one),
                "applied_share": shares.get(one.id, 0.0),
                "dataset": dataset_of(one, places.get(one.site), catalogue),
            }
            for one in instruments.instruments
        ],
    }


def _coverage(one: Coverage) -> dict[str, Any]:
    return {
        "site": one.site,
        "consumption_kwh": one.consumption,
        "physical_kwh": one.physical,
        "need_kwh": one.need,
        "certificates_kwh": one.certificates,
        "uncovered_kwh": max(one.need - one.certificates, 0.0),
        "grid_share": one.rest,
    }


def _instrument(one: Instrument) -> dict[str, Any]:
    record: dict[str, Any] = {
        "cell": one.cell,
        "id": one.id,
        "kind": one.kind,
        "site": one.site,
        "kwh": one.kwh,
        "technology": one.technology,
        "evidence": one.evidence,
        "certificates_sold": one.sold,
    }
    proof = one.cancelled
    if proof is not None:
        record |= {
            "allocation": one.allocation,
            "scheme": proof.scheme,
            "certificates": list(proof.certificates),
            "count": proof.count,
            "plant": proof.plant,
            "market": proof.market,
            "from": proof.first.isoformat() if proof.first else None,
            "to": proof.last.isoformat() if proof.last else None,
            "holder": proof.holder,
            "cancelled": proof.cancelled.isoformat() if proof.cancelled else None,
            "proof": proof.proof,
        }
    return record


def organisation_inventory(sites: Iterable[Site]) -> list[dict[str, Any]]:
    """Each site's electricity by the direct CO2 family: for the organisation's inventory, never part of the product."""
    found = []
    for site in sites:
        kwh = consumption_of(site)
        factor = direct_factor(site.location, site.last.year if site.last else None) if site.location else None
        if kwh > 0.0 and factor is not None:
            found.append(
                {
                    "site": site.id,
                    "kwh": kwh,
                    "kg_co2": inventory_emissions(kwh, factor),
                    "factor": {
                        "id": factor.id,
                        "location": factor.location,
                        "year": factor.year,
                        "kg_co2_per_kwh": factor.kg_co2_per_kwh,
                        "mark": factor.mark,
                        "source": factor.source,
                    },
                }
            )
    return found
