"""From data quality indicators to the geometric standard deviation of a lognormal amount.

Uncertainty factors and the formula are those of Frischknecht et al. (2005), "The ecoinvent database: overview and
methodological framework", Int. J. LCA 10(1), table 4 and section 3.5; the use of the pedigree for lognormal data is
discussed by Ciroth et al. (2016), "Empirically based uncertainty factors for the pedigree matrix in ecoinvent",
Int. J. LCA 21. With factors U, the 95 % interval is SD² = exp √(Σ ln² U), and the geometric SD its square root.

The four indicators of a process stand for four of the pedigree's: precision for reliability, time for temporal,
geography for geographical and technology for technological correlation. Scores between the table's, and the two that
it leaves blank, are interpolated on the logarithm.
"""

from __future__ import annotations

from math import exp, log, sqrt

from footprint.inventory.catalogue import Quality
from footprint.inventory.values import FROM_PROCESSES, ExchangeType

# scores 1 … 5
RELIABILITY = (1.00, 1.05, 1.10, 1.20, 1.50)
TEMPORAL = (1.00, 1.03, 1.10, 1.20, 1.50)
GEOGRAPHICAL = (1.00, 1.01, 1.02, sqrt(1.02 * 1.10), 1.10)
TECHNOLOGICAL = (1.00, sqrt(1.20), 1.20, 1.50, 2.00)

# basic factors: CO2 and aggregated CO2e, energy and materials 1.05; transport 2.00; other greenhouse gases 1.50
BASIC_CO2 = BASIC_INPUT = 1.05
BASIC_TRANSPORT = 2.00
BASIC_OTHER_GAS = 1.50


def geometric_sd(quality: Quality, basic: float) -> float:
    """The geometric standard deviation (≥ 1) of an amount with this quality and basic uncertainty factor.

    Formula: Spread from data quality.
    """
    factors = (
        basic,
        _factor(RELIABILITY, quality.p),
        _factor(TEMPORAL, quality.tir),
        _factor(GEOGRAPHICAL, quality.ger),
        _factor(TECHNOLOGICAL, quality.ter),
    )
    return exp(sqrt(sum(log(factor) ** 2 for factor in factors)) / 2)


def basic_factor(kind: ExchangeType, flow: str, unit: str) -> float:
    """The basic uncertainty factor of an exchange with this flow (an id) in this unit (of the provider or flow)."""
    if kind in FROM_PROCESSES:
        return BASIC_TRANSPORT if unit in {"t*km", "kg*km"} else BASIC_INPUT
    return BASIC_CO2 if flow.startswith(("co2-", "ghg-")) or kind == "resource" else BASIC_OTHER_GAS


def _factor(table: tuple[float, ...], score: float) -> float:
    low = min(int(score), len(table) - 1)
    share = score - low
    return exp((1 - share) * log(table[low - 1]) + share * log(table[low]))
