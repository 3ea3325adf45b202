"""The verification statement with everything needed to retrace it; for the owner and the reviewer only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.platypus import Flowable, PageBreak, Spacer

from footprint.bom.values import STAGES
from footprint.ledgers import LEDGERS
from reports import fonts
from reports.attachments import json_attachment
from reports.book import INNER, Heading, Running, bind
from reports.facts import criteria, declared_unit, site_words
from reports.label import machine_facts, public_attachment
from reports.metadata import Metadata
from reports.numbers import percent, plain, quantity, significant
from reports.pdfa import finish
from reports.style import AMBER, GREY, TEAL, fitted, paragraph
from reports.tables import depth, grid, line_id, pairs, provenance, source_numbers, source_table, value_table
from reports.text import LANGUAGES, both, named, words
from reports.values import LabelFacts

Document = Mapping[str, Any]


def verification_pdf(document: Document, inventory: Document, facts: LabelFacts, *, public: Document) -> bytes:
    """The unsigned PDF/A-3 verification file of a labelled result, with the full documents attached.

    ValueError when any of them belongs to another snapshot, or when the result is incomplete.
    """
    if not facts.snapshot == document["sha256"] == public["sha256"] == inventory["result_sha256"]:
        raise ValueError("the facts, the result, its inventory and its public view must carry one snapshot hash")
    if document["complete"] is not True:
        raise ValueError("an incomplete result gets no label")
    sample = both("sample") if facts.sample else ""
    product, value = document["product"], significant(document["footprint"]["total"])
    running = Running(
        title=str(product["name"]),
        right=facts.number,
        note=f"SHA-256 {facts.snapshot}",
        mark=sample,
        language="en",
    )
    drawn = bind(lambda: _story(document, inventory, facts), running)
    unit = declared_unit(document, "en")
    metadata = Metadata(
        kind="verification",
        title=fonts.shown(f"{sample}  {words('v.title', 'en')}: {product['name']}".strip()),
        subject=fonts.shown(words("v.subject", "en", number=facts.number, value=value, unit=unit)),
        author=fonts.shown(facts.verifier_organisation),
        language="en",
        created=facts.issued,
        facts=machine_facts(document, facts),
    )
    attachments = [
        public_attachment(public),
        json_attachment("result.json", document, words("v.result.json", "en")),
        json_attachment("inventory.json", inventory, words("v.inventory.json", "en")),
    ]
    return finish(drawn, metadata, attachments)


def _story(document: Document, inventory: Document, facts: LabelFacts) -> list[Flowable]:
    product = document["product"]
    found = [
        paragraph(both("v.title"), 19, bold=True, colour=TEAL, leading=26),
        paragraph(both("v.subtitle"), 9, colour=GREY, spaceAfter=2),
        paragraph(both("v.confidential"), 9, bold=True, spaceAfter=4),
        fitted(str(product["name"]), INNER, 60, 14, least=8, bold=True),
    ]
    if facts.sample:
        found += [paragraph(words("sample.long", language), 9, bold=True, colour=AMBER) for language in LANGUAGES]
    return [
        *found,
        Heading(both("v.statement"), 0),
        pairs(_statement(document, facts), share=0.27),
        PageBreak(),
        Heading(both("v.result"), 0),
        *_result(document),
        Heading(both("v.lines"), 0),
        *_notes("v.lines note"),
        _lines(document),
        Heading(words("h.sources", "en") + "  " + words("h.sources", "zh"), 0),
        source_table(document, "en"),
        Heading(both("v.inventory"), 0),
        *_notes("v.inventory note"),
        _inventory(inventory),
        Heading(both("v.factors"), 0),
        *_notes("v.factors note", release=document["release"]),
        _factors(inventory),
        Heading(both("v.attached"), 0),
        *_notes("v.attached note"),
    ]


def _notes(key: str, **values: object) -> list[Flowable]:
    return [paragraph(words(key, language, **values), 8.5, spaceAfter=4) for language in LANGUAGES]


def _both(kind: str, key: str) -> str:
    return f"{named(kind, key, 'en')}  {named(kind, key, 'zh')}"


def _joined(*parts: str | None, by: str = "; ") -> str:
    return by.join(part for part in parts if part)


def _statement(document: Document, facts: LabelFacts) -> list[tuple[str, Any]]:
    """The fields of a statement; an empty one says so and never disappears."""
    product = document["product"]
    verifier = _joined(
        facts.verifier_organisation,
        facts.verifier_organisation_zh if facts.verifier_organisation_zh != facts.verifier_organisation else "",
        facts.verifier,
    )
    unit, unit_zh = declared_unit(document, "en"), declared_unit(document, "zh")
    value = f"{significant(document['footprint']['total'])} kg CO₂e {words('per', 'en', unit=unit)}"
    site = site_words(facts.site, product)
    values = {
        "v.addressee": _bilingual("v.addressee value", facts),
        "v.responsible": _bilingual("v.responsible value", facts),
        "v.product": _joined(str(product["name"]), product.get("name_zh"), product.get("model"), site),
        "v.value": f"{value}  {words('per', 'zh', unit=unit_zh)}",
        "v.boundary": _joined(_both("boundary", product["boundary"]), str(product.get("reference_year") or "")),
        "v.criteria": criteria(document, facts.criteria),
        "v.report": f"{both('label.report value', id=facts.report_id, version=facts.report_version)}  {facts.snapshot}",
        "v.level": _both("assurance", facts.assurance),
        "v.materiality": both("v.materiality value", percent=plain(facts.materiality_percent)),
        "v.work": facts.work_done,
        "v.opinion": facts.opinion,
        "v.qualifications": facts.qualifications or both("none"),
        "v.not verified": facts.not_verified or both("none"),
        "v.independence": facts.independence,
        "v.accreditation": facts.accreditation or both("none"),
        "v.verifier": verifier,
        "v.reviewer": facts.independent_reviewer,
        "v.date": _joined(facts.issued.isoformat(), f"{both('valid until')} {facts.valid_until.isoformat()}"),
        "v.signature": both("v.signature value"),
    }
    return [(both(key), text or both("not stated")) for key, text in values.items()]


def _bilingual(key: str, facts: LabelFacts) -> str:
    english = words(key, "en", holder=facts.holder)
    return f"{english}  {words(key, 'zh', holder=facts.holder_zh or facts.holder)}"


def _result(document: Document) -> list[Flowable]:
    footprint, total = document["footprint"], float(document["footprint"]["total"])
    stages = [(_both("stage", stage), document["stages"][stage]) for stage in STAGES if stage in document["stages"]]
    ledgers = [(_both("ledger", name), footprint[name]) for name in LEDGERS]
    return [
        value_table([*ledgers, (both("ledger.total"), total)], total, "en", strong=(len(ledgers),)),
        Spacer(0, 8),
        value_table([*stages, (both("ledger.total"), total)], total, "en", strong=(len(stages),)),
    ]


def _number(value: float | None, digits: int = 6) -> str:
    return quantity(value, digits) if value is not None else "—"


def _head(*names: str) -> list[str]:
    return [_lines_of("column", name) for name in names]


def _lines_of(kind: str, key: str) -> str:
    """English and Chinese on a line each, once where they are the same."""
    return "\n".join(dict.fromkeys(named(kind, key, language) for language in LANGUAGES))


def _lines(document: Document) -> Flowable:
    lines = {line["id"]: line for line in document["lines"]}
    sources = source_numbers(document)
    rows: list[Sequence[str]] = []
    strong = []
    for index, line in enumerate(document["lines"]):
        if line["subtotal"] is not None:
            strong.append(index)
        kg = f"({_number(line['subtotal'])})" if line["subtotal"] is not None else _number(line["kg_co2e"])
        name = _joined(str(line["name"]), line.get("name_zh"), by="  ")
        unit = (line["dataset"] or line["supplier_footprint"] or {}).get("unit", "")
        rows.append(
            (
                line_id(line["id"]),
                "– " * depth(line, lines) + name,
                named("stage", line["stage"], "en"),
                f"{_number(line['amount'])} {unit}",
                _number(line["factor"]),
                kg,
                percent(line["share"]) if line["share"] is not None else "—",
                provenance(line, "en", sources),
            )
        )
    head = _head("id", "line", "stage", "amount", "factor", "kg", "share", "data")
    widths = (0.1, 0.165, 0.08, 0.11, 0.085, 0.095, 0.06, 0.305)
    return grid(head, rows, widths, right=(3, 4, 5, 6), strong=strong, size=6.4)


def _inventory(inventory: Document) -> Flowable:
    rows = [
        (
            line_id(line["id"]),
            f"{_number(line['quantity'])} {line['unit']}",
            percent(line["loss"], 2),
            _number(line["multiplier"]),
            _number(line["conversion"]),
            _number(line["fraction"]),
            ", ".join(f"{name} {_number(value)}" for name, value in sorted(line["basis"].items()) if _numeric(value)),
            str(line["dataset"] or line["supplier_footprint"] or "—"),
        )
        for line in inventory["lines"]
    ]
    head = _head("id", "quantity", "loss", "multiplier", "conversion", "fraction", "basis", "dataset")
    widths = (0.1, 0.14, 0.07, 0.1, 0.1, 0.09, 0.19, 0.21)
    return grid(head, rows, widths, right=(1, 2, 3, 4, 5), size=6.4)


def _numeric(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _factors(inventory: Document) -> Flowable:
    rows = []
    for name, factor in sorted(inventory["factors"].items()):
        leaf, proof = factor["leaf"], factor["proof"]
        values = [_number(leaf[ledger]) for ledger in LEDGERS]
        rows.append((str(name), str(leaf["unit"]), *values, f"{proof['index']} / {proof['size']}"))
    for key, supplier in sorted(inventory["supplier_footprints"].items()):
        values = [_number(supplier["factor"][ledger]) for ledger in LEDGERS]
        title = f"{both('supplier')}: {supplier['organisation']}, {supplier['product']} ({key})"
        rows.append((title, str(supplier["unit"]), *values, "—"))
    head = [*_head("dataset", "unit"), *(_lines_of("ledger", ledger) for ledger in LEDGERS), *_head("leaf")]
    return grid(head, rows, (0.26, 0.07, 0.12, 0.12, 0.12, 0.11, 0.1, 0.1), right=(2, 3, 4, 5, 6, 7), size=6.4)
