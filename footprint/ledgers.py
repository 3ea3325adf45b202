"""The five disjoint ledgers of a greenhouse gas balance, in kg CO2e.

ISO 14067:2018 clause 7 wants them stated apart; their sum is the total. CO2 taken up by biomass counts −1 in
`biogenic_removals`, biogenic CO2 let off +1 in `biogenic_emissions`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

LEDGERS = ("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change", "aircraft")


@dataclass(frozen=True, slots=True)
class Ledgers:
    """kg CO2e per unit of whatever it belongs to. `biogenic_removals` is never positive."""

    fossil: float = 0.0
    biogenic_emissions: float = 0.0
    biogenic_removals: float = 0.0
    land_use_change: float = 0.0
    aircraft: float = 0.0

    @property
    def total(self) -> float:
        """The sum of the five.

        Formula: Total footprint.
        """
        return fsum(self.values())

    @property
    def total_excluding_biogenic_uptake(self) -> float:
        """The total without CO2 taken up by biomass.

        Formula: Total without biogenic uptake.
        """
        return fsum((self.fossil, self.biogenic_emissions, self.land_use_change, self.aircraft))

    def values(self) -> tuple[float, ...]:
        """In the order of LEDGERS."""
        return self.fossil, self.biogenic_emissions, self.biogenic_removals, self.land_use_change, self.aircraft

    def times(self, amount: float) -> Ledgers:
        """Each ledger multiplied by `amount`."""
        return Ledgers(*[value * amount for value in self.values()])

    def as_dict(self) -> dict[str, float]:
        """Ledger name → kg CO2e."""
        return dict(zip(LEDGERS, self.values(), strict=True))


def add(parts: Iterable[Ledgers]) -> Ledgers:
    """The exact sum (fsum) of each ledger."""
    columns = list(zip(*(part.values() for part in parts), strict=True))
    return Ledgers(*(fsum(column) for column in columns)) if columns else Ledgers()


def share_of(kg: float | None, whole: float) -> float | None:
    """The part of the total, 1 being all of it; None without a number or when the total is zero."""
    return kg / whole if kg is not None and whole != 0.0 else None
