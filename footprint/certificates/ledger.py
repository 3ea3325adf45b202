"""Allocations as instruments of a study's declarations, and back from a result document. Pure.

What the ledger gives goes before what a person wrote: every result says `ledger: true`, and a certificate without an
allocation does not count (`footprint.modelling.electricity`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.declarations import Declarations


@dataclass(frozen=True, slots=True)
class Given:
    """An allocation with what its certificates prove."""

    id: str
    site: str
    kwh: int
    scheme: str
    technology: str
    plant: str
    market: str
    first: date
    last: date
    count: int
    numbers: tuple[str, ...]
    holder: str
    cancelled: date
    proof: str

    def instrument(self) -> dict[str, Any]:
        """The instrument as a declaration says it."""
        return {
            "id": f"ledger-{self.id[:8]}",
            "kind": "certificate",
            "site": self.site,
            "kwh": self.kwh,
            "technology": self.technology,
            "scheme": self.scheme,
            "certificates": list(self.numbers),
            "count": self.count,
            "plant": self.plant,
            "market": self.market,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "holder": self.holder,
            "cancelled": self.cancelled.isoformat(),
            "proof": self.proof,
            "allocation": self.id,
        }


def with_ledger(declarations: Declarations, given: Iterable[Given]) -> Declarations:
    """The declarations with the ledger's allocations among the instruments.

    Allocations for a site that is no longer declared are left out: they cover nothing.
    """
    sites = {str(site.get("id")) for site in declarations.get("production", {}).get("sites", [])}
    allocated = [one.instrument() for one in given if one.site in sites]
    declared = declarations.get("instruments")
    if declared is None and not allocated:
        return declarations
    own = [{**one, "allocation": None} for one in (declared or {}).get("instruments", [])]
    kept = [{key: value for key, value in one.items() if value is not None} for one in own]
    content = {**(declared or {}), "ledger": True, "instruments": [*kept, *allocated]}
    return {**declarations, "instruments": content}


def named_in(document: Mapping[str, Any]) -> dict[str, float]:
    """Allocation → kWh that a result document counts with."""
    section = document.get("instruments") or {}
    return {one["allocation"]: one["kwh"] for one in section.get("instruments", []) if one.get("allocation")}
