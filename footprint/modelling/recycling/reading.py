"""The declared part `recycling_evidence` → mass balances with their receipts."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Any, cast

from footprint.modelling.reading import Part, read_part
from footprint.modelling.recycling.values import INPUT_KINDS, Balance, InputKind, Receipt
from footprint.units import mass_in_kg

Evidence = tuple[Balance, ...]


def read_recycling_evidence(content: Mapping[str, Any]) -> Evidence:
    """The balances. InputError with everything that is wrong."""
    return read_part("recycling_evidence", content, _evidence)


def _evidence(part: Part) -> Evidence:
    found = tuple(_balance(inner) for inner in part.parts("balances", limit=200, needed=True))
    seen: set[str | None] = set()
    for one in found:
        if one.line in seen:
            part.wrong_at(f"{one.cell}.line", "balance-twice", line_id=one.line or "–")
        seen.add(one.line)
    return found


def _balance(part: Part) -> Balance:
    first, last = part.day("from", needed=True), part.day("to", needed=True)
    if first and last and last < first:
        part.wrong("period-order", "to")
    receipts = tuple(_receipt(inner) for inner in part.parts("inputs", needed=True))
    charged = fsum(one.kg for one in receipts if one.kind != "internal")
    return Balance(
        part.place,
        part.text("line", limit=120) or None,
        part.text("name", limit=200),
        first,
        last,
        receipts,
        _loss(part, charged),
        _mass(part, "output"),
        _signed(part),
        part.text("evidence"),
    )


def _receipt(part: Part) -> Receipt:
    kind = cast(InputKind, part.choice("kind", INPUT_KINDS))
    return Receipt(
        part.place,
        kind,
        part.text("grade", needed=kind in ("post-consumer", "pre-consumer"), limit=120),
        part.country("origin"),
        part.number("amount") * (mass_in_kg(part.unit("unit", "mass", default="kg")) or 0.0),
        part.text("supplier", limit=200),
        part.text("certificate", limit=200),
        part.text("evidence"),
    )


def _loss(part: Part, charged: float) -> float:
    """As an amount, or as the share of what was charged (without rework)."""
    share = part.optional("melt_loss_share", most=1.0)
    amount = _mass(part, "melt_loss") if part.has("melt_loss") else None
    if (share is None) == (amount is None):
        part.wrong("loss-or-share", "melt_loss")
    return amount if amount is not None else (share or 0.0) * charged


def _mass(part: Part, field: str) -> float:
    inner = part.part(field)
    if inner is None:
        part.wrong("needed", field)
        return 1.0
    return inner.number("amount") * (mass_in_kg(inner.unit("unit", "mass", default="kg")) or 0.0)


def _signed(part: Part) -> float:
    inner = part.part("stock_change")
    if inner is None:
        return 0.0
    kg = mass_in_kg(inner.unit("unit", "mass", default="kg")) or 0.0
    return (inner.optional("amount", least=-1e15) or 0.0) * kg
