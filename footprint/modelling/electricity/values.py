"""Contractual electricity as read: certificates, direct lines, own generation. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

InstrumentKind = Literal["certificate", "direct-line", "own-generation"]
KINDS: tuple[InstrumentKind, ...] = ("certificate", "direct-line", "own-generation")
# kWh of one certificate: GEC (绿证), I-REC, GO and REC alike
KWH_PER_CERTIFICATE = 1000


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What makes a certificate count: who held it when, which proof (SHA-256 of the file) says so."""

    scheme: str
    certificates: tuple[str, ...]
    count: int
    plant: str
    market: str | None
    first: date | None
    last: date | None
    holder: str
    cancelled: date | None
    proof: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """kWh of one technology for one site in its period.

    `cancelled` stands for certificates only. `allocation`: the id in the instance's ledger. `sold`: the certificates
    of own generation or of a direct line went to somebody else, so it counts as grid electricity.
    """

    cell: str
    id: str
    kind: InstrumentKind
    site: str
    kwh: float
    technology: str
    dataset: str | None
    evidence: str
    sold: bool
    cancelled: Cancelled | None
    allocation: str | None


@dataclass(frozen=True, slots=True)
class Instruments:
    """All instruments. `ledger`: the instance's certificate ledger stands behind the certificates.

    `refused`: the buyer or scheme takes no certificates, so the location-based result is declared.
    """

    refused: bool
    ledger: bool
    instruments: tuple[Instrument, ...]
