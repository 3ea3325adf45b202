"""The foreground inventory that the verification file carries: enough to recompute every line from net quantities.

A factor stands in it as the release's own leaf with its inclusion proof. Of a supplier it holds the result that was
given, never what it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from footprint.engine.values import Background, Study, StudyLine, SupplierFootprint
from footprint.results.disclosure import salt
from footprint.results.document import Document
from footprint.units import Properties

SCHEMA = "footprint-inventory/1"


class ProvingBackground(Background, Protocol):
    """A release that proves its factors. `footprint.inventory.Release` is one."""

    def factor_leaf(self, dataset: str) -> Mapping[str, object]:
        """The leaf of a data set's factor: key, dataset, unit and the five ledgers per unit."""
        ...

    def proof(self, dataset: str) -> Mapping[str, object]:
        """That leaf's inclusion proof under the release's hash."""
        ...


def inventory_record(study: Study, background: ProvingBackground, document: Document, secret: bytes) -> Document:
    """The foreground inventory of a study whose result document is `document`; `secret` is that of its commitments."""
    used = {line.choice.dataset for line in study.lines if line.choice is not None and line.choice.dataset}
    suppliers = {
        supplier_key(line.choice.supplier): line.choice.supplier
        for line in study.lines
        if line.choice is not None and line.choice.supplier is not None
    }
    return {
        "schema": SCHEMA,
        "result_sha256": document["sha256"],
        "release": study.release,
        "lines": [_line(line) for line in study.lines],
        "factors": {name: _factor(background, name) for name in sorted(used)},
        "supplier_footprints": {key: _supplier(suppliers[key]) for key in sorted(suppliers)},
        "line_salts": {line.id: salt(secret, line.id).hex() for line in study.lines},
    }


def supplier_key(supplier: SupplierFootprint) -> str:
    """The key of a supplier footprint in the record: its id and version."""
    return f"{supplier.id}@{supplier.version}"


def _factor(background: ProvingBackground, name: str) -> Document:
    return {"leaf": dict(background.factor_leaf(name)), "proof": dict(background.proof(name))}


def _line(line: StudyLine) -> Document:
    choice = line.choice
    supplier = choice.supplier if choice is not None else None
    return {
        "id": line.id,
        "parent": line.parent,
        "generated_from": line.generated_from,
        "quantity": line.quantity,
        "unit": line.unit,
        "loss": line.loss,
        "multiplier": line.multiplier,
        "conversion": line.conversion,
        "properties": _properties(line.properties),
        "fraction": line.fraction,
        "basis": dict(line.basis),
        "dataset": choice.dataset if choice is not None else None,
        "supplier_footprint": supplier_key(supplier) if supplier is not None else None,
    }


def _properties(properties: Properties) -> Document:
    stated = {
        "density_kg_per_m3": properties.density_kg_per_m3,
        "heating_value_mj_per_kg": properties.heating_value_mj_per_kg,
        "mass_kg_per_piece": properties.mass_kg_per_piece,
    }
    return {name: value for name, value in stated.items() if value is not None}


def _supplier(supplier: SupplierFootprint) -> Document:
    return {
        "id": supplier.id,
        "organisation": supplier.organisation,
        "version": supplier.version,
        "source": supplier.source,
        "product": supplier.product,
        "unit": supplier.unit,
        "factor": supplier.factor.as_dict(),
        "primary_data_share": supplier.primary_data_share,
        "dqr": supplier.dqr,
        "geography": supplier.geography,
        "reference_period": supplier.reference_period,
    }
