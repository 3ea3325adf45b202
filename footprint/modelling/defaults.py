"""Figures that stand in where a declaration states none: data with source and mark, never silent when used.

Marks: F found in a public source, R from general knowledge. `modelling/data/use_profile_defaults.csv` can be edited.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from footprint.findings import Finding
from footprint.modelling.messages import MESSAGES


@dataclass(frozen=True, slots=True)
class Default:
    """One figure that is used where none is stated."""

    field: str
    value: float
    unit: str
    mark: str
    source: str

    def finding(self, cell: str) -> Finding:
        """That it is used for the field in that cell."""
        return MESSAGES.finding(
            "default-used", cell=cell, value=f"{self.value:g}", unit=self.unit, mark=self.mark, source=self.source
        )

    def record(self) -> dict[str, Any]:
        """The same for a result document."""
        return {
            "field": self.field,
            "value": self.value,
            "unit": self.unit,
            "mark": self.mark,
            "source": self.source,
        }


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this room, by heading."""
    text = (files("footprint.modelling") / "data" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def use_profile_defaults() -> Mapping[str, Default]:
    """Field → its default."""
    return {
        row["field"]: Default(row["field"], float(row["value"]), row["unit"], row["mark"], row["source"])
        for row in rows("use_profile_defaults")
    }
