"""What a mass balance says: whether it closes, the recycled content, and how much of it was process scrap."""

from __future__ import annotations

from math import fsum

from footprint.modelling.recycling.values import Balance

TOLERANCE = 0.02
# a line's recycled content may differ from its evidence by rounding to a per cent
CONTENT_TOLERANCE = 0.01


def charged(balance: Balance) -> float:
    """kg that went in, without rework of the same process, which goes round and neither adds nor takes."""
    return fsum(one.kg for one in balance.receipts if one.kind != "internal")


def gap(balance: Balance) -> float:
    """The part of what went in that neither loss, output nor stock explains; 0 closes, ±2 % is accepted.

    Source: conservation of mass; practice of recycled-metal labels (±2 %).

    Formula: Melt-loss mass balance.
    """
    whole = charged(balance)
    if whole <= 0.0:
        return 0.0 if balance.output_kg == 0.0 else -1.0
    return (whole - balance.melt_loss_kg - balance.output_kg - balance.stock_kg) / whole


def closes(balance: Balance) -> bool:
    """Whether the balance closes within 2 %."""
    return abs(gap(balance)) <= TOLERANCE


def recycled_content(balance: Balance) -> float:
    """The recycled part of what went in, by mass. Rework of the same process is not recycled content.

    Source: ISO 14021:2016, 7.8.1.1 and 7.8.4.

    Formula: Recycled content from evidence.
    """
    whole = charged(balance)
    scrap = fsum(one.kg for one in balance.receipts if one.kind in ("post-consumer", "pre-consumer"))
    return scrap / whole if whole > 0.0 else 0.0


def pre_consumer_share(balance: Balance) -> float | None:
    """The part of the recycled content that was process scrap of others; None without any.

    Source: ISO 14021:2016, 7.8.1.1.

    Formula: Pre-consumer share from evidence.
    """
    before = fsum(one.kg for one in balance.receipts if one.kind == "pre-consumer")
    scrap = before + fsum(one.kg for one in balance.receipts if one.kind == "post-consumer")
    return before / scrap if scrap > 0.0 else None
