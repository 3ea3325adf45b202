"""Data quality, primary data share and cut-off of a calculated product."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from footprint.bom.values import Product
from footprint.engine.tree import Tree, carries
from footprint.engine.values import StudyLine

MASS_TOLERANCE = 0.05


def contribution_weighted(lines: Sequence[StudyLine]) -> float | None:
    """The data quality rating of the study: mean of the lines' DQR, each weighted by |kg CO2e| (EU PEF, 2021).

    None when no line with a rating contributes.

    Formula: Data quality rating of a study.
    """
    rated = [(abs(line.kg_co2e or 0.0), line.dqr) for line in lines if line.dqr is not None]
    weight = fsum(kg for kg, _ in rated)
    return fsum(kg * dqr for kg, dqr in rated) / weight if weight > 0.0 else None


def primary_data_share(lines: Sequence[StudyLine]) -> float:
    """The share of Σ|kg CO2e| that rests on primary data, 0 to 1 (PACT Methodology 3).

    Formula: Primary data share.
    """
    whole = fsum(abs(line.kg_co2e or 0.0) for line in lines)
    return fsum(abs(line.kg_co2e or 0.0) * line.primary_share for line in lines) / whole if whole > 0.0 else 0.0


def product_mass(tree: Tree, masses: dict[str, float | None]) -> float | None:
    """kg of material in the declared unit, net of losses, from the lines that carry data; None when one is unknown."""
    parts = [
        (line.quantity * tree.net[name], masses[name])
        for name, line in tree.lines.items()
        if not tree.is_parent(name) and line.stage == "materials" and carries(line, masses[name])
    ]
    known = [units * mass for units, mass in parts if mass is not None]
    return fsum(known) if known and len(known) == len(parts) else None


def cut_off_share(product: Product, mass: float | None) -> float | None:
    """The share of the product's stated mass that no material line covers; None when either mass is unknown.

    Formula: Mass not covered.
    """
    if not product.mass_kg or mass is None:
        return None
    return max(0.0, 1.0 - mass / product.mass_kg)
