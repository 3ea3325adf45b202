"""Recomputation from the full document: every line is amount × factor, and the lines make every other number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum
from typing import Any

from footprint.findings import Finding
from footprint.results.document import hash_holds
from footprint.results.recompute.analysis import analysis
from footprint.results.recompute.groups import sums
from footprint.results.recompute.messages import MESSAGES
from footprint.results.recompute.values import (
    Document,
    Recomputation,
    equal,
    guarded,
    number,
    numbers,
    optional,
    scale_of,
)

Line = Mapping[str, Any]
# deeper than any bill of materials that is read: a hostile file must not cost its length squared
DEPTH = 64


@guarded("lines")
def recompute_lines(document: Document) -> Recomputation:
    """Every number of the document that its lines give. The total returned is Σ amount × factor."""
    lines: Sequence[Line] = document["lines"]
    products = [number(line["amount"]) * number(line["factor"]) for line in lines if line["kg_co2e"] is not None]
    found = [] if hash_holds(document) else [MESSAGES.finding("hash-wrong")]
    return Recomputation("lines", fsum(products), (*found, *identities(document)))


def identities(document: Document) -> Iterator[Finding]:
    """Every sum and product that must hold within a document, whatever its hash. KeyError and the like if malformed."""
    lines: Sequence[Line] = document["lines"]
    yield from sums(document)
    yield from _sums(document, lines)
    for check in (_each, _data, _shares, _subtotals):
        yield from check(lines)
    yield from _complete(document, lines)
    yield from _quality(document, lines)
    yield from _upstream(document, lines)
    yield from _uncertainty(document)
    yield from analysis(document, contributions(lines))


def contributions(lines: Sequence[Line]) -> list[tuple[Line, float]]:
    """The lines that have a number, each with its kg CO2e."""
    return [(line, number(line["kg_co2e"])) for line in lines if line["kg_co2e"] is not None]


def _sums(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    parts = contributions(lines)
    scale, total = scale_of(kg for _, kg in parts), fsum(kg for _, kg in parts)
    stated = number(document["footprint"]["total"])
    if not equal(stated, total, scale):
        yield MESSAGES.finding("total-wrong", stated=stated, found=total)
    yield from _partition("stages-wrong", "stage", numbers(document["stages"]), parts, lambda line: line["stage"])
    yield from _partition("groups-wrong", "group", numbers(document["label_groups"]), parts, lambda line: line["group"])


def _partition(
    code: str, word: str, stated: dict[str, float], parts: list[tuple[Line, float]], key: Callable[[Line], str]
) -> Iterator[Finding]:
    scale = scale_of(kg for _, kg in parts)
    found: dict[str, list[float]] = {}
    for line, kg in parts:
        found.setdefault(key(line), []).append(kg)
    for name in sorted(stated.keys() | found.keys()):
        value = fsum(found.get(name, ()))
        if (name in stated) != (name in found) or not equal(stated[name], value, scale):
            yield MESSAGES.finding(code, stated=stated.get(name, 0.0), found=value, **{word: name})


def _each(lines: Sequence[Line]) -> Iterator[Finding]:
    for line, kg in contributions(lines):
        product = number(line["amount"]) * number(line["factor"])
        if not equal(kg, product):
            yield MESSAGES.finding("line-wrong", line=line["id"], stated=kg, found=product)


def _data(lines: Sequence[Line]) -> Iterator[Finding]:
    parents = {line["parent"] for line in lines if line["generated_from"] is None}
    for line in lines:
        data = (line["dataset"] is not None) + (line["supplier_footprint"] is not None)
        allowed = (0,) if line["id"] in parents else (1,) if line["kg_co2e"] is not None else (0, 1)
        if data not in allowed or (line["id"] in parents and line["kg_co2e"] is not None):
            yield MESSAGES.finding("line-data", line=line["id"])


def _shares(lines: Sequence[Line]) -> Iterator[Finding]:
    whole = fsum(kg for _, kg in contributions(lines))
    for line in lines:
        kg, share = optional(line["kg_co2e"]), optional(line["share"])
        expected = kg / whole if kg is not None and whole != 0.0 else None
        if (share is None) != (expected is None) or (
            share is not None and expected is not None and not equal(share, expected)
        ):
            yield MESSAGES.finding("share-wrong", line=line["id"])


def _subtotals(lines: Sequence[Line]) -> Iterator[Finding]:
    above = {line["id"]: line["parent"] for line in lines}
    below: dict[str, list[float]] = {line["id"]: [] for line in lines if line["subtotal"] is not None}
    for line, kg in contributions(lines):
        parent, steps = line["parent"], 0
        while parent is not None:
            below[parent].append(kg)
            parent, steps = above[parent], steps + 1
            if steps > DEPTH:
                raise ValueError("the lines nest too deep or are their own ancestors")
    for line in lines:
        if line["subtotal"] is None:
            continue
        stated, found = number(line["subtotal"]), fsum(below[line["id"]])
        if not equal(stated, found, scale_of(below[line["id"]])):
            yield MESSAGES.finding("subtotal-wrong", line=line["id"], stated=stated, found=found)


def _complete(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    open_lines = [line for line in lines if line["kg_co2e"] is None and line["subtotal"] is None]
    # a result may be incomplete though every line has a number: a generated line may be missing
    if document["complete"] is not False and (open_lines or document["complete"] is not True):
        yield MESSAGES.finding("complete-wrong", stated=document["complete"], count=len(open_lines))


def _quality(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    parts = contributions(lines)
    rated = [(abs(kg), number(line["quality"]["dqr"])) for line, kg in parts if line["quality"]["dqr"] is not None]
    weight, whole = fsum(kg for kg, _ in rated), scale_of(kg for _, kg in parts)
    dqr = fsum(kg * value for kg, value in rated) / weight if weight > 0.0 else None
    primary = fsum(abs(kg) * number(line["quality"]["primary_share"]) for line, kg in parts)
    expected = {"dqr": dqr, "primary_data_share": primary / whole if whole > 0.0 else 0.0}
    for what, value in expected.items():
        stated = optional(document["quality"][what])
        if (stated is None) != (value is None) or (
            stated is not None and value is not None and not equal(stated, value, max(1.0, abs(value)))
        ):
            yield MESSAGES.finding("quality-wrong", what=what)


def _upstream(document: Document, lines: Sequence[Line]) -> Iterator[Finding]:
    whole = fsum(kg for _, kg in contributions(lines))
    for process in document["upstream"]:
        kg, share = number(process["kg_co2e"]), optional(process["share"])
        if whole != 0.0 and (share is None or not equal(share, kg / whole)):
            yield MESSAGES.finding("upstream-wrong", process=process["id"])


def _uncertainty(document: Document) -> Iterator[Finding]:
    found = document["uncertainty"]
    if found is not None and not number(found["p5"]) <= number(found["p50"]) <= number(found["p95"]):
        yield MESSAGES.finding("uncertainty-wrong")
