"""What several PDFs say about one product in the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from footprint.bom.values import STAGES, STAGES_OF
from footprint.findings import Language
from footprint.units import parse_unit
from reports.figures import Segment
from reports.numbers import plain
from reports.style import STAGE_COLOURS
from reports.text import named

_PRINTED = {"t*km": "tkm", "kg*km": "kg km", "m3": "m³", "m2": "m²", "cm2": "cm²"}
DQR_CLASSES = (1.5, 2.0, 3.0, 4.0)


def unit_words(unit: str, language: Language) -> str:
    """A canonical unit as it is printed: `piece` is 件 in Chinese, symbols stay."""
    if language == "zh" and unit in ("piece", "h", "min"):
        return parse_unit(unit).name_zh
    return _PRINTED.get(unit, unit)


def declared_unit(document: Mapping[str, Any], language: Language) -> str:
    """`1 kg`, `150,000 km`, `1 件`: the declared unit of a result or of its public view."""
    declared = document["declared_unit"]
    return f"{plain(float(declared['amount']))} {unit_words(str(declared['unit']), language)}"


def covered_stages(product: Mapping[str, Any]) -> tuple[str, ...]:
    """The stages inside the product's boundary."""
    return tuple(STAGES_OF.get(product.get("boundary", "cradle-to-gate"), STAGES))


def excluded_stages(product: Mapping[str, Any]) -> tuple[str, ...]:
    """The stages outside it."""
    covered = covered_stages(product)
    return tuple(stage for stage in STAGES if stage not in covered)


def boundary_segments(product: Mapping[str, Any], label: Callable[[str], tuple[str, ...]]) -> list[Segment]:
    """The boundary strip; `label(stage)` gives its lines."""
    covered = covered_stages(product)
    return [Segment(label(stage), stage in covered, STAGE_COLOURS[stage]) for stage in STAGES]


def criteria(document: Mapping[str, Any], standards: str) -> str:
    """The standards of a label and, where the study followed one, the rule set with its version."""
    rules = document.get("rules")
    return f"{standards}; PCR {rules['id']}@{rules['version']}" if rules else standards


def site_words(site: str, product: Mapping[str, Any]) -> str:
    """The production site as the label states it, with the product's region code where it says more."""
    code = str(product.get("site") or "")
    return site if code in site else f"{site} {code}".strip()


def dqr_class(dqr: float, language: Language) -> str:
    """Excellent … poor, after the EU PEF method."""
    level = 1 + sum(dqr > limit for limit in DQR_CLASSES)
    return named("quality.class", str(level), language)
