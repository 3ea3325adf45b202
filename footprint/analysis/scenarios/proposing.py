"""Measures that apply to this product: looked for on its largest lines, each with what it would bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footprint.analysis.contributions import Contribution, ranked
from footprint.analysis.model import Model
from footprint.analysis.scenarios.evaluation import Effect, effect
from footprint.analysis.scenarios.values import Electricity, Loss, Measure, RecycledContent, Swap, Transport
from footprint.bom.values import Line, Mode
from footprint.engine.values import Study
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.modelling.electricity.reading import by_contract

LOOKED_AT = 12
SHOWN = 12
# less than this part of the total is not worth a proposal
WORTH = 0.001
RAIL_FROM_KM = 300.0
SLOWER: dict[Mode, Mode] = {"air": "sea", "road": "rail"}


@dataclass(frozen=True)
class Proposal:
    """A measure, the line that it was looked for on, and its effect. `market_based`: it counts in that view alone."""

    measure: Measure
    line: str
    effect: Effect
    market_based: bool = False


def proposals(model: Model, study: Study) -> tuple[Proposal, ...]:
    """The measures that bring something, the largest reduction first. The effect of each is calculated, not guessed."""
    market = replace(model, options=replace(model.options, electricity="market"))
    seen: set[Measure] = set()
    found = []
    for line, measure in _candidates(model, ranked(study.lines)[:LOOKED_AT]):
        if measure in seen:
            continue
        seen.add(measure)
        contract = isinstance(measure, Electricity) and by_contract(model.catalogue[measure.dataset])
        found.append(Proposal(measure, line, effect(market if contract else model, [measure]), contract))
    least = WORTH * abs(study.total)
    worth = [one for one in found if one.effect.reduction is not None and one.effect.reduction > least]
    return tuple(sorted(worth, key=lambda one: (-(one.effect.reduction or 0.0), one.line))[:SHOWN])


def _candidates(model: Model, largest: Sequence[Contribution]) -> Iterator[tuple[str, Measure]]:
    lines = {line.id: line for line in model.prepared.bom.lines}
    catalogue = model.catalogue
    for one in largest:
        line = lines.get(one.line.generated_from or one.line.id)
        if line is None:
            continue
        if one.line.stage == "transport" and one.line.generated_from is not None:
            yield from ((line.id, measure) for measure in _transport(line))
            continue
        choice = model.prepared.choices.get(line.id)
        dataset = catalogue.get(choice.dataset) if choice is not None and choice.dataset else None
        if dataset is not None:
            yield from ((line.id, measure) for measure in _material(line, dataset, catalogue))
        if line.loss > 0.0:
            yield line.id, Loss(line.id, round(line.loss / 2.0, 6))


def _transport(line: Line) -> Iterator[Measure]:
    for leg in line.transport:
        slower = SLOWER.get(leg.mode)
        if slower is not None and leg.distance_km >= RAIL_FROM_KM:
            yield Transport((line.id,), source=leg.mode, target=slower)


def _material(line: Line, dataset: Dataset, catalogue: Catalogue) -> Iterator[Measure]:
    if dataset.electricity:
        offered = [one for one in catalogue if one.electricity and one.grid_partner == dataset.id]
        if offered:
            cleanest = min(offered, key=lambda one: (one.factor.total, one.id))
            # what a site uses is bought together; in use it is the user's
            yield Electricity(1.0, cleanest.id, () if line.stage == "production" else (line.id,))
        return
    content = line.recycled_content or 0.0
    if dataset.secondary is not None and not dataset.contains_scrap and content < 1.0:
        yield RecycledContent(line.id, round(min(1.0, max(0.5, content + 0.25)), 6))
    yield from (Swap(line.id, other.id) for other in alternatives(dataset, catalogue))


def alternatives(dataset: Dataset, catalogue: Catalogue) -> list[Dataset]:
    """Other routes to the same product in the same country with a smaller footprint, the smallest first; two at most.

    The same product: one HS heading and unit, the same CAS number where both have one, and the same first word of the
    id, as a heading may hold several substances. Whether it does for this use is for a person to say.
    """
    if dataset.hs is None:
        return []
    found = [
        other
        for other in catalogue
        if other.hs == dataset.hs
        and other.id not in (dataset.id, dataset.secondary)
        and other.unit == dataset.unit
        and (other.cas == dataset.cas or other.cas is None or dataset.cas is None)
        and other.id.partition("-")[0] == dataset.id.partition("-")[0]
        and other.location.partition("-")[0] == dataset.location.partition("-")[0]
        and other.factor.total < dataset.factor.total
    ]
    return sorted(found, key=lambda other: (other.factor.total, other.id))[:2]
