"""A site's processes as a small linear system: each product of a process is an own process of its share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, log

from footprint.engine.faults import SystemFault
from footprint.engine.foreground import OwnProcess, Taking, UncertainForeground, solve_foreground
from footprint.engine.spread import quantity_gsd
from footprint.findings import InputError
from footprint.modelling.messages import MESSAGES
from footprint.modelling.production.allocation import applicable, shares
from footprint.modelling.production.values import Key, Made, Process, Production
from footprint.units import Properties, UnitError, conversion_factor, mass_in_kg


@dataclass(frozen=True)
class Solved:
    """`runs`: product → periods of its process that the demand needs, by its share; `parts`: cell of an entry →
    the part of its amount that the demand needs; `shares`: cell of a process → product → share."""

    runs: Mapping[str, float]
    parts: Mapping[str, float]
    shares: Mapping[str, Mapping[str, float]]


def solve(production: Production, instead: Key | None = None) -> Solved:
    """What the demand needs of every entry, exactly, with loops between the processes.

    `instead` shares every process by that key where it applies, in place of its declared one. InputError when shares,
    units or loops are wrong.

    Source: Heijungs & Suh (2002), The Computational Structure of Life Cycle Assessment, chapter 2.

    Formula: On-site production.
    """
    divided = _divided(production, instead)
    products = production.products
    own = [one for process in production.processes for one in _own(process, divided[process.cell], products)]
    try:
        found = solve_foreground(own, _demand(production))
    except SystemFault as fault:
        names = ", ".join(fault.ids) or ", ".join(products)
        raise InputError([MESSAGES.finding("production-loop", cell="production.sites", names=names)]) from fault
    return Solved(found.runs, found.background, divided)


def uncertain(production: Production, lines: Mapping[str, str]) -> UncertainForeground | None:
    """The same system with what its processes take of each other uncertain; None where they take nothing.

    `lines`: line → cell of the entry that it was made from. What is taken is measured, so it has the spread of primary
    data without evidence; co-products of one process share the measurement.
    """
    divided, products = _divided(production, None), production.products
    own = [one for process in production.processes for one in _own(process, divided[process.cell], products)]
    taking = {
        (made.id, one.product): Taking(
            log(quantity_gsd(one.unit, "primary", evidence=False)), f"{process.id}/{one.product}"
        )
        for process in production.processes
        for made in process.products
        for one in process.takes
    }
    return UncertainForeground(tuple(own), _demand(production), taking, lines) if taking else None


def _divided(production: Production, instead: Key | None) -> dict[str, dict[str, float]]:
    return {
        process.cell: shares(process, instead if instead in applicable(process) else process.by)
        for process in production.processes
    }


def _demand(production: Production) -> dict[str, float]:
    demand: dict[str, list[float]] = {}
    for one in production.demand:
        made = production.products[one.product]
        demand.setdefault(made.id, []).append(one.amount * to_unit_of(made, one.unit, f"{one.cell}.unit"))
    return {name: fsum(amounts) for name, amounts in demand.items()}


def share_of(alone: str | None, product: str, divided: Mapping[str, float]) -> float:
    """The part of an amount that a product bears: all or nothing of what one has alone, else its share."""
    return divided[product] if alone is None else float(alone == product)


def to_unit_of(made: Made, unit: str, cell: str) -> float:
    """Units of a product in one `unit`: within a dimension, or by the mass of the product's unit."""
    try:
        return conversion_factor(unit, made.unit, Properties(mass_kg_per_piece=_per_piece(made)))
    except UnitError:
        mass = mass_in_kg(unit)
        if mass is not None and made.mass_kg:
            return mass / made.mass_kg
    raise InputError([MESSAGES.finding("unit-of-product", cell=cell, unit=unit, other=made.unit, name=made.id)])


def _per_piece(made: Made) -> float | None:
    return made.mass_kg if made.unit == "piece" else None


def _own(process: Process, divided: Mapping[str, float], products: Mapping[str, Made]) -> list[OwnProcess]:
    """One own process a product. The amounts of entries are fractions of themselves, so that a sum is a part of one."""
    result = []
    for made in process.products:
        taken: dict[str, list[float]] = {}
        for one in process.takes:
            source = products[one.product]
            amount = one.amount * to_unit_of(source, one.unit, f"{one.cell}.unit")
            taken.setdefault(source.id, []).append(amount * share_of(one.used_for, made.id, divided))
        result.append(
            OwnProcess(
                made.id,
                made=made.amount,
                own={name: fsum(amounts) for name, amounts in taken.items()},
                background={entry.cell: share_of(entry.product, made.id, divided) for entry in process.entries},
            )
        )
    return result
