"""Offsets and unexplained negatives are refused, wherever they come in; captured CO2 is consistent with its origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from footprint.bom.values import Bom
from footprint.engine.values import Choice
from footprint.findings import Finding
from footprint.inventory.catalogue import Catalogue
from footprint.ledgers import Ledgers
from footprint.modelling.carbon.values import Carbon
from footprint.modelling.messages import MESSAGES

# what offsets are called on invoices; a name that only contains "offset" (printing) or "credit" (note) is none
OFFSET = re.compile(
    r"carbon[\s-]*(?:offset|credit|compensation)|\boffset\s+(?:credit|certificate)|\b(?:CCERs?|VCUs?|VERs|CERs)\b"
    r"|碳抵[消销]|碳信用|碳汇(?:购买|证书|指标)|核证自愿减排|核证减排量|碳中和证书|碳补偿",
    re.IGNORECASE,
)


def offset_lines(bom: Bom) -> Iterator[Finding]:
    """Lines that are called like a carbon offset. ISO 14067:2018 keeps offsetting out of a product's footprint."""
    for line in bom.lines:
        if not line.made and OFFSET.search(f"{line.name} {line.name_zh}"):
            yield MESSAGES.finding("offset-line", line=line.id)


def check_negatives(bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue, carbon: Carbon) -> Iterator[Finding]:
    """Data that take more than biomass took up: only a credit that the study explains may be negative."""
    explained = {credit.line for credit in carbon.credits}
    for line in bom.lines:
        factor = _factor(choices.get(line.id), catalogue)
        if factor is not None and factor.total_excluding_biogenic_uptake < 0.0 and line.id not in explained:
            yield MESSAGES.finding("negative-data", line=line.id, kg=factor.total_excluding_biogenic_uptake)


def check_carbon(carbon: Carbon, bom: Bom, choices: Mapping[str, Choice], catalogue: Catalogue) -> Iterator[Finding]:
    """Lines that are not there; captured CO2 whose data contradict its origin, or that nobody lets off."""
    leaves = {line.id: line for line in bom.leaves}
    named = (
        *((one.cell, one.line) for one in carbon.captured),
        *((one.cell, one.line) for one in carbon.delayed if one.line is not None),
        *((one.cell, one.line) for one in carbon.credits),
    )
    for cell, name in named:
        if name not in leaves:
            yield MESSAGES.finding("evidence-line", cell=f"{cell}.line", line_id=name)
    for one in carbon.captured:
        factor = _factor(choices.get(one.line), catalogue)
        if one.origin == "fossil" and factor is not None and factor.biogenic_removals < 0.0:
            yield MESSAGES.finding("ccu-fossil-uptake", cell=f"{one.cell}.origin", line=one.line)
        if bom.product.boundary == "cradle-to-grave" and not one.release:
            yield MESSAGES.finding("ccu-release", cell=f"{one.cell}.release", line=one.line)


def _factor(choice: Choice | None, catalogue: Catalogue) -> Ledgers | None:
    if choice is None:
        return None
    if choice.supplier is not None:
        return choice.supplier.factor
    found = catalogue.get(choice.dataset or "")
    return found.factor if found else None
