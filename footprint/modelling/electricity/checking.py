"""Whether instruments fit the sites and the catalogue, and what to know about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from footprint.bom.values import Bom
from footprint.engine.values import Choice, Options
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue
from footprint.modelling.electricity.coverage import counts
from footprint.modelling.electricity.lines import dataset_of
from footprint.modelling.electricity.values import Instrument, Instruments
from footprint.modelling.messages import MESSAGES
from footprint.modelling.production.values import Production, Site


def check_instruments(
    instruments: Instruments, production: Production | None, catalogue: Catalogue
) -> Iterator[Finding]:
    """Sites, markets, periods, data sets; and certificates that no ledger stands behind."""
    if instruments.instruments and production is None:
        yield MESSAGES.finding("instrument-without-production", cell="instruments.instruments")
        return
    sites = {site.id: site for site in production.sites} if production else {}
    for one in instruments.instruments:
        site = sites.get(one.site)
        if site is None:
            known = ", ".join(sites)
            yield MESSAGES.finding("instrument-site", cell=f"{one.cell}.site", name=one.site, known=known)
            continue
        yield from _data(one, site, catalogue)
        yield from _certificate(one, site, instruments)


def demand_location_based(record: Mapping[str, Any], options: Options) -> None:
    """InputError when certificates are refused (the section `instruments`) and the market-based result is declared."""
    if record["refuse_certificates"] and options.electricity == "market":
        raise InputError([MESSAGES.finding("certificates-refused", cell="instruments.refuse_certificates")])


def _data(one: Instrument, site: Site, catalogue: Catalogue) -> Iterator[Finding]:
    found = dataset_of(one, site.location, catalogue)
    if found is None:
        yield MESSAGES.finding(
            "instrument-no-dataset", cell=f"{one.cell}.dataset", technology=one.technology, kind=one.kind
        )
    elif catalogue.get(found) is None:
        yield MESSAGES.finding("dataset-unknown", cell=f"{one.cell}.dataset", dataset=found[:80])


def _certificate(one: Instrument, site: Site, instruments: Instruments) -> Iterator[Finding]:
    proof = one.cancelled
    if proof is None:
        return
    country = (site.location or "").split("-")[0]
    if proof.market is not None and proof.market.split("-")[0] != country:
        place = site.location or "?"
        yield MESSAGES.finding("certificate-market", cell=f"{one.cell}.market", market=proof.market, place=place)
    if proof.first and proof.last and site.first and site.last:
        span = {"first": proof.first.isoformat(), "last": proof.last.isoformat()}
        if proof.last < site.first or proof.first > site.last:
            yield MESSAGES.finding("certificate-period", cell=f"{one.cell}.from", line=None, **span)
        elif proof.first < site.first or proof.last > site.last:
            yield MESSAGES.finding("certificate-period-part", cell=f"{one.cell}.from", line=None, **span)
    if not instruments.ledger:
        yield MESSAGES.finding("certificates-unchecked", cell=one.cell)
    elif not counts(one, instruments):
        yield MESSAGES.finding("certificate-not-in-ledger", cell=one.cell)


def contractual_lines(bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue) -> Iterator[Finding]:
    """Lines of the bill of materials on contractual electricity: no instrument is declared for them."""
    for line in bom.lines:
        choice = choices.get(line.id)
        dataset = catalogue.get(choice.dataset) if choice and choice.dataset else None
        if dataset is not None and dataset.grid_partner is not None:
            yield MESSAGES.finding("contract-without-instrument", line=line.id, dataset=dataset.id)
