"""Declarations → the bill of materials as it is calculated. The one order in which the parts become lines.

What a site's production and a use profile make is per piece, as the bill of materials is when there is a reference
flow; the reference flow comes last and puts all of it under one line. The same functions, without a catalogue, give a
verification the quantities again (`made_quantities`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from footprint.bom.values import Bom, Product
from footprint.declarations import Declarations
from footprint.engine.values import Choice
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue
from footprint.modelling.lines import Wanted, unknown_datasets, with_lines
from footprint.modelling.messages import MESSAGES
from footprint.modelling.profile import per_declared_unit, read_profile, reference_flow, use_lines
from footprint.modelling.profile.recording import profile_findings, profile_record
from footprint.modelling.profile.reference_flow import LINE


@dataclass(frozen=True)
class Modelled:
    """A bill of materials with the lines that declarations make, their choices, and records of how they were made."""

    bom: Bom
    choices: Mapping[str, Choice]
    findings: tuple[Finding, ...] = ()
    records: Mapping[str, Any] = field(default_factory=dict)


def model(bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue, declarations: Declarations) -> Modelled:
    """The bill of materials as it is calculated. InputError for declarations that do not fit it or each other."""
    made: list[Wanted] = []
    findings: list[Finding] = []
    records: dict[str, Any] = {}
    product = bom.product
    flow = None
    if "profile" in declarations:
        profile = read_profile(declarations["profile"])
        flow = reference_flow(profile, product)
        lines = use_lines(profile, product.site, catalogue)
        findings += profile_findings(profile, product, lines)
        records["profile"] = profile_record(profile, flow, product, lines)
        made += lines
    findings += unknown_datasets(made, catalogue)
    findings += [
        MESSAGES.finding("no-dataset-yet", cell=f"{one.cell}.dataset", line=one.id)
        for one in made
        if one.choice() is None
    ]
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise InputError(errors)
    whole, chosen = with_lines(bom, choices, made)
    if flow is not None:
        whole = per_declared_unit(whole, flow)
    return Modelled(whole, chosen, tuple(findings), records)


@dataclass(frozen=True, slots=True)
class MadeQuantity:
    """What a made line must say: net quantity per unit of its parent, and loss."""

    quantity: float
    loss: float


def made_quantities(product: Product, declarations: Declarations) -> dict[str, MadeQuantity]:
    """Line id → what the declarations make of it; for a verification that has no background. InputError as `model`."""
    found: dict[str, MadeQuantity] = {}
    if "profile" in declarations:
        profile = read_profile(declarations["profile"])
        flow = reference_flow(profile, product)
        if flow.pieces != 1.0:
            found[LINE] = MadeQuantity(flow.pieces, 0.0)
        for line in use_lines(profile, None, None):
            found[line.id] = MadeQuantity(line.quantity, line.loss)
    return found
