"""What the checks of packs give back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footprint.findings import Finding, Severity


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

    `gwp` is Σ|total factor| over one unit of each data set, kg CO2e; `share` is 0 … 1, weighted by it.
    """

    scope: str
    datasets: int
    gwp: float
    share: float


@dataclass(frozen=True)
class Report:
    """Every check of a set of packs, and what reading and solving them warned of."""

    checks: tuple[Check, ...]
    estimates: tuple[EstimateShare, ...]
    warnings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any check found an error."""
        return any(check.failed for check in self.checks)

    def by_name(self) -> Mapping[str, Check]:
        """The checks by their names."""
        return {check.name: check for check in self.checks}
