"""The result document: one study as canonical JSON with its hash. Every key is described in docs/result-document.md."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from math import fsum
from typing import Any

from footprint.canonical import canonical_bytes, sha256_hex
from footprint.engine.values import Background, Study, StudyLine
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.ledgers import share_of
from footprint.units import parse_unit

SCHEMA = "footprint-result/1"
ENGINE_PARTS = ("footprint", "bw2calc", "bw_processing", "matrix_utils", "numpy", "scipy")
Document = dict[str, Any]


def engine_versions() -> dict[str, str]:
    """Versions of what calculates, read from package metadata: nothing is imported for it."""
    found = {}
    for name in ENGINE_PARTS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def to_document(
    study: Study,
    background: Background,
    versions: Mapping[str, str] | None = None,
    sections: Mapping[str, Any] | None = None,
) -> Document:
    """The result document of a study with `sections` as further keys. NotCanonicalError for a number not finite."""
    document = body(study, background, sections, versions)
    return {**document, "sha256": document_hash(document)}


def body(
    study: Study,
    background: Background,
    sections: Mapping[str, Any] | None = None,
    versions: Mapping[str, str] | None = None,
) -> Document:
    """The same without its hash."""
    catalogue = background.catalogue
    whole = fsum(line.kg_co2e for line in study.lines if line.kg_co2e is not None)
    document: Document = {
        "schema": SCHEMA,
        "product": _product(study),
        "declared_unit": _declared_unit(study),
        "release": study.release,
        "method": _method(study),
        "engine": dict(versions if versions is not None else engine_versions()),
        "complete": study.complete,
        "footprint": _footprint(study),
        "stages": dict(study.stages),
        "label_groups": dict(study.groups),
        "lines": [_line(line, catalogue, whole) for line in study.lines],
        "upstream": [_upstream(name, ledgers.total, catalogue, whole) for name, ledgers in study.upstream],
        "electricity": dict(study.electricity),
        "recycling": dict(study.recycling),
        "quality": {
            "dqr": study.dqr,
            "primary_data_share": study.primary_data_share,
            "cut_off_share": study.cut_off_share,
        },
        "uncertainty": _uncertainty(study),
        "warnings": [warning(finding) for finding in study.warnings],
    }
    return document | {key: value for key, value in (sections or {}).items() if key not in document}


def document_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical JSON of the document without its field `sha256`."""
    return sha256_hex(canonical_bytes({key: value for key, value in document.items() if key != "sha256"}))


def hash_holds(document: Mapping[str, Any]) -> bool:
    """Whether the document's `sha256` is the hash of the rest of it."""
    stated = document.get("sha256")
    return isinstance(stated, str) and hmac.compare_digest(stated.encode(), document_hash(document).encode())


def warning(finding: Finding) -> Document:
    """A finding as a document carries it; a cell of the file that was read goes into the message."""
    en = f"{finding.cell}: {finding.en}" if finding.cell else finding.en
    zh = f"{finding.cell}：{finding.zh}" if finding.cell else finding.zh
    return {"code": finding.code, "line": finding.line, "message": en, "message_zh": zh}


def _product(study: Study) -> Document:
    product = study.product
    return {
        "name": product.name,
        "name_zh": product.name_zh,
        "model": product.model,
        "sector": product.sector,
        "mass_kg": product.mass_kg,
        "boundary": product.boundary,
        "reference_year": product.reference_year,
        "site": product.site,
        "hs_code": product.hs_code,
    }


def _declared_unit(study: Study) -> Document:
    amount, unit = study.product.declared_amount, parse_unit(study.product.declared_unit)
    return {
        "amount": amount,
        "unit": unit.symbol,
        "text": f"{amount:g} {unit.symbol}",
        "text_zh": f"{amount:g} {unit.name_zh}",
    }


def _method(study: Study) -> Document:
    return {
        "indicator": "GWP100",
        "characterisation": "IPCC AR6 WG I, chapter 7 (2021)",
        "standard": "ISO 14067:2018",
        "electricity": study.options.electricity,
        "recycling": study.options.recycling,
        "unit": "kg CO2e",
    }


def _footprint(study: Study) -> Document:
    return {
        "total": study.ledgers.total,
        **study.ledgers.as_dict(),
        "total_excluding_biogenic_uptake": study.ledgers.total_excluding_biogenic_uptake,
        "biogenic_carbon_content": study.biogenic_carbon_content,
    }


def _line(line: StudyLine, catalogue: Catalogue, whole: float) -> Document:
    dataset = catalogue.get(line.choice.dataset) if line.choice is not None and line.choice.dataset else None
    return {
        "id": line.id,
        "parent": line.parent,
        "name": line.name,
        "name_zh": line.name_zh,
        "quantity": line.quantity,
        "unit": line.unit,
        "stage": line.stage,
        "group": line.group,
        "amount": line.amount,
        "factor": line.factor,
        "kg_co2e": line.kg_co2e,
        "share": share_of(line.kg_co2e, whole),
        "subtotal": line.subtotal,
        "generated_from": line.generated_from,
        "gsd": line.gsd,
        "dataset": _dataset(dataset, catalogue) if dataset is not None else None,
        "supplier_footprint": _supplier(line),
        "match": _match(line),
        "quality": _quality(line, dataset),
    }


def _dataset(dataset: Dataset, catalogue: Catalogue) -> Document:
    return {
        "id": dataset.id,
        "name": dataset.name,
        "name_zh": dataset.name_zh,
        "location": dataset.location,
        "unit": dataset.unit,
        "year": dataset.year,
        "licence": dataset.licence,
        "source": catalogue.citation(dataset.id),
    }


def _supplier(line: StudyLine) -> Document | None:
    supplier = line.choice.supplier if line.choice is not None else None
    if supplier is None:
        return None
    return {
        "id": supplier.id,
        "organisation": supplier.organisation,
        "version": supplier.version,
        "source": supplier.source,
        "product": supplier.product,
        "unit": supplier.unit,
    }


def _match(line: StudyLine) -> Document | None:
    choice = line.choice
    if choice is None:
        return None
    return {"score": choice.score, "by": choice.by, "reason": choice.reason, "reason_zh": choice.reason_zh}


def _quality(line: StudyLine, dataset: Dataset | None) -> Document | None:
    if line.kg_co2e is None:
        return None
    return {
        "dqr": line.dqr,
        "ter": dataset.quality.ter if dataset else None,
        "ger": dataset.quality.ger if dataset else None,
        "tir": dataset.quality.tir if dataset else None,
        "p": dataset.quality.p if dataset else None,
        "estimate_share": dataset.estimate_share if dataset else None,
        "primary_share": line.primary_share,
    }


def _upstream(name: str, kg: float, catalogue: Catalogue, whole: float) -> Document:
    dataset = catalogue.get(name)
    return {
        "id": name,
        "name": dataset.name if dataset else name,
        "name_zh": dataset.name_zh if dataset else name,
        "location": dataset.location if dataset else None,
        "kg_co2e": kg,
        "share": share_of(kg, whole),
    }


def _uncertainty(study: Study) -> Document | None:
    found = study.uncertainty
    if found is None:
        return None
    return {
        "iterations": found.iterations,
        "seed": found.seed,
        "p5": found.p5,
        "p50": found.p50,
        "p95": found.p95,
    }
