"""Electricity lines of a site split by what covers them: each instrument a line, the rest on the grid mix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from footprint.inventory.catalogue import Catalogue
from footprint.modelling.datasets import nearest
from footprint.modelling.electricity.coverage import Applied, Coverage
from footprint.modelling.electricity.reading import technologies
from footprint.modelling.electricity.values import Instrument
from footprint.modelling.lines import Wanted

KIND_WORDS = {
    "certificate": ("by certificate", "绿证"),
    "direct-line": ("by direct line", "直供"),
    "own-generation": ("own generation", "自发"),
}


def dataset_of(one: Instrument, place: str | None, catalogue: Catalogue) -> str | None:
    """The data set of an instrument: its own, else that of its technology, kind and place; None where there is none."""
    if one.dataset is not None:
        return one.dataset
    found = nearest(technologies()[one.technology][one.kind], place, catalogue)
    return found.id if found else None


def covered(lines: Iterable[Wanted], coverage: Mapping[str, Coverage], catalogue: Catalogue | None) -> list[Wanted]:
    """The lines with electricity of covered sites split; everything else as it is."""
    result: list[Wanted] = []
    for line in lines:
        found = coverage.get(line.figures.get("site", "")) if line.figures.get("kind") == "electricity" else None
        result += [line] if found is None else _split(line, found, catalogue)
    return result


def _split(line: Wanted, coverage: Coverage, catalogue: Catalogue | None) -> list[Wanted]:
    parts = [_part(line, applied, catalogue) for applied in coverage.applied if applied.share > 0.0]
    if coverage.rest > 0.0:
        figures = {**line.figures, "instrument": None, "share": coverage.rest}
        formula = f"{line.formula} × {coverage.rest:.6g}"
        parts.insert(0, replace(line, quantity=line.quantity * coverage.rest, formula=formula, figures=figures))
    return parts


def _part(line: Wanted, applied: Applied, catalogue: Catalogue | None) -> Wanted:
    """What one instrument covers of a line. In the location-based view a certificate gives way to the site's grid."""
    one = applied.instrument
    word, word_zh = KIND_WORDS[one.kind]
    technology = technologies()[one.technology]
    dataset = dataset_of(one, line.origin, catalogue) if catalogue else one.dataset
    return replace(
        line,
        id=f"{line.id}-{one.id}",
        name=f"{line.name}, {technology['name']} {word}",
        name_zh=f"{line.name_zh}，{technology['name_zh']}（{word_zh}）",
        quantity=line.quantity * applied.share,
        formula=f"{line.formula} × {applied.share:.6g}",
        dataset=one.dataset,
        default=dataset,
        grid=(line.dataset or line.default) if one.kind == "certificate" else dataset,
        evidence=one.evidence or (one.cancelled.proof if one.cancelled else "") or line.evidence,
        figures={**line.figures, "instrument": one.id, "share": applied.share},
    )
