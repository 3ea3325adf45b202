"""Study lines of the leaves: the line itself, its recycled share, its end-of-life credits, its transport legs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from footprint.bom.values import Line, Stage, TransportLeg
from footprint.engine.leaves import Leaf, convert, leaf_mass, properties_of
from footprint.engine.messages import MESSAGES
from footprint.engine.recycling import Share, group_parameters, shares
from footprint.engine.tree import Tree, gross
from footprint.engine.values import Choice, ElectricityApproach, RecyclingApproach, StudyLine
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.ledgers import Ledgers

RECYCLED_STAGES: tuple[Stage, ...] = ("materials", "packaging")


@dataclass(frozen=True, slots=True)
class Pair:
    """A material's primary and secondary data set and its recycled content. `bought`: the line names the secondary."""

    primary: Dataset
    secondary: Dataset
    r1: float
    bought: bool = False


@dataclass(frozen=True)
class Book:
    """Makes the lines of one set of value choices, and notes what is missing on the way."""

    tree: Tree
    leaves: dict[str, Leaf]
    index: Index
    electricity: ElectricityApproach
    recycling: RecyclingApproach
    masses: dict[str, float | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def lines(self) -> tuple[StudyLine, ...]:
        """Every line in the order of the file, each followed by the lines that it generates."""
        made: list[StudyLine] = []
        for name, line in self.tree.lines.items():
            leaf = self.leaves.get(name)
            made += self.of_leaf(leaf) if leaf else [_parent(self.tree, line)]
            made += self.legs(line)
        return tuple(made)

    def of_leaf(self, leaf: Leaf) -> list[StudyLine]:
        """The line itself and its recycling lines."""
        if leaf.choice is None or leaf.conversion is None:
            return [_bare(leaf)]
        if leaf.supplier is not None:
            return [_supplied(leaf)]
        dataset = leaf.dataset
        if dataset is None:
            return [_bare(leaf)]
        if leaf.line.recycled_content or self.recycling != "cut-off":
            pair = self.index.pair(leaf)
            if pair is not None:
                return self.recycled(leaf, pair)
        if dataset.grid_partner is not None and self.electricity == "location":
            return [self.on_grid(leaf, dataset)]
        return [_entry(leaf, dataset, leaf.choice, leaf.conversion)]

    def on_grid(self, leaf: Leaf, contractual: Dataset) -> StudyLine:
        """Contractual electricity in the location-based view: the grid mix in its place."""
        partner = self.index.catalogue.get(contractual.grid_partner or "")
        conversion = convert(leaf.line.unit, partner.unit, leaf.properties) if partner else None
        if partner is None or conversion is None or leaf.choice is None:
            self.findings.append(
                MESSAGES.finding("grid-partner-missing", line=leaf.line.id, dataset=contractual.grid_partner)
            )
            return _bare(leaf)
        reason = f"location-based view of {contractual.id}"
        choice = replace(leaf.choice, dataset=partner.id, reason="; ".join(filter(None, (leaf.choice.reason, reason))))
        return _entry(leaf, partner, choice, conversion)

    def recycled(self, leaf: Leaf, pair: Pair) -> list[StudyLine]:
        """The line and what the recycling approach adds to it."""
        if leaf.choice is None or leaf.conversion is None or leaf.dataset is None:
            return [_bare(leaf)]
        line, whole = leaf.line, gross(leaf.line)
        parameters = group_parameters().get(pair.primary.group) if line.stage in RECYCLED_STAGES else None
        approach = self.recycling if parameters is not None else "cut-off"
        parts = shares(approach, pair.r1, whole, line.quantity, parameters)
        first, rest = _carried(parts) if pair.bought else (parts[0], parts[1:])
        made = [_entry(leaf, leaf.dataset, leaf.choice, leaf.conversion, fraction=first.amount / whole)]
        for share in rest:
            dataset = pair.primary if share.role == "primary" else pair.secondary
            conversion = convert(line.unit, dataset.unit, leaf.properties)
            if conversion is None:
                self.findings.append(
                    MESSAGES.finding(
                        "unit-not-convertible", line=line.id, unit=line.unit, target=dataset.unit, name=dataset.name
                    )
                )
                continue
            reason = f"{share.role} material of {line.id}, {approach}"
            base = replace(
                _bare(leaf),
                id=f"{line.id}#{share.suffix}",
                generated_from=line.id,
                quantity=share.amount,
                loss=0.0,
                stage="end_of_life" if share.end_of_life else line.stage,
            )
            choice = Choice(dataset.id, by="rule", reason=reason)
            primary = 0.0 if share.end_of_life else _primary(line)
            made.append(_filled(base, choice, conversion, dataset, primary))
        return made

    def legs(self, line: Line) -> list[StudyLine]:
        """One line a transport leg: gross mass × distance on the mode's default data set."""
        if not line.transport:
            return []
        mass = self.masses.get(line.id)
        if mass is None:
            self.findings.append(MESSAGES.finding("transport-mass-unknown", line=line.id))
        return [self.leg(line, number, leg, mass) for number, leg in enumerate(line.transport, 1)]

    def leg(self, line: Line, number: int, leg: TransportLeg, mass: float | None) -> StudyLine:
        """The line of one leg; without mass or data set it has no number."""
        dataset = self.index.transport.get(leg.mode)
        if dataset is None:
            self.findings.append(MESSAGES.finding("transport-no-dataset", line=line.id, mode=leg.mode))
        made = StudyLine(
            id=f"{line.id}#transport-{number}",
            parent=line.parent,
            name=f"{line.name}: {leg.mode} {leg.distance_km:g} km",
            name_zh=f"{line.name_zh or line.name}：{MODES_ZH[leg.mode]} {leg.distance_km:g} km",
            quantity=0.0 if mass is None else gross(line) * mass / 1000.0 * leg.distance_km,
            unit="t*km",
            stage="transport",
            amount=None,
            factor=None,
            kg_co2e=None,
            ledgers=Ledgers(),
            subtotal=None,
            generated_from=line.id,
            group="transport",
            multiplier=self.tree.multiplier[line.id],
            basis=(("distance_km", leg.distance_km), *((("mass_kg_per_unit", mass),) if mass is not None else ())),
        )
        if dataset is None or mass is None:
            return made
        choice = Choice(dataset.id, by="rule", reason=f"default data set of transport by {leg.mode}")
        return _filled(made, choice, convert("t*km", dataset.unit, properties_of(dataset)), dataset, 0.0)


MODES_ZH = {"road": "公路", "rail": "铁路", "inland": "内河", "sea": "海运", "air": "空运"}


class Index:
    """What a calculation looks up in a catalogue other than by id; made when first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def transport(self) -> dict[str, Dataset]:
        """Mode → the data set that the release marks as its default; the first by id should there be several."""
        marked = sorted((dataset for dataset in self.catalogue if dataset.transport_mode), key=lambda one: one.id)
        return {dataset.transport_mode or "": dataset for dataset in reversed(marked)}

    @cached_property
    def primaries(self) -> dict[str, list[Dataset]]:
        """Secondary data set → the primary ones that name it, by id."""
        found: dict[str, list[Dataset]] = {}
        for dataset in sorted(self.catalogue, key=lambda one: one.id):
            if dataset.secondary is not None:
                found.setdefault(dataset.secondary, []).append(dataset)
        return found

    def pair(self, leaf: Leaf) -> Pair | None:
        """Primary and secondary of the line's material. A line on a secondary data set has recycled content 1."""
        dataset = leaf.dataset
        if dataset is None:
            return None
        if dataset.secondary is not None:
            secondary = self.catalogue.get(dataset.secondary)
            return Pair(dataset, secondary, leaf.line.recycled_content or 0.0) if secondary else None
        primaries = self.primaries.get(dataset.id)
        if not primaries:
            return None
        nearest = min(primaries, key=lambda other: other.location != dataset.location)
        return Pair(nearest, dataset, 1.0, bought=True)


def masses(tree: Tree, leaves: dict[str, Leaf]) -> dict[str, float | None]:
    """kg in one unit of each line."""
    return tree.mass_per_unit(lambda line: leaf_mass(leaves[line.id]))


def _carried(parts: tuple[Share, ...]) -> tuple[Share, tuple[Share, ...]]:
    """For a line that names the secondary itself: its recycled share is the line."""
    recycled = next((share for share in parts if share.suffix == "recycled"), Share("", "secondary", 0.0))
    return recycled, tuple(share for share in parts[1:] if share.suffix != "recycled")


def _bare(leaf: Leaf) -> StudyLine:
    line = leaf.line
    return StudyLine(
        id=line.id,
        parent=line.parent,
        name=line.name,
        name_zh=line.name_zh,
        quantity=line.quantity,
        unit=line.unit,
        stage=line.stage,
        amount=None,
        factor=None,
        kg_co2e=None,
        ledgers=Ledgers(),
        subtotal=None,
        choice=leaf.choice,
        group=leaf.dataset.group if leaf.dataset else "components" if leaf.supplier else "other",
        loss=line.loss,
        multiplier=leaf.multiplier,
        properties=leaf.properties,
    )


def _parent(tree: Tree, line: Line) -> StudyLine:
    return StudyLine(
        id=line.id,
        parent=line.parent,
        name=line.name,
        name_zh=line.name_zh,
        quantity=line.quantity,
        unit=line.unit,
        stage=line.stage,
        amount=gross(line) * tree.multiplier[line.id],
        factor=None,
        kg_co2e=None,
        ledgers=Ledgers(),
        subtotal=0.0,
        loss=line.loss,
        multiplier=tree.multiplier[line.id],
        conversion=1.0,
    )


def _supplied(leaf: Leaf) -> StudyLine:
    supplier, bare = leaf.supplier, _bare(leaf)
    if supplier is None or leaf.conversion is None:
        return bare
    amount = gross(leaf.line) * leaf.multiplier * leaf.conversion
    factor = supplier.factor.total
    return replace(
        bare,
        amount=amount,
        factor=factor,
        kg_co2e=amount * factor,
        ledgers=supplier.factor.times(amount),
        dqr=supplier.dqr,
        primary_share=supplier.primary_data_share or 0.0,
        conversion=leaf.conversion,
    )


def _entry(leaf: Leaf, dataset: Dataset, choice: Choice, conversion: float, fraction: float = 1.0) -> StudyLine:
    return _filled(_bare(leaf), choice, conversion, dataset, _primary(leaf.line), fraction)


def _primary(line: Line) -> float:
    return 1.0 if line.data_type == "primary" else 0.0


def _filled(
    line: StudyLine, choice: Choice, conversion: float | None, dataset: Dataset, primary: float, fraction: float = 1.0
) -> StudyLine:
    if conversion is None:
        return line
    amount = line.quantity / (1.0 - line.loss) * line.multiplier * conversion * fraction
    factor = dataset.factor.total
    return StudyLine(
        id=line.id,
        parent=line.parent,
        name=line.name,
        name_zh=line.name_zh,
        quantity=line.quantity,
        unit=line.unit,
        stage=line.stage,
        amount=amount,
        factor=factor,
        kg_co2e=amount * factor,
        ledgers=dataset.factor.times(amount),
        subtotal=None,
        generated_from=line.generated_from,
        choice=choice,
        dqr=dataset.quality.dqr,
        primary_share=primary,
        group=dataset.group,
        loss=line.loss,
        multiplier=line.multiplier,
        conversion=conversion,
        fraction=fraction,
        basis=line.basis,
        properties=line.properties,
    )
