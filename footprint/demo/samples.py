"""The sample products: their BOM files, the matches a person accepted, and the range published for such a product."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from footprint.declarations import NAMES

FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Match:
    """The data set that a person accepted for a line, and why."""

    dataset: str
    reason: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A published range in kg CO2e per `unit`. `low` and `high` may be unknown."""

    low: float | None
    central: float | None
    high: float | None
    unit: str
    source: str
    place: str
    explanation: str

    def holds(self, value: float) -> bool | None:
        """Whether the value lies in the range; None where the source gives no range."""
        if self.low is None or self.high is None:
            return None
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Certificates:
    """Made-up certificates that cover `kwh` of a sample's site; the numbers and the proof say that they are samples."""

    numbers: str
    technology: str
    plant: str
    market: str
    generated_from: date
    generated_to: date
    cancelled_on: date
    proof_name: str
    proof: bytes
    site: str
    kwh: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample. `supplier_line` is the line whose data a supplier gives, `supplied_by` the sample that it is.

    `declarations`: what the study declares beside its lines. `acknowledged`: why it is submitted in spite of warnings.
    """

    id: str
    title: str
    file: str
    data: bytes
    sector: str
    matches: dict[str, Match]
    expected: Expected
    per: float
    supplier_line: str | None
    supplied_by: str | None
    declarations: dict[str, dict[str, Any]]
    acknowledged: dict[str, str]
    certificates: Certificates | None


def read_samples(folder: Path = FOLDER) -> tuple[Sample, ...]:
    """The samples of a folder, in the order of its `samples.toml`, with what each declares beside its lines."""
    rows = tomllib.loads((folder / "samples.toml").read_text("utf-8"))["sample"]
    stated = tomllib.loads((folder / "statements.toml").read_text("utf-8"))
    samples = []
    for row in rows:
        published = row["expected"]
        samples.append(
            Sample(
                id=row["id"],
                title=row["title"],
                file=row["file"],
                data=(folder / row["file"]).read_bytes(),
                sector=row["sector"],
                matches={
                    line: Match(found["dataset"], found["reason"]) for line, found in row.get("matches", {}).items()
                },
                expected=Expected(
                    published.get("low"),
                    published.get("central"),
                    published.get("high"),
                    published["unit"],
                    published["source"],
                    published.get("place", ""),
                    published.get("explanation", ""),
                ),
                per=float(published.get("per", 1.0)),
                supplier_line=row.get("supplier_line"),
                supplied_by=row.get("supplied_by"),
                declarations=_declarations(folder, row.get("declarations"), stated[row["id"]]),
                acknowledged=dict(stated[row["id"]]["acknowledged"]),
                certificates=_certificates(folder, row["certificates"]) if "certificates" in row else None,
            )
        )
    return tuple(samples)


def _declarations(folder: Path, file: str | None, stated: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Parts of the sample's own file, where it has one (amounts), and of `statements.toml` (words and rules)."""
    amounts = json.loads((folder / file).read_text("utf-8")) if file else {}
    return amounts | {part: said for part, said in stated.items() if part in NAMES}


def _certificates(folder: Path, row: Mapping[str, Any]) -> Certificates:
    said = {name: value for name, value in row.items() if name != "proof"}
    return Certificates(**said, proof_name=row["proof"], proof=(folder / row["proof"]).read_bytes())
