"""The facts of a label at rest and as the reports take them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from footprint.labels.models import Label
from reports.values import LabelFacts


def to_json(facts: LabelFacts) -> dict[str, Any]:
    """Plain JSON values."""
    plain = asdict(facts)
    return {**plain, "issued": facts.issued.isoformat(), "valid_until": facts.valid_until.isoformat()}


def facts_of(label: Label) -> LabelFacts:
    """The facts that a label was issued with."""
    days = {name: date.fromisoformat(label.facts[name]) for name in ("issued", "valid_until")}
    return LabelFacts(**{**label.facts, **days})
