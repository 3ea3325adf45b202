"""All evidence about a line together: what the firm chose before, suppliers' footprints of the article, the matcher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from footprint.bom.values import Line, Product
from footprint.engine.leaves import convert, properties_of, supplier_properties
from footprint.engine.values import SupplierFootprint
from footprint.matching.compositions import find_composition
from footprint.matching.lines import query_of
from footprint.matching.matcher import Matcher
from footprint.matching.memory import Decision, Memory
from footprint.matching.questions import (
    BURNED,
    MATERIAL,
    Question,
    composition_of,
    decisions_differ,
    supplier_known,
)
from footprint.matching.supplied import of_article
from footprint.matching.values import Candidate, Query, SupplierCandidate
from footprint.matching.words import fold

State = Literal["accepted", "doubtful", "unmatched"]
DOUBTFUL = 0.55  # a lower score is shown, but nothing that a person is asked to confirm
NOTHING_KNOWN = Memory()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a line may be calculated with, both lists best first; a first one alone is ever accepted.

    `accepted`: taken without asking. `doubtful`: a person decides between what there is. `unmatched`: nothing is near.
    """

    state: State
    candidates: tuple[Candidate, ...]
    suppliers: tuple[SupplierCandidate, ...]
    question: Question | None

    @property
    def accepted(self) -> Candidate | SupplierCandidate | None:
        """What may be taken without asking."""
        for supplied in self.suppliers[:1]:
            if supplied.accepted:
                return supplied
        return next((one for one in self.candidates[:1] if one.accepted), None)


class Answering:
    """Answers for the lines of one firm. Lines that ask the same are ranked once.

    `suppliers`: the footprints that the firm may calculate with.
    """

    def __init__(
        self, matcher: Matcher, memory: Memory = NOTHING_KNOWN, suppliers: Iterable[SupplierFootprint] = ()
    ) -> None:
        self._matcher = matcher
        self._memory = memory
        self._suppliers = {one.id: one for one in suppliers}
        self._ranked: dict[Query, tuple[Candidate, ...]] = {}

    def answer(self, line: Line, product: Product) -> Answer:
        """What the firm decided for the same words, else what the supplier of the article states, else the matcher."""
        query = query_of(line, product)
        if query not in self._ranked:
            self._ranked[query] = self._matcher.rank(query)
        ranked = self._ranked[query]
        supplied = of_article(line, self._suppliers.values())
        decided = [decision for decision in self._memory.of(line) if self._holds(decision, line)]
        if decided:
            return self._decided(decided, ranked, supplied)
        if supplied:
            asked = tuple(replace(one, accepted=False) for one in ranked)
            return Answer("doubtful", asked, supplied, supplier_known(supplied[0].footprint.organisation))
        if ranked and ranked[0].accepted:
            return Answer("accepted", ranked, (), None)
        near = bool(ranked) and ranked[0].score >= DOUBTFUL
        return Answer("doubtful" if near else "unmatched", ranked, (), _question(line, ranked if near else ()))

    def _holds(self, decision: Decision, line: Line) -> bool:
        """Whether what was chosen is still there, and the line's unit converts to it."""
        if decision.dataset is not None:
            dataset = self._matcher.catalogue.get(decision.dataset)
            return dataset is not None and convert(line.unit, dataset.unit, properties_of(dataset)) is not None
        footprint = self._suppliers.get(decision.supplier or "")
        return footprint is not None and (
            convert(line.unit, footprint.unit, supplier_properties(footprint)) is not None
        )

    def _decided(
        self, decided: Sequence[Decision], ranked: tuple[Candidate, ...], supplied: tuple[SupplierCandidate, ...]
    ) -> Answer:
        """What was chosen first, each with when and where; accepted when it was always the same."""
        same = len(decided) == 1
        chosen: list[Candidate] = []
        suppliers: list[SupplierCandidate] = []
        for decision in decided:
            en, zh = _told(decision)
            if decision.dataset is not None:
                dataset = self._matcher.catalogue[decision.dataset]
                chosen.append(Candidate(dataset, 1.0, en, zh, accepted=same))
            elif decision.supplier is not None:
                suppliers.append(SupplierCandidate(self._suppliers[decision.supplier], 1.0, en, zh, accepted=same))
        first = {one.dataset.id for one in chosen}
        told = {one.footprint.id for one in suppliers}
        return Answer(
            "accepted" if same else "doubtful",
            (*chosen, *(replace(one, accepted=False) for one in ranked if one.dataset.id not in first)),
            (*suppliers, *(one for one in supplied if one.footprint.id not in told)),
            None if same else decisions_differ(len(decided)),
        )


def _told(decision: Decision) -> tuple[str, str]:
    """Who chose it when and where, in both languages."""
    lines_en = f", {decision.count} lines" if decision.count > 1 else ""
    lines_zh = f"，共 {decision.count} 行" if decision.count > 1 else ""
    return (
        f"you chose this for the same text on {decision.on:%Y-%m-%d} in {decision.study} ({decision.by}{lines_en})",
        f"贵方于 {decision.on:%Y-%m-%d} 在“{decision.study}”中对相同文字选用了它（{decision.by}{lines_zh}）",
    )


def _question(line: Line, ranked: tuple[Candidate, ...]) -> Question | None:
    """What would help with a line that nothing is accepted for. `ranked`: what is near."""
    for text in (line.name, line.name_zh):
        composition = find_composition(fold(text))
        if composition:
            return composition_of(composition)
    if ranked and ranked[0].unburned:
        return BURNED
    if not ranked and not line.material and line.stage in ("materials", "packaging"):
        return MATERIAL
    return None
