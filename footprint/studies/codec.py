"""A bill of materials as JSON at rest, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.findings import Finding


def to_json(bom: Bom) -> dict[str, Any]:
    """Plain values only."""
    return {"product": asdict(bom.product), "lines": [asdict(line) for line in bom.lines]}


def from_json(data: Mapping[str, Any]) -> Bom:
    """The inverse of `to_json`."""
    lines = (
        Line(**{**line, "transport": tuple(TransportLeg(**leg) for leg in line["transport"])}) for line in data["lines"]
    )
    return Bom(Product(**data["product"]), tuple(lines))


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values."""
    return asdict(finding)


def finding_from_json(data: Mapping[str, Any]) -> Finding:
    """The inverse of `finding_to_json`."""
    return Finding(**data)
