"""The words of the field for what the rooms know by a key. One table each, translated where it is shown."""

from __future__ import annotations

import re

from flask_babel import gettext as _

from footprint.web.declaring.words import DECLARED_WORDS


def stage_name(stage: str) -> str:
    """A life cycle stage."""
    names = {
        "materials": _("Raw materials"),
        "production": _("Production"),
        "transport": _("Transport"),
        "packaging": _("Packaging"),
        "use": _("Use"),
        "end_of_life": _("End of life"),
    }
    return str(names.get(stage, stage))


def group_name(group: str) -> str:
    """A material group, as labels and comparisons show it."""
    names = {
        "steel": _("Steel"),
        "aluminium": _("Aluminium"),
        "copper": _("Copper"),
        "lead": _("Lead"),
        "metals": _("Other metals"),
        "plastics": _("Plastics"),
        "rubber": _("Rubber"),
        "chemicals": _("Chemicals"),
        "battery": _("Battery materials"),
        "electronics": _("Electronics"),
        "glass": _("Glass"),
        "minerals": _("Minerals"),
        "vehicle": _("Vehicle parts"),
        "paper": _("Paper"),
        "packaging": _("Packaging"),
        "energy": _("Energy"),
        "transport": _("Transport"),
        "recycling": _("Recycling"),
        "services": _("Services"),
        "supplier": _("Supplier footprints"),
        "other": _("Other"),
    }
    return str(names.get(group, group))


def ledger_name(ledger: str) -> str:
    """One of the five ledgers."""
    names = {
        "fossil": _("Fossil"),
        "biogenic_emissions": _("Biogenic emissions"),
        "biogenic_removals": _("Biogenic removals"),
        "land_use_change": _("Land-use change"),
        "aircraft": _("Aircraft"),
    }
    return str(names.get(ledger, ledger))


def status_name(status: str) -> str:
    """What has become of a label."""
    names = {
        "valid": _("Valid"),
        "superseded": _("Superseded"),
        "suspended": _("Suspended"),
        "withdrawn": _("Withdrawn"),
        "expired": _("Expired"),
    }
    return str(names.get(status, status))


def status_kind(status: str) -> str:
    """The colour of a status."""
    return {"valid": "good", "superseded": "warn", "suspended": "warn", "expired": "warn"}.get(status, "bad")


def review_state(state: str | None) -> str:
    """Where a review stands."""
    names = {
        "submitted": _("Submitted"),
        "in_question": _("Question asked"),
        "changes_requested": _("Changes requested"),
        "resubmitted": _("Resubmitted"),
        "approved": _("Approved"),
        "rejected": _("Rejected"),
        "withdrawn": _("Withdrawn"),
    }
    return str(names.get(state or "", _("Not submitted")))


def event_name(kind: str) -> str:
    """What somebody did in a review."""
    names = {
        "submitted": _("submitted the calculation"),
        "question": _("asked"),
        "answer": _("answered"),
        "note": _("wrote a note"),
        "changes_requested": _("asked for changes"),
        "resubmitted": _("submitted a new calculation"),
        "approved": _("approved the calculation"),
        "rejected": _("rejected the calculation"),
        "withdrawn": _("withdrew the calculation"),
    }
    return str(names.get(kind, kind))


def licence_name(licence: str) -> str:
    """What a data set's licence class allows."""
    names = {
        "open": _("open"),
        "attribution": _("open with attribution"),
        "static-results-only": _("results only, factor withheld"),
        "private": _("private"),
    }
    return str(names.get(licence, licence))


def role_name(role: str) -> str:
    """What an account is for."""
    names = {
        "manufacturer": _("Manufacturer"),
        "certifier": _("Certifier"),
        "supplier": _("Supplier"),
        "operator": _("Operator"),
    }
    return str(names.get(role, role))


def assurance_name(level: str) -> str:
    """How sure a verifier's statement is (ISO 14064-3)."""
    names = {
        "limited": _("Limited assurance"),
        "reasonable": _("Reasonable assurance"),
        "agreed-upon procedures": _("Agreed-upon procedures"),
    }
    return str(names.get(level, level))


def approach_name(approach: str | None) -> str:
    """A value choice on electricity or recycling."""
    names = {
        "location_based": _("Location-based"),
        "market_based": _("Market-based"),
        "location": _("Location-based"),
        "market": _("Market-based"),
        "cut-off": _("Cut-off"),
        "pre-consumer": _("Pre-consumer scrap burdened"),
        "substitution": _("Substitution"),
        "cff": _("Circular footprint formula"),
    }
    return str(names.get(approach or "", approach or ""))


def boundary_name(boundary: str) -> str:
    """From where to where a footprint reaches."""
    names = {"cradle-to-gate": _("Cradle to gate"), "cradle-to-grave": _("Cradle to grave")}
    return str(names.get(boundary, boundary))


def account_state(status: str) -> str:
    """Whether somebody may sign in."""
    names = {"pending": _("Waiting"), "active": _("Active"), "disabled": _("Disabled")}
    return str(names.get(status, status))


