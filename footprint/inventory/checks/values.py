"""What the checks of packs give back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footprint.findings import Finding, Severity
from footprint.inventory.values import Exchange, Process
from footprint.ledgers import Ledgers


@dataclass(frozen=True, slots=True)
class Check:
    """One check over all packs: how many things it looked at and what it found. It fails on an error alone."""

    name: str
    checked: int
    findings: tuple[Finding, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of this severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return self.count("error") > 0


@dataclass(frozen=True, slots=True)
class EstimateShare:
    """How much of Σ|GWP| passes through estimates: a pack, `direct-emission`, or all (`catalogue`).

    `gwp` is Σ|total factor| over one unit of each data set, kg CO2e; `share` is 0 … 1, weighted by it. `caused` is the
    part of the catalogue's share that passes first through an estimated row of this scope.
    """

    scope: str
    datasets: int
    gwp: float
    share: float
    caused: float


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """An estimated exchange: `caused` of the catalogue's share passes first through it.

    `freed` is what the share would lose if this row alone were cited: less than `caused` where estimates stand behind
    the input too.
    """

    process: Process
    exchange: Exchange
    caused: float
    freed: float


@dataclass(frozen=True)
class Report:
    """Every check of a set of packs, and what reading and solving them warned of.

    `estimates` are the scopes with the catalogue last, `estimate_rows` every estimated exchange with the heaviest
    first, `shares` the estimate share of each data set, `factors` the footprints by data set.
    """

    checks: tuple[Check, ...]
    estimates: tuple[EstimateShare, ...]
    estimate_rows: tuple[EstimateRow, ...]
    shares: Mapping[str, float]
    factors: Mapping[str, Ledgers]
    warnings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any check found an error."""
        return any(check.failed for check in self.checks)

    def by_name(self) -> Mapping[str, Check]:
        """The checks by their names."""
        return {check.name: check for check in self.checks}
