"""What the result document tells about carbon: captured CO2 by each approach, delayed emissions, content."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Any

from footprint.engine.values import Study, StudyLine
from footprint.modelling.carbon.values import Captured, Carbon
from footprint.units import mass_in_kg

CO2_PER_C = 44.0 / 12.0


def carbon_record(carbon: Carbon, study: Study) -> dict[str, Any]:
    """The section `carbon`, kg per declared unit. Nothing of it is netted in the footprint."""
    captured = [(one, captured_co2(one, study.lines)) for one in carbon.captured]
    delayed = [(one, _delayed(one.line, one.kg_co2e, study.lines)) for one in carbon.delayed]
    return {
        "captured": [
            {
                "line": one.line,
                "origin": one.origin,
                "approach": one.approach,
                "kg_co2": kg,
                "emitter": one.emitter,
                "emitter_counts": one.emitter_counts,
                "release": one.release,
                "evidence": one.evidence,
            }
            for one, kg in captured
        ],
        "captured_totals": approaches(study.total, captured),
        "delayed": [
            {"name": one.name, "line": one.line, "kg_co2e": kg, "years": one.years, "evidence": one.evidence}
            for one, kg in delayed
        ],
        "delayed_kg_co2e": fsum(kg for _, kg in delayed if kg is not None),
        "credits": [{"line": one.line, "reason": one.reason} for one in carbon.credits],
        "biogenic_carbon_kg": study.biogenic_carbon_content,
        "biogenic_carbon_as_co2_kg": as_co2(study.biogenic_carbon_content),
        "offsets": "refused",
    }


def captured_co2(one: Captured, lines: Sequence[StudyLine]) -> float | None:
    """kg of captured CO2 that a line brings per declared unit; None where its mass is unknown.

    Source: mass of CO2 by the stated content; ISO 14067:2018, 6.3.8.

    Formula: Captured CO2.
    """
    line = next((line for line in lines if line.id == one.line), None)
    if line is None:
        return None
    mass = mass_in_kg(line.unit, line.properties)
    if mass is None:
        return None
    return line.quantity / (1.0 - line.loss) * line.multiplier * mass * one.kg_co2_per_kg


def approaches(total: float, captured: Sequence[tuple[Captured, float | None]]) -> dict[str, float | None]:
    """The total by each way to share captured CO2 between emitter and user. Without any it is empty.

    Cut-off at capture and credit to the emitter give the user the CO2 without burden and without credit, and its
    release counts; credit to the user subtracts it, where every emitter counts it as emitted. The first is declared.

    Source: Together for Sustainability, PCF Guideline 3 (2024), carbon capture and use; ISO 14044:2006, 4.3.4.

    Formula: Sharing of captured CO2.
    """
    if not captured:
        return {}
    known = [kg for _, kg in captured if kg is not None]
    allowed = all(one.emitter_counts for one, _ in captured) and len(known) == len(captured)
    return {
        "cut-off": total,
        "credit-to-emitter": total,
        "credit-to-user": total - fsum(known) if allowed else None,
    }


def as_co2(carbon_kg: float) -> float:
    """kg of CO2 that this much carbon makes.

    Source: molar masses 44 and 12 g/mol, as PACT Methodology 3 and the IPCC Guidelines take them.

    Formula: Carbon as CO2.
    """
    return carbon_kg * CO2_PER_C


def _delayed(line: str | None, kg: float | None, lines: Sequence[StudyLine]) -> float | None:
    if line is None:
        return kg
    parts = [one.kg_co2e for one in lines if line in (one.id, one.generated_from)]
    return fsum(part for part in parts if part is not None) if parts and None not in parts else None
