"""From what a study is and declares to everything that its result document holds. Pure: wires the pure rooms in order.

    bill of materials + declarations ─► prepare ─► engine ─► sections ─► rules ─► result document

`prepare` turns declarations that are amounts (a site's meters, a use profile, certificates) into lines of the bill of
materials, so that the engine, the sums and the verification know one kind of line only. `document_of` holds the whole
against the rules that the study follows, and makes the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from footprint.analysis.model import Model
from footprint.analysis.scenarios.reading import read_scenarios
from footprint.analysis.section import analyse
from footprint.bom.values import Bom
from footprint.declarations import NOTHING, Declarations
from footprint.engine.foreground import UncertainForeground
from footprint.engine.study import calculate
from footprint.engine.values import Background, Choice, Options, Study, SupplierFootprint
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue
from footprint.modelling.carbon.reading import read_carbon
from footprint.modelling.carbon.recording import carbon_record
from footprint.modelling.electricity.checking import demand_location_based
from footprint.modelling.electricity.reading import read_instruments
from footprint.modelling.preparation import model
from footprint.modelling.production import read_production
from footprint.modelling.profile import read_profile
from footprint.modelling.recycling.reading import read_recycling_evidence
from footprint.modelling.uncertainty import read_uncertainty, with_spreads
from footprint.results.document import Document, body, to_document
from footprint.rules.case import Case
from footprint.rules.following import read_following
from footprint.rules.library import Library, shipped
from footprint.rules.sections import sections as rule_sections
from footprint.rules.statement import read_statement

# part of the declarations → its parser, which raises InputError with every finding
READERS: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "profile": read_profile,
    "production": read_production,
    "instruments": read_instruments,
    "recycling_evidence": read_recycling_evidence,
    "carbon": read_carbon,
    "statement": read_statement,
    "rules": read_following,
    "scenarios": read_scenarios,
    "uncertainty": read_uncertainty,
}


@dataclass(frozen=True)
class Prepared:
    """What the engine calculates: the bill of materials with the lines that the declarations make, and their choices.

    `records`: section name → what the result document tells about how those lines were made. `alternatives`:
    allocation key of on-site production → the same product shared by that key. `foreground`: what is uncertain in how
    the processes of the sites supply each other.
    """

    bom: Bom
    choices: Mapping[str, Choice]
    findings: tuple[Finding, ...] = ()
    records: Mapping[str, Any] = field(default_factory=dict)
    alternatives: Mapping[str, tuple[Bom, Mapping[str, Choice]]] = field(default_factory=dict)
    foreground: UncertainForeground | None = None


@dataclass(frozen=True)
class Assessment:
    """A calculated study and the further sections of its result document, by key, as JSON values."""

    study: Study
    sections: Mapping[str, Any]
    prepared: Prepared
    declarations: Declarations


def check_declaration(part: str, content: Mapping[str, Any]) -> None:
    """InputError when a part of the declarations cannot be read. A part that no room reads yet is kept as it is."""
    if part in READERS:
        READERS[part](content)


def prepare(
    bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue, declarations: Declarations = NOTHING
) -> Prepared:
    """The bill of materials as it is calculated. InputError for declarations that cannot be read or do not fit."""
    for part, content in declarations.items():
        check_declaration(part, content)
    made = model(bom, choices, catalogue, declarations)
    whole, unknown = with_spreads(made.bom, read_uncertainty(declarations.get("uncertainty", {})))
    return Prepared(whole, made.choices, (*made.findings, *unknown), made.records, made.alternatives, made.foreground)


def model_of(
    bom: Bom,
    choices: Mapping[str, Choice],
    background: Background,
    options: Options,
    declarations: Declarations = NOTHING,
    suppliers: Mapping[str, SupplierFootprint] = MappingProxyType({}),
    prepared: Prepared | None = None,
) -> Model:
    """The product as declared, for what-ifs. `prepared`: what `prepare` made of it already. Errors as of `prepare`."""
    ready = prepared or prepare(bom, choices, background.catalogue, declarations)

    def prepared_with(changed: Declarations) -> Prepared:
        return ready if changed is declarations else prepare(bom, choices, background.catalogue, changed)

    baseline = read_following(declarations.get("rules", {})).baseline
    return Model(prepared_with, declarations, options, background, suppliers, baseline)


def assess(
    bom: Bom,
    choices: Mapping[str, Choice],
    background: Background,
    options: Options | None = None,
    declarations: Declarations = NOTHING,
    suppliers: Mapping[str, SupplierFootprint] = MappingProxyType({}),
) -> Assessment:
    """Calculate one declared unit with all that is declared. Errors as of `prepare` and `engine.study.calculate`.

    `suppliers`: the footprints that a scenario may put in place of a line's data, by id.
    """
    prepared = prepare(bom, choices, background.catalogue, declarations)
    if "instruments" in prepared.records:
        demand_location_based(prepared.records["instruments"], options or Options())
    study = calculate(prepared.bom, prepared.choices, background, options, prepared.foreground)
    study = replace(study, warnings=(*prepared.findings, *study.warnings))
    sections: dict[str, Any] = dict(prepared.records)
    allocation: dict[str, Any] = {}
    if "production" in sections:
        allocation = _allocation_sensitivity(prepared, study, background)
        sections["production"] = {**sections["production"], "sensitivity": allocation}
    if "carbon" in declarations:
        sections["carbon"] = carbon_record(read_carbon(declarations["carbon"]), study)
    if declarations:
        sections["declarations"] = {part: dict(content) for part, content in sorted(declarations.items())}
    if study.options.upstream:  # without a forward solve there is nothing to analyse with
        whole = model_of(bom, choices, background, study.options, declarations, suppliers, prepared)
        sections["analysis"] = analyse(whole, study, allocation.get("alternatives", {}))
    return Assessment(study, sections, prepared, declarations)


def _allocation_sensitivity(prepared: Prepared, study: Study, background: Background) -> dict[str, Any]:
    """The total by the declared allocation beside those by every other key that applies, kg CO2e per declared unit.

    Source: ISO 14044:2006, 4.3.4.1 (sensitivity where several allocations apply).

    Formula: Sensitivity to allocation.
    """
    plain = replace(study.options, iterations=0, upstream=0)
    totals = {
        by: calculate(bom, choices, background, plain).total for by, (bom, choices) in prepared.alternatives.items()
    }
    return {"declared": study.total, "alternatives": totals}


def document_of(
    assessment: Assessment,
    background: Background,
    library: Library | None = None,
    versions: Mapping[str, str] | None = None,
) -> Document:
    """The result document with what the rules say of it.

    `library` holds the rule sets, the shipped ones by default; `versions` those of the engine's parts. InputError when
    the study follows a rule set that is not in the library.
    """
    declared = assessment.declarations
    case = Case(
        body(assessment.study, background, assessment.sections),
        assessment.prepared.bom,
        assessment.prepared.choices,
        background.catalogue,
        declared,
        read_statement(declared.get("statement", {})),
        read_following(declared.get("rules", {})),
    )
    found = rule_sections(library or shipped(), case)
    return to_document(assessment.study, background, versions, {**assessment.sections, **found})
