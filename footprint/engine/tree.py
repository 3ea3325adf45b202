"""The bill of materials as a tree: order, gross multipliers, masses.

`quantity` is net per one unit of the parent; gross = quantity / (1 − loss); the gross amounts multiply down the tree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum, isfinite

from footprint.bom.values import STAGES_OF, Bom, Line
from footprint.engine.messages import MESSAGES
from footprint.findings import Finding, InputError
from footprint.units import mass_in_kg, parse_unit

# What becomes part of a sub-assembly's mass; energy, water and services of production do not.
CARRIED = ("materials", "packaging")
WEIGHTLESS = ("energy", "freight", "time", "distance-passenger")


@dataclass(frozen=True)
class Tree:
    """`multiplier[id]`: gross units of the line's parent per declared unit, 1 for a root line; `net[id]`: net units."""

    bom: Bom
    lines: dict[str, Line]
    children: dict[str, tuple[str, ...]]
    order: tuple[str, ...]
    multiplier: dict[str, float]
    net: dict[str, float]

    def is_parent(self, line: str) -> bool:
        """Whether the line has sub-lines."""
        return line in self.children

    def mass_per_unit(self, leaf_mass: Callable[[Line], float | None]) -> dict[str, float | None]:
        """kg in one unit of each line; None where it is unknown.

        A sub-assembly that is not counted in a unit of mass weighs what its material and packaging lines weigh, net:
        the loss of a part does not arrive in the assembly.

        Formula: Mass of a sub-assembly.
        """
        masses: dict[str, float | None] = {}
        for name in reversed(self.order):
            line = self.lines[name]
            if not self.is_parent(name):
                masses[name] = leaf_mass(line)
                continue
            by_unit = mass_in_kg(line.unit)
            if by_unit is not None:
                masses[name] = by_unit
                continue
            carried = [part for child in self.children[name] if carries(part := self.lines[child], masses[child])]
            known = [part.quantity * mass for part in carried if (mass := masses[part.id]) is not None]
            masses[name] = fsum(known) if known and len(known) == len(carried) else None
        return masses


def carries(line: Line, mass: float | None) -> bool:
    """Whether a line is part of what its parent weighs: material and packaging, but no energy, freight or hours."""
    return line.stage in CARRIED and (mass is not None or parse_unit(line.unit).dimension not in WEIGHTLESS)


def gross(line: Line) -> float:
    """Gross units of the line per one unit of its parent.

    Formula: Gross amount.
    """
    return line.quantity / (1.0 - line.loss)


def grow(bom: Bom) -> Tree:
    """The tree of this bill of materials. InputError with everything that is wrong with its shape and numbers.

    Formula: Gross amount.
    """
    findings = list(_shape(bom))
    if findings:
        raise InputError(findings)
    lines = {line.id: line for line in bom.lines}
    children: dict[str, list[str]] = {}
    for line in bom.lines:
        if line.parent is not None:
            children.setdefault(line.parent, []).append(line.id)
    order = [line.id for line in bom.lines if line.parent is None]
    multiplier, net = dict.fromkeys(order, 1.0), dict.fromkeys(order, 1.0)
    for name in order:  # grows while it is walked: every line after its parent
        for child in children.get(name, ()):
            multiplier[child] = multiplier[name] * gross(lines[name])
            net[child] = net[name] * lines[name].quantity
            order.append(child)
    findings += [MESSAGES.finding("cycle", line=name) for name in lines if name not in multiplier]
    findings += [
        MESSAGES.finding("too-large", line=name)
        for name in order
        if not isfinite(multiplier[name] * gross(lines[name])) or multiplier[name] * gross(lines[name]) == 0.0
    ]
    if findings:
        raise InputError(findings)
    frozen = {name: tuple(names) for name, names in children.items()}
    return Tree(bom, lines, frozen, tuple(order), multiplier, net)


def _shape(bom: Bom) -> list[Finding]:
    if not bom.lines:
        return [MESSAGES.finding("no-lines")]
    findings: list[Finding] = []
    ids: set[str] = set()
    stages = STAGES_OF[bom.product.boundary]
    known = {line.id for line in bom.lines}
    parents = bom.parents
    for line in bom.lines:
        wrong = [
            ("duplicate-id", line.id in ids),
            ("reserved-id", "#" in line.id and not line.made),
            ("quantity", not (isfinite(line.quantity) and line.quantity > 0.0)),
            ("loss", not 0.0 <= line.loss < 1.0),
            ("recycled-content-range", line.recycled_content is not None and not 0.0 <= line.recycled_content <= 1.0),
            ("distance", any(not (isfinite(leg.distance_km) and leg.distance_km >= 0.0) for leg in line.transport)),
            ("recycled-on-parent", line.id in parents and line.recycled_content is not None),
            (
                "parent-with-choice",
                line.id in parents and (line.dataset is not None or line.supplier_footprint is not None),
            ),
        ]
        findings += [MESSAGES.finding(code, line=line.id) for code, is_so in wrong if is_so]
        if line.parent is not None and line.parent not in known:
            findings.append(MESSAGES.finding("unknown-parent", line=line.id, parent=line.parent))
        if line.stage not in stages:
            findings.append(
                MESSAGES.finding(
                    "stage-outside-boundary", line=line.id, stage=line.stage, boundary=bom.product.boundary
                )
            )
        ids.add(line.id)
    return findings
