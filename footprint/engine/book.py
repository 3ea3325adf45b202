"""All lines of a study under one set of value choices: leaves, recycled shares, credits, transport legs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from footprint.bom.values import Line, Stage
from footprint.engine.entries import bare, entry, filled, parent, primary, supplied
from footprint.engine.leaves import Leaf, convert, leaf_mass
from footprint.engine.legs import leg_id, leg_line
from footprint.engine.messages import MESSAGES
from footprint.engine.pairing import Pair, pair_of
from footprint.engine.recycling import Share, group_parameters, shares
from footprint.engine.tree import Tree, gross
from footprint.engine.values import Choice, ElectricityApproach, RecyclingApproach, StudyLine
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue, Dataset

RECYCLED_STAGES: tuple[Stage, ...] = ("materials", "packaging")
ROLES_ZH = {"primary": "原生料", "secondary": "再生料"}
APPROACHES_ZH = {"cut-off": "截断法", "pre-consumer": "消费前废料分配", "substitution": "替代法", "cff": "循环足迹公式"}


@dataclass(frozen=True)
class Book:
    """Makes the lines of one set of value choices, and notes what is missing on the way."""

    tree: Tree
    leaves: dict[str, Leaf]
    catalogue: Catalogue
    electricity: ElectricityApproach
    recycling: RecyclingApproach
    masses: dict[str, float | None] = field(default_factory=dict)
    # lines that no value choice changes, by id: the books of one study share them
    settled: dict[str, StudyLine] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def lines(self) -> tuple[StudyLine, ...]:
        """Every line in the order of the file, each followed by the lines that it generates."""
        made: list[StudyLine] = []
        for name, line in self.tree.lines.items():
            leaf = self.leaves.get(name)
            made += self.of_leaf(leaf) if leaf else [parent(self.tree, line)]
            made += self.legs(line)
        return tuple(made)

    def of_leaf(self, leaf: Leaf) -> list[StudyLine]:
        """The line itself and its recycling lines."""
        if leaf.choice is None or leaf.conversion is None:
            return [bare(leaf)]
        if leaf.supplier is not None:
            return [supplied(leaf)]
        dataset = leaf.dataset
        if dataset is None:
            return [bare(leaf)]
        if leaf.line.recycled_content or self.recycling != "cut-off":
            pair = pair_of(leaf, self.catalogue)
            if pair is not None:
                return self.recycled(leaf, pair)
        if leaf.grid is not None and self.electricity == "location":
            return [self.on_grid(leaf, dataset, leaf.grid)]
        known = self.settled.get(leaf.line.id)
        if known is None:
            known = self.settled[leaf.line.id] = entry(leaf, dataset, leaf.choice, leaf.conversion)
        return [known]

    def on_grid(self, leaf: Leaf, contractual: Dataset, grid: str) -> StudyLine:
        """Contractual electricity in the location-based view: the grid mix in its place."""
        partner = self.catalogue.get(grid)
        conversion = convert(leaf.line.unit, partner.unit, leaf.properties) if partner else None
        if partner is None or conversion is None or leaf.choice is None:
            self.findings.append(MESSAGES.finding("grid-partner-missing", line=leaf.line.id, dataset=grid))
            return bare(leaf)
        chosen = leaf.choice
        reason = "; ".join(filter(None, (chosen.reason, f"location-based view of {contractual.id}")))
        reason_zh = "；".join(filter(None, (chosen.reason_zh, f"{contractual.id} 的基于位置视图")))
        choice = replace(chosen, dataset=partner.id, reason=reason, reason_zh=reason_zh)
        return entry(leaf, partner, choice, conversion)

    def recycled(self, leaf: Leaf, pair: Pair) -> list[StudyLine]:
        """The line and what the recycling approach adds to it."""
        if leaf.choice is None or leaf.conversion is None or leaf.dataset is None:
            return [bare(leaf)]
        line, whole = leaf.line, gross(leaf.line)
        parameters = group_parameters().get(pair.primary.group) if line.stage in RECYCLED_STAGES else None
        if parameters is not None and line.pre_consumer_share is not None:
            parameters = replace(parameters, pre_consumer_share=line.pre_consumer_share)
        approach = self.recycling if parameters is not None else "cut-off"
        parts = shares(approach, pair.r1, whole, line.quantity, parameters)
        first, rest = _carried(parts) if pair.bought else (parts[0], parts[1:])
        made = [entry(leaf, leaf.dataset, leaf.choice, leaf.conversion, fraction=first.amount / whole)]
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
            reason_zh = f"{line.id} 的{ROLES_ZH[share.role]}，{APPROACHES_ZH[approach]}"
            base = replace(
                bare(leaf),
                id=f"{line.id}#{share.suffix}",
                generated_from=line.id,
                quantity=share.amount,
                loss=0.0,
                stage="end_of_life" if share.end_of_life else line.stage,
                gsd=1.0,  # its amount varies with the line that it was made from
            )
            choice = Choice(dataset.id, by="rule", reason=reason, reason_zh=reason_zh)
            rests_on_primary = 0.0 if share.end_of_life else primary(line)
            made.append(filled(base, choice, conversion, dataset, rests_on_primary))
        return made

    def legs(self, line: Line) -> list[StudyLine]:
        """One line a transport leg: gross mass × distance on the mode's default data set."""
        if not line.transport:
            return []
        mass = self.masses.get(line.id)
        if mass is None:
            self.findings.append(MESSAGES.finding("transport-mass-unknown", line=line.id))
        made = []
        for number, leg in enumerate(line.transport, 1):
            dataset = self.catalogue.transport.get(leg.mode)
            if dataset is None:
                self.findings.append(MESSAGES.finding("transport-no-dataset", line=line.id, mode=leg.mode))
            name = leg_id(line, number)
            if name not in self.settled:
                self.settled[name] = leg_line(line, number, leg, mass, dataset, self.tree.multiplier[line.id])
            made.append(self.settled[name])
        return made


def masses(tree: Tree, leaves: dict[str, Leaf]) -> dict[str, float | None]:
    """kg in one unit of each line."""
    return tree.mass_per_unit(lambda line: leaf_mass(leaves[line.id]))


def _carried(parts: tuple[Share, ...]) -> tuple[Share, tuple[Share, ...]]:
    """For a line that names the secondary itself: its recycled share is the line."""
    recycled = next((share for share in parts if share.suffix == "recycled"), Share("", "secondary", 0.0))
    return recycled, tuple(share for share in parts[1:] if share.suffix != "recycled")
