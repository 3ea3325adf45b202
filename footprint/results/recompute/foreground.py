"""Recomputation from the foreground inventory: net quantities, losses, multipliers and proven factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import fsum
from typing import Any

from footprint import merkle
from footprint.canonical import canonical_bytes
from footprint.findings import Finding
from footprint.ledgers import LEDGERS
from footprint.results.disclosure import COPIED, commitment, merged_groups, public_line, rules_named
from footprint.results.recompute.declared import declared_lines
from footprint.results.recompute.messages import MESSAGES
from footprint.results.recompute.values import Document, Recomputation, equal, guarded, number, optional, scale_of
from footprint.units import Properties, conversion_factor, mass_in_kg

Line = Mapping[str, Any]


@guarded("inventory")
def recompute_inventory(document: Document, inventory: Document) -> Recomputation:
    """The result from net quantities and proven factors. The total returned is Σ amount × factor from these alone."""
    found: list[Finding] = []
    if inventory["release"] != document["release"]:
        found.append(MESSAGES.finding("release-differs"))
    if inventory["result_sha256"] != document["sha256"]:
        found.append(MESSAGES.finding("result-differs", what="inventory.json"))
    stated = {line["id"]: line for line in document["lines"]}
    lines = {line["id"]: line for line in inventory["lines"]}
    if list(stated) != list(lines) or len(lines) != len(inventory["lines"]):
        return Recomputation("inventory", None, (*found, MESSAGES.finding("lines-differ")))
    found += _proofs(document, inventory)
    found += declared_lines(document, lines)
    parts: list[tuple[float, ...]] = []
    for name, line in lines.items():
        found += _same(line, stated[name])
        found += _multiplier(line, lines)
        found += _generated(line, lines, document)
        if stated[name]["kg_co2e"] is None:
            found += _assembly(line, stated[name])
            continue
        ledgers, unit, source = _factor(line, inventory)
        found += _conversion(line, unit)
        amount = _amount(line)
        parts.append(tuple(amount * value for value in ledgers))
        found += _line(stated[name], amount, fsum(ledgers), source)
    found += _totals(document, parts)
    return Recomputation("inventory", fsum(value for part in parts for value in part), tuple(found))


@guarded("inventory")
def recompute_public(public: Document, document: Document, inventory: Document) -> Recomputation:
    """Whether a public view is that of this document: same numbers, and a commitment to these very lines."""
    found: list[Finding] = []
    if public["sha256"] != document["sha256"]:
        found.append(MESSAGES.finding("result-differs", what="public.json"))
    pairs = {name: (public[name], document[name]) for name in COPIED}
    if "rules" in document or "rules" in public:
        pairs["rules"] = (public.get("rules"), rules_named(document) if "rules" in document else None)
    pairs["label_groups"] = (public["label_groups"], merged_groups(dict(document)))
    mass = public["product"]["mass_kg"]  # withheld in some public views, never another one
    pairs["product"] = (public["product"], {**document["product"], **({"mass_kg": None} if mass is None else {})})
    if "lines" in public or public["disclosure"] != "aggregated":
        pairs["lines"] = (public["lines"], [public_line(line) for line in document["lines"]])
    found += [
        MESSAGES.finding("public-differs", what=name)
        for name, (one, other) in pairs.items()
        if canonical_bytes(one) != canonical_bytes(other)
    ]
    salts = inventory["line_salts"]
    leaves = [commitment(bytes.fromhex(salts[line["id"]]), line) for line in document["lines"]]
    promised = public["lines_commitment"]
    if promised["count"] != len(leaves) or promised["root"] != merkle.root(leaves):
        found.append(MESSAGES.finding("commitment-wrong"))
    return Recomputation("inventory", number(public["footprint"]["total"]), tuple(found))


def _proofs(document: Document, inventory: Document) -> Iterator[Finding]:
    for name, factor in inventory["factors"].items():
        leaf = factor["leaf"]
        named = leaf["dataset"] == name and leaf["key"] == f"factor/{name}"
        if not named or not merkle.verify_inclusion(canonical_bytes(leaf), factor["proof"], document["release"]):
            yield MESSAGES.finding("factor-forged", dataset=name)


def _factor(line: Line, inventory: Document) -> tuple[tuple[float, ...], str, str]:
    """The five ledgers per unit, the unit and the name of what gave them."""
    if line["supplier_footprint"] is not None:
        supplier = inventory["supplier_footprints"][line["supplier_footprint"]]
        return tuple(number(supplier["factor"][ledger]) for ledger in LEDGERS), supplier["unit"], supplier["product"]
    leaf = inventory["factors"][line["dataset"]]["leaf"]
    return tuple(number(leaf[ledger]) for ledger in LEDGERS), leaf["unit"], line["dataset"]


def _gross(line: Line) -> float:
    return number(line["quantity"]) / (1.0 - number(line["loss"]))


def _amount(line: Line) -> float:
    return _gross(line) * number(line["multiplier"]) * number(line["conversion"]) * number(line["fraction"])


def _same(line: Line, stated: Line) -> Iterator[Finding]:
    supplier, dataset = stated["supplier_footprint"], stated["dataset"]
    pairs = (
        (line["unit"], stated["unit"]),
        (line["parent"], stated["parent"]),
        (line["generated_from"], stated["generated_from"]),
        (line["dataset"], dataset["id"] if dataset else None),
        (line["supplier_footprint"], f"{supplier['id']}@{supplier['version']}" if supplier else None),
    )
    if not equal(number(line["quantity"]), number(stated["quantity"])) or any(one != other for one, other in pairs):
        yield MESSAGES.finding("quantity-wrong", line=line["id"])


def _multiplier(line: Line, lines: Mapping[str, Line]) -> Iterator[Finding]:
    above = lines[line["parent"]] if line["parent"] is not None else None
    found = _gross(above) * number(above["multiplier"]) if above is not None else 1.0
    if not equal(number(line["multiplier"]), found):
        yield MESSAGES.finding("multiplier-wrong", line=line["id"], stated=number(line["multiplier"]), found=found)


def _conversion(line: Line, unit: str) -> Iterator[Finding]:
    stated = number(line["conversion"])
    if not equal(stated, conversion_factor(line["unit"], unit, _properties(line))):
        yield MESSAGES.finding("conversion-wrong", line=line["id"], stated=stated)


def _properties(line: Line) -> Properties:
    stated = line["properties"]
    return Properties(
        optional(stated.get("density_kg_per_m3")),
        optional(stated.get("heating_value_mj_per_kg")),
        optional(stated.get("mass_kg_per_piece")),
    )


def _generated(line: Line, lines: Mapping[str, Line], document: Document) -> Iterator[Finding]:
    basis = line["basis"]
    if "mass_kg_per_unit" in basis:
        origin = lines[line["generated_from"]]
        mass = number(basis["mass_kg_per_unit"])
        stated = mass_in_kg(origin["unit"], _properties(origin))
        found = _gross(origin) * mass / 1000.0 * number(basis["distance_km"])
        if not equal(number(line["quantity"]), found) or (stated is not None and not equal(mass, stated)):
            yield MESSAGES.finding("transport-wrong", line=line["id"])
    recycled = lines.get(f"{line['id']}#recycled")
    # in the Circular Footprint Formula the two shares do not make up the whole
    if line["generated_from"] is None and document["method"]["recycling"] != "cff" and number(line["fraction"]) != 1.0:
        other = number(recycled["quantity"]) if recycled is not None else 0.0
        if not equal(_gross(line) * number(line["fraction"]) + other, _gross(line)):
            yield MESSAGES.finding("recycled-wrong", line=line["id"])


def _line(stated: Line, amount: float, factor: float, source: str) -> Iterator[Finding]:
    name = stated["id"]
    if not equal(number(stated["amount"]), amount):
        yield MESSAGES.finding("amount-wrong", line=name, stated=number(stated["amount"]), found=amount)
    if not equal(number(stated["factor"]), factor):
        yield MESSAGES.finding("factor-wrong", line=name, stated=number(stated["factor"]), found=factor, source=source)


def _assembly(line: Line, stated: Line) -> Iterator[Finding]:
    if stated["subtotal"] is None:
        return
    amount, found = number(stated["amount"]), _gross(line) * number(line["multiplier"])
    if not equal(amount, found):
        yield MESSAGES.finding("amount-wrong", line=line["id"], stated=amount, found=found)


def _totals(document: Document, parts: list[tuple[float, ...]]) -> Iterator[Finding]:
    scale = scale_of(value for part in parts for value in part)
    footprint = document["footprint"]
    for place, ledger in enumerate(LEDGERS):
        found, stated = fsum(part[place] for part in parts), number(footprint[ledger])
        if not equal(stated, found, scale):
            yield MESSAGES.finding("ledgers-wrong", ledger=ledger, stated=stated, found=found)
    total = fsum(value for part in parts for value in part)
    if not equal(number(footprint["total"]), total, scale):
        yield MESSAGES.finding("total-wrong", stated=number(footprint["total"]), found=total)
