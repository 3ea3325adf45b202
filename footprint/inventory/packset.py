"""The packs that belong together, with everything that they state, as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from footprint.findings import Finding
from footprint.inventory.allocation import Allocation
from footprint.inventory.balances import Carbon, EnergyRange, Expectation
from footprint.inventory.catalogue import Source
from footprint.inventory.values import Flow, Pack, Process


@dataclass(frozen=True)
class PackSet:
    """Packs that belong together and have no error left; every mapping is sorted by id."""

    packs: tuple[Pack, ...]
    sources: Mapping[str, Source]
    flows: Mapping[str, Flow]
    processes: Mapping[str, Process]
    warnings: tuple[Finding, ...] = ()
    carbon: Mapping[str, Carbon] = field(default_factory=dict)
    expectations: Mapping[str, Expectation] = field(default_factory=dict)
    energy: Mapping[str, EnergyRange] = field(default_factory=dict)
    allocations: Mapping[str, Allocation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("sources", "flows", "processes", "carbon", "expectations", "energy", "allocations"):
            object.__setattr__(self, name, MappingProxyType(dict(sorted(getattr(self, name).items()))))
