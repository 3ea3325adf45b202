"""Elementary flows of other programs → our characterised ones, by `data/elementary_flows.csv` and by CAS number.

The table goes by name and compartment, because CO2 and methane share one CAS number whatever they come from. A gas
that looks like a greenhouse gas and has no factor here is reported, never taken for harmless.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from footprint.inventory.importing.values import RawExchange
from footprint.inventory.values import Flow

Compartment = Literal["air", "aircraft", "water", "soil", "resource", "waste", "other"]

_TABLE = Path(__file__).with_name("data") / "elementary_flows.csv"
# names of CO2 and methane share these; only the table may tell them apart
_AMBIGUOUS_CAS = frozenset({"124-38-9", "74-82-8"})
_GREENHOUSE = re.compile(
    r"\bcarbon dioxide\b|\bco2\b|\bmethane\b|\bch4\b|\bnitrous oxide\b|\bdi?nitrogen (mon)?oxide\b|\bn2o\b"
    r"|\bh?c?fc[- ]?\d|\bhfo[- ]?\d|\bpfc\b|\bhalon\b|\bfreon\b|\bhydrofluorocarbon"
    r"|\bperfluoro(carbon|but|pent|hex|prop)"
    r"|fluoro-?(methane|ethane|propane|butane|pentane|hexane|form|ether)|hexafluoride|nitrogen (tri)?fluoride"
    r"|chloro-?(methane|ethane|form)|\bcarbon tetrachloride|\bmethyl (bromide|chloride|chloroform)\b"
    r"|sulfuryl fluoride|greenhouse|\bghg\b|global warming",
)
_HARMLESS = re.compile(r"non-methane|(other than|except|excluding) methane|nmvoc|methanethiol|uranium|tungsten")


@dataclass(frozen=True, slots=True)
class Mapped:
    """What an exchange means here. `flow` None: no factor. `note`: `origin`, or why it carries none on purpose."""

    flow: str | None
    compartment: Compartment
    note: str = ""
    greenhouse: bool = False


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {(row["name"], row["compartment"]): (row["flow"], row["note"]) for row in rows}


def compartment_of(words: Iterable[str], resource: bool) -> Compartment:
    """The compartment that these categories name, most general first."""
    path = " / ".join(words).casefold()
    if "stratosphere" in path and "troposphere" in path:
        return "aircraft"
    if resource or re.search(r"\bresources?\b|\braw\b|\bin (ground|air|water)\b|\bland\b", path):
        return "resource"
    for name in ("air", "water", "soil", "waste"):
        if re.search(rf"\b{name}\b", path):
            return name
    return "air" if not path else "other"


class ElementaryMap:
    """Looks flows up; `flows` are those that have a factor, by id."""

    def __init__(self, flows: Mapping[str, Flow]) -> None:
        self.flows = flows
        self.by_cas: dict[str, str] = {}
        for flow in sorted(flows.values(), key=lambda one: (len(one.id), one.id), reverse=True):
            if flow.ledger and flow.cas and flow.cas not in _AMBIGUOUS_CAS:
                self.by_cas[flow.cas] = flow.id  # the shortest id wins: n2o before n2o-aircraft

    def look_up(self, exchange: RawExchange) -> Mapped:
        """What this elementary exchange means."""
        where = compartment_of(exchange.compartment, exchange.resource)
        for want in exchange.wants:
            identifier = want.removeprefix("flow|")
            if identifier in self.flows:
                return Mapped(identifier, where)
        name = " ".join(exchange.name.casefold().split())
        for place in (where, "air") if where == "aircraft" else (where,):
            if found := _table().get((name, place)):
                flow, note = found
                return Mapped(flow or None, where, note)
        cas = (exchange.cas or "").lstrip("0")
        if where in ("air", "aircraft") and cas in self.by_cas:
            return Mapped(self.by_cas[cas], where)
        looks = where in ("air", "aircraft", "other") and bool(_GREENHOUSE.search(name)) and not _HARMLESS.search(name)
        if where == "resource":
            looks = name.startswith(("carbon dioxide", "co2"))
        return Mapped(None, where, greenhouse=looks)