def sector_name(sector: str) -> str:
    """A branch of industry, of products or of data sets."""
    names = {
        "vehicle": _("Vehicles"),
        "chemical": _("Chemicals"),
        "recycled_metal": _("Recycled metal"),
        "material": _("Materials"),
        "other": _("Other"),
        "energy": _("Energy"),
        "transport": _("Transport"),
        "metals": _("Metals"),
        "chemicals": _("Chemicals"),
        "plastics": _("Plastics"),
        "battery": _("Batteries"),
        "services": _("Services"),
        "recycling": _("Recycling"),
        "minerals": _("Minerals"),
    }
    return str(names.get(sector, sector))


def doubt_name(doubt: str) -> str:
    """Why a person should look at a line's choice."""
    names = {
        "unconfirmed": _("matched by the program, confirmed by nobody"),
        "low-score": _("match of low score"),
        "estimated": _("mostly estimated data set"),
        "poor-quality": _("poor data quality"),
        "other-place": _("data set of another country"),
    }
    return str(names.get(doubt, doubt))


def field_name(field: str) -> str:
    """A field of a line in a bill of materials."""
    names = {
        "name": _("Name"),
        "name_zh": _("Chinese name"),
        "code": _("Code"),
        "material": _("Material"),
        "specification": _("Specification"),
        "part_number": _("Part number"),
        "parent": _("Part of"),
        "quantity": _("Quantity"),
        "unit": _("Unit"),
        "stage": _("Stage"),
        "origin": _("Origin"),
        "loss": _("Loss"),
        "recycled_content": _("Recycled content"),
        "transport": _("Transport"),
        "data_type": _("Data type"),
        "evidence": _("Evidence"),
        "note": _("Note"),
    }
    return str(names.get(field, field))


def exchange_name(kind: str) -> str:
    """What a row of an inventory is."""
    names = {
        "production": _("product"),
        "input": _("input"),
        "waste": _("waste"),
        "emission": _("emission"),
        "resource": _("resource"),
    }
    return str(names.get(kind, kind))


def basis_name(basis: str) -> str:
    """What an amount rests on."""
    names = {"cited": _("cited"), "derived": _("derived"), "estimate": _("estimate")}
    return str(names.get(basis, basis))


def kind_name(kind: str) -> str:
    """Whether a data set is an inventory or only a factor."""
    names = {"unit": _("unit process"), "aggregated": _("aggregated")}
    return str(names.get(kind, kind))


def key_name(key: str) -> str:
    """By what a process with several products is shared."""
    names = {"mass": _("mass"), "energy": _("energy"), "economic": _("economic value")}
    return str(names.get(key, key))


def cause_name(cause: str) -> str:
    """Why a data set is another one in a later release."""
    names = {
        "rows": _("its own rows"),
        "characterisation": _("the factor of a gas"),
        "upstream": _("only upstream"),
        "record": _("words, source or quality only"),
    }
    return str(names.get(cause, cause))


def change_name(change: str) -> str:
    """What became of a row."""
    names = {"added": _("new"), "removed": _("gone"), "changed": _("changed"), "same": _("as before")}
    return str(names.get(change, change))


def job_title(kind: str) -> str:
    """What a job does."""
    names = {
        "issue-label": _("The label is being made"),
        "match": _("The lines are being matched"),
        "compare": _("Two results are being drawn"),
        "compile-background": _("The background is being calculated apart"),
        "measure-background": _("The background is being tried on products"),
        "import-background": _("The background is being imported"),
        "export-release": _("The file of the release is being written"),
    }
    return str(names.get(kind, _("The footprint is being calculated")))


def import_state(state: str) -> str:
    """Where an import stands."""
    names = {
        "waiting": _("waiting"),
        "incomplete": _("something is missing"),
        "done": _("done"),
        "failed": _("did not come to an end"),
        "removed": _("given up"),
    }
    return str(names.get(state, state))


def progress_name(text: str) -> str:
    """What a job is at, as its handler says it; numbers in it stay as they are."""
    numbers = re.findall(r"\d[\d,]*", text)
    names = {
        "calculating": _("calculating"),
        "writing": _("writing"),
        "storing": _("storing"),
        "reading the packs": _("reading the packs"),
        "solving": _("solving"),
        "checking": _("checking"),
        "checking the file": _("checking the file"),
        "checking # files": _("checking {} files"),
        "loading bw2io": _("starting the reader"),
        "reading the workbook": _("reading the workbook"),
        "reading the data sets": _("reading the data sets"),
        "reading the export": _("reading the export"),
        "# of # lines": _("{} of {} lines"),
        "# of # data sets": _("{} of {} data sets"),
        "# activities": _("{} activities"),
        "# products": _("{} products"),
        "# processes, # flows": _("{} processes, {} flows"),
        "linking # processes": _("linking {} processes"),
        "solving and writing the release": _("solving and writing the release"),
    }
    found = names.get(re.sub(r"\d[\d,]*", "#", text))
    return str(found).format(*numbers) if found else text


WORDS = (
    doubt_name,
    field_name,
    stage_name,
    group_name,
    ledger_name,
    status_name,
    status_kind,
    review_state,
    event_name,
    licence_name,
    role_name,
    assurance_name,
    approach_name,
    boundary_name,
    account_state,
    sector_name,
    exchange_name,
    basis_name,
    kind_name,
    key_name,
    cause_name,
    change_name,
    progress_name,
    job_title,
    import_state,
    *DECLARED_WORDS,
)
