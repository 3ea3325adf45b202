"""Declarations → the bill of materials as it is calculated. The one order in which the parts become lines.

What a site's production and a use profile make is per piece, as the bill of materials is when there is a reference
flow; the reference flow comes last and puts all of it under one line. The same functions, without a catalogue, give a
verification the quantities again (`made_quantities`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from footprint.bom.values import Bom, Product
from footprint.declarations import Declarations
from footprint.engine.foreground import UncertainForeground
from footprint.engine.values import Choice
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue
from footprint.modelling.carbon.checking import check_carbon, check_negatives, offset_lines
from footprint.modelling.carbon.reading import read_carbon
from footprint.modelling.carbon.values import Carbon
from footprint.modelling.electricity.checking import check_instruments, contractual_lines
from footprint.modelling.electricity.coverage import coverages
from footprint.modelling.electricity.factors import refused_for_product
from footprint.modelling.electricity.lines import covered
from footprint.modelling.electricity.reading import read_instruments
from footprint.modelling.electricity.recording import instruments_record, organisation_inventory
from footprint.modelling.electricity.values import Instruments
from footprint.modelling.lines import Wanted, unknown_datasets, with_lines
from footprint.modelling.messages import MESSAGES
from footprint.modelling.production import (
    Production,
    alternatives,
    counting,
    production_lines,
    production_record,
    read_production,
    recorded_counting,
    solve,
)
from footprint.modelling.production.lines import Counting
from footprint.modelling.production.system import uncertain
from footprint.modelling.production.values import Key
from footprint.modelling.profile import Profile, per_declared_unit, read_profile, reference_flow, use_lines
from footprint.modelling.profile.recording import profile_findings, profile_record
from footprint.modelling.profile.reference_flow import LINE, ReferenceFlow
from footprint.modelling.recycling.applying import check_evidence, evidence_record, with_evidence
from footprint.modelling.recycling.reading import Evidence, read_recycling_evidence


@dataclass(frozen=True)
class Modelled:
    """A bill of materials with the lines that declarations make, their choices, and records of how they were made.

    `alternatives`: allocation key → the same with the processes of the sites shared by that key. `foreground`: what is
    uncertain in how the sites' processes supply each other.
    """

    bom: Bom
    choices: Mapping[str, Choice]
    findings: tuple[Finding, ...] = ()
    records: Mapping[str, Any] = field(default_factory=dict)
    alternatives: Mapping[str, tuple[Bom, Mapping[str, Choice]]] = field(default_factory=dict)
    foreground: UncertainForeground | None = None


@dataclass(frozen=True)
class Declared:
    """The declared parts, read. InputError when one of them cannot be."""

    product: Product
    declarations: Declarations

    @cached_property
    def profile(self) -> Profile | None:
        """The use profile."""
        return read_profile(self.declarations["profile"]) if "profile" in self.declarations else None

    @cached_property
    def production(self) -> Production | None:
        """What the sites make and use."""
        return read_production(self.declarations["production"]) if "production" in self.declarations else None

    @cached_property
    def instruments(self) -> Instruments | None:
        """Contractual electricity of the sites."""
        return read_instruments(self.declarations["instruments"]) if "instruments" in self.declarations else None

    @cached_property
    def evidence(self) -> Evidence:
        """Mass balances that prove recycled content."""
        found = self.declarations.get("recycling_evidence")
        return () if found is None else read_recycling_evidence(found)

    @cached_property
    def carbon(self) -> Carbon:
        """Captured CO2, delayed emissions, credits."""
        return read_carbon(self.declarations["carbon"]) if "carbon" in self.declarations else Carbon()

    @cached_property
    def flow(self) -> ReferenceFlow | None:
        """Pieces per declared unit, where there is a profile."""
        return None if self.profile is None else reference_flow(self.profile, self.product)

    def on_site(self, count: Counting, catalogue: Catalogue | None, instead: Key | None = None) -> list[Wanted]:
        """The lines of on-site production, electricity split by what covers it."""
        if self.production is None:
            return []
        solved = solve(self.production, instead)
        lines = production_lines(self.production, solved, count, catalogue)
        coverage = coverages(self.production, solved, self.instruments, strict=instead is None)
        return covered(lines, coverage, catalogue)

    def in_use(self, catalogue: Catalogue | None) -> list[Wanted]:
        """The lines of the use stage."""
        return [] if self.profile is None else use_lines(self.profile, self.product.site, catalogue)


def model(bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue, declarations: Declarations) -> Modelled:
    """The bill of materials as it is calculated. InputError for declarations that do not fit it or each other."""
    declared, count = Declared(bom.product, declarations), counting(catalogue)
    _demand_life_cycle_factors(bom, choices, declared)
    instrument_findings = (
        list(check_instruments(declared.instruments, declared.production, catalogue)) if declared.instruments else []
    )
    _raise_errors(instrument_findings)
    on_site, in_use = declared.on_site(count, catalogue), declared.in_use(catalogue)
    made = [*on_site, *in_use]
    findings = [
        *instrument_findings,
        *contractual_lines(bom, choices, catalogue),
        *_clashes(bom, declared),
        *check_evidence(declared.evidence, bom),
        *offset_lines(bom),
        *check_negatives(bom, choices, catalogue, declared.carbon),
        *check_carbon(declared.carbon, bom, choices, catalogue),
        *(profile_findings(declared.profile, bom.product, in_use) if declared.profile else ()),
        *unknown_datasets(made, catalogue),
        *(
            MESSAGES.finding("no-dataset-yet", cell=f"{one.cell}.dataset", line=one.id)
            for one in made
            if one.choice() is None
        ),
    ]
    _raise_errors(findings)
    records = _records(declared, count, on_site, in_use, catalogue)

    def whole(lines: list[Wanted]) -> tuple[Bom, Mapping[str, Choice]]:
        complete, chosen = with_lines(with_evidence(bom, declared.evidence), choices, lines)
        return (complete if declared.flow is None else per_declared_unit(complete, declared.flow)), chosen

    others = alternatives(declared.production) if declared.production else ()
    return Modelled(
        *whole(made),
        tuple(findings),
        records,
        {by: whole([*declared.on_site(count, catalogue, by), *in_use]) for by in others},
        uncertain(declared.production, {line.id: line.cell for line in on_site}) if declared.production else None,
    )


def _records(
    declared: Declared, count: Counting, on_site: list[Wanted], in_use: list[Wanted], catalogue: Catalogue
) -> dict[str, Any]:
    """The sections of the result document."""
    records: dict[str, Any] = {}
    production = declared.production
    if production is not None:
        solved = solve(production)
        records["production"] = {
            **production_record(production, solved, count, on_site),
            "organisation_inventory": organisation_inventory(production.sites),
        }
        if declared.instruments is not None:
            coverage = coverages(production, solved, declared.instruments)
            records["instruments"] = instruments_record(declared.instruments, coverage, production, catalogue)
    elif declared.instruments is not None:
        records["instruments"] = instruments_record(declared.instruments, {}, None, catalogue)
    if declared.evidence:
        records["recycling_evidence"] = evidence_record(declared.evidence)
    if declared.profile is not None and declared.flow is not None:
        records["profile"] = profile_record(declared.profile, declared.flow, declared.product, in_use)
    return records


def _raise_errors(findings: Iterable[Finding]) -> None:
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise InputError(errors)


def _demand_life_cycle_factors(bom: Bom, choices: Mapping[str, Choice], declared: Declared) -> None:
    """InputError where a direct CO2 factor is named for the product: the two families do not mix."""
    production, instruments = declared.production, declared.instruments
    entries = (entry for process in (production.processes if production else ()) for entry in process.entries)
    named = [
        *((one.cell, one.dataset) for one in entries),
        *((one.cell, one.dataset) for one in (instruments.instruments if instruments else ())),
        *((one.cell, one.dataset) for one in declared.in_use(None)),
    ]
    found = [
        *(finding for line in bom.lines for finding in refused_for_product(line.dataset, line=line.id)),
        *(finding for name, one in choices.items() for finding in refused_for_product(one.dataset, line=name)),
        *(finding for cell, dataset in named for finding in refused_for_product(dataset, cell=f"{cell}.dataset")),
    ]
    _raise_errors(dict.fromkeys(found))


def _clashes(bom: Bom, declared: Declared) -> Iterator[Finding]:
    """Sites that are called like a line: their lines' ids could be those of the line's transport."""
    lines = {line.id for line in bom.lines}
    for site in declared.production.sites if declared.production else ():
        if site.id in lines:
            yield MESSAGES.finding("site-is-line", cell=f"{site.cell}.id", name=site.id)


@dataclass(frozen=True, slots=True)
class MadeQuantity:
    """What a made line must say: net quantity per unit of its parent, and loss."""

    quantity: float
    loss: float


def made_quantities(
    product: Product, declarations: Declarations, records: Mapping[str, Any]
) -> dict[str, MadeQuantity]:
    """Line id → what the declarations make of it; for a verification that has no background. InputError as `model`.

    `records` are the sections of the result document: heating values that a data set stated are taken from them.
    """
    declared = Declared(product, declarations)
    count = recorded_counting(records.get("production", {}).get("conversions", {}))
    lines = [*declared.on_site(count, None), *declared.in_use(None)]
    found = {line.id: MadeQuantity(line.quantity, line.loss) for line in lines}
    if declared.flow is not None and declared.flow.pieces != 1.0:
        found[LINE] = MadeQuantity(declared.flow.pieces, 0.0)
    return found
