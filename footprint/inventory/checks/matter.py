"""Mass and carbon balances of processes: what goes in against what comes out, per unit of product.

Inputs and wastes count by the content of their providers, emissions and resources by that of the elementary flow.
Carbon contents are the packs' (`carbon.csv`); without a row, a product's stated biogenic carbon. What is measured in
energy, freight, length or time, with no stated mass, holds neither carbon nor mass. In the mass balance only products
and feeds count: emissions and wastes hold oxygen and water that no inventory lists, so they stand on neither side. It
can be closed where the inputs bring at least half of the product; else the matter is from ground, air or plants.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from footprint.findings import Finding
from footprint.inventory.balances import TOLERANCE, Balance, Expectation
from footprint.inventory.checks.messages import MESSAGES
from footprint.inventory.checks.values import Check
from footprint.inventory.packset import PackSet
from footprint.inventory.values import Exchange, Process
from footprint.units import conversion_factor, mass_in_kg, parse_unit

IMMATERIAL = frozenset({"energy", "freight", "length", "area", "time", "distance-passenger", "mass-time"})
# a carrier that brings so little is steam or hot water: it holds heat and goes back as condensate
STEAM_MJ_PER_KG = 4.0
# inputs that bring less than this share of the product are auxiliaries
CLOSABLE = 0.5
# where what others burn is a feed
FEEDSTOCK_SECTORS = frozenset({"energy", "chemicals", "plastics"})
_ZH = {"carbon": "碳", "mass": "质量"}


Content = Callable[[Process], float | None]


@dataclass(frozen=True, slots=True)
class Sides:
    """kg in and out of a process for its production amount, and the inputs whose content nobody states."""

    inputs: float
    outputs: float
    unknown: tuple[str, ...] = ()

    @property
    def gap(self) -> float:
        """(out − in) / in."""
        return (self.outputs - self.inputs) / self.inputs


def carbon_of(packs: PackSet, process: Process) -> float | None:
    """kg C in one unit of the product, or None when nothing states it."""
    stated = packs.carbon.get(process.id)
    if stated:
        return stated.kg_per_unit
    if is_immaterial(process):
        return 0.0
    mass = mass_in_kg(process.unit, process.properties)
    if process.biogenic_carbon_kg_per_kg and mass is not None:
        return process.biogenic_carbon_kg_per_kg * mass
    return None


def is_immaterial(process: Process) -> bool:
    """Whether the product is heat, electricity, transport or another service."""
    unit = parse_unit(process.unit).dimension
    if unit == "mass":
        return process.heating_value_mj_per_kg is not None and process.heating_value_mj_per_kg < STEAM_MJ_PER_KG
    # cells and packs are sold by the kWh that they store, and weigh something
    return unit in IMMATERIAL and mass_in_kg(process.unit, process.properties) is None


def carbon_sides(packs: PackSet, process: Process) -> Sides | None:
    """The carbon balance, or None when the carbon of a product is not known.

    Formula: Balance of a process.
    """
    return _sides(
        packs, process, lambda product: carbon_of(packs, product), lambda other: carbon_of(packs, other), flows=True
    )


def mass_sides(packs: PackSet, process: Process) -> Sides | None:
    """The mass balance, or None when a product has no known mass.

    Formula: Balance of a process.
    """
    feeds = process.sector in FEEDSTOCK_SECTORS

    def own_mass(product: Process) -> float | None:
        return None if is_immaterial(product) else mass_in_kg(product.unit, product.properties)

    def mass_of(provider: Process) -> float | None:
        if is_immaterial(provider) or (provider.sector == "energy" and not feeds):
            return 0.0
        return mass_in_kg(provider.unit, provider.properties)

    return _sides(packs, process, own_mass, mass_of, flows=False)


def check_carbon(packs: PackSet) -> Check:
    """Carbon of combustion and chemical processes: never more out than in, and closed where the packs say so."""
    return _check(packs, "carbon", carbon_sides)


def check_mass(packs: PackSet) -> Check:
    """Mass where it can be closed: never more out than in, and closed where the packs say so."""
    return _check(packs, "mass", mass_sides)


def _sides(packs: PackSet, process: Process, held: Content, content: Content, *, flows: bool) -> Sides | None:
    inputs, outputs, unknown = 0.0, 0.0, []
    for exchange in process.exchanges:
        if exchange.type == "production":
            product = packs.processes.get(exchange.flow, process)
            each = held(product)
            if each is None:
                return None
            outputs += exchange.amount * conversion_factor(exchange.unit, product.unit, product.properties) * each
        elif exchange.type in {"input", "waste"}:
            provider = packs.processes[exchange.flow]
            each = content(provider)
            units = exchange.amount * conversion_factor(exchange.unit, provider.unit, provider.properties)
            if exchange.type == "input":
                inputs += units * (each or 0.0)
                if each is None:
                    unknown.append(exchange.flow)
            elif flows:
                outputs += units * (each or 0.0)
        elif flows and exchange.flow in packs.carbon:
            amount = _of_flow(packs, exchange) * packs.carbon[exchange.flow].kg_per_unit
            if packs.flows[exchange.flow].compartment == "resource":
                inputs += amount
            else:
                outputs += amount
    return Sides(inputs, outputs, tuple(dict.fromkeys(unknown)))


def _of_flow(packs: PackSet, exchange: Exchange) -> float:
    return exchange.amount * conversion_factor(exchange.unit, packs.flows[exchange.flow].unit)


def _check(packs: PackSet, balance: Balance, sides_of: Callable[[PackSet, Process], Sides | None]) -> Check:
    checked, findings = 0, []
    for process in _processes(packs):
        stated = packs.expectations.get(f"{process.id}/{balance}")
        if stated and stated.expected == "exempt":
            continue
        sides = sides_of(packs, process)
        if sides is None or sides.inputs <= 0:
            if stated:
                findings.append(_say("balance-not-checkable", process, balance))
            continue
        if balance == "mass" and not stated and (sides.unknown or sides.inputs < CLOSABLE * sides.outputs):
            continue
        checked += 1
        found = _verdict(process, balance, sides, stated)
        if found:
            findings.append(found)
    return Check(balance, checked, tuple(findings))


def _processes(packs: PackSet) -> list[Process]:
    """Every process as it runs: one with several products before it was shared, as no key conserves all matter."""
    shared = {product.product for allocation in packs.allocations.values() for product in allocation.products}
    whole = [allocation.original for allocation in packs.allocations.values()]
    return [*(process for process in packs.processes.values() if process.id not in shared), *whole]


def _verdict(process: Process, balance: Balance, sides: Sides, stated: Expectation | None) -> Finding | None:
    tolerance = stated.tolerance if stated else TOLERANCE
    values = {"inputs": sides.inputs, "outputs": sides.outputs, "gap": sides.gap}
    if stated and stated.expected == "closed":
        return _say("balance-open", process, balance, **values) if abs(sides.gap) > tolerance else None
    if sides.gap > tolerance:
        # without a statement of the pack, mass from air and water or from an input of unknown content is possible
        if not stated and (balance == "mass" or sides.unknown):
            unknown = ", ".join(sides.unknown) or "air, water"
            return _say("balance-doubtful", process, balance, unknown=unknown, **values)
        return _say("balance-created", process, balance, **values)
    if sides.gap < -tolerance:
        return _say("balance-loss", process, balance, gap=-sides.gap)
    return None


def _say(code: str, process: Process, balance: Balance, **values: float | str) -> Finding:
    cell = process.place.cell() if process.place else None
    words = {"process": process.id, "balance": balance, "balance_zh": _ZH[balance]}
    return MESSAGES.finding(code, line=None, cell=cell, **{**words, **values})
