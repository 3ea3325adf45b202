"""The declared part `instruments` → contractual electricity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from footprint.inventory.catalogue import Dataset
from footprint.modelling.defaults import rows
from footprint.modelling.electricity.values import (
    KINDS,
    KWH_PER_CERTIFICATE,
    Cancelled,
    Instrument,
    InstrumentKind,
    Instruments,
)
from footprint.modelling.reading import Part, read_part

SCHEMES = ("GEC", "I-REC", "GO", "REC", "other")
_HASH = re.compile(r"[0-9a-f]{64}")
CERTIFICATES = 20_000


@cache
def technologies() -> Mapping[str, Mapping[str, str]]:
    """Technology → its names, and by kind of instrument what its data sets' ids begin with."""
    return {row["technology"]: row for row in rows("instruments")}


def by_contract(dataset: Dataset) -> bool:
    """Whether electricity of this data set is a matter of a contract: the location-based view then takes the grid mix.

    What is generated at the site or comes by a direct line is physical and counts in both views (decision 0014).
    """
    physical = {row[kind] for row in technologies().values() for kind in ("direct-line", "own-generation") if row[kind]}
    product = dataset.id.removesuffix(f"-{dataset.location.lower()}")
    return dataset.grid_partner is not None and product not in physical


def read_instruments(content: Mapping[str, Any]) -> Instruments:
    """The instruments. InputError with everything that is wrong."""
    return read_part("instruments", content, _instruments)


def _instruments(part: Part) -> Instruments:
    refused, ledger = part.flag("refuse_certificates"), part.flag("ledger")
    found = tuple(_instrument(inner) for inner in part.parts("instruments", limit=500))
    seen: set[str] = set()
    numbers: set[str] = set()
    for one in found:
        if one.id in seen:
            part.wrong_at(f"{one.cell}.id", "name-twice", name=one.id)
        seen.add(one.id)
        for number in one.cancelled.certificates if one.cancelled and not ledger else ():
            if normal(number) in numbers:
                part.wrong_at(f"{one.cell}.certificates", "certificate-twice", number=number[:60])
            numbers.add(normal(number))
    return Instruments(refused, ledger, found)


def normal(number: str) -> str:
    """A certificate's number as it is compared: letters and digits alone, in capitals."""
    return "".join(sign for sign in number.upper() if sign.isalnum())


def _instrument(part: Part) -> Instrument:
    kind = cast(InstrumentKind, part.choice("kind", KINDS))
    kwh = part.number("kwh", above=0.0)
    cancelled = _cancelled(part, kwh) if kind == "certificate" else None
    return Instrument(
        part.place,
        part.name(),
        kind,
        part.text("site", needed=True, limit=40),
        kwh,
        part.choice("technology", tuple(technologies())),
        part.text("dataset", limit=120) or None,
        part.text("evidence"),
        False if kind == "certificate" else part.flag("certificates_sold"),
        cancelled,
        part.text("allocation", limit=36) or None if kind == "certificate" else None,
    )


def _cancelled(part: Part, kwh: float) -> Cancelled:
    """Everything that ISO 14067:2018, 6.4.9.4, and the schemes ask of a certificate; what is missing is an error."""
    numbers = part.texts("certificates", limit=CERTIFICATES)
    count = int(part.optional("count", least=1.0) or len(numbers))
    if not numbers:
        part.wrong("needed", "certificates")
    first, last = part.day("from", needed=True), part.day("to", needed=True)
    if first and last and last < first:
        part.wrong("period-order", "to")
    if numbers and kwh > KWH_PER_CERTIFICATE * count:
        most = KWH_PER_CERTIFICATE * count
        part.wrong("certificates-few", "kwh", kwh=f"{kwh:g}", count=count, most=most)
    proof = part.text("proof", needed=True, limit=64).lower()
    if proof and not _HASH.fullmatch(proof):
        part.wrong("hash-shape", "proof")
    if not part.has("market"):
        part.wrong("needed", "market")
    return Cancelled(
        part.choice("scheme", SCHEMES, default="GEC"),
        numbers,
        count,
        part.text("plant", needed=True, limit=200),
        part.country("market"),
        first,
        last,
        part.text("holder", needed=True, limit=200),
        part.day("cancelled", needed=True),
        proof,
    )
