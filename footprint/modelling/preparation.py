"""Declarations → the bill of materials as it is calculated. The one order in which the parts become lines.

What a site's production and a use profile make is per piece, as the bill of materials is when there is a reference
flow; the reference flow comes last and puts all of it under one line. The same functions, without a catalogue, give a
verification the quantities again (`made_quantities`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from footprint.bom.values import Bom, Product
from footprint.declarations import Declarations
from footprint.engine.values import Choice
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue
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
from footprint.modelling.production.values import Key
from footprint.modelling.profile import Profile, per_declared_unit, read_profile, reference_flow, use_lines
from footprint.modelling.profile.recording import profile_findings, profile_record
from footprint.modelling.profile.reference_flow import LINE, ReferenceFlow


@dataclass(frozen=True)
class Modelled:
    """A bill of materials with the lines that declarations make, their choices, and records of how they were made.

    `alternatives`: allocation key → the same with the processes of the sites shared by that key.
    """

    bom: Bom
    choices: Mapping[str, Choice]
    findings: tuple[Finding, ...] = ()
    records: Mapping[str, Any] = field(default_factory=dict)
    alternatives: Mapping[str, tuple[Bom, Mapping[str, Choice]]] = field(default_factory=dict)


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
    def flow(self) -> ReferenceFlow | None:
        """Pieces per declared unit, where there is a profile."""
        return None if self.profile is None else reference_flow(self.profile, self.product)

    def on_site(self, count: Counting, catalogue: Catalogue | None, instead: Key | None = None) -> list[Wanted]:
        """The lines of on-site production."""
        if self.production is None:
            return []
        return production_lines(self.production, solve(self.production, instead), count, catalogue)

    def in_use(self, catalogue: Catalogue | None) -> list[Wanted]:
        """The lines of the use stage."""
        return [] if self.profile is None else use_lines(self.profile, self.product.site, catalogue)


def model(bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue, declarations: Declarations) -> Modelled:
    """The bill of materials as it is calculated. InputError for declarations that do not fit it or each other."""
    declared, count = Declared(bom.product, declarations), counting(catalogue)
    on_site, in_use = declared.on_site(count, catalogue), declared.in_use(catalogue)
    made = [*on_site, *in_use]
    findings = [
        *_clashes(bom, declared),
        *(profile_findings(declared.profile, bom.product, in_use) if declared.profile else ()),
        *unknown_datasets(made, catalogue),
        *(
            MESSAGES.finding("no-dataset-yet", cell=f"{one.cell}.dataset", line=one.id)
            for one in made
            if one.choice() is None
        ),
    ]
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise InputError(errors)
    records: dict[str, Any] = {}
    if declared.production is not None:
        records["production"] = production_record(declared.production, solve(declared.production), count, on_site)
    if declared.profile is not None and declared.flow is not None:
        records["profile"] = profile_record(declared.profile, declared.flow, bom.product, in_use)

    def whole(lines: list[Wanted]) -> tuple[Bom, Mapping[str, Choice]]:
        complete, chosen = with_lines(bom, choices, lines)
        return (complete if declared.flow is None else per_declared_unit(complete, declared.flow)), chosen

    others = alternatives(declared.production) if declared.production else ()
    return Modelled(
        *whole(made),
        tuple(findings),
        records,
        {by: whole([*declared.on_site(count, catalogue, by), *in_use]) for by in others},
    )


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
