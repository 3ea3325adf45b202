"""How much of the product the calculation covers."""

from __future__ import annotations

from math import fsum
from typing import Any

from footprint.analysis.messages import MESSAGES
from footprint.bom.headings import CHOICES_ZH
from footprint.bom.values import STAGES_OF, Bom
from footprint.engine.values import Study
from footprint.findings import Finding

Json = dict[str, Any]
NAMED = 20


def completeness(bom: Bom, study: Study) -> tuple[Json, list[Finding]]:
    """Lines with data, mass, stages, and how much of Σ|kg| states its evidence, origin and data type.

    Mass coverage is what the material lines weigh over the stated mass of the product, None when either is unknown.

    Formula: Completeness.
    """
    leaves = {line.id: line for line in bom.leaves}
    rows = {line.id: line for line in study.lines}
    without = [name for name in leaves if rows[name].kg_co2e is None]
    weights = dict.fromkeys(leaves, 0.0)
    for line in study.lines:
        origin = line.generated_from or line.id
        if line.kg_co2e is not None and origin in weights:
            weights[origin] += abs(line.kg_co2e)
    whole = fsum(weights.values())

    def part(names: list[str]) -> float | None:
        return fsum(weights[name] for name in names) / whole if whole > 0.0 else None

    expected = STAGES_OF[bom.product.boundary]
    empty = [stage for stage in expected if stage not in study.stages]
    mass, stated = study.material_kg, bom.product.mass_kg
    found: Json = {
        "lines": {
            "count": len(leaves),
            "with_data": len(leaves) - len(without),
            "share": (len(leaves) - len(without)) / len(leaves),
            "without_data": without[:NAMED],
        },
        "mass": {
            "lines_kg": mass,
            "product_kg": stated,
            "coverage": mass / stated if mass is not None and stated else None,
        },
        "stages": {"expected": list(expected), "empty": empty},
        "stated": {
            "evidence": part([name for name, line in leaves.items() if line.evidence]),
            "origin": part([name for name, line in leaves.items() if line.origin]),
            "data_type": part([name for name, line in leaves.items() if line.data_type]),
        },
    }
    findings = [MESSAGES.finding("stage-empty", stage=stage, stage_zh=CHOICES_ZH["stage"][stage]) for stage in empty]
    if without:
        findings.append(MESSAGES.finding("lines-without-data", count=len(without), of=len(leaves)))
    return found, findings
