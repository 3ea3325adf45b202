"""A result document as something to compare: what it says, and what of it varies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from footprint.analysis.comparison.messages import MESSAGES
from footprint.engine.foreground import UncertainForeground
from footprint.engine.spread import Part, Spreads, spreads
from footprint.findings import InputError
from footprint.modelling.production import read_production
from footprint.modelling.production.system import uncertain

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """A result. `scale` turns its numbers into those per declared unit of the result that it is compared with."""

    document: Document
    scale: float = 1.0

    @property
    def total(self) -> float:
        """kg CO2e, scaled."""
        return float(self.document["footprint"]["total"]) * self.scale

    @property
    def release(self) -> str:
        """The background release that it was calculated with."""
        return str(self.document["release"])

    @cached_property
    def spreads(self) -> Spreads:
        """What varies in it. A document that was made before quantities had a spread has certain ones."""
        return spreads([_part(line) for line in self.document["lines"]])

    @cached_property
    def foreground(self) -> UncertainForeground | None:
        """The loops of its on-site production, built again from what it declares."""
        declared = self.document.get("declarations", {}).get("production")
        section = self.document.get("production")
        if not declared or not section:
            return None
        return uncertain(read_production(declared), {line["line"]: line["cell"] for line in section["lines"]})


def subject(document: Document, name: str = "") -> Subject:
    """A document as a subject. InputError when it lacks what every result document has."""
    try:
        found = Subject(document)
        if document["schema"] != "footprint-result/1" or not isinstance(document["declared_unit"]["unit"], str):
            raise ValueError("another schema")
        _ = found.spreads, found.total, found.release
        _ = [document["product"][key] for key in ("name", "name_zh", "model", "boundary", "reference_year")]
        _ = [dict(document[key]) for key in ("stages", "label_groups", "method", "footprint")]
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise InputError([MESSAGES.finding("not-a-result", name=name[:80])]) from error
    return found


def _part(line: Mapping[str, Any]) -> Part:
    supplier = line["supplier_footprint"]
    gsd = line.get("gsd")
    return Part(
        line["id"],
        line["parent"],
        line["generated_from"],
        float(gsd) if gsd is not None else 1.0,
        None if line["kg_co2e"] is None else float(line["kg_co2e"]),
        None if line["kg_co2e"] is None else float(line["amount"]),
        line["dataset"]["id"] if line["dataset"] else None,
        f"{supplier['id']}@{supplier['version']}" if supplier else None,
        (line["quality"] or {}).get("dqr") if supplier else None,
    )
