"""A whole bill of materials → for each line a choice, or ranked data sets for a person to choose from."""

from __future__ import annotations

from rapidfuzz import process

from footprint.bom.values import Bom, Line, Product
from footprint.engine.values import Choice
from footprint.findings import Finding, InputError
from footprint.matching.matcher import Matcher
from footprint.matching.messages import MESSAGES
from footprint.matching.values import Candidate, Query
from footprint.modelling.electricity.factors import refused_for_product


def query_of(line: Line, product: Product) -> Query:
    """What is asked for a line. Energy and services without origin come from where the product is made."""
    made_here = line.stage in ("production", "packaging")
    return Query(
        text=line.name,
        text_zh=line.name_zh,
        code=line.code,
        material=line.material,
        specification=line.specification,
        unit=line.unit,
        origin=line.origin or (product.site if made_here else None),
        stage=line.stage,
        recycled=line.recycled_content,
    )


def match_bom(bom: Bom, matcher: Matcher) -> dict[str, Choice | tuple[Candidate, ...]]:
    """Line id → a `Choice` (named in the file, or accepted by the matcher) or candidates, best first, perhaps none.

    Parents and lines with a supplier footprint are left out: they take no data set. InputError names every line whose
    `dataset` is not in the catalogue or has a unit that the line's does not convert to.
    """
    found: dict[str, Choice | tuple[Candidate, ...]] = {}
    findings: list[Finding] = []
    answers: dict[Query, tuple[Candidate, ...]] = {}
    for line in bom.leaves:
        if line.supplier_footprint:
            continue
        if line.dataset:
            wrong = _wrong_dataset(line, line.dataset, matcher)
            if wrong:
                findings.append(wrong)
            else:
                found[line.id] = Choice(
                    dataset=line.dataset, by="file", reason="named in the bill of materials", reason_zh="清单中已指定"
                )
            continue
        query = query_of(line, bom.product)
        if query not in answers:
            answers[query] = matcher.rank(query)
        found[line.id] = accepted_choice(answers[query]) or answers[query]
    if findings:
        raise InputError(findings)
    return found


def accepted_choice(candidates: tuple[Candidate, ...]) -> Choice | None:
    """The matcher's own choice, when the first candidate is sure enough."""
    if not candidates or not candidates[0].accepted:
        return None
    first = candidates[0]
    return Choice(
        dataset=first.dataset.id, score=first.score, by="matcher", reason=first.reason, reason_zh=first.reason_zh
    )


def _wrong_dataset(line: Line, name: str, matcher: Matcher) -> Finding | None:
    dataset = matcher.catalogue.get(name)
    if dataset is None:
        other_family = refused_for_product(name, line=line.id)
        if other_family:
            return other_family[0]
        near = process.extract(name, list(matcher.catalogue.datasets), limit=3, score_cutoff=50)
        nearest = ", ".join(repr(found[0]) for found in near) or "another id"
        return MESSAGES.finding("dataset-unknown", line=line.id, dataset=name[:80], near=nearest)
    if not matcher.converts(line.unit, dataset):
        return MESSAGES.finding("dataset-unit", line=line.id, dataset=name, unit=line.unit, target=dataset.unit)
    return None
