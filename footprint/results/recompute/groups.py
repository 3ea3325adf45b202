"""Recomputation from the public view: ledgers, stages and material groups each make the total."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from footprint.findings import Finding
from footprint.ledgers import LEDGERS
from footprint.results.recompute.messages import MESSAGES
from footprint.results.recompute.values import Document, Recomputation, equal, guarded, number, numbers, scale_of


@guarded("groups")
def recompute_groups(public: Document) -> Recomputation:
    """What a public view can be held to: its sums. The total returned is that of the material groups."""
    groups = numbers(public["label_groups"])
    return Recomputation("groups", fsum(groups.values()), tuple(sums(public)))


def sums(document: Document) -> Iterator[Finding]:
    """The sums that a public view and a full document both state."""
    footprint = numbers(document["footprint"])
    ledgers = [footprint[name] for name in LEDGERS]
    stages, groups = numbers(document["stages"]), numbers(document["label_groups"])
    scale = max(scale_of(ledgers), scale_of(stages.values()), scale_of(groups.values()))
    total = footprint["total"]
    if not equal(total, fsum(ledgers), scale):
        yield MESSAGES.finding("total-wrong", stated=total, found=fsum(ledgers))
    if not equal(fsum(stages.values()), total, scale):
        yield MESSAGES.finding("stages-wrong", stage="Σ", stated=fsum(stages.values()), found=total)
    if not equal(fsum(groups.values()), total, scale):
        yield MESSAGES.finding("groups-wrong", group="Σ", stated=fsum(groups.values()), found=total)
    without = fsum(footprint[name] for name in LEDGERS if name != "biogenic_removals")
    if not equal(footprint["total_excluding_biogenic_uptake"], without, scale):
        yield MESSAGES.finding(
            "ledgers-wrong",
            ledger="total_excluding_biogenic_uptake",
            stated=footprint["total_excluding_biogenic_uptake"],
            found=without,
        )
    if footprint["biogenic_removals"] > 1e-9 * max(scale, 1e-12):
        yield MESSAGES.finding(
            "ledgers-wrong", ledger="biogenic_removals", stated=footprint["biogenic_removals"], found=0.0
        )
    yield from _declared(document, total, scale)
    yield from _ranges(document)


def _declared(document: Document, total: float, scale: float) -> Iterator[Finding]:
    electricity, recycling = document["electricity"], document["recycling"]
    stated = {
        "electricity": electricity[f"{electricity['declared']}_based"],
        "recycling": recycling[recycling["declared"]],
    }
    for what, value in stated.items():
        if not equal(number(value), total, scale):
            yield MESSAGES.finding("declared-wrong", what=what, stated=number(value), found=total)


def _ranges(document: Document) -> Iterator[Finding]:
    ranges = {"dqr": (1.0, 5.0), "primary_data_share": (0.0, 1.0), "cut_off_share": (0.0, 1.0)}
    for what, (low, high) in ranges.items():
        value = document["quality"][what]
        if value is not None and not low - 1e-9 <= number(value) <= high + 1e-9:
            yield MESSAGES.finding("quality-wrong", what=what)
