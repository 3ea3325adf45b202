"""Lines that carry data: each with its choice, its data set, its conversion and its mass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footprint.bom.values import Line
from footprint.engine.messages import MESSAGES
from footprint.engine.tree import Tree
from footprint.engine.values import Choice, SupplierFootprint
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.units import Properties, UnitError, conversion_factor, mass_in_kg, parse_unit

NOTHING = Properties()
# (unit of the line, data set) → conversion and properties: many lines share them
Kept = dict[tuple[str, str], tuple[float | None, Properties]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A line without sub-lines. `conversion`: units of the data set in one unit of the line; None: not convertible.

    `properties`: what the chosen data states that lets an amount cross dimensions.
    """

    line: Line
    multiplier: float
    choice: Choice | None
    dataset: Dataset | None
    conversion: float | None
    properties: Properties = NOTHING

    @property
    def supplier(self) -> SupplierFootprint | None:
        """The supplier footprint that was chosen, or None."""
        return self.choice.supplier if self.choice else None

    @property
    def grid(self) -> str | None:
        """The grid data set that stands for contractual electricity in the location-based view; None for other data."""
        if self.choice is None or self.dataset is None:
            return None
        partner = self.choice.grid or self.dataset.grid_partner
        return partner if partner != self.dataset.id else None


def properties_of(dataset: Dataset) -> Properties:
    """What lets an amount of this data set cross dimensions."""
    return Properties(dataset.density_kg_per_m3, dataset.heating_value_mj_per_kg, dataset.mass_kg_per_piece)


def supplier_properties(supplier: SupplierFootprint) -> Properties:
    """The same for a supplier footprint, from its mass per declared unit."""
    mass = supplier.mass_kg_per_unit
    if not mass:
        return Properties()
    unit = parse_unit(supplier.unit)
    match unit.dimension:
        case "count":
            return Properties(mass_kg_per_piece=mass / unit.factor)
        case "volume":
            return Properties(density_kg_per_m3=mass / unit.factor)
        case "energy":
            return Properties(heating_value_mj_per_kg=unit.factor / mass)
        case _:
            return Properties()


def convert(unit: str, target: str, properties: Properties) -> float | None:
    """Units of `target` in one `unit`, or None."""
    try:
        return conversion_factor(unit, target, properties)
    except UnitError:
        return None


def leaf_mass(leaf: Leaf) -> float | None:
    """kg in one unit of the line, by its unit or by what its data states."""
    known = mass_in_kg(leaf.line.unit, leaf.properties)
    if known is None and leaf.supplier is not None and leaf.conversion is not None:
        per_unit = leaf.supplier.mass_kg_per_unit
        return leaf.conversion * per_unit if per_unit else None
    return known


def pick(tree: Tree, choices: Mapping[str, Choice], catalogue: Catalogue) -> tuple[dict[str, Leaf], list[Finding]]:
    """The leaves by id, in the order of the file, and what makes them incomplete.

    InputError: choices for parents or for no line, of two things at once, of unknown data sets; recycled content where
    it cannot be.
    """
    errors = [MESSAGES.finding("choice-unused", line_id=name) for name in choices if name not in tree.lines]
    leaves: dict[str, Leaf] = {}
    warnings: list[Finding] = []
    kept: Kept = {}
    for name, line in tree.lines.items():
        choice = choices.get(name)
        if tree.is_parent(name):
            errors += [MESSAGES.finding("parent-with-choice", line=name)] if choice else []
            continue
        wrong = _wrong(line, choice, catalogue)
        errors += wrong
        if wrong:
            continue
        leaf = _leaf(line, tree.multiplier[name], choice, catalogue, kept)
        leaves[name] = leaf
        warnings += _gaps(leaf)
    if errors:
        raise InputError(errors)
    return leaves, warnings


def _leaf(line: Line, multiplier: float, choice: Choice | None, catalogue: Catalogue, kept: Kept) -> Leaf:
    if choice is None:
        return Leaf(line, multiplier, None, None, None)
    if choice.supplier is not None:
        stated = supplier_properties(choice.supplier)
        return Leaf(line, multiplier, choice, None, convert(line.unit, choice.supplier.unit, stated), stated)
    dataset = catalogue[choice.dataset or ""]
    key = (line.unit, dataset.id)
    if key not in kept:
        stated = properties_of(dataset)
        kept[key] = convert(line.unit, dataset.unit, stated), stated
    conversion, stated = kept[key]
    return Leaf(line, multiplier, choice, dataset, conversion, stated)


def _gaps(leaf: Leaf) -> list[Finding]:
    line = leaf.line
    if leaf.choice is None:
        named = line.supplier_footprint
        gone = [MESSAGES.finding("supplier-footprint-missing", line=line.id, footprint=named[:80])] if named else []
        return [MESSAGES.finding("unmatched", line=line.id), *gone]
    if leaf.conversion is None:
        supplier = leaf.supplier
        name = leaf.dataset.name if leaf.dataset else supplier.product if supplier else ""
        target = leaf.dataset.unit if leaf.dataset else supplier.unit if supplier else ""
        return [MESSAGES.finding("unit-not-convertible", line=line.id, unit=line.unit, target=target, name=name)]
    if leaf.supplier is not None and leaf.supplier.primary_data_share is None:
        return [MESSAGES.finding("supplier-primary-share-unknown", line=line.id)]
    if leaf.dataset is not None and leaf.dataset.contains_scrap and line.recycled_content == 0.0:
        return [MESSAGES.finding("recycled-content-zero", line=line.id, dataset=leaf.dataset.id)]
    return []


def _wrong(line: Line, choice: Choice | None, catalogue: Catalogue) -> list[Finding]:
    if choice is None:
        return []
    if (choice.dataset is None) == (choice.supplier is None):
        return [MESSAGES.finding("choice-not-one", line=line.id)]
    if choice.supplier is not None:
        return [MESSAGES.finding("recycled-on-supplier", line=line.id)] if line.recycled_content is not None else []
    dataset = catalogue.get(choice.dataset or "")
    if dataset is None:
        return [MESSAGES.finding("dataset-unknown", line=line.id, dataset=choice.dataset)]
    if not line.recycled_content:
        return []
    if dataset.contains_scrap:
        return [MESSAGES.finding("recycled-contains-scrap", line=line.id, dataset=dataset.id)]
    if dataset.secondary is None or catalogue.get(dataset.secondary) is None:
        return [MESSAGES.finding("recycled-no-partner", line=line.id, dataset=dataset.id)]
    return []
